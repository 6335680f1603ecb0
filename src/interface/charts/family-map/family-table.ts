import { formatDate, formatList, formatPartialDay } from '../../wording/index.ts';
import type { ChartData } from '../chart-figure.tsx';
import type { FamilyThen, PersonThen } from './family.ts';
import { coupleOnMap, linkOnMap, qualityOnMap, sexOnMap, stateOnMap } from './words.ts';

/** The whole map as a table: one row a person, with every tie in words. */
export function familyTable(family: FamilyThen): ChartData {
  const nameOf = new Map(family.people.map(({ id, name }) => [id, name]));
  const named = (id: string) => nameOf.get(id) ?? '';
  return {
    columns: ['Name', 'Who', 'Born', 'Ties'],
    rows: family.people.map((person) => [
      person.id === family.centre ? `${person.name} (whose map this is)` : person.name,
      whoIs(person),
      bornWords(person),
      tiesInWords(family, person.id, named).join('. '),
    ]),
  };
}

function whoIs({ sex, state, age, note }: PersonThen): string {
  const aged = state === 'living' && age !== undefined ? `aged ${age}` : undefined;
  return [state === 'living' ? undefined : stateOnMap[state], sexOnMap[sex], aged, note]
    .filter(Boolean)
    .join(', ');
}

function bornWords({ bornOn, dueOn, diedOn, lostOn, state }: PersonThen): string {
  if (state === 'expected') return dueOn ? `Due ${formatDate(dueOn)}` : 'Due date not known';
  if (lostOn) return formatDate(lostOn);
  if (!bornOn) return 'Not known';
  return `${formatPartialDay(bornOn)}${state === 'died' && diedOn ? `, died ${formatDate(diedOn)}` : ''}`;
}

function tiesInWords(family: FamilyThen, id: string, named: (id: string) => string): string[] {
  const other = ({ a, b }: { a: string; b: string }) => named(a === id ? b : a);
  const parents = Map.groupBy(
    family.parentages.filter(({ child }) => child === id),
    ({ kind }) => kind,
  );
  return [
    ...[...parents].map(
      ([kind, ties]) => `${linkOnMap[kind]} of ${formatList(ties.map(({ parent }) => named(parent)))}`,
    ),
    ...family.couples
      .filter(({ a, b }) => a === id || b === id)
      .map((each) => `${coupleOnMap[each.state]}: ${other(each)}`),
    ...family.siblings
      .filter((pair) => pair.includes(id))
      .map(([a, b]) => `Sister or brother of ${other({ a, b })}`),
    ...family.qualities
      .filter(({ a, b }) => a === id || b === id)
      .map((each) =>
        each.quality === 'harm'
          ? `Harm done by ${named(each.a)} to ${named(each.b)}`
          : `${qualityOnMap[each.quality]}: ${other(each)}`,
      ),
    ...family.households.filter(({ members }) => members.includes(id)).map(({ name }) => `Lives in: ${name}`),
  ];
}
