import { z } from 'zod';
import { isBefore, zDate } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { formatDate } from '../interface/wording/index.ts';
import type { Programme } from '../programme/index.ts';

/** What a member of a panel may be for. */
export const PANEL_VIEWS = ['accept', 'decline', 'none'] as const;
export type PanelView = (typeof PANEL_VIEWS)[number];

/** What a panel said, as it is kept with the referral. Days as ISO text. */
export interface PanelSaid {
  readonly on: string;
  readonly members: readonly {
    /** As what she sat there, in the words of the programme. */
    readonly member: string;
    readonly name: string;
    readonly view: PanelView;
    readonly said: string | null;
  }[];
  readonly reason: string;
}

const zMember = z.strictObject({
  member: zText(300, 'Say as what somebody sat on the panel'),
  name: zText(200, 'Enter the name of who was there'),
  view: z.enum(PANEL_VIEWS, 'Select what this member was for'),
  said: zOptionalText(2000),
});

/** A panel's decision, as a manager records it. */
export const zPanelSaid = z.strictObject({
  on: zDate.meta({ description: 'The day on which the panel met' }),
  members: z
    .array(zMember)
    .max(30)
    .meta({ description: 'Who was there, each as one of the programme’s members' }),
  reason: zText(2000, 'Say why the panel decided so'),
});

/** How many must be there where the programme does not say. */
const LEAST = 2;

interface Ground {
  readonly decision: Programme['decision'];
  readonly receivedOn: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
}

/**
 * What a panel said may stand: it met between the day on which the referral came and today, and enough of its members
 * were there, once each. A programme without a panel takes none, and one with a panel is not decided without.
 */
export function panelSaid(
  { decision, receivedOn, today }: Ground,
  said: z.output<typeof zPanelSaid> | null | undefined,
): Result<PanelSaid | null, Fault> {
  const panel = decision?.by === 'panel' ? decision.panel : undefined;
  if (!panel) {
    const message = 'One person decides on referrals to this programme. Leave the panel out';
    return said ? invalid({ path: ['panel'], message }) : succeed(null);
  }
  if (!said) {
    return invalid({ path: ['panel', 'on'], message: `Enter the day on which the ${panel.title} met` });
  }
  const faults = [...dayFaults(said.on, receivedOn, today), ...memberFaults(panel, said.members)];
  if (faults.length > 0) return invalid(...faults);
  return succeed({ ...said, on: said.on.toString() });
}

function dayFaults(on: Temporal.PlainDate, receivedOn: Temporal.PlainDate, today: Temporal.PlainDate) {
  const fault = (message: string): FieldFault[] => [{ path: ['panel', 'on'], message }];
  if (isBefore(today, on)) return fault('The day must be today or in the past');
  if (isBefore(on, receivedOn))
    return fault(`The day must be on or after ${formatDate(receivedOn)}, when the referral came`);
  return [];
}

type Panel = NonNullable<NonNullable<Programme['decision']>['panel']>;

function memberFaults(panel: Panel, there: PanelSaid['members']): FieldFault[] {
  const known = new Set(panel.members);
  const strange = there.flatMap(({ member }, index) => {
    const path = ['panel', 'members', index, 'member'];
    if (!known.has(member)) return [{ path, message: `Choose one of the members of the ${panel.title}` }];
    const isFirst = there.findIndex((each) => each.member === member) === index;
    return isFirst ? [] : [{ path, message: `${member} is named twice` }];
  });
  if (strange.length > 0) return strange;
  const least = panel.quorum ?? LEAST;
  if (there.length >= least) return [];
  const message = `At least ${least} members must be there for the ${panel.title} to decide`;
  return [{ path: ['panel', 'members'], message }];
}

/** What a member was for, in words. */
export const viewWords: Readonly<Record<PanelView, string>> = {
  accept: 'for accepting',
  decline: 'for declining',
  none: 'no view',
};

/** A panel's decision in one sentence, for histories: “Early Help panel on 3 June 2024: …”. */
export function panelInWords(
  programme: Pick<Programme, 'decision'> | undefined,
  { on, reason }: PanelSaid,
): string {
  const title = programme?.decision?.panel?.title ?? 'Panel';
  return `${title} on ${formatDate(Temporal.PlainDate.from(on))}: ${reason}`;
}
