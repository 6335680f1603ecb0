import { z } from 'zod';
import { Table } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, eachOf, flag, maybe, text } from '../options.ts';

const cell = z.strictObject({
  text: z.union([z.string(), z.number()]).optional(),
  html: text,
  format: z.literal('numeric').optional(),
  colspan: z.number().optional(),
  rowspan: z.number().optional(),
  classes: text,
  attributes,
});

const options = z.strictObject({
  caption: text,
  captionClasses: text,
  head: z.array(cell).optional(),
  rows: z.array(maybe(z.array(cell))),
  firstCellIsHeader: flag,
  classes: text,
  attributes,
});

export const table = adapter(options, ({ head, rows, ...props }) => (
  <Table {...props} head={head?.map(cellOf)} rows={eachOf(rows, (row) => row.map(cellOf))} />
));

function cellOf({ html, ...given }: z.infer<typeof cell>) {
  return { ...given, text: contentOf({ text: given.text, html }) };
}
