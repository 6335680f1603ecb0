import { describe, expect, it } from 'vitest';
import { day, today, why } from '../../test/support/small-programme.ts';
import { panelInWords, panelSaid, zPanelSaid } from './panel.ts';

const decision = {
  by: 'panel' as const,
  panel: { title: 'Early support panel', members: ['Manager', 'Midwife', 'School'], quorum: 2 },
};
const ground = { decision, receivedOn: day('2024-05-01'), today };
const member = (as: string, over: object = {}) => ({
  member: as,
  name: `${as} Example`,
  view: 'accept' as const,
  said: null,
  ...over,
});
const said = (over: object = {}) =>
  zPanelSaid.parse({
    on: '2024-05-20',
    members: [member('Manager'), member('Midwife', { view: 'none' })],
    reason: 'Support is needed before the birth',
    ...over,
  });

describe('what a panel said', () => {
  it('stands when enough of its members met', () => {
    const kept = panelSaid(ground, said());
    expect(kept.ok && kept.value).toMatchObject({
      on: '2024-05-20',
      members: [{ name: 'Manager Example' }, {}],
    });
  });

  it('is asked for where a panel decides, and refused where one person does', () => {
    expect(why(panelSaid(ground, null))).toContain('Early support panel met');
    expect(panelSaid({ ...ground, decision: { by: 'one' } }, null)).toEqual({ ok: true, value: null });
    expect(why(panelSaid({ ...ground, decision: undefined }, said()))).toContain('One person decides');
  });

  it('was said between the referral and today', () => {
    expect(why(panelSaid(ground, said({ on: '2024-04-30' })))).toContain('1 May 2024');
    expect(why(panelSaid(ground, said({ on: '2024-06-04' })))).toContain('today or in the past');
  });

  it.each([
    [['Manager'], 'At least 2 members'],
    [['Manager', 'Manager'], 'Manager is named twice'],
    [['Manager', 'Neighbour'], 'Choose one of the members'],
  ])('refuses %j', (there, message) => {
    expect(why(panelSaid(ground, said({ members: there.map((each) => member(each)) })))).toContain(message);
  });

  it('needs two where the programme does not say how many', () => {
    const { quorum: _, ...panel } = decision.panel;
    const few = said({ members: [member('Manager')] });
    expect(why(panelSaid({ ...ground, decision: { ...decision, panel } }, few))).toContain('At least 2');
  });
});

it('is told in one sentence', () => {
  const kept = { on: '2024-05-20', members: [], reason: 'Needed' };
  expect(panelInWords({ decision }, kept)).toBe('Early support panel on 20 May 2024: Needed');
  expect(panelInWords(undefined, kept)).toBe('Panel on 20 May 2024: Needed');
});
