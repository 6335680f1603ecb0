import { withoutCases } from '../enrols.ts';
import { type ProgrammeEnvironment, partsOf } from '../environment.ts';
import { expectedIn } from '../expectation.ts';
import { namesOf } from '../expression/names.ts';
import type { PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
import { daysIn, type Span } from '../schema/words.ts';
import { waitingFor } from '../waiting.ts';
import { measuredTooSoon } from './rules.ts';
import { untranslatedWords } from './translations.ts';
import { withoutEffect } from './without-effect.ts';

/** What is allowed and probably not meant. */
export function warningsOf(programme: Programme, environment: ProgrammeEnvironment): PathFault[] {
  const { referral, eligibility } = programme;
  const wordings = referral.ask.flatMap((question, index) => {
    const asked = referral.from.includes('self') && (question.for ?? ['self']).includes('self');
    if (!asked || question.self_label !== undefined) return [];
    const message = `The parent is asked "${question.id}" in the words for professionals; add self_label`;
    return [{ path: ['referral', 'ask', index, 'label'], message }];
  });
  const criteria = eligibility.flatMap((criterion, index) => {
    const path = ['eligibility', index, 'id'];
    const faults: PathFault[] = [];
    if (criterion.ask === undefined)
      faults.push({ path, message: `Say in "ask" what to ask when "${criterion.id}" is not known` });
    if (criterion.kind !== 'priority' && criterion.unmet === undefined) {
      faults.push({
        path,
        message: `Say in "unmet" what a referrer reads when "${criterion.id}" is not met`,
      });
    }
    return faults;
  });
  return [
    ...wordings,
    ...criteria,
    ...rhythmWarnings(programme),
    ...leftOutOfFigures(programme),
    ...measuredTooSoon(programme, namesOf(programme)),
    ...withoutEffect(programme),
    ...withoutCases(programme),
    ...noWayFromBefore(programme),
    ...untranslatedWords(programme, environment.formWords),
    ...notYet(programme, environment),
  ];
}

/** What is said soundly, and has no effect until its room stands. */
function notYet(programme: Programme, environment: ProgrammeEnvironment): PathFault[] {
  const said = programme.parts?.values ?? {};
  const parts = partsOf(environment).flatMap((part) =>
    part.waitsFor === undefined || said[part.key] === undefined
      ? []
      : [
          {
            path: [part.key],
            at: 'key' as const,
            message: `"${part.key}" is checked here and has no effect yet: Facet does not record ${part.waitsFor} so far`,
          },
        ],
  );
  const figures = Object.entries(programme.figures).flatMap(([id, figure]) => {
    const room = waitingFor(programme, figure, environment);
    return room === undefined
      ? []
      : [
          {
            path: ['figures', id],
            at: 'key' as const,
            message: `This figure waits for ${room}, which Facet does not record so far`,
          },
        ];
  });
  return [...parts, ...figures];
}

/** Figures over what is due cannot ask for whom a schedule is. */
function leftOutOfFigures({ schedules, figures }: Programme): PathFault[] {
  const counted = Object.entries(figures).find(([, figure]) => figure.of === 'due')?.[0];
  if (counted === undefined) return [];
  return schedules.flatMap(({ when }, index) =>
    when === undefined
      ? []
      : [
          {
            path: ['schedules', index, 'when'],
            message: `Figures over due, such as "${counted}", leave out schedules that are for some people only`,
          },
        ],
  );
}

/** A parent who is met as often as expected would be said not to be seen. */
function rhythmWarnings(programme: Programme): PathFault[] {
  return Object.entries(programme.pathways).flatMap(([pathway, { stages }]) =>
    stages.flatMap((stage, index) => {
      const { every, notSeenAfter } = expectedIn(programme, pathway, stage.id);
      if (!every || !notSeenAfter || daysIn(notSeenAfter) >= daysIn(every)) return [];
      const path = ['pathways', pathway, 'stages', index, 'id'];
      const message = `Parents in "${stage.id}" are met every ${inWords(every)} and said not to be seen after ${inWords(notSeenAfter)}; give it a longer not_seen_after`;
      return [{ path, message }];
    }),
  );
}

const inWords = ({ amount, unit }: Span) => `${amount} ${unit}${amount === 1 ? '' : 's'}`;

/** Without an entry for the version before, nobody of it can be moved, though nothing was renamed. */
function noWayFromBefore({ version, moves }: Programme): PathFault[] {
  const before = version - 1;
  if (before < 1 || moves.some(({ from }) => from === before)) return [];
  const message = `Nothing under "moves" says how version ${before} goes on: its open cases and undecided referrals cannot be moved. Where nothing was renamed, write moves: [{ from: ${before} }]`;
  return [{ path: ['version'], message }];
}
