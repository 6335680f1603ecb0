import { type CaseFacts, isExcluded, type Programme, ruleSees } from '../programme/index.ts';

type VersionOf = (programme: string, version: number) => Programme | undefined;

/** A rule that says for whom a schedule is. */
export interface ForWhom {
  readonly programme: string;
  readonly version: number;
  readonly schedule: string;
  readonly when: string;
}

/** The schedules that are not for everybody, each once. */
export function withRules(
  steps: readonly (Omit<ForWhom, 'when'> & { readonly when: string | null })[],
): readonly ForWhom[] {
  const found = steps.flatMap(({ programme, version, schedule, when }) =>
    when === null ? [] : [{ programme, version, schedule, when }],
  );
  return [
    ...new Map(found.map((each) => [`${each.programme} ${each.version} ${each.schedule}`, each])).values(),
  ];
}

/** Work that a schedule's rule is asked about, with what is known of it. */
export interface AskedAbout {
  readonly enrolmentId: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly facts: CaseFacts;
}

/** The enrolments and schedules whose rule is false, as `enrolment schedule`; a rule that is not known keeps its schedule. */
export function notForThem(
  ruled: readonly ForWhom[],
  versionOf: VersionOf,
  work: readonly AskedAbout[],
  today: Temporal.PlainDate,
): string[] {
  const byVersion = Map.groupBy(ruled, (each) => `${each.programme} ${each.version}`);
  return work.flatMap(({ enrolmentId, programmeId, programmeVersion, facts }) => {
    const programme = versionOf(programmeId, programmeVersion);
    const rules = byVersion.get(`${programmeId} ${programmeVersion}`) ?? [];
    if (!programme) return [];
    return rules
      .filter(({ when }) => isExcluded(programme, when, { facts, today }))
      .map(({ schedule }) => `${enrolmentId} ${schedule}`);
  });
}

/** True where a rule looks at a collection of the work itself, which is then to be read. */
export function anyLooksAt(
  ruled: readonly ForWhom[],
  versionOf: VersionOf,
  name: 'contacts' | 'outcomes' | 'measures',
): boolean {
  return ruled.some(({ programme, version, when }) => {
    const known = versionOf(programme, version);
    return known !== undefined && ruleSees(known, when, name);
  });
}
