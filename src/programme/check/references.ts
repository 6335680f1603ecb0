import { usesOf } from '../agreed.ts';
import type { Names } from '../expression/vocabulary.ts';
import type { Path, PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
import type { EntryQuestion } from '../schema/questions.ts';
import { repeated, unnamed } from './named.ts';

/** Finds what is named twice, and what is mentioned but named nowhere. */
export function referenceFaults(programme: Programme, names: Names, areas: readonly string[]): PathFault[] {
  return [
    ...repeatedNames(programme),
    ...programme.outcomes.flatMap((outcome, index) =>
      unnamed('area', outcome.area, areas, ['outcomes', index, 'area']),
    ),
    ...Object.entries(programme.figures).flatMap(([id, figure]) =>
      figure.area === undefined ? [] : unnamed('area', figure.area, areas, ['figures', id, 'area']),
    ),
    ...Object.entries(programme.figures).flatMap(([id, figure]) =>
      figure.rests_on === undefined
        ? []
        : unnamed('use', figure.rests_on, usesOf(programme), ['figures', id, 'rests_on']),
    ),
    ...contactFaults(programme, names),
    ...routeFaults(programme),
  ];
}

function contactFaults(programme: Programme, names: Names): PathFault[] {
  const { contacts } = programme;
  if (!contacts) return [];
  const expected = Object.keys(contacts.expect).flatMap((pathway) =>
    unnamed('pathway', pathway, names.pathways, ['contacts', 'expect', pathway], 'key'),
  );
  const shown = contacts.done.flatMap((done, index) =>
    (done.shows ?? []).flatMap((outcome, at) =>
      unnamed('outcome', outcome, names.outcomes, ['contacts', 'done', index, 'shows', at]),
    ),
  );
  return [...expected, ...shown];
}

function routeFaults(programme: Programme): PathFault[] {
  const { from, ask } = programme.referral;
  return ask.flatMap((question, index) =>
    (question.for ?? []).flatMap((route, at) =>
      from.includes(route)
        ? []
        : [
            {
              path: ['referral', 'ask', index, 'for', at],
              message: `No referral comes from "${route}" (see referral: from)`,
            },
          ],
    ),
  );
}

function repeatedOptions(question: Pick<EntryQuestion, 'options'>, path: Path): PathFault[] {
  const values = question.options?.map((option) => ({ id: option.value }));
  return repeated(values, [...path, 'options'], 'value');
}

function repeatedNames(programme: Programme): PathFault[] {
  const { referral, eligibility, consent, plan, contacts, provisions, outcomes, endings, costs, breakdowns } =
    programme;
  const stages = Object.entries(programme.pathways).flatMap(([id, pathway]) =>
    repeated(pathway.stages, ['pathways', id, 'stages']),
  );
  const questions = referral.ask.flatMap((question, index) => {
    const path = ['referral', 'ask', index];
    const inner = (question.ask ?? []).flatMap((each, at) => repeatedOptions(each, [...path, 'ask', at]));
    return [...repeatedOptions(question, path), ...repeated(question.ask, [...path, 'ask']), ...inner];
  });
  return [
    ...repeated(referral.ask, ['referral', 'ask']),
    ...questions,
    ...repeated(eligibility, ['eligibility']),
    ...repeated(consent?.to, ['consent', 'to']),
    ...stages,
    ...repeated(plan?.areas, ['plan', 'areas']),
    ...repeated(contacts?.kinds, ['contacts', 'kinds']),
    ...repeated(contacts?.done, ['contacts', 'done']),
    ...repeated(provisions?.kinds, ['provisions', 'kinds']),
    ...repeated(outcomes, ['outcomes']),
    ...repeated(endings?.reasons, ['endings', 'reasons']),
    ...repeated(endings?.destinations, ['endings', 'destinations']),
    ...repeated(costs, ['costs']),
    ...repeated(breakdowns, ['breakdowns']),
    ...repeated(programme.schedules, ['schedules']),
    ...repeated(programme.limits, ['limits']),
    ...repeated(programme.follow_up, ['follow_up']),
    ...repeated(programme.capacity?.intensity, ['capacity', 'intensity']),
  ];
}
