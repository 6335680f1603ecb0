import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type ChronologyCopy, type CopyLine, copyWords, isRightToLeft } from './copy.ts';

/** What XML cannot hold: a document with one of these would not open. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

interface Look {
  readonly bold?: boolean;
  readonly italics?: boolean;
}

/** Words as paragraphs, one for each of their lines, each in the direction of its own letters. */
function paragraphs(text: string, look: Look = {}): Paragraph[] {
  return text
    .replace(NO_XML, '')
    .split(/\r\n?|\n/)
    .map((line) => {
      const rightToLeft = isRightToLeft(line);
      const run = new TextRun({ text: line, rightToLeft, ...look });
      return new Paragraph({ bidirectional: rightToLeft, children: [run] });
    });
}

const WIDTHS = [20, 52, 28] as const;

function cell(column: number, children: Paragraph[], columnSpan = 1): TableCell {
  const size = WIDTHS.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0);
  const margins = { top: 60, bottom: 60, left: 80, right: 80 };
  return new TableCell({ children, columnSpan, margins, width: { size, type: WidthType.PERCENTAGE } });
}

function rowOf(line: CopyLine): TableRow {
  const when = cell(0, paragraphs(line.when));
  if ('leftOut' in line) {
    const words = paragraphs(`[A line is left out: ${line.leftOut}]`, { italics: true });
    return new TableRow({ cantSplit: true, children: [when, cell(1, words, 2)] });
  }
  const { title, detail, otherwise, source } = line;
  const hers = otherwise.flatMap((words) => paragraphs(`She says: ${words}`, { italics: true }));
  const what = [...paragraphs(title, { bold: true }), ...(detail ? paragraphs(detail) : []), ...hers];
  return new TableRow({ children: [when, cell(1, what), cell(2, paragraphs(source))] });
}

const HEADINGS = ['When', 'What happened', 'Where it was recorded'];

/** A copy of a chronology as a Word document. */
export async function copyAsDocx(copy: ChronologyCopy): Promise<Uint8Array> {
  const head = HEADINGS.map((text, column) => cell(column, paragraphs(text, { bold: true })));
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [new TableRow({ tableHeader: true, children: head }), ...copy.lines.map(rowOf)],
  });
  const name = copy.name.replace(NO_XML, '');
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    children: [new TextRun('Chronology: '), new TextRun({ text: name, rightToLeft: isRightToLeft(name) })],
  });
  const document = new Document({
    creator: 'Facet',
    title: `Chronology: ${name}`,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [{ children: [heading, ...copyWords(copy).flatMap((words) => paragraphs(words)), table] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
