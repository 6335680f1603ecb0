import { crc32, deflateSync } from 'node:zlib';
import { addToChronology, writeAnalysis } from '../chronology/index.ts';
import { addDocument, addDocumentVersion } from '../documents/index.ts';
import type { World } from './world.ts';

const text = (name: string, words: string) => ({ name, content: Buffer.from(words).toString('base64') });

const PLAN = (when: string) => `Letterbox agreement, ${when}

Letters go twice a year, in April and in October.
Names used: Idris and Inaya; signed Mum.
No addresses, no schools, no photographs of places.
`;

const [WIDTH, HEIGHT] = [320, 200];

/** A chunk of a PNG: its length, what it is, its content, and the sum over both. */
function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A child's drawing as a PNG: grass, sky, and a sun. */
function drawing(): { name: string; content: string } {
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const dots = Array.from({ length: WIDTH }, (_, x) => {
      if (Math.hypot(x - 250, y - 50) < 28) return [250, 200, 40];
      return y > 150 + 8 * Math.sin(x / 30) ? [90, 150, 80] : [190, 220, 240];
    });
    return Buffer.from([0, ...dots.flat()]);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // Eight bits for each of red, green and blue.
  head.set([8, 2, 0, 0, 0], 8);
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { name: 'drawing.png', content: png.toString('base64') };
}

/** The papers that a worker keeps of one parent: an agreement in two versions, a certificate that she sees, a report. */
export async function keepPapers(
  world: World,
  today: Temporal.PlainDate,
  personId: string,
  by: World['staff']['first'],
): Promise<void> {
  const ago = (duration: Temporal.DurationLike) => today.subtract(duration).toString();
  const agreement = await world.done(today, addDocument, by, {
    personId,
    document: {
      kind: 'letter',
      title: 'Letterbox agreement with the adoption team',
      datedOn: ago({ months: 8 }),
      seenBy: 'parent',
    },
    note: 'Came by post',
    file: text('letterbox agreement.txt', PLAN('first version')),
  });
  await world.done(today, addDocumentVersion, by, {
    personId,
    documentId: agreement.id,
    version: agreement.version,
    note: 'The names were put right',
    file: text('letterbox agreement.txt', PLAN('with the names put right')),
  });
  await world.done(today, addDocument, by, {
    personId,
    document: {
      kind: 'certificate',
      title: 'Certificate: Freedom Programme, all eleven sessions',
      datedOn: ago({ months: 2 }),
      seenBy: 'parent',
    },
    file: text('certificate.txt', 'This is to say that Samira Hossain came to all eleven sessions.\n'),
  });
  await world.done(today, addDocument, by, {
    personId,
    document: {
      kind: 'report',
      title: 'Letter from the perinatal mental health team',
      datedOn: ago({ months: 5 }),
      seenBy: 'health',
    },
    file: text('letter.txt', 'Samira has come to each appointment. We will see her again in spring.\n'),
  });
  await world.done(today, addDocument, by, {
    personId,
    document: { kind: 'photograph', title: 'A drawing that came with a letter', seenBy: 'parent' },
    file: drawing(),
  });
  await world.done(today, addToChronology, by, {
    personId,
    entry: {
      happenedOn: String(today.year - 12),
      what: 'Left care at eighteen, to a room in a hostel. Ayaan was born that autumn.',
      toldBy: 'parent',
      theme: 'changes',
      isKey: true,
    },
  });
  await world.done(today, writeAnalysis, by, {
    personId,
    analysis: {
      words:
        'Each set of proceedings began within months of losing a home. Where there was a home, there were years without any. We plan for the tenancy first.',
      readTogether: true,
    },
  });
}
