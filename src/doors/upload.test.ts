import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LARGEST_UPLOAD, readUpload, safeFileName } from './upload.ts';

const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
    'base64',
  ),
);
const docx = zipSync({
  '[Content_Types].xml': strToU8(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  'word/document.xml': strToU8('<w:document/>'),
});

const send = (content: string | Uint8Array<ArrayBuffer>, name = 'letter', type = '') =>
  readUpload(new File([content], name, { type }), ['file']);

describe('a file that is sent', () => {
  it('is what its content says, whatever its name and the browser say', async () => {
    expect(await send(PNG, 'holiday.pdf', 'application/pdf')).toMatchObject({
      ok: true,
      value: { name: 'holiday.png', mediaType: 'image/png', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(await send('%PDF-1.7\n%âãÏÓ\n1 0 obj', 'report.exe')).toMatchObject({
      value: { name: 'report.pdf' },
    });
    expect(await send(new Uint8Array(docx), 'a.b.docx')).toMatchObject({ value: { name: 'a_b.docx' } });
    expect(await send('Dear Amina,\r\nপ্রিয়', 'note.html')).toMatchObject({ value: { name: 'note.txt' } });
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['a page', '<!DOCTYPE html><script>alert(1)</script>'],
    ['a page after a mark and spaces', '\ufeff \n<html onload=x>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ['an archive', new Uint8Array(zipSync({ 'a.exe': strToU8('MZ') }))],
    ['bytes of nothing known', new Uint8Array([0, 1, 2, 3, 255])],
    ['broken text', new Uint8Array([0x61, 0xc3, 0x28])],
  ])('is not taken when it is %s', async (_what, content) => {
    expect(await send(content, 'photo.png', 'image/png')).toMatchObject({
      ok: false,
      error: {
        kind: 'invalid',
        faults: [{ path: ['file'], message: expect.stringContaining('Choose a PDF') }],
      },
    });
  });

  it('is not taken when it is locked or holds programs, and says so', async () => {
    const said = async (content: string | Uint8Array<ArrayBuffer>) => {
      const read = await send(content);
      return read.ok || read.error.kind !== 'invalid' ? read : read.error.faults[0]?.message;
    };
    const word = (more: Readonly<Record<string, string>>, kind = 'document.main') =>
      new Uint8Array(
        zipSync({
          '[Content_Types].xml': strToU8(
            `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.${kind}+xml"/></Types>`,
          ),
          ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
        }),
      );
    const plain = 'openxmlformats-officedocument.wordprocessingml.document.main';
    expect(await said(word({ 'word/document.xml': '<w/>', 'word/vbaProject.bin': 'x' }, plain))).toContain(
      'macros',
    );
    expect(await said(word({ 'word/document.xml': '<w/>' }, 'ms-word.document.macroEnabled.main'))).toContain(
      'macros',
    );
    const text = (more: Readonly<Record<string, Uint8Array>>) =>
      new Uint8Array(
        zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }], ...more }),
      );
    const manifest = (inner: string) => ({
      'META-INF/manifest.xml': strToU8(`<manifest>${inner}</manifest>`),
    });
    expect(await send(text(manifest('')))).toMatchObject({ value: { name: 'letter.odt' } });
    expect(await said(text(manifest('<encryption-data/>')))).toContain('locked');
    expect(await said(text({ 'Basic/Standard/Module1.xml': strToU8('<x/>') }))).toContain('macros');
    expect(await said('%PDF-1.7\n1 0 obj\ntrailer << /Root 1 0 R /Encrypt 5 0 R >>')).toContain('locked');
    const old = new Uint8Array(512);
    old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await said(old)).toContain('old Word file');
  });

  it('is there, is not empty, and is not larger than 10 MB', async () => {
    for (const none of [undefined, 'text', new File([], '')])
      expect(await readUpload(none, ['file'])).toMatchObject({
        error: { faults: [{ message: 'Choose a file' }] },
      });
    expect(await send('', 'empty.txt')).toMatchObject({ ok: false });
    expect(await send(new Uint8Array(LARGEST_UPLOAD + 1), 'big.txt')).toMatchObject({
      error: { faults: [{ message: 'The file must be 10 MB or smaller' }] },
    });
  });
});

describe('the name of a file', () => {
  it('leads nowhere, hides nothing, and ends as its content does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeFileName(name, 'pdf');
        expect(safe).toMatch(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} _-]*\.pdf$/u);
        expect([...safe].length).toBeLessThanOrEqual(84);
      }),
      {
        seed: 20261122,
        numRuns: 500,
        examples: [['../../etc/passwd'], ['\u202efdp.exe'], ['.htaccess'], ['con:']],
      },
    );
    expect(safeFileName('C:\\Users\\x\\Amina’s plan.docx', 'docx')).toBe('Amina_s plan.docx');
  });
});
