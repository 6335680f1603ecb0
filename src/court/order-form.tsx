import { z } from 'zod';
import type { Page } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { CheckboxesField, optional, RadiosField, textAt, textsAt } from '../interface/forms/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import { dateBoxes, maybeDay, seenEntry, withdrawalPages } from '../people/index.ts';
import {
  ChoiceOf,
  type CourtSubject,
  DayOf,
  entryForm,
  findCourt,
  findEntry,
  inProceedings,
  type Sent,
  WordsOf,
  whole,
} from './court-form.tsx';
import { orderEndingWords, orderHints, orderSentence, orderWords } from './court-words.ts';
import { type Order, orderEndings, orderKinds } from './order.ts';
import { recordCourtOrder, withdrawCourtOrder } from './record-order.ts';

type OrderEntry = CourtSubject['orders'][number];

const zOrderForm = z.object({
  order: z.object({
    kind: optional(z.enum(orderKinds)),
    words: z.string().optional(),
    madeOn: maybeDay('day of the order'),
    childIds: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string())),
    endedOn: maybeDay('day on which it ended'),
    endedHow: optional(z.enum(orderEndings)),
  }),
});

/** What the court ordered, about whom, and how it ended. */
export const orderForm = (path: '/court/:proceedings/orders/add' | '/court/:proceedings/orders/:entry') =>
  entryForm<OrderEntry, typeof zOrderForm>({
    path,
    find: findEntry((court) => court.orders.filter(({ withdrawal }) => !withdrawal)),
    title: ({ entry }) => (entry ? 'Change an order of the court' : 'Record an order of the court'),
    save: 'Save',
    values: ({ entry, proceedings }) => ({
      order: {
        kind: entry?.kind ?? '',
        words: entry?.words ?? '',
        madeOn: dateBoxes(entry?.madeOn),
        childIds: [...(entry?.childIds ?? proceedings?.childIds ?? [])],
        endedOn: dateBoxes(entry?.endedOn),
        endedHow: entry?.endedHow ?? '',
      },
    }),
    fields: ({ about, values, faults }) => {
      const shown = { values, faults };
      const at = (name: string) => ['order', name];
      return (
        <>
          <RadiosField
            name={at('kind')}
            label="Which order is it?"
            items={orderKinds.map((value) => {
              const hint = orderHints[value];
              return { value, text: orderWords[value], ...(hint && { hint: { text: hint } }) };
            })}
            value={textAt(values, at('kind'))}
            faults={faults}
          />
          <DayOf {...shown} name={at('madeOn')} label="On which day was it made?" />
          <CheckboxesField
            name={at('childIds')}
            label="Which children is it about?"
            items={about.court.children.map(({ id, name }) => ({ value: id, text: name }))}
            values={textsAt(values, at('childIds'))}
            faults={faults}
          />
          <WordsOf
            {...shown}
            name={at('words')}
            limit={500}
            label="What does it say, in short?"
            hint="In words that the parent may read. Leave it empty where its name says enough"
          />
          <DayOf
            {...shown}
            name={at('endedOn')}
            label="When did it end?"
            hint="Leave it empty while it stands"
          />
          <ChoiceOf {...shown} name={at('endedHow')} label="How did it end?" words={orderEndingWords} />
        </>
      );
    },
    schema: zOrderForm,
    submit: inProceedings((request, { court, entry, proceedingsId }, { order }, { sure, version }) =>
      request.run(recordCourtOrder, {
        personId: court.personId,
        ...seenEntry(entry, version),
        order: whole<Sent<Order>>({ ...order, proceedingsId }),
        sure,
      }),
    ),
  });

/** Taking back an order that was recorded by mistake. */
export const orderWithdrawal: readonly Page[] = withdrawalPages({
  path: '/court/:proceedings/orders/:entry/withdrawal',
  title: 'Take back an order that was recorded by mistake',
  lead: 'It is kept in the history with your reason, and counts no more. An order that was made and has ended is changed instead: say when and how it ended.',
  list: { path: '/court', text: 'Court' },
  command: withdrawCourtOrder,
  async find(request) {
    const found = await findCourt(request);
    if (!found.ok) return found;
    const { orders, children } = found.value;
    const { entry, proceedings } = request.params;
    const order = orders.find(({ id, proceedingsId }) => id === entry && proceedingsId === proceedings);
    if (!order) return notFound('page');
    const names = children.filter(({ id }) => order.childIds.includes(id)).map(({ name }) => name);
    const rows = [
      { key: 'Order', value: orderSentence(order) },
      { key: 'Children', value: names.join(', ') },
      { key: 'Made on', value: formatDate(order.madeOn) },
    ];
    return succeed({ id: order.id, version: order.version, withdrawal: order.withdrawal, rows });
  },
});
