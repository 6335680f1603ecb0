import type { z } from 'zod';
import { readYaml } from './document/read-yaml.ts';
import { shapeFaults } from './document/shape.ts';
import { type FileFault, inFileOrder, type Path, type PathFault } from './fault.ts';
import { type Cohort, zCohort } from './schema/cohort.ts';
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
  ];
}

type Enrolment = Cohort['referrals'][number]['enrolment'];

function enrolmentFaults(enrolment: Enrolment, programme: Programme, path: Path): PathFault[] {
  if (!enrolment) return [];
  const { contacts, consent, endings, outcomes, pathways } = programme;
  const ids = (list: readonly { id: string }[] | undefined) => (list ?? []).map((each) => each.id);
  const { rhythm, ended } = enrolment;
  return [
    ...named('pathway', enrolment.pathway, Object.keys(pathways), [...path, 'pathway']),
    ...enrolment.consent.flatMap((id, at) =>
      named('consent', id, ids(consent?.to), [...path, 'consent', at]),
    ),
    ...enrolment.stages.flatMap(({ stage }, at) =>
      named('stage', stage, ids(pathways[enrolment.pathway]?.stages), [...path, 'stages', at, 'stage']),
    ),
    ...rhythm.kinds.flatMap((id, at) =>
      named('kind of contact', id, ids(contacts?.kinds), [...path, 'rhythm', 'kinds', at]),
    ),
    ...enrolment.outcomes.flatMap(({ id }, at) =>
      named('outcome', id, ids(outcomes), [...path, 'outcomes', at, 'id']),
    ),
    ...(ended ? named('reason', ended.reason, ids(endings?.reasons), [...path, 'ended', 'reason']) : []),
    ...(ended?.destination
      ? named('destination', ended.destination, ids(endings?.destinations), [...path, 'ended', 'destination'])
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
