import { describe, expect, it } from 'vitest';
import type { RelationshipKind } from '../family.ts';
import { couplesOf, siblingsOf, tieNotes, twinsOf } from './ties-on-map.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const tie = (
  personId: string,
  kind: RelationshipKind,
  otherId: string,
  beganOn?: string,
  endedOn?: string,
) => ({
  id: `${personId}${kind}${otherId}`,
  version: 1,
  personId,
  otherId,
  kind,
  beganOn: beganOn ? day(beganOn) : null,
  endedOn: endedOn ? day(endedOn) : null,
  livesWith: null,
});

describe('ties on the map', () => {
  it('draw one couple through marriage, separation and divorce, whoever was named first', () => {
    const couples = couplesOf([
      tie('a', 'partner', 'b', '2008-01-01', '2010-06-01'),
      tie('b', 'married', 'a', '2010-06-01'),
      tie('a', 'separated', 'b', '2015-01-01'),
      tie('a', 'divorced', 'b', '2017-01-01'),
    ]);
    expect(couples).toHaveLength(1);
    expect(couples[0]?.steps.map(({ state, from }) => `${state} ${from}`)).toEqual([
      'together 2008-01-01',
      'past 2010-06-01',
      'married 2010-06-01',
      'separated 2015-01-01',
      'divorced 2017-01-01',
    ]);
  });

  it('mark twins and triplets by one sign, and identical ones as such', () => {
    const twins = twinsOf([tie('a', 'twin', 'b'), tie('c', 'identical_twin', 'b'), tie('x', 'twin', 'y')]);
    expect(twins.get('a')?.set).toBe(twins.get('c')?.set);
    expect(twins.get('a')?.identical).toBe(true);
    expect(twins.get('x')).toEqual({ set: 'x', identical: false });
    expect(siblingsOf([tie('a', 'half_sibling', 'b'), tie('a', 'mother', 'c')])).toEqual([['a', 'b']]);
  });

  it('say in words what no line can show', () => {
    const notes = tieNotes(
      [tie('g', 'grandparent', 'a'), tie('g', 'friend', 'b'), tie('a', 'mother', 'c')],
      (id) => id,
    );
    expect([...notes]).toEqual([['g', 'Grandparent of a, Friend of b']]);
  });
});
