import type { z } from 'zod';
import type { FieldFault } from '../foundation/fault.ts';
import { parseMoney } from '../foundation/money.ts';
import { type FormValues, textAt, textsAt } from '../interface/forms/index.ts';
import { type ServiceStatus, serviceStatuses, type WeekDay, weekDays, type zServiceWish } from './service.ts';
import type { LoadedService } from './service-store.ts';

export type ServiceInput = z.input<typeof zServiceWish>;
type Draft = ServiceInput & { readonly faults: readonly FieldFault[] };

const lines = (text: string | undefined, by: RegExp) =>
  (text ?? '')
    .split(by)
    .map((line) => line.trim())
    .filter(Boolean);

const numberIn = (text: string | undefined) => {
  const typed = (text ?? '').trim();
  return typed === '' ? null : Number(typed);
};

function costs(service: LoadedService | undefined, text: (name: string) => string | undefined) {
  const others = service?.costOptions.slice(1) ?? [];
  const [first] = service?.costOptions ?? [];
  const { option = null, description = null } = first ?? {};
  const cost = text('cost');
  if (cost === 'free')
    return { options: [{ option, description, amountPence: 0 }, ...others], fault: undefined };
  if (cost !== 'paid') return { options: others, fault: undefined };
  const typed = text('amount') ?? '';
  const amountPence = typed.trim() === '' ? null : parseMoney(typed);
  if (amountPence === undefined)
    return {
      options: others,
      fault: { path: ['amount'], message: 'Enter an amount in pounds, such as 2.50' },
    };
  return { options: [{ option, description, amountPence }, ...others], fault: undefined };
}

const isDay = (text: string): text is WeekDay => weekDays.some((each) => each === text);
const isStatus = (text: string | undefined): text is ServiceStatus =>
  serviceStatuses.some((each) => each === text);

function scheduleOf(service: LoadedService | undefined, values: FormValues) {
  const text = (name: string) => textAt(values, [name]) || null;
  const [first, ...others] = service?.schedules ?? [];
  const days = textsAt(values, ['days']).filter(isDay);
  const [opensAt, closesAt, description] = [text('opensAt'), text('closesAt'), text('times')];
  if (days.length === 0 && !opensAt && !closesAt && !description) return others;
  const { validFrom = null, validTo = null } = first ?? {};
  return [{ days, opensAt, closesAt, description, validFrom, validTo }, ...others];
}

function placesOf(service: LoadedService | undefined, values: FormValues): ServiceInput['places'] {
  const text = (name: string) => textAt(values, [name]);
  const [first, ...others] = (service?.places ?? []).map(
    ({ version: _, locationVersion: __, locationDescription, ...place }) => ({
      ...place,
      description: locationDescription,
    }),
  );
  const name = text('placeName') || text('address') || text('postcode') || '';
  const access = lines(text('access'), /\n/);
  const typed = ['placeName', 'address', 'city', 'postcode', 'latitude', 'longitude'].some((each) =>
    text(each),
  );
  if (!typed && access.length === 0) return others;
  const known = new Map((first?.accessibility ?? []).map((each) => [each.description, each]));
  const place = {
    ...(first && { id: first.id, locationId: first.locationId }),
    name,
    description: first?.description ?? null,
    address: text('address'),
    city: text('city'),
    postcode: text('postcode'),
    latitude: numberIn(text('latitude')),
    longitude: numberIn(text('longitude')),
    accessibility: access.map((description) => known.get(description) ?? { description }),
    schedules: first?.schedules ?? [],
  };
  return [place, ...others];
}

function contactsOf(service: LoadedService | undefined, values: FormValues): ServiceInput['contacts'] {
  const text = (name: string) => textAt(values, ['contact', name]);
  const [first, ...others] = (service?.contacts ?? []).map(({ version: _, ...contact }) => contact);
  const typed = ['name', 'title', 'phone', 'email'].some((each) => text(each));
  if (!typed) return others;
  const isPublic = textsAt(values, ['contact', 'isPublic']).includes('yes');
  const { name, title, phone, email } = Object.fromEntries(
    ['name', 'title', 'phone', 'email'].map((each) => [each, text(each)]),
  );
  return [{ ...(first && { id: first.id }), name, title, phone, email, isPublic }, ...others];
}

/** A service as a form has it: the first place, contact and cost are the form’s, any others stay as they are. */
export function serviceFromForm(service: LoadedService | undefined, values: FormValues): Draft {
  const text = (name: string) => textAt(values, [name]);
  const status = text('status');
  const cost = costs(service, text);
  const known = new Map((service?.languages ?? []).map((each) => [each.name.toLowerCase(), each]));
  const named = text('organisation') ?? '';
  const { version: _, ...kept } = service?.organisation ?? { version: undefined, name: '' };
  const same = kept.name !== '' && kept.name.toLowerCase() === named.trim().toLowerCase();
  return {
    organisation: same ? kept : { name: named },
    name: text('name') ?? '',
    alternateName: service?.alternateName ?? null,
    description: text('description'),
    url: text('url'),
    email: text('email'),
    phone: text('phone'),
    status: isStatus(status) ? status : 'active',
    eligibility: text('eligibility'),
    minimumAge: numberIn(text('minimumAge')),
    maximumAge: numberIn(text('maximumAge')),
    applicationProcess: text('applicationProcess'),
    fees: text('fees'),
    languages: lines(text('languages'), /[,\n]/).map((name) => known.get(name.toLowerCase()) ?? { name }),
    schedules: scheduleOf(service, values),
    costOptions: cost.options,
    serviceAreas: lines(text('areas'), /\n/).map((name) => ({ name })),
    termIds: textsAt(values, ['terms']),
    places: placesOf(service, values),
    contacts: contactsOf(service, values),
    faults: cost.fault ? [cost.fault] : [],
  };
}

/** The form as it is first shown. */
export function serviceInForm(service: LoadedService | undefined): FormValues {
  if (!service) return { status: 'active', cost: 'not_said' };
  const [cost] = service.costOptions;
  const [schedule] = service.schedules;
  const [place] = service.places;
  const [contact] = service.contacts;
  const pence = cost?.amountPence ?? null;
  const words = (text: string | null | undefined) => text ?? '';
  return {
    organisation: service.organisation.name,
    name: service.name,
    description: words(service.description),
    url: words(service.url),
    email: words(service.email),
    phone: words(service.phone),
    status: service.status,
    eligibility: words(service.eligibility),
    minimumAge: service.minimumAge === null ? '' : String(service.minimumAge),
    maximumAge: service.maximumAge === null ? '' : String(service.maximumAge),
    applicationProcess: words(service.applicationProcess),
    fees: words(service.fees),
    languages: service.languages.map(({ name }) => name).join(', '),
    areas: service.serviceAreas.map(({ name }) => name).join('\n'),
    terms: [...service.termIds],
    cost: !cost ? 'not_said' : pence === 0 ? 'free' : 'paid',
    amount: pence === null || pence === 0 ? '' : (pence / 100).toFixed(2),
    days: [...(schedule?.days ?? [])],
    opensAt: words(schedule?.opensAt),
    closesAt: words(schedule?.closesAt),
    times: words(schedule?.description),
    placeName: words(place?.name),
    address: words(place?.address),
    city: words(place?.city),
    postcode: words(place?.postcode),
    latitude: place?.latitude === null || !place ? '' : String(place.latitude),
    longitude: place?.longitude === null || !place ? '' : String(place.longitude),
    access: (place?.accessibility ?? []).map(({ description }) => description).join('\n'),
    contact: {
      name: words(contact?.name),
      title: words(contact?.title),
      phone: words(contact?.phone),
      email: words(contact?.email),
      isPublic: contact?.isPublic ? ['yes'] : [],
    },
  };
}

const FIRST_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  places: {
    name: 'placeName',
    latitude: 'latitude',
    longitude: 'longitude',
    postcode: 'postcode',
    address: 'address',
    city: 'city',
    accessibility: 'access',
  },
  schedules: { opensAt: 'opensAt', closesAt: 'closesAt', days: 'days', description: 'times' },
  costOptions: { amountPence: 'amount' },
};
const WHOLE: Readonly<Record<string, string>> = {
  languages: 'languages',
  serviceAreas: 'areas',
  termIds: 'terms',
};

/** Lays a fault of the command at the field of the form that it came from. */
export function atServiceField({ path, message }: FieldFault): FieldFault {
  const [, part = '', , inner = ''] = path.map(String);
  if (path[0] !== 'service') return { path, message };
  if (part === 'organisation') return { path: ['organisation'], message };
  if (part === 'contacts') return { path: ['contact', inner || 'name'], message };
  const list = FIRST_OF[part];
  if (list) return { path: [list[inner] ?? Object.values(list)[0] ?? part], message };
  return { path: [WHOLE[part] ?? part], message };
}
