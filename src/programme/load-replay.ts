import type { z } from 'zod';
import { readYaml } from './document/read-yaml.ts';
import { shapeFaults } from './document/shape.ts';
import { type FileFault, inFileOrder, type Path, type PathFault } from './fault.ts';
import { type Cohort, type Many, zCohort } from './schema/cohort.ts';
import type { Programme } from './schema/programme.ts';
import { type Published, zPublished } from './schema/published.ts';
import { didYouMean } from './suggest.ts';

/** A file as found: its value when it has no faults. */
export interface CheckedFile<T> {
  readonly value?: T;
  readonly faults: readonly FileFault[];
}

/** Checks `published.yaml`, what a service printed, against its programme. */
export function checkPublished(text: string, file: string, programme: Programme): CheckedFile<Published> {
  return checkFile(zPublished, text, file, (published) => publishedFaults(published, programme));
}

/** Checks `cohort.yaml`, the records behind what was printed, against its programme. */
export function checkCohort(text: string, file: string, programme: Programme): CheckedFile<Cohort> {
  return checkFile(zCohort, text, file, (cohort) => cohortFaults(cohort, programme));
}

function checkFile<T>(
  schema: z.ZodType<T>,
  text: string,
  file: string,
  meaning: (value: T) => readonly PathFault[],
): CheckedFile<T> {
  const { value, places, faults } = readYaml(text, file);
  if (!places) return { faults: inFileOrder(faults) };
  const parsed = schema.safeParse(value);
  const found = parsed.success ? meaning(parsed.data) : shapeFaults(schema, value, parsed.error.issues);
  const all = inFileOrder([...faults, ...found.map((fault) => places.locate(file, fault))]);
  return parsed.success && all.length === 0 ? { value: parsed.data, faults: [] } : { faults: all };
}

function publishedFaults(published: Published, programme: Programme): PathFault[] {
  const documents = published.documents.map((each) => each.id);
  const periods = published.periods.map((each) => each.id);
  const costs = programme.costs.map((each) => each.id);
  return [
    ...sameProgramme(published.programme, programme),
    ...published.figures.flatMap((printed, index) => [
      ...named('figure', printed.figure, Object.keys(programme.figures), ['figures', index, 'figure']),
      ...named('document', printed.document, documents, ['figures', index, 'document']),
      ...(printed.period ? named('period', printed.period, periods, ['figures', index, 'period']) : []),
      ...againstFaults(printed, periods, ['figures', index, 'against']),
    ]),
    ...published.totals.flatMap((total, index) => [
      ...named('document', total.document, documents, ['totals', index, 'document']),
      ...total.costs.flatMap((cost, at) => named('cost', cost, costs, ['totals', index, 'costs', at])),
    ]),
    ...[...published.differences.entries()].flatMap(([index, each]) =>
      each.documents.flatMap((id, at) =>
        named('document', id, documents, ['differences', index, 'documents', at]),
      ),
    ),
    ...[...published.not_counted.entries()].flatMap(([index, each]) =>
      each.documents.flatMap((id, at) =>
        named('document', id, documents, ['not_counted', index, 'documents', at]),
      ),
    ),
  ];
}

function againstFaults(
  { period, against }: Published['figures'][number],
  periods: readonly string[],
  path: Path,
): PathFault[] {
  if (against === undefined) return [];
  if (period === undefined)
    return [{ path, message: 'Say in "period" which period is set against this one' }];
  if (period === against) return [{ path, message: 'A period cannot be set against itself' }];
  return named('period', against, periods, path);
}

function cohortFaults(cohort: Cohort, programme: Programme): PathFault[] {
  const people = cohort.people.map((each) => each.id);
  const criteria = programme.eligibility.map((each) => each.id);
  const families = cohort.people.flatMap((person, index) =>
    person.proceedings.flatMap((proceedings, at) =>
      proceedings.children.flatMap((child, position) =>
        named(
          'child',
          child,
          person.children.map((each) => each.id),
          ['people', index, 'proceedings', at, 'children', position],
        ),
      ),
    ),
  );
  return [
    ...sameProgramme(cohort.programme, programme),
    ...families,
    ...cohort.referrals.flatMap((referral, index) => [
      ...named('person', referral.person, people, ['referrals', index, 'person']),
      ...referral.reasons.flatMap((id, at) =>
        named('criterion', id, criteria, ['referrals', index, 'reasons', at]),
      ),
      ...enrolmentFaults(referral.enrolment, programme, ['referrals', index, 'enrolment']),
    ]),
    ...cohort.many.flatMap((each, index) => [
      ...manyFaults(each, programme, ['many', index]),
      ...againFaults(each, cohort, ['many', index, 'again']),
    ]),
    ...cohort.consultations.flatMap(({ kind, theme, asked_by }, index) => {
      const at = ['consultations', index];
      const { consultation_kinds = [], consultation_themes = [], askers = [] } = programme.parts?.named ?? {};
      return [
        ...named('kind of consultation', kind, consultation_kinds, [...at, 'kind']),
        ...(theme ? named('theme', theme, consultation_themes, [...at, 'theme']) : []),
        ...(asked_by ? named('asker', asked_by, askers, [...at, 'asked_by']) : []),
      ];
    }),
  ];
}

function againFaults(many: Many, cohort: Cohort, path: Path): PathFault[] {
  if (many.again === undefined) return [];
  const first = cohort.many.find(({ id }) => id === many.again && id !== many.id);
  if (!first) return named('entry', many.again, [], path);
  if (many.count > first.count)
    return [{ path, message: `Only ${first.count} are in "${first.id}", and here ${many.count} come back` }];
  if (first.decision === 'accepted') return [];
  return [{ path, message: `Those in "${first.id}" were not accepted, so that they are not on record` }];
}

function manyFaults(many: Many, programme: Programme, path: Path): PathFault[] {
  const criteria = programme.eligibility.map((each) => each.id);
  const asked = programme.referral.ask.map((each) => each.id);
  const { enrolment } = many;
  return [
    ...many.reasons.flatMap((id, at) => named('criterion', id, criteria, [...path, 'reasons', at])),
    ...Object.keys(many.answers).flatMap((id) => named('question', id, asked, [...path, 'answers', id])),
    ...(enrolment ? placesOf(enrolment, programme, [...path, 'enrolment']) : []),
    ...(enrolment?.ended ?? []).flatMap((ended, at) =>
      endingFaults(ended, programme, [...path, 'enrolment', 'ended', at]),
    ),
    ...(enrolment?.contacts ?? []).flatMap(({ kind }, at) =>
      named('kind of contact', kind, ids(programme.contacts?.kinds), [
        ...path,
        'enrolment',
        'contacts',
        at,
        'kind',
      ]),
    ),
    ...togetherFaults(enrolment, programme, [...path, 'enrolment']),
    ...(enrolment?.meetings ?? []).flatMap(({ kind, total }, at) => {
      const place = [...path, 'enrolment', 'meetings', at];
      return [
        ...named('kind of meeting', kind, programme.parts?.named.meeting_kinds ?? [], [...place, 'kind']),
        ...(total > many.count
          ? [{ path: [...place, 'total'], message: `Here are only ${many.count} people` }]
          : []),
      ];
    }),
  ];
}

/** Groups and other services that people came to. */
function togetherFaults(enrolment: Many['enrolment'], { parts }: Programme, path: Path): PathFault[] {
  const { group_kinds = [], onward_kinds = [] } = parts?.named ?? {};
  return [
    ...(enrolment?.courses ?? []).flatMap(({ kind }, at) =>
      named('kind of group', kind, group_kinds, [...path, 'courses', at, 'kind']),
    ),
    ...(enrolment?.onward ?? []).flatMap(({ kind }, at) =>
      named('kind of service', kind, onward_kinds, [...path, 'onward', at, 'kind']),
    ),
  ];
}

const ids = (list: readonly { id: string }[] | undefined) => (list ?? []).map((each) => each.id);

type Enrolment = Cohort['referrals'][number]['enrolment'];

function enrolmentFaults(enrolment: Enrolment, programme: Programme, path: Path): PathFault[] {
  if (!enrolment) return [];
  const { rhythm, ended } = enrolment;
  return [
    ...placesOf(enrolment, programme, path),
    ...rhythm.kinds.flatMap((id, at) =>
      named('kind of contact', id, ids(programme.contacts?.kinds), [...path, 'rhythm', 'kinds', at]),
    ),
    ...(ended ? endingFaults(ended, programme, [...path, 'ended']) : []),
  ];
}

/** What both one and many enrolments name: a pathway and its stages, consents and outcomes. */
function placesOf(
  enrolment: Pick<NonNullable<Enrolment>, 'pathway' | 'consent'> & {
    readonly stages: readonly { readonly stage: string }[];
    readonly outcomes: readonly { readonly id: string }[];
  },
  { consent, outcomes, pathways }: Programme,
  path: Path,
): PathFault[] {
  return [
    ...named('pathway', enrolment.pathway, Object.keys(pathways), [...path, 'pathway']),
    ...enrolment.consent.flatMap((id, at) =>
      named('consent', id, ids(consent?.to), [...path, 'consent', at]),
    ),
    ...enrolment.stages.flatMap(({ stage }, at) =>
      named('stage', stage, ids(pathways[enrolment.pathway]?.stages), [...path, 'stages', at, 'stage']),
    ),
    ...enrolment.outcomes.flatMap(({ id }, at) =>
      named('outcome', id, ids(outcomes), [...path, 'outcomes', at, 'id']),
    ),
  ];
}

function endingFaults(
  ended: { readonly reason: string; readonly destination?: string | undefined },
  { endings }: Programme,
  path: Path,
): PathFault[] {
  return [
    ...named('reason', ended.reason, ids(endings?.reasons), [...path, 'reason']),
    ...(ended.destination
      ? named('destination', ended.destination, ids(endings?.destinations), [...path, 'destination'])
      : []),
  ];
}

function sameProgramme(name: string, programme: Programme): PathFault[] {
  if (name === programme.programme) return [];
  return [
    {
      path: ['programme'],
      message: `This is about "${name}", and the programme beside it is "${programme.programme}"`,
    },
  ];
}

function named(what: string, name: string, known: readonly string[], path: Path): PathFault[] {
  if (known.includes(name)) return [];
  return [{ path, message: `There is no ${what} "${name}"${didYouMean(name, known)}` }];
}
