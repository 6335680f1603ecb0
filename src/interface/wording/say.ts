import { en } from './en.ts';
import { sayFrom } from './wording.ts';

/** Says one of the interface's own sentences. */
export const say = sayFrom(en);
