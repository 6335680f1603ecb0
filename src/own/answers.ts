import type { Programme } from '../programme/index.ts';

type Day = Temporal.PlainDate;

/** One answer as her own door shows it. */
export interface OwnAnswer {
  readonly id: string;
  readonly version: number;
  readonly programmeId: string;
  readonly kind: string;
  readonly answer: 'given' | 'refused';
  readonly agencies: readonly string[];
  readonly givenOn: Day;
  readonly withdrawnOn: Day | null;
}

/** How her newest answer about one thing stands. */
export interface StandingAnswer {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly about: string;
  readonly standing: 'yes' | 'no' | 'taken_back';
  readonly agencies: readonly string[];
  readonly givenOn: Day;
  readonly withdrawnOn: Day | null;
  /** What happens when she changes her mind, in sentences; empty unless she said yes. */
  readonly stops: readonly string[];
}

type Kind = NonNullable<Programme['consent']>['to'][number];

/** What ends when she changes her mind, said to her. */
export function whatStops(kind: Pick<Kind, 'required' | 'agencies'>, agencies: readonly string[]): string[] {
  if (kind.required)
    return [
      'We cannot go on working together without this. Nothing happens to you because of it, and you can come back.',
      'Your worker will get in touch in the safe way you chose, to agree how it ends.',
    ];
  if (!kind.agencies) return ['From now on we will not use your record for this.'];
  const named = agencies.length > 0 ? agencies.join(', ') : 'other services';
  return [
    `From now on we tell nothing more to: ${named}.`,
    'What we told them before stays with them.',
    'If a child or somebody else is in danger, we may still have to tell. We would tell you first if that is safe.',
  ];
}

/** Her newest answer about each thing that a programme asks, in the programme’s order. The answers come newest first. */
export function standingAnswers(
  programmes: readonly Pick<Programme, 'programme' | 'consent'>[],
  answers: readonly OwnAnswer[],
): StandingAnswer[] {
  return programmes.flatMap(({ programme, consent }) =>
    (consent?.to ?? []).flatMap((kind): StandingAnswer[] => {
      const newest = answers.find((each) => each.programmeId === programme && each.kind === kind.id);
      if (!newest) return [];
      const { id, version, agencies, givenOn, withdrawnOn } = newest;
      const standing = newest.answer === 'refused' ? 'no' : withdrawnOn ? 'taken_back' : 'yes';
      const stops = standing === 'yes' ? whatStops(kind, agencies) : [];
      const { title, about } = kind;
      return [{ id, version, title, about, standing, agencies, givenOn, withdrawnOn, stops }];
    }),
  );
}
