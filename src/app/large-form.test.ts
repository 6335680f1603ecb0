import { describe, expect, it } from 'vitest';
import { LARGEST_BODY, readWithoutFiles } from './large-form.ts';

const MB = 1024 * 1024;

/** A form as a browser sends it, in pieces of a size that cuts boundaries, with the length that it names. */
async function sent(data: FormData, piece: number): Promise<Request> {
  const made = new Request('http://localhost/', { method: 'POST', body: data });
  const type = made.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await made.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += piece) controller.enqueue(bytes.slice(at, at + piece));
      controller.close();
    },
  });
  return new Request('http://localhost/', {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'content-type': type, 'content-length': String(bytes.length) },
  } as RequestInit);
}

function form(sizes: readonly number[]): FormData {
  const data = new FormData();
  data.append('document[title]', 'Her certificate — “with honours”');
  for (const size of sizes) data.append('file', new File([new Uint8Array(size)], 'scan.pdf'));
  data.append('_key', 'a-key-of-the-form');
  data.append('note', 'Line one\r\n--not a boundary\r\nLine two');
  return data;
}

describe('a form whose file is too large', () => {
  it.each([[7], [64 * 1024], [40 * MB]])('keeps what was typed, in pieces of %i bytes', async (piece) => {
    const size = piece < 100 ? 20_000 : 26 * MB;
    const read = await readWithoutFiles(await sent(form([size]), piece));
    expect(read?.fields).toEqual([
      ['document[title]', 'Her certificate — “with honours”'],
      ['_key', 'a-key-of-the-form'],
      ['note', 'Line one\r\n--not a boundary\r\nLine two'],
    ]);
    expect(read?.faults).toEqual([{ path: ['file'], message: expect.stringContaining('MB or smaller') }]);
  });

  it('says of many files which that they are too large together', async () => {
    const read = await readWithoutFiles(await sent(form([9 * MB, 9 * MB, 9 * MB]), MB));
    expect(read?.faults[0]?.message).toContain('together must be 24 MB or smaller');
  });

  it('is no form where there is no boundary, and no more than anybody types is kept', async () => {
    expect(
      await readWithoutFiles(new Request('http://localhost/', { method: 'POST', body: 'x' })),
    ).toBeUndefined();
    const data = new FormData();
    data.append('note', 'x'.repeat(LARGEST_BODY + 1));
    expect(await readWithoutFiles(await sent(data, MB))).toBeUndefined();
  });
});
