import type { ChronologyEntry, ChronologySource } from '../../doors/index.ts';
import type { Programme } from '../../programme/index.ts';
import { panelInWords } from '../panel.ts';
import type { Referral } from '../referral.ts';
import { namesOfStaff, referralsOfPerson } from '../referral-store.ts';
import { originWords, reasonWords, statusWords } from '../words.ts';

type Names = ReadonlyMap<string, string>;

function entriesOf(referral: Referral, programme: Programme | undefined, names: Names): ChronologyEntry[] {
  const title = programme?.title ?? referral.programmeId;
  const reasons = referral.declineReasons.map((reason) => reasonWords(programme, reason)).join('; ');
  const panel = referral.panel && panelInWords(programme, referral.panel);
  const { id, reference, origin, receivedOn, decidedOn, status } = referral;
  const shared = { kind: 'referral', precision: 'day', href: `/referrals/${id}` } as const;
  const nameOf = (staffId: string | null) => (staffId ? (names.get(staffId) ?? null) : null);
  const received: ChronologyEntry = {
    ...shared,
    id: `${id}-received`,
    on: receivedOn,
    title: `Referred to ${title}`,
    detail: `${originWords[origin]}, ${reference}`,
    by: nameOf(referral.staffId),
  };
  const carried = referral.history
    .filter(({ kind }) => kind === 'carried_over')
    .map(
      ({ on, text, staffId }, index): ChronologyEntry => ({
        ...shared,
        id: `${id}-carried-${index}`,
        on: Temporal.PlainDate.from(on),
        title: `Referral to ${title} carried over to a new version`,
        detail: text,
        by: nameOf(staffId),
      }),
    );
  if (!decidedOn) return [received, ...carried];
  const decided: ChronologyEntry = {
    ...shared,
    id: `${id}-decided`,
    on: decidedOn,
    title: `Referral to ${title}: ${statusWords[status].toLowerCase()}`,
    detail:
      [panel, reasons, referral.overrideReason, referral.decisionNote].filter(Boolean).join('. ') || null,
    by: nameOf(referral.decidedBy),
  };
  return [received, ...carried, decided];
}

/** A person's referrals: when each came, and what was decided. */
export const referralChronology: ChronologySource = {
  kind: 'referral',
  title: 'Referrals',
  async entries({ db, programmes }, personId) {
    const referrals = await referralsOfPerson(db, personId);
    const names = await namesOfStaff(
      db,
      referrals.flatMap((each) => [
        each.staffId,
        each.decidedBy,
        ...each.history.map(({ staffId }) => staffId),
      ]),
    );
    return referrals.flatMap((referral) => {
      const programme =
        programmes.version(referral.programmeId, referral.programmeVersion) ??
        programmes.current(referral.programmeId);
      return entriesOf(referral, programme, names);
    });
  },
};
