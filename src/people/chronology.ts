import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import type { ChildRecord, PregnancyRecord, ProceedingsRecord } from './family.ts';
import { loadFamily, loadPregnancies, loadProceedings } from './family-store.ts';
import { endingWords, livingSentence } from './words.ts';

const familyPage = (personId: string) => `/people/${personId}/family`;

/** The births of the children on record, as chronology entries. */
export function birthEntries(children: readonly ChildRecord[], href: string): ChronologyEntry[] {
  return children.flatMap((child) =>
    child.bornOn && child.born
      ? [
          {
            id: `birth-${child.id}`,
            kind: 'birth',
            on: child.bornOn.date,
            precision: child.bornOn.precision,
            title: `${child.name} was born`,
            detail: null,
            by: null,
            href,
            lane: 'births' as const,
            ...(child.hidden ? {} : { childId: child.id }),
          },
        ]
      : [],
  );
}

/** The removals of the children on record, those with a date. */
export function removalEntries(children: readonly ChildRecord[], href: string): ChronologyEntry[] {
  return children.flatMap((child) =>
    child.removals.flatMap(({ id, removedOn }) =>
      removedOn
        ? [
            {
              id,
              kind: 'removal',
              on: removedOn.date,
              precision: removedOn.precision,
              title: child.hidden ? 'A child was removed' : `${child.name} was removed`,
              detail: livingSentence(child) ?? null,
              by: null,
              href,
              lane: 'removals' as const,
              ...(child.hidden ? {} : { childId: child.id }),
            },
          ]
        : [],
    ),
  );
}

/** Proceedings as spans; one whose start nobody knows stands at its end. */
export function proceedingsEntries(list: readonly ProceedingsRecord[], href: string): ChronologyEntry[] {
  return list.flatMap((each) => {
    const { startedOn, concludedOn, stillOpen } = each;
    const first = startedOn ?? concludedOn;
    if (!first) return [];
    const words = [each.court, each.caseNumber, each.outcome].filter(Boolean).join(', ');
    const until = concludedOn ? { until: concludedOn.date } : stillOpen === true ? { until: null } : {};
    return [
      {
        id: each.id,
        kind: 'proceedings',
        on: first.date,
        precision: first.precision,
        title: startedOn ? 'Care proceedings began' : 'Care proceedings ended',
        detail: words || null,
        by: null,
        href,
        lane: 'proceedings' as const,
        ...until,
      },
    ];
  });
}

/** The ends of proceedings whose start is known too, as entries of their own without a lane. */
export function conclusionEntries(list: readonly ProceedingsRecord[], href: string): ChronologyEntry[] {
  return list.flatMap(({ id, startedOn, concludedOn, outcome }) =>
    startedOn && concludedOn
      ? [
          {
            id: `end-${id}`,
            kind: 'proceedings',
            on: concludedOn.date,
            precision: concludedOn.precision,
            title: 'Care proceedings ended',
            detail: outcome,
            by: null,
            href,
          },
        ]
      : [],
  );
}

/** Pregnancies as spans from the day they were known. */
export function pregnancyEntries(list: readonly PregnancyRecord[], href: string): ChronologyEntry[] {
  return list.map((each) => ({
    id: each.id,
    kind: 'pregnancy',
    on: each.knownOn,
    precision: 'day',
    title: each.ending === 'loss' && each.endedOn?.equals(each.knownOn) ? 'A loss' : 'Pregnancy known',
    detail: each.ending ? endingWords[each.ending] : null,
    by: null,
    href,
    lane: 'pregnancies',
    ...(each.ending === null ? { until: null } : each.endedOn ? { until: each.endedOn } : {}),
  }));
}

/** What the people room adds to everybody’s chronology. */
export const peopleChronology: readonly ChronologySource[] = [
  {
    kind: 'birth',
    title: 'Births',
    theme: 'children',
    entries: async ({ db }, personId) =>
      birthEntries((await loadFamily(db, personId)).children, familyPage(personId)),
  },
  {
    kind: 'removal',
    title: 'Removals',
    theme: 'children',
    entries: async ({ db }, personId) =>
      removalEntries((await loadFamily(db, personId)).children, familyPage(personId)),
  },
  {
    kind: 'proceedings',
    title: 'Care proceedings',
    theme: 'court',
    entries: async ({ db }, personId) => {
      const list = await loadProceedings(db, personId);
      const href = familyPage(personId);
      return [...proceedingsEntries(list, href), ...conclusionEntries(list, href)];
    },
  },
  {
    kind: 'pregnancy',
    title: 'Pregnancies',
    theme: 'children',
    entries: async ({ db }, personId) =>
      pregnancyEntries(await loadPregnancies(db, personId), familyPage(personId)),
  },
];
