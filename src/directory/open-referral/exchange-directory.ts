import { z } from 'zod';
import { command, query, withinReach } from '../../doors/index.ts';
import { zCountOut } from '../../foundation/answers.ts';
import { isBefore } from '../../foundation/dates.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { loadServices, loadTerms } from '../service-store.ts';
import { writeService } from '../write-service-store.ts';
import { idsInOrder, ownersOf, writeTerms } from './exchange-store.ts';
import { claimedTwice, type ReadFault, type ReadService, serviceIn } from './from-open-referral.ts';
import type { PublishedService, PublishedTerm } from './published.ts';
import { serviceOut } from './to-open-referral.ts';

/** As many services as one call takes in or gives out. */
export const SERVICES_AT_ONCE = 200;

const byId = (one: { readonly id?: string | undefined }, other: { readonly id?: string | undefined }) =>
  (one.id ?? '') < (other.id ?? '') ? -1 : 1;

/** What two readings of a service are compared by: its content, whatever the order of its places and contacts. */
const comparable = ({ content }: ReadService) =>
  JSON.stringify({
    ...content,
    places: content.places.toSorted(byId),
    contacts: content.contacts.toSorted(byId),
    termIds: content.termIds.toSorted(),
  });

/** A service that stands in the directory, as it would be read from its own export. */
function asRead(service: PublishedService, terms: readonly PublishedTerm[]): string | undefined {
  const read = serviceIn(serviceOut(service, terms), '');
  return 'service' in read ? comparable(read.service) : undefined;
}

interface Sorted {
  readonly services: readonly ReadService[];
  readonly faults: readonly ReadFault[];
}

/** Parts entries that can be taken in from those that cannot, each with all that is wrong with it. */
function sorted(entries: readonly unknown[], first: number): Sorted {
  const read = entries.map((entry, index) => ({
    where: `services[${first + index}]`,
    ...serviceIn(entry, `services[${first + index}]`),
  }));
  const shaped = read.flatMap((each) => ('service' in each ? [each] : []));
  const twice = claimedTwice(shaped.map(({ service }) => service));
  const isClaimed = ({ id, content }: ReadService) =>
    [id, ...[...content.places, ...content.contacts].map((part) => part.id)].find(
      (claimed) => claimed !== undefined && twice.has(claimed),
    );
  return {
    services: shaped.flatMap(({ service }) => (isClaimed(service) ? [] : [service])),
    faults: [
      ...read.flatMap((each) => ('faults' in each ? each.faults : [])),
      ...shaped.flatMap(({ where, service }) => {
        const claimed = isClaimed(service);
        return claimed ? [{ where, message: `The identifier ${claimed} is used twice in this file` }] : [];
      }),
    ],
  };
}

/** Takes services in from Open Referral UK. */
export const importDirectory = command({
  name: 'importDirectory',
  summary: 'Take services in as Open Referral UK 3.0 has them; what is wrong is named and left out',
  permission: 'directory:exchange',
  about: withinReach,
  input: z.strictObject({
    entries: z
      .array(z.unknown())
      .min(1, 'Give at least one service')
      .max(SERVICES_AT_ONCE, `Give at most ${SERVICES_AT_ONCE} services at once`)
      .meta({ description: 'Services, fully nested, as /services/{id} of the standard answers them' }),
    first: z
      .int()
      .min(0)
      .default(0)
      .meta({ description: 'The place in the file of the first of them: for the words of faults' }),
    assured: z.boolean().default(false).meta({
      description: 'True where the file’s own day of assurance holds here; otherwise each is to be assured',
    }),
  }),
  output: z.strictObject({
    added: zCountOut,
    changed: zCountOut,
    same: zCountOut,
    faults: z.array(z.strictObject({ where: z.string(), message: z.string() })),
  }),
  audit: ({ entries }) => `Took in services from a file: ${entries.length} entries`,
  api: { method: 'post', path: '/directory/imports' },
  async handle(context, { entries, first, assured }) {
    const { db, today } = context;
    const { services, faults } = sorted(entries, first);
    const owners = await ownersOf(db, services);
    const free = services.filter(({ id }) => !owners.has(id));
    await writeTerms(context, free);
    const terms = await loadTerms(db);
    const standing = new Map(
      (
        await loadServices(
          db,
          free.map(({ id }) => id),
        )
      ).map((service) => [service.id, service]),
    );
    const counts = { added: 0, changed: 0, same: 0 };
    for (const service of free) {
      const known = standing.get(service.id);
      const said = assured && service.assuredOn ? Temporal.PlainDate.from(service.assuredOn) : null;
      const assuredOn = said && !isBefore(today, said) ? said : null;
      const isSame = known && asRead(known, terms) === comparable(service);
      if (isSame && (!assuredOn || known.assuredOn?.equals(assuredOn))) {
        counts.same += 1;
        continue;
      }
      counts[known ? 'changed' : 'added'] += 1;
      const assurance = { assuredOn, assuredBy: assuredOn ? 'As the file says' : null };
      await writeService(
        context,
        service.content,
        { known, ...(known ? {} : { id: service.id }), assured: assurance },
        terms,
      );
    }
    return succeed({
      ...counts,
      faults: [
        ...faults,
        ...[...owners].map(([id, claimed]) => ({
          where: `service ${id}`,
          message: `Its part ${claimed} belongs to another service here`,
        })),
      ],
    });
  },
});

/** Gives services out as Open Referral UK has them, in the order of their identifiers. */
export const exportDirectory = query({
  name: 'exportDirectory',
  summary: 'Give services out as Open Referral UK 3.0 has them, some at a time',
  permission: 'directory:exchange',
  about: withinReach,
  input: z.strictObject({
    after: zId.optional().meta({ description: 'The last service of the part before' }),
    internal: z
      .preprocess((value) => value === true || value === 'true', z.boolean())
      .optional()
      .meta({ description: 'True for contacts too that are not public' }),
  }),
  output: z.strictObject({
    services: z.array(z.record(z.string(), z.unknown())),
    next: z
      .string()
      .nullable()
      .meta({ description: 'What `after` is for the part that follows; null at the end' }),
  }),
  api: { method: 'get', path: '/directory/export' },
  async handle({ db }, { after, internal }) {
    const ids = await idsInOrder(db, after, SERVICES_AT_ONCE);
    const terms = await loadTerms(db);
    const services = (await loadServices(db, ids)).map((service) =>
      serviceOut(
        { ...service, contacts: service.contacts.filter(({ isPublic }) => internal || isPublic) },
        terms,
      ),
    );
    return succeed({ services, next: ids.length < SERVICES_AT_ONCE ? null : (ids.at(-1) ?? null) });
  },
  looksAt: () => [],
});
