/**
 * Something that the person who runs Facet has to put right: a port taken, a folder that cannot be written, a damaged
 * backup. The message is one clear line; no stack trace is ever shown for it.
 */
export class PlainFault extends Error {
  override readonly name: string = 'PlainFault';
}

/** The set-up is wrong; the message says what to change. */
export class ConfigFault extends PlainFault {
  override readonly name = 'ConfigFault';
}
