import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { zCountOut, zIdOut } from '../foundation/answers.ts';
import { isBefore } from '../foundation/dates.ts';
import { type FieldFault, invalid, invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { displayName, loadRecord } from '../people/index.ts';
import { chosenWords } from './chosen-words.ts';
import { selectEntries } from './chronology.ts';
import { type ChronologyCopy, linesOf } from './copy.ts';
import { copyAsDocx } from './copy-docx.ts';
import { copyAsHtml } from './copy-html.tsx';
import { gatherEntries } from './gather.ts';
import { childrenIn, filterFields } from './get-chronology.ts';

export const copyFormats = ['html', 'docx'] as const;
const MEDIA = {
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** As many lines as somebody can look through before she gives them away. */
export const MOST_LINES = 500;

const zLeaveOut = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(',').filter(Boolean))])
  .default([])
  .meta({ description: 'Ids of the entries to leave out, separated by commas' });

/** A copy of the chronology in a file, of what was chosen, without the lines that somebody left out. */
export const copyChronology = query({
  name: 'copyChronology',
  summary: 'A copy of a person’s chronology as a file, with sources, without the lines that you leave out',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    ...filterFields,
    format: z.enum(copyFormats, 'Choose the kind of file').meta({ description: 'Which kind of file' }),
    leaveOut: zLeaveOut,
    why: zOptionalText(200).meta({
      description: 'Why lines are left out: it stands in the copy in their place',
    }),
  }),
  output: z.strictObject({
    personId: zIdOut,
    fileName: z.string(),
    mediaType: z.enum([MEDIA.html, MEDIA.docx]),
    lines: zCountOut,
    leftOut: zCountOut,
    content: z.string().meta({ contentEncoding: 'base64', description: 'The file in base64' }),
  }),
  api: { method: 'get', path: '/people/{personId}/chronology-copy' },
  async handle(context, { personId, format, leaveOut, why, text, ...wanted }) {
    if (wanted.from && wanted.to && isBefore(wanted.to, wanted.from))
      return invalidField(['to'], 'The last day must be on or after the first');
    const { db, actor, today } = context;
    const record = await loadRecord(db, personId);
    if (!record) return notFound('person');
    const { entries, kinds } = await gatherEntries(context, personId);
    const chosen = selectEntries(entries, { ...wanted, text: text ?? undefined, order: 'oldest' });
    const faults: FieldFault[] = [];
    if (chosen.length > MOST_LINES)
      faults.push({
        path: ['from'],
        message: `Choose a shorter period: these are ${chosen.length} lines, and a copy holds ${MOST_LINES}`,
      });
    if (leaveOut.length > 0 && !why) faults.push({ path: ['why'], message: 'Say why lines are left out' });
    const known = new Set(chosen.map(({ id }) => id));
    if (leaveOut.some((id) => !known.has(id)))
      faults.push({ path: ['leaveOut'], message: 'Choose lines that stand in the list' });
    if (faults.length > 0) return invalid(...faults);
    const children = await childrenIn(context, personId, entries);
    const copy: ChronologyCopy = {
      name: displayName(record),
      madeOn: today,
      madeBy: 'name' in actor ? actor.name : 'Facet',
      chosen: chosenWords({ ...wanted, text }, { kinds, children }),
      lines: linesOf(chosen, kinds, { ids: leaveOut, why: why ?? '' }),
    };
    const bytes = format === 'docx' ? await copyAsDocx(copy) : Buffer.from(await copyAsHtml(copy));
    return succeed({
      personId,
      fileName: `chronology-${today}.${format}`,
      mediaType: MEDIA[format],
      lines: copy.lines.length,
      leftOut: copy.lines.filter((line) => 'leftOut' in line).length,
      content: Buffer.from(bytes).toString('base64'),
    });
  },
  looksAt: ({ personId }) => [personId],
});
