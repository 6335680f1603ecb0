import { strFromU8, unzipSync } from 'fflate';

const LOCKED = 'This file is locked with a password. Save it again without the password, then choose it';
const MACROS = 'This file holds macros (small programs). Save it again without them, then choose it';
const OLD_WORD =
  'This is an old Word file, or it is locked with a password. Save it as DOCX or PDF without a password';

/** What is known by its type alone, and why it is not taken. */
export const REFUSED_TYPES: Readonly<Record<string, string>> = {
  'application/vnd.ms-word.document.macroenabled.12': MACROS,
  'application/vnd.ms-word.template.macroenabled.12': MACROS,
  'application/x-cfb': OLD_WORD,
};

/** Word and OpenDocument keep their programs under these names. */
const PROGRAMS = /(?:^|\/)vbaProject\.bin$|^(?:Basic|Scripts)\/.+\.(?:xml|js|py|bsh|java)$/i;
/** A page without programs still lists its empty libraries. */
const EMPTY_LIBRARY = /\/script-(?:lb|lc)\.xml$/i;
const LARGEST_MANIFEST = 1024 * 1024;

/** Reads the list of what stands in a ZIP, and of all that only a small manifest: nothing else is unpacked. */
function lookInto(bytes: Uint8Array): { readonly names: readonly string[]; readonly manifest: string } {
  const names: string[] = [];
  const read = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      names.push(name);
      return name === 'META-INF/manifest.xml' && originalSize <= LARGEST_MANIFEST;
    },
  });
  return { names, manifest: strFromU8(read['META-INF/manifest.xml'] ?? new Uint8Array()) };
}

function whyNotZip(bytes: Uint8Array): string | undefined {
  try {
    const { names, manifest } = lookInto(bytes);
    if (names.some((name) => PROGRAMS.test(name) && !EMPTY_LIBRARY.test(name))) return MACROS;
    return names.includes('encrypted-package') || manifest.includes('encryption-data') ? LOCKED : undefined;
  } catch {
    return 'This file is broken. Save it again, then choose it';
  }
}

/** The dictionary that tells a reader how a PDF is locked stands in the open, whatever else is packed. */
const PDF_LOCK = /\/Encrypt(?:\s+\d+\s+\d+\s+R\b|\s*<<)/;

/** Why a file of a known kind is not taken: locked, or with programs in it. Undefined where nothing is against it. */
export function whyNotTaken(mediaType: string, bytes: Uint8Array): string | undefined {
  if (mediaType === 'application/pdf')
    return PDF_LOCK.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
      ? LOCKED
      : undefined;
  return /officedocument|opendocument/.test(mediaType) ? whyNotZip(bytes) : undefined;
}
