import { z } from 'zod';
import {
  type FormDeclaration,
  formPages,
  type Page,
  type PageRequest,
  StandsNow,
} from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { TextAreaField, textAt } from '../../interface/forms/index.ts';
import { formatDate, formatPartialDay } from '../../interface/wording/index.ts';
import { getPair, listPairs } from '../pairs/list-pairs.ts';
import { lookForPairs } from '../pairs/look-for-pairs.ts';
import { setPairApart } from '../pairs/set-pair-apart.ts';
import { PAIRS } from './pairs-page.tsx';

const askPair = (request: PageRequest) => request.ask(getPair, { id: request.params.id ?? '' });
type Pair = Extract<Awaited<ReturnType<typeof askPair>>, { ok: true }>['value'];

const frame = async () => ({ ok: true as const, frame: { back: { href: PAIRS }, current: '/people' } });

const zNothing = z.object({});

const lookForm: FormDeclaration<null, typeof zNothing> = {
  path: `${PAIRS}/look`,
  permission: 'people:merge',
  find: async (request) => {
    const found = await request.ask(listPairs, {});
    return found.ok ? succeed(null) : found;
  },
  frame,
  title: () => 'Look for people who may be on record twice',
  lead: () => (
    <p class="govuk-body">
      Facet looks through all names and dates of birth. With very many people on record this takes a while.
    </p>
  ),
  save: 'Look now',
  values: () => ({}),
  fields: () => <></>,
  schema: () => zNothing,
  async submit(request) {
    const done = await request.run(lookForPairs, {});
    if (!done.ok) return done;
    const { found, open } = done.value;
    const notice =
      found === 0
        ? 'Nobody new was found who may be on record twice.'
        : `${found} new ${found === 1 ? 'pair was' : 'pairs were'} found. ${open} to look at in all.`;
    return succeed({ to: PAIRS, notice });
  },
};

const zApart = z.object({ why: z.string().default('') });

const said = ({ name, bornOn }: Pair['one']) =>
  `${name}, ${bornOn ? `born ${formatPartialDay(bornOn)}` : 'date of birth not known'}`;

const apartForm: FormDeclaration<Pair, typeof zApart> = {
  path: `${PAIRS}/:id/apart`,
  permission: 'people:merge',
  find: askPair,
  frame,
  title: () => 'They are two people',
  instead: ({ apartOn }) =>
    apartOn ? (
      <p class="govuk-body">On {formatDate(apartOn)} somebody looked at them: they are two people.</p>
    ) : undefined,
  lead: ({ one, other, reason }) => (
    <>
      <ul class="govuk-list govuk-list--bullet">
        <li>{said(one)}</li>
        <li>{said(other)}</li>
      </ul>
      <p class="govuk-body">{reason}. Facet will not show these two to anybody as a pair again.</p>
    </>
  ),
  save: 'Save',
  values: () => ({ why: '' }),
  version: ({ version }) => version,
  standsNow: ({ reason }) => <StandsNow lines={[reason]} />,
  fields: ({ values, faults }) => (
    <TextAreaField
      name="why"
      label="How do you know that they are two people?"
      hint="Either of them may read this one day"
      rows={3}
      limit={1000}
      value={textAt(values, ['why'])}
      faults={faults}
    />
  ),
  schema: () => zApart,
  async submit(request, { id, version: now }, { why }, version) {
    const done = await request.run(setPairApart, { id, version: version ?? now, why });
    return done.ok ? succeed({ to: PAIRS, notice: 'Saved: they are two people.' }) : done;
  },
};

/** Looking through all records now, and saying of a pair that they are two people. */
export const pairForms: readonly Page[] = [...formPages(lookForm), ...formPages(apartForm)];
