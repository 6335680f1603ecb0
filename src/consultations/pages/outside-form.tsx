import { z } from 'zod';
import {
  type FormFieldsProps,
  fault,
  formPages,
  html,
  type Page,
  type PageRequest,
  page,
} from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { newId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { clockTime } from '../../foundation/times.ts';
import { RadiosField, SelectField, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { Button, Panel } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatDate, formatMinutes } from '../../interface/wording/index.ts';
import { askConsultationFromOutside, openConsultations } from '../ask-from-outside.ts';
import { AskerFields } from './ask-form.tsx';
import { atSlot, slotItems } from './when-fields.tsx';

type Open = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value'];
type Offer = Open['offers'][number];

const ask = (request: PageRequest, id?: string) =>
  request.ask(openConsultations, id === undefined ? {} : { id });

const inBrief = ({ programmeTitle, givenBy, minutes, asNeeded, slots }: Offer) =>
  [
    programmeTitle,
    givenBy && `With: ${givenBy}`,
    formatMinutes(minutes),
    asNeeded ? 'As needed' : slots.length === 0 && 'No time is free in the next four weeks',
  ]
    .filter(Boolean)
    .join('. ');

/** Where a professional outside sees what can be booked. Each way in has an address of its own, made here. */
const startPage = page({
  method: 'get',
  path: '/t/:tenant/consult',
  permission: 'public',
  async handle(request) {
    const found = await ask(request);
    if (!found.ok) return fault(found.error);
    const { tenant = '' } = request.params;
    return html({
      title: 'Ask us for advice',
      body: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <h1 class="govuk-heading-xl">Ask us for advice</h1>
            <p class="govuk-body-l">
              For professionals. You need no account, and no family needs to be named.
            </p>
            {found.value.offers.length === 0 && (
              <EmptyState
                title="Nothing can be booked here"
                text="This service gives no advice that can be booked without an account. Call them instead."
              />
            )}
            {found.value.offers.map((offer) => (
              <section aria-labelledby={`offer-${offer.programme}-${offer.offer}`}>
                <h2 class="govuk-heading-m" id={`offer-${offer.programme}-${offer.offer}`}>
                  {offer.title}
                </h2>
                <p class="govuk-body">{inBrief(offer)}</p>
                {offer.about && <p class="govuk-body">{offer.about}</p>}
                {(offer.asNeeded || offer.slots.length > 0) && (
                  <Button
                    href={`/t/${tenant}/consult/${offer.programme}/${offer.offer}/${newId(request.now)}`}
                  >
                    {offer.asNeeded ? 'Ask' : 'Choose a time'}
                    <span class="govuk-visually-hidden">: {offer.title}</span>
                  </Button>
                )}
              </section>
            ))}
            <p class="govuk-body-s">
              If somebody is in danger now, call 999. This page is for advice, not for a referral:{' '}
              <a class="govuk-link" href={`/t/${tenant}/refer`}>
                refer a parent instead
              </a>
              .
            </p>
          </div>
        </div>
      ),
    });
  },
});

interface About {
  readonly id: string;
  readonly offer: Offer | undefined;
  readonly asked: Open['asked'];
}

const zForm = z.object({
  slot: z.string().default(''),
  theme: z.string().default(''),
  askedBy: z.string().default(''),
  askerName: z.string().default(''),
  askerOrganisation: z.string().default(''),
  askerReach: z.string().default(''),
  question: z.string().default(''),
  toBeNamed: z.enum(['no', 'yes'], 'Select whether it is about a family'),
});

function Fields({ about: { offer }, values, faults }: FormFieldsProps<About>) {
  if (!offer) return <p class="govuk-body">This cannot be booked any more.</p>;
  const radios = (name: 'theme' | 'askedBy', label: string, list: Offer['themes']) =>
    list.length > 0 && (
      <RadiosField
        name={name}
        label={label}
        items={list.map(({ id, title }) => ({ value: id, text: title }))}
        value={textAt(values, [name])}
        faults={faults}
      />
    );
  return (
    <>
      {!offer.asNeeded && (
        <SelectField
          name="slot"
          label="At which time?"
          hint={formatMinutes(offer.minutes)}
          items={[{ value: '', text: 'Choose a time' }, ...slotItems([offer])]}
          value={textAt(values, ['slot'])}
          faults={faults}
        />
      )}
      {radios('askedBy', 'As what do you ask?', offer.askers)}
      <AskerFields values={values} faults={faults} />
      <TextAreaField
        name="question"
        label="What would you like to talk about?"
        hint="Do not write a name, a date of birth or an address here"
        rows={5}
        limit={5000}
        value={textAt(values, ['question'])}
        faults={faults}
      />
      {radios('theme', 'What is it mostly about?', offer.themes)}
      <RadiosField
        name="toBeNamed"
        label="Is it about one family?"
        items={[
          { value: 'no', text: 'No, or I will not name them' },
          {
            value: 'yes',
            text: 'Yes',
            hint: 'Tell us when we speak who they are, and why you may share that',
          },
        ]}
        value={textAt(values, ['toBeNamed'])}
        faults={faults}
      />
    </>
  );
}

function Asked({ asked }: { asked: NonNullable<Open['asked']> }) {
  return (
    <>
      <Panel title={asked.startsOn ? 'Booked' : 'Sent'}>
        {asked.startsOn && asked.startsAt
          ? `${formatDate(asked.startsOn)} at ${clockTime(asked.startsAt)}`
          : 'We will be in touch'}
      </Panel>
      {asked.title && <p class="govuk-body">{`${asked.title}. ${asked.programmeTitle}.`}</p>}
      <p class="govuk-body">
        Keep the address of this page if you want to see the time again. To change or call it off, reach us as
        you usually do.
      </p>
    </>
  );
}

const askForm = formPages<About, typeof zForm>({
  path: '/t/:tenant/consult/:programme/:offer/:consultation',
  permission: 'public',
  async find(request) {
    const id = request.params.consultation ?? '';
    const found = await ask(request, id);
    if (!found.ok) return found;
    const { offers, asked } = found.value;
    const { params } = request;
    const offer = offers.find((each) => each.programme === params.programme && each.offer === params.offer);
    return offer || asked ? succeed({ id, offer, asked }) : notFound('page');
  },
  frame: async ({ params }) => ({
    ok: true as const,
    frame: { back: { href: `/t/${params.tenant}/consult`, text: 'What can be booked' } },
  }),
  title: ({ asked, offer }) => (asked ? 'Thank you' : (offer?.title ?? 'Ask us for advice')),
  instead: ({ asked }) => (asked ? <Asked asked={asked} /> : undefined),
  lead: ({ offer }) => (offer ? <p class="govuk-body">{inBrief(offer)}</p> : null),
  save: 'Send',
  values: () => ({}),
  fields: Fields,
  schema: () => zForm,
  atFields: atSlot,
  async submit(request, { id, offer }, { slot, toBeNamed, ...sent }) {
    const [, on, at] = slot.split(' ');
    const done = await request.run(askConsultationFromOutside, {
      ...sent,
      id,
      programme: offer?.programme ?? '',
      offer: offer?.offer ?? '',
      on: on ?? null,
      at: at ?? null,
      toBeNamed: toBeNamed === 'yes',
    });
    return done.ok ? succeed({ to: request.path, notice: 'Sent' }) : done;
  },
});

/** How a professional without an account asks for advice. */
export const outsidePages: readonly Page[] = [startPage, ...askForm];
