import { z } from 'zod';
import { type CommandContext, command, staffIdOf } from '../doors/index.ts';
import { isBefore } from '../foundation/dates.ts';
import type { Fault } from '../foundation/fault.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { loadRecord, registerFamily, registerPerson } from '../people/index.ts';
import { consider } from './consider.ts';
import { type Decided, decideOnReferral, type WhichPerson } from './decision.ts';
import { KEPT_DAYS } from './drafts/draft.ts';
import { findDraft, keepLinkUntil } from './drafts/draft-store.ts';
import { becomeDocuments } from './files/become-documents.ts';
import { newToRecord } from './new-to-record.ts';
import { panelInWords, zPanelSaid } from './panel.ts';
import { eventNow } from './receive.ts';
import { familyFromReferral, personFromReferral } from './record-parent.ts';
import type { EligibilitySnapshot, Referral } from './referral.ts';
import { decidedReferral } from './referral-examples.ts';
import { zReferralDecidedOut } from './referral-output.ts';
import {
  changeReferral,
  countWaiting,
  findReferral,
  type ReferralChange,
  restrictionOf,
} from './referral-store.ts';

const zPerson = z.union(
  [z.strictObject({ existing: zId }), z.strictObject({ new: z.literal(true) })],
  'Select whether this is somebody already on record, or somebody new',
);

const input = z.strictObject({
  id: zId,
  version: z.int().positive(),
  decision: z.enum(['accept', 'ask', 'decline'], 'Select what you decide'),
  person: zPerson.nullish().meta({
    description: 'Whom it is about. Must be said when people on record may be the same (duplicates)',
  }),
  reasons: z
    .array(z.string().max(60))
    .max(100)
    .default([])
    .meta({ description: 'Why it is declined: ids of criteria, or of the other reasons' }),
  signposts: z
    .array(zText(300, 'Enter the name of the service'))
    .max(50)
    .default([])
    .meta({ description: 'Where else the parent was pointed to' }),
  askFor: zOptionalText(2000).meta({ description: 'What is missing, when more is asked for' }),
  override: zOptionalText(2000).meta({
    description: 'Why it is accepted although a criterion is not met or not known',
  }),
  note: zOptionalText(5000),
  panel: zPanelSaid.nullish().meta({
    description: 'What the panel said, to accept or to decline where the programme has a panel decide',
  }),
});

/** Puts the parent on record, or finds her there, and adds the family that the referral tells of. */
async function recordParent(
  context: CommandContext,
  referral: Referral,
  which: WhichPerson,
): Promise<Result<string, Fault>> {
  const family = familyFromReferral(referral.answers);
  if ('existing' in which) {
    const record = await loadRecord(context.db, which.existing);
    if (record?.kind !== 'adult') return notFound('person');
    const added = await registerFamily(context, record.id, newToRecord(family, record));
    return added.ok ? succeed(record.id) : added;
  }
  const person = await registerPerson(context, personFromReferral(referral.answers));
  if (!person.ok) return person;
  const added = await registerFamily(context, person.value.id, family);
  return added.ok ? succeed(person.value.id) : added;
}

async function changeFor(
  context: CommandContext,
  referral: Referral,
  decided: Decided,
  criteria: EligibilitySnapshot,
): Promise<Result<ReferralChange, Fault>> {
  const made = { decidedOn: context.today, decidedBy: staffIdOf(context.actor) };
  switch (decided.kind) {
    case 'asked_for_more':
      return succeed({ rest: { askedOn: context.today, askedFor: decided.askedFor } });
    case 'declined': {
      const { reasons, signposts } = decided;
      return succeed({
        criteria,
        rest: { ...made, declineReasons: [...reasons], signposts: [...signposts] },
      });
    }
    case 'accepted': {
      const person = await recordParent(context, referral, decided.person);
      if (!person.ok) return person;
      const personId = person.value;
      const restricted = await restrictionOf(context.db, personId);
      if (restricted === undefined) return notFound('person');
      await becomeDocuments(context, referral, personId);
      return succeed({
        criteria,
        rest: { ...made, personId, restricted, overrideReason: decided.overrideReason },
      });
    }
  }
}

/** Whoever referred from outside can answer by the link that the referral was made with, for four weeks from now. */
async function keepLinkOpen(context: CommandContext, referral: Referral): Promise<void> {
  if (referral.origin === 'staff') return;
  // A visitor's referral has the id of its draft.
  const draft = await findDraft(context.db, referral.id);
  const until = context.today.add({ days: KEPT_DAYS });
  if (draft && isBefore(draft.expiresOn, until)) await keepLinkUntil(context.write, draft, until);
}

const said = (decided: Decided): string | null => {
  if (decided.kind === 'asked_for_more') return decided.askedFor;
  return decided.kind === 'accepted' ? decided.overrideReason : null;
};

/** A manager accepts a referral, asks for more, or declines it. */
export const decideReferral = command({
  name: 'decideReferral',
  summary: 'Accept, ask for more, or decline a referral',
  permission: 'referral:decide',
  about: ({ id }) => ({ kind: 'referral', id }),
  input,
  output: zReferralDecidedOut,
  audit: ({ decision }) => `Decided on a referral: ${decision}`,
  api: { method: 'post', path: '/referrals/{id}/decision' },
  example: decidedReferral,
  async handle(context, asked) {
    const referral = await findReferral(context.db, asked.id);
    if (!referral) return notFound('referral');
    const considered = await consider(context, referral);
    const waiting = considered.programme.waiting_list?.most
      ? { waiting: await countWaiting(context.db, referral.programmeId) }
      : {};
    const { status, receivedOn } = referral;
    const ground = { status, receivedOn, today: context.today, ...considered, ...waiting };
    const decided = decideOnReferral(ground, asked);
    if (!decided.ok) return decided;
    const criteria = { ...considered.eligibility, on: context.today.toString() };
    const change = await changeFor(context, referral, decided.value, criteria);
    if (!change.ok) return change;
    const { kind, panel } = decided.value;
    const panelSaid = panel ? panelInWords(considered.programme, panel) : null;
    if (kind === 'asked_for_more') await keepLinkOpen(context, referral);
    const row = await changeReferral(
      context.write,
      { id: asked.id, version: asked.version },
      {
        ...change.value,
        ...(panel && { panel }),
        status: kind,
        history: [
          ...referral.history,
          eventNow(context, kind, [panelSaid, said(decided.value)].filter(Boolean).join('\n') || null),
        ],
        rest: { ...change.value.rest, decisionNote: asked.note },
      },
    );
    return succeed({ id: row.id, version: row.version, status: kind, personId: row.personId });
  },
});
