export { changeOf } from './change.ts';
export type { Instrument, Scale } from './instrument.ts';
export { shippedInstruments } from './library.ts';
export { type Answers, type Scored, scoreInstrument } from './score.ts';
