import { z } from 'zod';
import { fault, formPages, type Page, type PageRequest, page } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { RadiosField, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { formatDate, formatList } from '../../interface/wording/index.ts';
import { getOwnOnward, howItWasAnswers, howItWasForMe, sayOfOwnOnward } from '../../onward/index.ts';
import { ownPage, START } from './frame.tsx';

const PATH = '/my/services';

type Item = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value']['items'][number];
const ask = (request: PageRequest) => request.ask(getOwnOnward, {});

const STANDS: Readonly<Record<Item['standing'], string>> = {
  told: 'Nothing about you was sent.',
  sent: 'We have not heard from them yet.',
  received: 'They have received it.',
  accepted: 'They have said yes.',
  started: 'It has started.',
  not_started: 'It did not start.',
  ended: 'It has ended, or goes on without us.',
  taken_back: 'It was written down by mistake.',
};

function OneService({ item }: { item: Item }) {
  const { id, serviceName, agency, standing, madeOn, sent, sayings } = item;
  return (
    <section aria-labelledby={`service-${id}`} class="govuk-!-margin-bottom-8">
      <span class="govuk-caption-m">{agency}</span>
      <h2 class="govuk-heading-m facet-words" id={`service-${id}`} dir="auto">
        {serviceName}
      </h2>
      <p class="govuk-body">
        {sent.length > 0 ? 'We sent you on' : 'We told you of it'} on {formatDate(madeOn)}. {STANDS[standing]}
      </p>
      {sent.length > 0 && <p class="govuk-body">What was sent: {formatList(sent).toLowerCase()}.</p>}
      {sayings.map(({ howItWas, words, saidOn }) => (
        <p class="govuk-body">
          <strong>{howItWasForMe[howItWas]}</strong>, {formatDate(saidOn)}
          {words && (
            <span class="facet-words" dir="auto">
              : {words}
            </span>
          )}
        </p>
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href={`${PATH}/${id}`}>
          Say how it was<span class="govuk-visually-hidden">: {serviceName}</span>
        </a>
      </p>
    </section>
  );
}

const listPage = page({
  method: 'get',
  path: PATH,
  permission: 'own:read',
  async handle(request) {
    const found = await ask(request);
    if (!found.ok) return fault(found.error);
    return ownPage({
      title: 'My other services',
      lead: 'Services that we sent you on to, or told you of.',
      current: PATH,
      back: { href: START, text: 'My pages' },
      body: (
        <>
          {found.value.items.length === 0 && <p class="govuk-body">There are none yet.</p>}
          {found.value.items.map((item) => (
            <OneService item={item} />
          ))}
        </>
      ),
    });
  },
});

const zForm = z.object({
  howItWas: z.enum(howItWasAnswers, 'Select how it was'),
  words: z.string().default(''),
});

const sayForm = formPages<Item, typeof zForm>({
  path: '/my/services/:id',
  permission: 'own:write',
  async find(request) {
    const found = await ask(request);
    if (!found.ok) return found;
    const item = found.value.items.find(({ id }) => id === request.params.id?.toLowerCase());
    return item ? succeed(item) : notFound('service');
  },
  frame: async () => ({
    ok: true,
    frame: { exitThisPage: true, back: { href: PATH, text: 'My other services' } },
  }),
  title: ({ serviceName }) => `How was ${serviceName}?`,
  save: 'Save',
  keepsTyped: false,
  values: () => ({}),
  fields: ({ values, faults }) => (
    <>
      <RadiosField
        name="howItWas"
        label="How was it?"
        items={howItWasAnswers.map((value) => ({ value, text: howItWasForMe[value] }))}
        value={textAt(values, ['howItWas'])}
        faults={faults}
      />
      <TextAreaField
        name="words"
        label="In my own words"
        hint="You can leave this empty. Your worker will read it."
        rows={4}
        value={textAt(values, ['words'])}
        faults={faults}
      />
    </>
  ),
  schema: () => zForm,
  async submit(request, { id }, sent) {
    const done = await request.run(sayOfOwnOnward, { id, ...sent });
    return done.ok ? succeed({ to: PATH, notice: 'Saved. Your worker will read it.' }) : done;
  },
});

/** The services that she was sent on to, and what she says of them. */
export const ownServicesPages: readonly Page[] = [listPage, ...sayForm];
