import { z } from 'zod';
import type { Actor } from '../access/actor.ts';
import { type Wall, wallsOpenTo } from '../access/walls.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { zOptionalText, zText } from '../foundation/text.ts';

export const documentKinds = [
  'letter',
  'court_document',
  'report',
  'photograph',
  'consent_form',
  'certificate',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Who may see a document, as it is chosen. */
export const seenByChoices = ['record', 'parent', 'health', 'carer', 'supervision', 'private'] as const;
export type SeenBy = (typeof seenByChoices)[number];

const WALLS: Readonly<Record<SeenBy, Wall | null>> = {
  record: null,
  parent: null,
  health: 'health',
  carer: 'carer',
  supervision: 'supervision',
  private: 'private',
};

/** Who may see it, as its rows say it to the database. */
export interface KeptFor {
  readonly wall: Wall | null;
  readonly shownToParent: boolean;
  /** The shares under which partner organisations' workers see it as well. */
  readonly partnerShareIds: string[];
}

/** What a choice of readers writes into the rows. */
export const keptFor = (seenBy: SeenBy, shares: readonly string[]): KeptFor => ({
  wall: WALLS[seenBy],
  shownToParent: seenBy === 'parent',
  partnerShareIds: [...new Set(shares)].toSorted(),
});

/** The choice that the rows say. */
export function seenByOf({ wall, shownToParent }: Omit<KeptFor, 'partnerShareIds'>): SeenBy {
  if (wall === null) return shownToParent ? 'parent' : 'record';
  return seenByChoices.find((each) => WALLS[each] === wall) ?? 'private';
}

/** The choices that a worker has: nobody may hide a document from herself. */
export function seenByOpenTo(actor: Actor): SeenBy[] {
  const open = actor.kind === 'staff' ? wallsOpenTo(actor) : [];
  return seenByChoices.filter((each) => {
    const wall = WALLS[each];
    return wall === null || open.includes(wall);
  });
}

export const zDocument = z.strictObject({
  kind: z.enum(documentKinds, 'Choose what it is'),
  title: zText(200, 'Enter a title'),
  datedOn: zDate
    .nullish()
    .transform((day) => day ?? null)
    .meta({ description: 'The day that stands on it, where one does' }),
  proceedingsId: zId
    .nullish()
    .transform((id) => id ?? null)
    .meta({ description: 'The proceedings that it belongs to, where it does' }),
  seenBy: z.enum(seenByChoices, 'Choose who may see it').meta({
    description:
      'record: everybody who may read the record; parent: the parent as well, on her own pages; else those behind the wall of that name',
  }),
  shares: z.array(zId).max(20, 'Choose up to 20 organisations').default([]).meta({
    description:
      'The shares (of today) under which workers of partner organisations see it as well, until the share ends',
  }),
});
export type NewDocument = z.output<typeof zDocument>;

export const zNote = zOptionalText(500).meta({
  description: 'What is new in this version, or where it came from',
});

/** What a document is held against: who adds or changes it, and what it may name. */
export interface DocumentSetting {
  readonly actor: Actor;
  readonly today: Temporal.PlainDate;
  readonly proceedings: readonly string[];
  /** Under which she is shared today. */
  readonly shares: readonly string[];
  /** Who added it; the actor where it is new. */
  readonly staffId: string | null;
}

const at = (path: string, message: string): FieldFault => ({ path: ['document', path], message });

/** What is wrong with what is said of a document. */
export function documentFaults(document: NewDocument, setting: DocumentSetting): FieldFault[] {
  const { actor, today, proceedings, staffId } = setting;
  const { datedOn, proceedingsId, seenBy, shares } = document;
  const faults: FieldFault[] = [];
  if (datedOn && isBefore(today, datedOn))
    faults.push(at('datedOn', 'This date must be today or in the past'));
  if (proceedingsId && !proceedings.includes(proceedingsId))
    faults.push(at('proceedingsId', 'Choose proceedings from the list'));
  if (!seenByOpenTo(actor).includes(seenBy))
    faults.push(at('seenBy', 'Choose readers of whom you are one yourself'));
  else if (seenBy === 'private' && (actor.kind !== 'staff' || actor.staffId !== staffId))
    faults.push(at('seenBy', 'Only whoever added a document can keep it to herself'));
  if (!shares.every((id) => setting.shares.includes(id)))
    faults.push(at('shares', 'Choose organisations that this person is shared with today'));
  else if (shares.length > 0 && WALLS[seenBy] !== null)
    faults.push(
      at(
        'shares',
        'A document that not everybody here may see is shown to nobody outside. Choose other readers',
      ),
    );
  return faults;
}

/** Kinds of file that a browser may show: pictures and plain text, never what could hold a program. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'text/plain']);

/** True where a file may be shown in a sandbox; any other is kept on the reader's own machine. */
export const mayBeShown = (mediaType: string): boolean => SHOWN.has(mediaType);
