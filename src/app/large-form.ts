import { LARGEST_UPLOAD } from '../doors/upload.ts';
import type { FieldFault } from '../foundation/fault.ts';

/** The most that is read at once: more than any words, and room for a file of the largest size beside them. */
export const LARGEST_BODY = 24 * 1024 * 1024;

/** What was sent is read past up to here, so that the browser can show the answer. */
const MOST_READ_PAST = 256 * 1024 * 1024;
const LONGEST_HEAD = 16 * 1024;

/** A form of which the files were passed over: what was typed, and which fields held a file. */
export interface WithoutFiles {
  readonly fields: readonly [string, string][];
  readonly faults: readonly FieldFault[];
}

interface Part {
  readonly name: string;
  readonly isFile: boolean;
  readonly kept: Uint8Array[];
  size: number;
}

const megabytes = (bytes: number) => `${Math.round(bytes / (1024 * 1024))} MB`;
const TOO_LARGE = `The file must be ${megabytes(LARGEST_UPLOAD)} or smaller. Choose another; the rest is kept as you typed it`;
const TOGETHER = `All files of a form together must be ${megabytes(LARGEST_BODY)} or smaller. Choose them again`;

/** The path of a field by the name that the browser sends: `document[file]`. */
const pathOfName = (name: string) => name.split(/[[\]]+/).filter(Boolean);

/** Reads a multipart form piece by piece (RFC 7578), keeps what was typed and lets every file go by. */
class PartReader {
  readonly parts: Part[] = [];
  readonly #boundary: Buffer;
  #rest = Buffer.from('\r\n');
  #inPart = false;
  #open: Part | undefined;
  #typed = 0;
  isBroken = false;

  constructor(boundary: string) {
    this.#boundary = Buffer.from(`\r\n--${boundary}`);
  }

  push(chunk: Uint8Array): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (!this.isBroken && (this.#inPart ? this.#readBody() : this.#readHead()));
  }

  /** The lines before a part: its name, and whether it is a file. */
  #readHead(): boolean {
    const starts = this.#rest.indexOf(this.#boundary);
    const ends = starts < 0 ? -1 : this.#rest.indexOf('\r\n\r\n', starts);
    if (ends < 0) {
      this.isBroken = this.#rest.length > LONGEST_HEAD;
      return false;
    }
    const head = this.#rest.subarray(starts, ends).toString('utf8');
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    const file = /\bfilename="([^"]*)"/i.exec(head)?.[1];
    this.#open = { name: name ?? '', isFile: file !== undefined, kept: [], size: 0 };
    this.parts.push(this.#open);
    this.#rest = this.#rest.subarray(ends + 4);
    this.#inPart = true;
    return true;
  }

  #readBody(): boolean {
    const ends = this.#rest.indexOf(this.#boundary);
    const until = ends < 0 ? Math.max(0, this.#rest.length - this.#boundary.length) : ends;
    this.#take(this.#rest.subarray(0, until));
    this.#rest = this.#rest.subarray(until);
    if (ends < 0) return false;
    this.#inPart = false;
    return true;
  }

  #take(bytes: Uint8Array): void {
    const part = this.#open;
    if (!part) return;
    part.size += bytes.length;
    if (part.isFile) return;
    this.#typed += bytes.length;
    this.isBroken ||= this.#typed > LARGEST_BODY;
    part.kept.push(Uint8Array.from(bytes));
  }
}

function faultsOf(parts: readonly Part[]): FieldFault[] {
  const files = parts.filter(({ isFile, size }) => isFile && size > 0);
  const large = files.filter(({ size }) => size > LARGEST_UPLOAD);
  const [message, at] = large.length > 0 ? [TOO_LARGE, large] : [TOGETHER, files];
  return at.map(({ name }) => ({ path: pathOfName(name), message }));
}

/** True for a request that says that it is larger than what is read at once. */
export function isTooLarge(request: Request): boolean {
  return Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY;
}

/**
 * What was typed in a form whose files are too large to be read; undefined for what is no form with files, did not arrive
 * whole, or holds more words than anybody types.
 */
export async function readWithoutFiles(request: Request): Promise<WithoutFiles | undefined> {
  const type = request.headers.get('content-type') ?? '';
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)"?/i.exec(type)?.[1];
  if (!boundary || !request.body || request.bodyUsed) return undefined;
  if (Number(request.headers.get('content-length')) > MOST_READ_PAST) return undefined;
  const reader = new PartReader(boundary);
  for await (const chunk of request.body) {
    reader.push(chunk);
    if (reader.isBroken) return undefined;
  }
  const typed = reader.parts.filter(({ isFile, name }) => !isFile && name !== '');
  return {
    fields: typed.map(({ name, kept }) => [name, Buffer.concat(kept).toString('utf8')]),
    faults: faultsOf(reader.parts),
  };
}
