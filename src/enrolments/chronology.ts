import type { ChronologyEntry, ChronologySource, ProgrammeLibrary } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { formatDate, formatList } from '../interface/wording/index.ts';
import { allocationsOf } from './allocation-store.ts';
import type { Consent } from './consent.ts';
import { consentsOf, type RecordedConsent } from './consent-store.ts';
import { programmeOf, roadTitles, titleIn } from './enrolment.ts';
import { type EnrolmentRow, enrolmentsOf, movesOf, type RecordedMove } from './enrolment-store.ts';
import { familyEntries } from './family/family-chronology.ts';

const hrefOf = (personId: string) => `/people/${personId}/programme`;

async function consentEntries(
  { db, programmes }: { db: TenantDb; programmes: ProgrammeLibrary },
  personId: string,
): Promise<readonly ChronologyEntry[]> {
  const consents = await consentsOf(db, personId);
  return consents.flatMap((consent) => {
    const kinds = programmes.current(consent.programmeId)?.consent?.to;
    return entriesOfConsent(consent, titleIn(kinds, consent.kind));
  });
}

/** The answer itself, and its withdrawal where there was one. */
export function entriesOfConsent(consent: RecordedConsent, title: string): ChronologyEntry[] {
  const common = {
    kind: 'consent',
    precision: 'day' as const,
    by: consent.recordedByName,
    href: `${hrefOf(consent.personId)}#consents`,
  };
  const said = consent.answer === 'given' ? 'Consent given' : 'Consent refused';
  const given = { ...common, id: consent.id, on: consent.givenOn, title: `${said}: ${title}` };
  const entries: ChronologyEntry[] = [{ ...given, detail: detailOf(consent) }];
  if (consent.withdrawnOn) {
    const withdrawn = { ...common, id: `${consent.id}-withdrawn`, on: consent.withdrawnOn };
    entries.push({ ...withdrawn, title: `Consent withdrawn: ${title}`, detail: consent.withdrawnNote });
  }
  return entries;
}

function detailOf(consent: Consent): string | null {
  const parts = [
    consent.agencies.length > 0 ? `With ${formatList(consent.agencies)}` : '',
    consent.withWhom ? `Given to ${consent.withWhom}` : '',
    consent.note ?? '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('. ') : null;
}

async function enrolmentEntries(
  { db, programmes }: { db: TenantDb; programmes: ProgrammeLibrary },
  personId: string,
): Promise<readonly ChronologyEntry[]> {
  const rows = await enrolmentsOf(db, personId);
  const moves = await movesOf(db, personId);
  return rows.flatMap((row) => [
    ...spanOf(programmes, row),
    ...moves
      .filter((move) => move.enrolmentId === row.id)
      .flatMap((move, index, own) => moveEntry(programmes, writtenUnder(row, own, index), row, move)),
  ]);
}

function spanOf(programmes: ProgrammeLibrary, row: EnrolmentRow): ChronologyEntry[] {
  const programme = programmeOf(programmes, row);
  const title = programme?.title ?? row.programmeId;
  const common = { kind: 'enrolment', precision: 'day' as const, by: null, href: hrefOf(row.personId) };
  const started: ChronologyEntry = {
    ...common,
    id: row.id,
    on: row.startedOn,
    title: row.previousId ? `Came back to ${title}` : `Started in ${title}`,
    detail: row.startOverride && `Started all the same because: ${row.startOverride}`,
    until: row.endedOn,
    lane: 'enrolments',
  };
  if (!row.endedOn) return [started];
  const reason = titleIn(programme?.endings?.reasons, row.endReason ?? '');
  const next = row.endDestination && titleIn(programme?.endings?.destinations, row.endDestination);
  const detail = [reason, next && `Next: ${next}`, row.endNote].filter(Boolean).join('. ');
  return [started, { ...common, id: `${row.id}-end`, on: row.endedOn, title: `Left ${title}`, detail }];
}

/** An enrolment in the version in which a line of its history was written. */
export function writtenUnder(row: EnrolmentRow, moves: readonly RecordedMove[], index: number): EnrolmentRow {
  const later = moves.slice(index + 1).find((move) => move.kind === 'version');
  const version = moves[index]?.programmeVersion ?? later?.fromVersion ?? row.programmeVersion;
  return { ...row, programmeVersion: version };
}

function moveEntry(
  programmes: ProgrammeLibrary,
  then: EnrolmentRow,
  row: EnrolmentRow,
  move: RecordedMove,
): readonly ChronologyEntry[] {
  if (move.kind === 'start') return [];
  const { pathway, stage } = roadTitles(programmeOf(programmes, then), move);
  const titles = {
    pathway: `Moved to another pathway: ${pathway}`,
    stage: `Moved to a new stage: ${stage}`,
    version: `Moved to version ${then.programmeVersion} of the programme: ${pathway}, ${stage}`,
    extend: `Stage extended: ${stage}${move.endsOn ? `, until ${formatDate(move.endsOn)}` : ''}`,
  };
  return [
    {
      id: move.id,
      kind: 'enrolment',
      on: move.movedOn,
      precision: 'day',
      title: titles[move.kind],
      detail: move.reason,
      by: move.recordedByName,
      href: hrefOf(row.personId),
    },
  ];
}

async function allocationEntries(
  { db }: { db: TenantDb },
  personId: string,
): Promise<readonly ChronologyEntry[]> {
  const allocations = await allocationsOf(db, personId);
  return allocations.flatMap((each) => {
    const role = each.role === 'lead' ? 'lead worker' : 'second worker';
    const common = { kind: 'allocation', precision: 'day' as const, by: null, href: hrefOf(personId) };
    const began: ChronologyEntry = {
      ...common,
      id: each.id,
      on: each.beganOn,
      title: `${each.staffName} became ${role}`,
      detail: each.note,
    };
    if (!each.endedOn) return [began];
    const title = `${each.staffName} stopped being ${role}`;
    return [began, { ...common, id: `${each.id}-end`, on: each.endedOn, title, detail: null }];
  });
}

/** What this room adds to a person's chronology. */
export const enrolmentChronology: readonly ChronologySource[] = [
  { kind: 'consent', title: 'Consent', entries: consentEntries },
  { kind: 'enrolment', title: 'Programme', entries: enrolmentEntries },
  { kind: 'allocation', title: 'Workers', entries: allocationEntries },
  { kind: 'family', title: 'Family in the work', entries: familyEntries },
];
