import { isBefore } from '../../foundation/dates.ts';
import { type Fault, invalidField, refused } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type Clock, clockOf } from './clock.ts';

type Day = Temporal.PlainDate;

/** What decisions about a request look at. */
export interface RequestState {
  readonly receivedOn: Day;
  readonly identityAskedOn: Day | null;
  readonly identityConfirmedOn: Day | null;
  readonly pauses: readonly { readonly fromOn: Day; readonly untilOn: Day | null }[];
  readonly extendedOn: Day | null;
  readonly closedOn: Day | null;
  readonly collectAskedOn: Day | null;
  readonly collectedAt: Temporal.Instant | null;
  readonly readBy: string | null;
  readonly readOn: Day | null;
  readonly agreedOn: Day | null;
}

/** Where the clock of a request stands. */
export function clockOfRequest(state: RequestState, today: Day): Clock {
  return clockOf(
    { ...state, pauses: state.pauses.map(({ fromOn, untilOn }) => ({ from: fromOn, until: untilOn })) },
    today,
  );
}

const OK = succeed(true as const);
type Decision = Result<true, Fault>;

/** Nothing is done to a request that was answered. */
export function decideOpen(state: RequestState): Decision {
  return state.closedOn ? refused('closed', 'This request is closed. What was done stays as it is.') : OK;
}

/** A day on which something about a request happened: not before it came, not in the future. */
export function decideDay(
  state: Pick<RequestState, 'receivedOn'>,
  on: Day,
  today: Day,
  field = 'on',
): Decision {
  if (isBefore(today, on)) return invalidField([field], 'The day cannot be in the future');
  if (isBefore(on, state.receivedOn))
    return invalidField(
      [field],
      `The day cannot be before ${formatDate(state.receivedOn)}, when the request came`,
    );
  return OK;
}

/** The clock is stopped once at a time, and not after it has run out. */
export function decidePause(state: RequestState, on: Day, today: Day): Decision {
  const open = decideOpen(state);
  if (!open.ok) return open;
  if (state.pauses.some(({ untilOn }) => untilOn === null))
    return refused('stopped', 'The clock stands still already, until she answers.');
  const clock = clockOfRequest(state, today);
  if (clock.dueOn && isBefore(clock.dueOn, on))
    return refused(
      'too_late',
      `The last day was ${formatDate(clock.dueOn)}. The clock cannot be stopped after it.`,
    );
  return decideDay(state, on, today);
}

/** An extension is told within the first month, once, and with its reason. */
export function decideExtension(state: RequestState, toldOn: Day, today: Day): Decision {
  const open = decideOpen(state);
  if (!open.ok) return open;
  if (state.extendedOn)
    return refused('extended', 'This request was extended already. It can be extended once.');
  const { tellExtensionBy } = clockOfRequest(state, today);
  if (!tellExtensionBy) return refused('identity', 'The clock has not begun: identity is not confirmed yet.');
  if (isBefore(tellExtensionBy, toldOn))
    return invalidField(
      ['toldOn'],
      `She had to be told by ${formatDate(tellExtensionBy)}. It is too late for an extension`,
    );
  return decideDay(state, toldOn, today, 'toldOn');
}

/** Collecting needs to know who asks. */
export function decideCollect(state: RequestState): Decision {
  const open = decideOpen(state);
  if (!open.ok) return open;
  if (state.identityAskedOn && !state.identityConfirmedOn)
    return refused('identity', 'Confirm first that whoever asks is who she says.');
  if (state.collectAskedOn && !state.collectedAt)
    return refused('collecting', 'Facet is collecting already. Look again in a minute.');
  return OK;
}

/** The first reader is done when every mark is decided. */
export function decideRead(state: RequestState, open: number): Decision {
  const isOpen = decideOpen(state);
  if (!isOpen.ok) return isOpen;
  if (!state.collectedAt) return refused('not_collected', 'Nothing was collected yet.');
  if (open > 0)
    return refused(
      'marks_open',
      open === 1 ? '1 place is not decided yet.' : `${open} places are not decided yet.`,
    );
  return OK;
}

/** The second reader is somebody else than whoever read first or decided anything. */
export function decideAgree(state: RequestState, reader: string, decidedSome: boolean): Decision {
  const isOpen = decideOpen(state);
  if (!isOpen.ok) return isOpen;
  if (!state.readOn) return refused('not_read', 'The first reader has not finished yet.');
  if (state.readBy === reader || decidedSome)
    return refused('same_reader', 'You decided some of this yourself. Somebody else has to read it as well.');
  return OK;
}

/** It goes out when two have read it. */
export function decideDelivery(state: RequestState, on: Day, today: Day): Decision {
  const isOpen = decideOpen(state);
  if (!isOpen.ok) return isOpen;
  if (!state.readOn || !state.agreedOn)
    return refused('not_agreed', 'A second reader has to agree before it goes out.');
  return decideDay(state, on, today);
}
