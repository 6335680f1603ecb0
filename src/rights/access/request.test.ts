import { describe, expect, it } from 'vitest';
import {
  decideAgree,
  decideCollect,
  decideDelivery,
  decideExtension,
  decidePause,
  decideRead,
  type RequestState,
} from './request.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2024-06-20');
const at = Temporal.Instant.from('2024-06-10T09:00:00Z');
const state = (more: Partial<RequestState> = {}): RequestState => ({
  receivedOn: day('2024-06-03'),
  identityAskedOn: null,
  identityConfirmedOn: null,
  pauses: [],
  extendedOn: null,
  closedOn: null,
  collectAskedOn: null,
  collectedAt: null,
  readBy: null,
  readOn: null,
  agreedOn: null,
  ...more,
});
const code = (result: { ok: boolean; error?: unknown }) => (result.ok ? 'yes' : result.error);

describe('a request about her own data', () => {
  it.each([
    ['extends within the first month', decideExtension(state(), day('2024-06-18'), today), 'yes'],
    ['extends once', decideExtension(state({ extendedOn: today }), today, today), { code: 'extended' }],
    [
      'does not extend after the first month',
      decideExtension(state(), day('2024-07-04'), day('2024-07-08')),
      { faults: [{ path: ['toldOn'] }] },
    ],
    [
      'does not extend before identity is confirmed',
      decideExtension(state({ identityAskedOn: today }), today, today),
      { code: 'identity' },
    ],
    ['stops the clock', decidePause(state(), today, today), 'yes'],
    [
      'stops it once at a time',
      decidePause(state({ pauses: [{ fromOn: day('2024-06-10'), untilOn: null }] }), today, today),
      { code: 'stopped' },
    ],
    [
      'does not stop it before the request came',
      decidePause(state(), day('2024-06-01'), today),
      { kind: 'invalid' },
    ],
    [
      'does not stop it afterwards',
      decidePause(state(), day('2024-07-08'), day('2024-07-09')),
      { code: 'too_late' },
    ],
    [
      'collects once identity is known',
      decideCollect(state({ identityAskedOn: today })),
      { code: 'identity' },
    ],
    ['collects', decideCollect(state({ identityAskedOn: today, identityConfirmedOn: today })), 'yes'],
    [
      'does not collect twice at once',
      decideCollect(state({ collectAskedOn: today })),
      { code: 'collecting' },
    ],
    ['is read when every place is decided', decideRead(state({ collectedAt: at }), 0), 'yes'],
    ['is not read while places are open', decideRead(state({ collectedAt: at }), 2), { code: 'marks_open' }],
    ['needs the first reading', decideAgree(state(), 'b', false), { code: 'not_read' }],
    [
      'needs another reader',
      decideAgree(state({ readOn: today, readBy: 'a' }), 'a', false),
      { code: 'same_reader' },
    ],
    [
      'needs a reader who decided nothing',
      decideAgree(state({ readOn: today, readBy: 'a' }), 'b', true),
      { code: 'same_reader' },
    ],
    ['is agreed by a second reader', decideAgree(state({ readOn: today, readBy: 'a' }), 'b', false), 'yes'],
    [
      'goes out when two have read',
      decideDelivery(state({ readOn: today }), today, today),
      { code: 'not_agreed' },
    ],
    ['goes out', decideDelivery(state({ readOn: today, agreedOn: today }), today, today), 'yes'],
    [
      'does not change once closed',
      decideDelivery(state({ readOn: today, agreedOn: today, closedOn: today }), today, today),
      { code: 'closed' },
    ],
  ])('%s', (_what, decision, expected) => {
    if (expected === 'yes') expect(code(decision)).toBe('yes');
    else expect(code(decision)).toMatchObject(expected as object);
  });
});
