import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, type Gzip } from 'node:zlib';
import { z } from 'zod';
import { PlainFault } from '../plain-fault.ts';

/*
 * A backup is one gzip file of lines and chunks:
 *   FACET-BACKUP 1
 *   PART {"tenant":…,"schema":…,"table":…,"columns":[…]}    then its rows in PostgreSQL's COPY text format, as
 *   CHUNK <bytes>                                           any number of chunks, each followed by that many bytes
 *   DONE {"rows":…,"bytes":…,"sha256":…}                    what was written of this part
 *   MANIFEST {…}                                            what the whole is
 *   END <sha256 of everything before this line>
 */

const FIRST_LINE = 'FACET-BACKUP 1';
const LONGEST_LINE = 8 * 1024 * 1024;

/** A backup that cannot be made or used; the message is one clear line. */
export class BackupFault extends PlainFault {
  override readonly name = 'BackupFault';
}

const zPart = z.object({
  tenant: z.string(),
  schema: z.enum(['tenant', 'facet']),
  table: z.string().regex(/^[A-Za-z_]{1,63}$/),
  columns: z.array(z.string().regex(/^[A-Za-z_0-9]{1,63}$/)).min(1),
});

/** One table's rows of one tenant. */
export type BackupPart = z.infer<typeof zPart>;

const zDone = z.object({ rows: z.int(), bytes: z.int(), sha256: z.string() });

/** What was written of one part. */
export type BackupCount = z.infer<typeof zDone>;

const zMigration = z.object({ name: z.string(), sha256: z.string() });

const zManifest = z.object({
  facet: z.string(),
  createdAt: z.string(),
  shared: z.array(zMigration),
  tenants: z.array(
    z.object({
      slug: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
      name: z.string(),
      demo: z.boolean(),
      migrations: z.array(zMigration),
    }),
  ),
  parts: z.array(zPart.extend(zDone.shape)),
});

/** What a backup is: which Facet made it, when, at which migrations, and what is in it. */
export type BackupManifest = z.infer<typeof zManifest>;

/** Writes a backup under a temporary name; it gets its own name when it is whole and safely on the disk. */
export class BackupWriter {
  readonly #path: string;
  readonly #draft: string;
  readonly #gzip: Gzip;
  readonly #written: Promise<void>;
  readonly #all: Hash = createHash('sha256');
  readonly #parts: (BackupPart & BackupCount)[] = [];
  #part: { about: BackupPart; hash: Hash; rows: number; bytes: number } | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#draft = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
    this.#gzip = createGzip({ level: 6 });
    this.#written = pipeline(this.#gzip, createWriteStream(this.#draft, { mode: 0o600, flags: 'wx' }));
    // What goes wrong is reported by whoever writes next, or by `finish`.
    this.#written.catch(() => {});
  }

  async begin(): Promise<void> {
    await this.#line(FIRST_LINE);
  }

  async beginPart(about: BackupPart): Promise<void> {
    this.#part = { about, hash: createHash('sha256'), rows: 0, bytes: 0 };
    await this.#line(`PART ${JSON.stringify(about)}`);
  }

  async chunk(bytes: Buffer): Promise<void> {
    const part = this.#part;
    if (!part || bytes.length === 0) return;
    part.hash.update(bytes);
    part.bytes += bytes.length;
    // In COPY's text format a new line ends a row and stands nowhere else.
    for (const byte of bytes) if (byte === 10) part.rows += 1;
    await this.#line(`CHUNK ${bytes.length}`);
    await this.#write(bytes);
  }

  async endPart(): Promise<void> {
    const part = this.#part;
    if (!part) return;
    const done = { rows: part.rows, bytes: part.bytes, sha256: part.hash.digest('hex') };
    this.#parts.push({ ...part.about, ...done });
    this.#part = undefined;
    await this.#line(`DONE ${JSON.stringify(done)}`);
  }

  /** Ends the file, has it written to the disk, and gives it its name. A file of that name is never replaced. */
  async finish(about: Omit<BackupManifest, 'parts'>): Promise<BackupManifest> {
    const manifest = { ...about, parts: this.#parts };
    await this.#line(`MANIFEST ${JSON.stringify(manifest)}`);
    await this.#line(`END ${this.#all.copy().digest('hex')}`);
    this.#gzip.end();
    await this.#written;
    await syncToDisk(this.#draft);
    await link(this.#draft, this.#path);
    await rm(this.#draft);
    await syncToDisk(dirname(this.#path));
    return manifest;
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => {});
    await rm(this.#draft, { force: true });
  }

  #line(text: string): Promise<void> {
    return this.#write(Buffer.from(`${text}\n`));
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#all.update(bytes);
    if (this.#gzip.write(bytes)) return;
    const drained = new Promise<void>((resolve) => this.#gzip.once('drain', resolve));
    await Promise.race([drained, this.#written]);
  }
}

async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What stands next in a backup. */
export type BackupEvent =
  | { readonly kind: 'part'; readonly part: BackupPart }
  | { readonly kind: 'chunk'; readonly bytes: Buffer }
  | { readonly kind: 'done' }
  | { readonly kind: 'manifest'; readonly manifest: BackupManifest };

/** Bytes as they come, given out by line and by length. */
class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #waiting: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#waiting = this.#waiting.length === 0 ? next.value : Buffer.concat([this.#waiting, next.value]);
    return true;
  }

  async line(): Promise<string | undefined> {
    let searched = 0;
    for (;;) {
      const end = this.#waiting.indexOf(10, searched);
      if (end >= 0) {
        const line = this.#waiting.subarray(0, end).toString('utf8');
        this.#waiting = this.#waiting.subarray(end + 1);
        return line;
      }
      searched = this.#waiting.length;
      if (searched > LONGEST_LINE || !(await this.#more())) return undefined;
    }
  }

  async bytes(length: number): Promise<Buffer | undefined> {
    while (this.#waiting.length < length) if (!(await this.#more())) return undefined;
    const bytes = this.#waiting.subarray(0, length);
    this.#waiting = this.#waiting.subarray(length);
    return bytes;
  }

  async atEnd(): Promise<boolean> {
    return this.#waiting.length === 0 && !(await this.#more());
  }
}

const damaged = (path: string, why: string) =>
  new BackupFault(`${path} is damaged or no backup (${why}). Nothing was restored`);

function parse<T>(schema: z.ZodType<T>, text: string, path: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw damaged(path, 'a line in it cannot be read');
  }
}

/**
 * Reads a backup from its beginning to its end, and checks every length and sum on the way.
 *
 * @throws BackupFault where the file is damaged, cut off or no backup
 */
export async function* readBackup(path: string): AsyncGenerator<BackupEvent> {
  const gunzip = createGunzip();
  const fed = pipeline(createReadStream(path), gunzip);
  fed.catch(() => {});
  const all = createHash('sha256');
  const reader = new ByteReader(gunzip);
  try {
    yield* readEvents(path, reader, all);
  } catch (error) {
    if (error instanceof BackupFault) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('Z_')) throw damaged(path, 'it cannot be unpacked');
    if (code.startsWith('E')) throw new BackupFault(`${path} cannot be read (${code})`);
    throw error;
  } finally {
    gunzip.destroy();
    await fed.catch(() => {});
  }
}

async function* readEvents(path: string, reader: ByteReader, all: Hash): AsyncGenerator<BackupEvent> {
  const first = await reader.line();
  if (first !== FIRST_LINE) throw damaged(path, 'it does not begin as one');
  all.update(`${first}\n`);
  let part: { hash: Hash; bytes: number } | undefined;
  for (;;) {
    const line = await reader.line();
    if (line === undefined) throw damaged(path, 'it ends too early');
    const [word = ''] = line.split(' ', 1);
    const rest = line.slice(word.length + 1);
    if (word === 'END') {
      if (rest !== all.digest('hex') || !(await reader.atEnd())) throw damaged(path, 'its sum does not fit');
      return;
    }
    all.update(`${line}\n`);
    if (word === 'PART') {
      part = { hash: createHash('sha256'), bytes: 0 };
      yield { kind: 'part', part: parse(zPart, rest, path) };
    } else if (word === 'CHUNK' && part && /^\d{1,9}$/.test(rest)) {
      const bytes = await reader.bytes(Number(rest));
      if (!bytes) throw damaged(path, 'it ends too early');
      all.update(bytes);
      part.hash.update(bytes);
      part.bytes += bytes.length;
      yield { kind: 'chunk', bytes };
    } else if (word === 'DONE' && part) {
      const done = parse(zDone, rest, path);
      if (done.bytes !== part.bytes || done.sha256 !== part.hash.digest('hex'))
        throw damaged(path, 'a part’s sum does not fit');
      part = undefined;
      yield { kind: 'done' };
    } else if (word === 'MANIFEST' && !part) {
      yield { kind: 'manifest', manifest: parse(zManifest, rest, path) };
    } else {
      throw damaged(path, 'a line in it cannot be read');
    }
  }
}

/**
 * Reads the whole file once, without keeping it, and gives what it says it is.
 *
 * @throws BackupFault where the file is damaged, cut off or no backup
 */
export async function checkBackup(path: string): Promise<BackupManifest> {
  let found: BackupManifest | undefined;
  for await (const event of readBackup(path)) if (event.kind === 'manifest') found = event.manifest;
  if (!found) throw damaged(path, 'it does not say what it is');
  return found;
}
