import type { Names } from '../expression/vocabulary.ts';
import type { Path, PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
import { didYouMean } from '../suggest.ts';

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

function unnamed(
  what: string,
  name: string,
  known: readonly string[],
  path: Path,
  at: 'key' | 'value' = 'value',
): PathFault[] {
  if (known.includes(name)) return [];
  return [{ path, at, message: `There is no ${what} "${name}"${didYouMean(name, known)}` }];
}

function repeatedNames(programme: Programme): PathFault[] {
  const { referral, eligibility, consent, plan, contacts, provisions, outcomes, endings, costs, breakdowns } =
    programme;
  const stages = Object.entries(programme.pathways).flatMap(([id, pathway]) =>
    repeated(pathway.stages, ['pathways', id, 'stages']),
  );
  const options = referral.ask.flatMap((question, index) =>
    repeated(
      question.options?.map((option) => ({ id: option.value })),
      ['referral', 'ask', index, 'options'],
      'value',
    ),
  );
  return [
    ...repeated(referral.ask, ['referral', 'ask']),
    ...options,
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
  ];
}

function repeated(
  list: readonly { readonly id: string }[] | undefined,
  path: Path,
  field = 'id',
): PathFault[] {
  const seen = new Set<string>();
  return (list ?? []).flatMap(({ id }, index) => {
    if (seen.has(id))
      return [{ path: [...path, index, field], message: `"${id}" is used twice in this list` }];
    seen.add(id);
    return [];
  });
}
