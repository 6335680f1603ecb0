import { expect, test } from 'vitest';
import { describeShare } from './describe-share.ts';

test('nobody of ten is said with what it cannot show against a published rate', () => {
  const { sentences, standing } = describeShare({ count: 0, total: 10 }, 0.24);
  expect(standing).toBe('open');
  expect(sentences).toEqual([
    'None of 10.',
    'The true share lies between 0% and 30.8%, with 95% certainty.',
    'Nobody so far does not show that it never happens: with 10 people, a true share as high as 30.8% would not be surprising.',
    'The published rate, 24%, lies inside the interval: 10 people are too few to show that this differs from it.',
    'To rule out 24%, at least 14 people with nobody counted would be needed.',
  ]);
});

test('a share of a few people is called wide', () => {
  expect(describeShare({ count: 7, total: 10 }).sentences).toEqual([
    '7 of 10 (70%).',
    'The true share lies between 34.8% and 93.3%, with 95% certainty.',
    'With 10 people the interval is wide: read the share with care.',
  ]);
});

test('a difference that can be shown is still no proof of cause', () => {
  const { standing, sentences } = describeShare({ count: 10, total: 200 }, 0.24);
  expect(standing).toBe('below');
  expect(sentences.at(-2)).toBe('The whole interval lies below the published rate, 24%.');
  expect(sentences.at(-1)).toContain('no proof of cause');
  expect(describeShare({ count: 120, total: 200 }, 0.24).standing).toBe('above');
});

test('one person is said in the singular, and nobody to count says so', () => {
  expect(describeShare({ count: 1, total: 1 }).sentences.join(' ')).toContain(
    'With 1 person the interval is wide',
  );
  expect(describeShare({ count: 0, total: 0 }, 0.24)).toMatchObject({
    standing: undefined,
    sentences: ['There is nobody to count yet, so nothing can be said.'],
  });
});
