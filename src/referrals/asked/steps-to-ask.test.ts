import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diamond } from '../../../test/support/diamond.ts';
import { withNested } from '../journey/fields.ts';
import { stepsFor } from '../journey/steps.ts';
import { stepsToAsk } from './steps-to-ask.ts';

const steps = stepsFor(diamond, 'self');
const asked = (...missing: string[]) =>
  stepsToAsk(steps, missing).map((step) => [
    step.id,
    step.kind === 'list' ? step.list : step.fields.map((field) => field.path.join('.')),
  ]);

test('each missing fact brings up its own question, and a list the whole of it', () => {
  expect(asked('person.borough_link')).toEqual([['situation', ['parent.localLink']]]);
  expect(asked('pregnancy.pregnant', 'children[0].removed_on', 'answers.why_now')).toEqual([
    ['situation', ['parent.pregnant']],
    ['children', 'children'],
    ['questions-1', ['answers.why_now']],
  ]);
  expect(asked('proceedings')).toEqual([['proceedings', 'proceedings']]);
});

test('what the form does not ask brings up nothing, and how to reach her is never shown', () => {
  expect(asked()).toEqual([]);
  expect(asked('referral.from', 'person.sex')).toEqual([['name', ['parent.sex']]]);
  fc.assert(
    fc.property(fc.array(fc.string()), (missing) => {
      const shown = stepsToAsk(steps, missing).flatMap((step) =>
        step.kind === 'fields' ? withNested(step.fields).map((field) => field.path[0]) : [],
      );
      return !shown.includes('safeContact');
    }),
    { seed: 7, examples: [[['safeContact.call']], [['safe_contact']]] },
  );
});
