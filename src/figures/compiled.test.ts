import { expect, test } from 'vitest';
import { diamond } from '../../test/support/diamond.ts';
import { house } from '../app/rooms.ts';
import { compiledFigures, compiledRows } from './compiled.ts';
import { figuresBySet } from './figure.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const question = (asAt: string) => ({
  programmeId: 'diamond',
  asAt: day(asAt),
  from: undefined,
  to: undefined,
});
const [first] = figuresBySet(diamond, house);
if (!first) throw new Error('Diamond has no figures');
const { set, figures } = first;

test('one question is compiled once, however its figures were put together', () => {
  const one = compiledFigures(diamond, set, figures, question('2024-06-03'));
  expect(compiledFigures(diamond, set, { ...figures }, question('2024-06-03'))).toBe(one);
});

test('another day, period, figure, split or version of the programme is another statement', () => {
  const one = compiledFigures(diamond, set, figures, question('2024-06-03'));
  const [id, figure] = Object.entries(figures)[0] ?? [];
  if (!id || !figure) throw new Error('The set has no figures');
  const others = [
    compiledFigures(diamond, set, figures, question('2024-06-04')),
    compiledFigures(diamond, set, figures, { ...question('2024-06-03'), from: day('2024-01-01') }),
    compiledFigures(diamond, set, { [id]: figure }, question('2024-06-03')),
    compiledFigures(diamond, set, { [id]: { ...figure, where: 'false' } }, question('2024-06-03')),
    compiledFigures({ ...diamond }, set, figures, question('2024-06-03')),
    compiledRows(diamond, set, figure, question('2024-06-03')),
  ];
  expect(new Set([one, ...others]).size).toBe(1 + others.length);
  expect(others[0]?.parameters).toContain('2024-06-04');
});

test('only so many are kept, and those asked for last', () => {
  const one = compiledFigures(diamond, set, figures, question('2020-01-01'));
  const twice = compiledFigures(diamond, set, figures, question('2020-01-02'));
  for (let days = 2; days < 65; days += 1)
    compiledFigures(diamond, set, {}, question(day('2020-01-01').add({ days }).toString()));
  expect(compiledFigures(diamond, set, figures, question('2020-01-02'))).toBe(twice);
  expect(compiledFigures(diamond, set, figures, question('2020-01-01'))).not.toBe(one);
});
