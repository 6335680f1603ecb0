import { z } from 'zod';
import { getService } from '../../directory/index.ts';
import { type FormFieldsProps, formPages, type Page, type PageRequest } from '../../doors/index.ts';
import { invalid } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  formDateText,
  optional,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { formatList } from '../../interface/wording/index.ts';
import { personFormFrame } from '../../people/index.ts';
import { getPlan } from '../../plans/index.ts';
import { previewOnwardReferral } from '../list-onward.ts';
import { makeOnwardReferral } from '../make-onward-referral.ts';
import { partTitles, type Sendable, sendable } from '../onward.ts';

const TAB = '/onward';

async function find(request: PageRequest) {
  const personId = request.params.id ?? '';
  const preview = await request.ask(previewOnwardReferral, { personId });
  if (!preview.ok) return preview;
  const serviceId = request.search.get('service');
  const service = serviceId ? await request.ask(getService, { id: serviceId }) : undefined;
  if (service && !service.ok) return service;
  const actionId = request.search.get('action');
  const plan = actionId ? await request.ask(getPlan, { personId }) : undefined;
  const steps = plan?.ok
    ? plan.value.areas.flatMap(({ goals }) => goals.flatMap(({ actions }) => actions))
    : [];
  const action = steps.find(({ id }) => id === actionId);
  return succeed({ ...preview.value, service: service?.value, action });
}

type About = Extract<Awaited<ReturnType<typeof find>>, { ok: true }>['value'];

const zForm = z.object({
  serviceName: z.string().default(''),
  agency: z.string().default(''),
  kind: z.string().default(''),
  why: z.string().default(''),
  signposting: z.enum(['no', 'yes'], 'Select whether it is sent, or she is only told of it'),
  parts: z.array(z.string()).default([]),
  more: z.string().default(''),
  sentHow: z.string().default(''),
  on: optional(formDateText({ what: 'day' })),
  chaseOn: optional(formDateText({ what: 'day to ask' })),
});

type Shown = FormFieldsProps<About>;

function Service({ about, values, faults }: Shown) {
  if (about.service)
    return (
      <InsetText>
        <strong>{about.service.name}</strong>
        <br />
        {about.service.organisation.name}
        {about.service.applicationProcess && (
          <span class="facet-words">
            <br />
            {about.service.applicationProcess}
          </span>
        )}
      </InsetText>
    );
  return (
    <>
      <p class="govuk-body">
        <a class="govuk-link" href={`/directory?person=${about.personId}`}>
          Find a service in the directory
        </a>
        , or write one down here.
      </p>
      <TextField
        name="serviceName"
        label="Which service?"
        value={textAt(values, ['serviceName'])}
        faults={faults}
      />
      <TextField name="agency" label="Who gives it?" value={textAt(values, ['agency'])} faults={faults} />
    </>
  );
}

function WhatIsSent({ about, values, faults }: Shown) {
  const items = sendable.flatMap((part): { value: string; text: string; hint: string }[] => {
    const text = about.parts.find((each) => each.part === part)?.text;
    if (part === 'more') return [{ value: part, text: 'Something else', hint: 'Write it below' }];
    if (part === 'why') return [{ value: part, text: partTitles.why, hint: 'As written above' }];
    return text ? [{ value: part, text: partTitles[part], hint: text }] : [];
  });
  return (
    <>
      <CheckboxesField
        name="parts"
        label="What is sent"
        hint={
          about.addressKept
            ? 'Agree it with her. Her address is confidential: it is never sent from here'
            : 'Agree it with her. Only what is ticked is sent, as it stands here'
        }
        items={items}
        values={textsAt(values, ['parts'])}
        faults={faults}
      />
      <TextAreaField
        name="more"
        label="What else is sent"
        rows={3}
        value={textAt(values, ['more'])}
        faults={faults}
      />
      <TextField
        name="sentHow"
        label="How it is sent"
        hint="For example, by secure e-mail, or by telephone together with her"
        value={textAt(values, ['sentHow'])}
        faults={faults}
      />
    </>
  );
}

function consentWords({ agencies }: About): string {
  return agencies.length > 0
    ? `She agreed that we share with: ${formatList([...agencies])}.`
    : 'She has not agreed that we share with anybody. Without it she can only be told of a service.';
}

function Fields(shown: Shown) {
  const { about, values, faults } = shown;
  return (
    <>
      <Service {...shown} />
      {about.kinds.length > 0 && (
        <RadiosField
          name="kind"
          label="What kind of service is it?"
          items={about.kinds.map(({ id, title }) => ({ value: id, text: title }))}
          value={textAt(values, ['kind'])}
          faults={faults}
        />
      )}
      <TextAreaField
        name="why"
        label="What does she hope for from it?"
        hint="In her words, if she agrees"
        rows={3}
        value={textAt(values, ['why'])}
        faults={faults}
      />
      <RadiosField
        name="signposting"
        label="Is anything sent?"
        hint={consentWords(about)}
        items={[
          { value: 'no', text: 'Yes, we send it', hint: 'Only with her consent to share with this service' },
          { value: 'yes', text: 'No, she was told of it', hint: 'Nothing of her record leaves us' },
        ]}
        value={textAt(values, ['signposting'])}
        faults={faults}
      />
      <WhatIsSent {...shown} />
      <DateField
        name="on"
        label="When was it?"
        hint="Today, if you leave this empty"
        value={datePartsAt(values, ['on'])}
        faults={faults}
      />
      <DateField
        name="chaseOn"
        label="When do we ask how it stands?"
        hint="As your programme says, or in two weeks, if you leave this empty"
        value={datePartsAt(values, ['chaseOn'])}
        faults={faults}
      />
    </>
  );
}

const isSendable = (part: string): part is Sendable => sendable.some((each) => each === part);

/** Sending somebody on to a service, or writing down that she was told of it. */
export const onwardForm: readonly Page[] = formPages<About, typeof zForm>({
  path: '/people/:id/onward/new',
  permission: 'contact:record',
  find,
  frame: (request, { personId }) => personFormFrame(request, personId, TAB, 'Other services'),
  title: () => 'Refer on to another service',
  save: 'Save',
  values: ({ action, parts }, { search }) => ({
    why: action?.what ?? '',
    serviceName: search.get('name') ?? '',
    parts: parts.filter(({ part }) => part === 'name' || part === 'reach').map(({ part }) => part),
  }),
  fields: Fields,
  schema: () => zForm,
  async submit(request, about, { signposting, parts, kind, ...sent }) {
    const unknown = parts.filter((part) => !isSendable(part));
    if (unknown.length > 0) return invalid({ path: ['parts'], message: 'Select what is sent from the list' });
    const { serviceName, agency, ...rest } = sent;
    const done = await request.run(makeOnwardReferral, {
      ...rest,
      personId: about.personId,
      ...(about.service ? { serviceId: about.service.id } : { serviceName, agency }),
      ...(about.action && { actionId: about.action.id }),
      kind,
      signposting: signposting === 'yes',
      parts: signposting === 'yes' ? [] : parts.filter(isSendable),
    });
    if (!done.ok) return done;
    const notice = signposting === 'yes' ? 'Saved. Nothing was sent.' : 'Saved. Send it now as you agreed.';
    return succeed({ to: `/people/${about.personId}/onward/${done.value.id}`, notice });
  },
});
