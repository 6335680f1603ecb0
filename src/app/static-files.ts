import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { Hono } from 'hono';
import type { Environment } from './environment.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

interface Kept {
  readonly plain: Buffer;
  readonly brotli: Buffer;
  readonly type: string;
}

/** Serves built stylesheets and scripts. Their names carry their content's hash, so browsers keep them for ever. */
export function staticFiles(folder: string): Hono<Environment> {
  const kept = new Map<string, Kept>();
  const read = async (name: string): Promise<Kept | undefined> => {
    const known = kept.get(name);
    if (known) return known;
    const type = TYPES[extname(name)];
    if (!type || !/^[\w.-]+$/.test(name)) return undefined;
    const plain = await readFile(join(folder, name)).catch(() => undefined);
    if (!plain) return undefined;
    const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    const file = { plain, brotli, type };
    kept.set(name, file);
    return file;
  };
  return new Hono<Environment>().get('/:name', async (context) => {
    const file = await read(context.req.param('name'));
    if (!file) return context.notFound();
    const small = context.req.header('accept-encoding')?.includes('br') ?? false;
    context.header('Content-Type', file.type);
    context.header('Cache-Control', 'public, max-age=31536000, immutable');
    context.header('Vary', 'Accept-Encoding');
    if (small) context.header('Content-Encoding', 'br');
    return context.body(new Uint8Array(small ? file.brotli : file.plain));
  });
}
