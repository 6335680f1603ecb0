import { z } from 'zod';
import type { Page } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { CheckboxesField, textsAt } from '../interface/forms/index.ts';
import { recordFormPages } from '../people/index.ts';
import { applicationForm } from './application-form.tsx';
import { type CourtSubject, courtOf, type EntrySubject, entryForm, findEntry } from './court-form.tsx';
import { hearingForm } from './hearing-form.tsx';
import { orderForm, orderWithdrawal } from './order-form.tsx';
import { preForm } from './pre-proceedings-form.tsx';
import { nameChildrenInCourt } from './record-court.ts';
import { reportForm } from './report-form.tsx';

const zChildrenForm = z.object({
  childIds: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string())),
});

const childrenForm = entryForm<CourtSubject['proceedings'][number], typeof zChildrenForm>({
  path: '/court/:proceedings/children',
  find: findEntry<CourtSubject['proceedings'][number]>(() => []),
  title: () => 'Which children are these proceedings about?',
  save: 'Save',
  values: ({ proceedings }: EntrySubject<unknown>) => ({ childIds: [...(proceedings?.childIds ?? [])] }),
  fields: ({ about, values, faults }) => (
    <CheckboxesField
      name="childIds"
      label="Children"
      items={about.court.children.map(({ id, name }) => ({ value: id, text: name }))}
      values={textsAt(values, ['childIds'])}
      faults={faults}
    />
  ),
  schema: zChildrenForm,
  submit: async (request, { court, proceedings }, { childIds }) => {
    if (!proceedings) return notFound('page');
    const { personId } = court;
    const done = await request.run(nameChildrenInCourt, {
      personId,
      proceedingsId: proceedings.id,
      childIds,
    });
    return done.ok ? succeed({ to: courtOf(personId), notice: 'Saved' }) : done;
  },
});

/** The forms about court. */
export const courtForms: readonly Page[] = [
  ...recordFormPages(preForm('/court/pre-proceedings/add')),
  ...recordFormPages(preForm('/court/pre-proceedings/:entry')),
  ...recordFormPages(reportForm('/court/reports/add')),
  ...recordFormPages(reportForm('/court/reports/:entry')),
  ...recordFormPages(childrenForm),
  ...recordFormPages(applicationForm('/court/:proceedings/applications/add')),
  ...recordFormPages(applicationForm('/court/:proceedings/applications/:entry')),
  ...recordFormPages(hearingForm('/court/:proceedings/hearings/add')),
  ...recordFormPages(hearingForm('/court/:proceedings/hearings/:entry')),
  ...recordFormPages(orderForm('/court/:proceedings/orders/add')),
  ...recordFormPages(orderForm('/court/:proceedings/orders/:entry')),
  ...orderWithdrawal,
];
