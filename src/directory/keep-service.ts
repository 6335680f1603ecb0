import { z } from 'zod';
import { staffNow } from '../access/staff/index.ts';
import { command, staffIdOf, withinReach } from '../doors/index.ts';
import { zChangedOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { namesBothOrNeither } from '../plans/index.ts';
import { zServiceWish } from './service.ts';
import { findFlag, findService, loadTerms, readDirectorySetting } from './service-store.ts';
import { writeService } from './write-service-store.ts';

const seen = { id: zId, version: z.int().positive() };

/** Puts a service into the directory, or changes one with all that hangs on it. */
export const saveService = command({
  name: 'saveService',
  summary: 'Put a service into the directory, or change one (give its id and version)',
  permission: 'directory:keep',
  about: withinReach,
  input: z
    .strictObject({ id: zId.optional(), version: z.int().positive().optional(), service: zServiceWish })
    .superRefine(namesBothOrNeither),
  output: zChangedOut,
  audit: ({ id }) => (id ? 'Changed a service of the directory' : 'Put a service into the directory'),
  api: { method: 'post', path: '/directory/services' },
  async handle(context, { id, version, service }) {
    const terms = await loadTerms(context.db);
    const known = new Set(terms.map((term) => term.id));
    const strange = service.termIds.find((wanted) => !known.has(wanted));
    if (strange !== undefined)
      return invalidField(['service', 'termIds'], 'There is no such word. Choose another');
    if (!id || !version) return succeed(await writeService(context, service, { known: undefined }, terms));
    const stands = await findService(context.db, id);
    if (!stands) return notFound('service');
    checkAsSeen('directoryService', stands, { id, version });
    return succeed(await writeService(context, service, { known: stands }, terms));
  },
});

/** Says that a service was looked at and is right as it stands. */
export const assureService = command({
  name: 'assureService',
  summary: 'Say that a service was looked at and is right as it stands',
  permission: 'directory:keep',
  about: withinReach,
  input: z.strictObject({
    ...seen,
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
  }),
  output: zChangedOut,
  audit: () => 'Assured a service of the directory',
  api: { method: 'post', path: '/directory/services/{id}/assurances' },
  async handle({ db, write, today, actor }, { id, version, on = today }) {
    const known = await findService(db, id);
    if (!known) return notFound('service');
    checkAsSeen('directoryService', known, { id, version });
    if (isBefore(today, on)) return invalidField(['on'], 'The day must be today or in the past');
    const assuredBy = actor.kind === 'staff' ? actor.name : null;
    const row = await write.update('directoryService', { id, version }, { assuredOn: on, assuredBy });
    return succeed({ id, version: row.version });
  },
});

/** Says who looks after a service, or that nobody does. */
export const assignKeeper = command({
  name: 'assignKeeper',
  summary: 'Say who keeps a service of the directory',
  permission: 'directory:keep',
  about: withinReach,
  input: z.strictObject({
    ...seen,
    keeperId: zId.nullable().meta({ description: 'Null where nobody keeps it any more' }),
  }),
  output: zChangedOut,
  audit: () => 'Chose who keeps a service of the directory',
  api: { method: 'put', path: '/directory/services/{id}/keeper' },
  async handle({ db, write }, { id, version, keeperId }) {
    const known = await findService(db, id);
    if (!known) return notFound('service');
    checkAsSeen('directoryService', known, { id, version });
    if (keeperId && !(await staffNow(db)).some((each) => each.id === keeperId))
      return invalidField(['keeperId'], 'Choose somebody who works here');
    const row = await write.update('directoryService', { id, version }, { keeperId });
    return succeed({ id, version: row.version });
  },
});

/** Says what is wrong with a service as it stands in the directory. */
export const flagService = command({
  name: 'flagService',
  summary: 'Say what is wrong with a service as it stands in the directory',
  permission: 'directory:keep',
  about: withinReach,
  input: z.strictObject({ id: zId, what: zText(2000, 'Enter what is wrong') }),
  output: zChangedOut,
  audit: () => 'Flagged a service of the directory as wrong',
  api: { method: 'post', path: '/directory/services/{id}/flags' },
  async handle({ db, write, today, actor }, { id, what }) {
    if (!(await findService(db, id))) return notFound('service');
    const row = await write.insert('directoryFlag', {
      serviceId: id,
      what,
      flaggedBy: staffIdOf(actor),
      flaggedOn: today,
      answer: null,
      answeredBy: null,
      answeredOn: null,
    });
    return succeed({ id: row.id, version: row.version });
  },
});

/** Answers somebody who found something wrong. */
export const answerFlag = command({
  name: 'answerFlag',
  summary: 'Answer what somebody found wrong with a service',
  permission: 'directory:keep',
  about: withinReach,
  input: z.strictObject({ ...seen, answer: zText(2000, 'Enter what was done') }),
  output: zChangedOut,
  audit: () => 'Answered a flag in the directory',
  api: { method: 'post', path: '/directory/flags/{id}/answer' },
  async handle({ db, write, today, actor }, { id, version, answer }) {
    const flag = await findFlag(db, id);
    if (!flag) return notFound('flag');
    if (flag.answeredOn) return refused('answered', 'This was answered already.');
    checkAsSeen('directoryFlag', flag, { id, version });
    const changes = { answer, answeredBy: staffIdOf(actor), answeredOn: today };
    const row = await write.update('directoryFlag', { id, version }, changes);
    return succeed({ id, version: row.version });
  },
});

/** Chooses for how long a service is shown after it was assured. */
export const setDirectorySetting = command({
  name: 'setDirectorySetting',
  summary: 'Choose for how many months a service is shown after it was assured',
  permission: 'directory:manage',
  about: withinReach,
  input: z.strictObject({
    version: z.coerce.number().int().min(0).meta({ description: 'As it was seen; 0 while nobody chose' }),
    assuredMonths: z.coerce
      .number('Enter a whole number of months from 1 to 60')
      .int('Enter a whole number of months from 1 to 60')
      .min(1, 'Enter a whole number of months from 1 to 60')
      .max(60, 'Enter a whole number of months from 1 to 60'),
  }),
  output: z.strictObject({ version: zVersionOut }),
  audit: ({ assuredMonths }) => `Services are shown for ${assuredMonths} months after they were assured`,
  api: { method: 'put', path: '/directory/setting' },
  async handle({ db, write }, { version, assuredMonths }) {
    const { id } = await readDirectorySetting(db);
    if (id !== null) {
      const row = await write.update('directorySetting', { id, version }, { assuredMonths });
      return succeed({ version: row.version });
    }
    if (version !== 0) return refused('not_set', 'Nothing was chosen before. Open the page again.');
    const row = await write.insert('directorySetting', { assuredMonths });
    return succeed({ version: row.version });
  },
});

/** Puts a word on the list by which services are sorted. */
export const addDirectoryTerm = command({
  name: 'addDirectoryTerm',
  summary: 'Put a word on the list by which services are sorted',
  permission: 'directory:manage',
  about: withinReach,
  input: z.strictObject({
    name: zText(200, 'Enter the word'),
    taxonomy: zText(200, 'Enter the list that it belongs to').default('What it helps with'),
    parentId: zId.nullish().transform((id) => id ?? null),
  }),
  output: zChangedOut,
  audit: () => 'Put a word on the list by which services are sorted',
  api: { method: 'post', path: '/directory/terms' },
  async handle({ db, write }, { name, taxonomy, parentId }) {
    const terms = await loadTerms(db);
    const parent = terms.find(({ id }) => id === parentId);
    if (parentId && !parent) return invalidField(['parentId'], 'There is no such word. Choose another');
    if (terms.some((term) => term.name.toLowerCase() === name.toLowerCase() && term.taxonomy === taxonomy))
      return invalidField(['name'], 'This word is on the list already');
    const known = parent ?? terms.find((term) => term.taxonomy === taxonomy);
    const made =
      known ?? (await write.insert('directoryTaxonomy', { name: taxonomy, description: null, uri: null }));
    const taxonomyId = known ? known.taxonomyId : made.id;
    const row = await write.insert('directoryTerm', {
      taxonomyId,
      parentId,
      code: null,
      name,
      description: null,
    });
    return succeed({ id: row.id, version: row.version });
  },
});
