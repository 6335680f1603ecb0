import { asTyped, formPages, type Page, type PageRequest, StandsNow } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { SelectField, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { answerFlag, assignKeeper, assureService, flagService } from '../keep-service.ts';
import { getDirectoryKeeping, getService } from '../search-directory.ts';
import type { Service } from './service-page.tsx';

const load = (request: PageRequest) => request.ask(getService, { id: request.params.id ?? '' });
const frameOf = async (_request: PageRequest, { id, name }: Service) => ({
  ok: true as const,
  frame: { current: '/directory', back: { href: `/directory/${id}`, text: name } },
});
const common = { permission: 'directory:keep', find: load, frame: frameOf, schema: () => asTyped } as const;
const at = ({ id }: Service, notice: string) => succeed({ to: `/directory/${id}`, notice });

const assureForm = formPages<Service, typeof asTyped>({
  ...common,
  path: '/directory/:id/assure',
  title: ({ name }) => `Assure ${name}`,
  lead: () => (
    <p class="govuk-body">
      Look at every line, and ring them if you are not sure. When you save, you say that it is right today.
    </p>
  ),
  save: 'It is right',
  version: ({ version }) => version,
  values: () => ({}),
  standsNow: ({ name, description, phone }) => <StandsNow lines={[name, description, phone]} />,
  fields: () => <></>,
  async submit(request, service, _read, version = service.version) {
    const done = await request.run(assureService, { id: service.id, version });
    return done.ok ? at(service, 'Assured') : done;
  },
});

const flagForm = formPages<Service, typeof asTyped>({
  ...common,
  path: '/directory/:id/flag',
  title: ({ name }) => `What is wrong with ${name}?`,
  save: 'Save',
  values: () => ({}),
  fields: ({ values, faults }) => (
    <TextAreaField
      name="what"
      label="What is wrong?"
      hint="Such as: the telephone number, or that it has moved. Nothing about a person who was sent there"
      rows={4}
      value={textAt(values, ['what'])}
      faults={faults}
    />
  ),
  async submit(request, service, _read, _version, values) {
    const done = await request.run(flagService, { id: service.id, what: textAt(values, ['what']) ?? '' });
    return done.ok ? at(service, 'Thank you. Whoever keeps it will look.') : done;
  },
});

const keeperForm = formPages<
  { service: Service; staff: readonly { id: string; name: string }[] },
  typeof asTyped
>({
  path: '/directory/:id/keeper',
  permission: 'directory:keep',
  async find(request) {
    const service = await load(request);
    if (!service.ok) return service;
    const keeping = await request.ask(getDirectoryKeeping, {});
    return keeping.ok ? succeed({ service: service.value, staff: keeping.value.staff }) : keeping;
  },
  frame: (request, { service }) => frameOf(request, service),
  title: ({ service }) => `Who keeps ${service.name}?`,
  save: 'Save',
  version: ({ service }) => service.version,
  values: ({ service }) => ({ keeperId: service.keeperId ?? '' }),
  standsNow: ({ service }) => <StandsNow lines={[service.keeper ?? 'Nobody keeps it']} />,
  fields: ({ about, values, faults }) => (
    <SelectField
      name="keeperId"
      label="Who keeps it?"
      hint="Whoever keeps it looks at it again before it is hidden"
      items={[
        { value: '', text: 'Nobody' },
        ...about.staff.map(({ id, name }) => ({ value: id, text: name })),
      ]}
      value={textAt(values, ['keeperId'])}
      faults={faults}
    />
  ),
  schema: () => asTyped,
  async submit(request, { service }, _read, version = service.version, values) {
    const keeperId = textAt(values, ['keeperId']) || null;
    const done = await request.run(assignKeeper, { id: service.id, version, keeperId });
    return done.ok ? at(service, 'Saved') : done;
  },
});

const answerForm = formPages<{ service: Service; flag: Service['flags'][number] }, typeof asTyped>({
  path: '/directory/:id/flags/:flag',
  permission: 'directory:keep',
  async find(request) {
    const found = await load(request);
    if (!found.ok) return found;
    const flag = found.value.flags.find(({ id }) => id === request.params.flag?.toLowerCase());
    return flag ? succeed({ service: found.value, flag }) : notFound('flag');
  },
  frame: (request, { service }) => frameOf(request, service),
  title: () => 'Answer what was found wrong',
  lead: ({ flag }) => <p class="govuk-body facet-words">{flag.what}</p>,
  save: 'Save',
  version: ({ flag }) => flag.version,
  values: () => ({}),
  standsNow: ({ flag }) => <StandsNow lines={[flag.what, flag.answer]} />,
  fields: ({ values, faults }) => (
    <TextAreaField
      name="answer"
      label="What was done?"
      rows={3}
      value={textAt(values, ['answer'])}
      faults={faults}
    />
  ),
  schema: () => asTyped,
  async submit(request, { service, flag }, _read, version = flag.version, values) {
    const done = await request.run(answerFlag, {
      id: flag.id,
      version,
      answer: textAt(values, ['answer']) ?? '',
    });
    return done.ok ? at(service, 'Answered') : done;
  },
});

/** Keeping one service right. */
export const keepingPages: readonly Page[] = [...assureForm, ...flagForm, ...keeperForm, ...answerForm];
