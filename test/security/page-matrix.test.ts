import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MatrixAddress, pageAddresses, unsaidPlaces } from '../support/matrix/addresses.ts';
import { type Exceptions, judge } from '../support/matrix/judge.ts';
import { READERS } from '../support/matrix/lay-down.ts';
import { type OpenMatrix, openMatrix } from '../support/matrix/open-matrix.ts';

/*
 * Every page that a room declares, to look at and to send, as every kind of reader in a browser: about everybody where it names
 * somebody or a row of hers, else by role. `judge.ts` says which of them each reader tries.
 */

/** Nobody is let in whose role holds in one team or programme only. */
const WHOLE_TENANT = [
  'get /audit',
  'post /audit',
  'get /audit/checkpoints/:number',
  'get /background',
  'get /background/:id/retry',
  'post /background/:id/retry',
  'get /partner-workers',
  'get /partner-workers/new',
  'post /partner-workers/new',
  'post /partner-workers/:id/end',
  'get /people/:id/merge/:other',
  'post /people/:id/merge/:other',
  'get /people/:id/merges/:merge/undo',
  'post /people/:id/merges/:merge/undo',
  'get /possible-pairs',
  'get /possible-pairs/look',
  'post /possible-pairs/look',
  'get /possible-pairs/:id/apart',
  'post /possible-pairs/:id/apart',
  'get /reminders',
  'get /reminders/setting',
  'post /reminders/setting',
  'get /rights/retention',
  'get /rights/retention/:id/keep',
  'post /rights/retention/:id/keep',
  'get /rights/retention/certificates/:id',
  'get /rights/retention/schedule/:kind',
  'post /rights/retention/schedule/:kind',
  'get /sign-ins-given',
];

/**
 * What they name besides is not laid down (a visitor's draft, a thing that is due, a certificate, another's copy): whoever is
 * let in does not find it. The list is held to what happens: no more and no less.
 */
const NOT_LAID = [
  'get /audit/checkpoints/:number',
  'get /background/:id/retry',
  'get /calendar/feed/:id/end',
  'get /looks/review',
  'get /my/agreed/:id',
  'get /my/documents/:document/file',
  'get /people/:id/culturagram/copies/:copy',
  'get /people/:id/details/adoptive-name',
  'get /people/:id/documents/:document/versions/:number/view',
  'get /people/:id/due/:enrolment/:item',
  'get /people/:id/due/:enrolment/:item/found',
  'get /people/:id/due/:enrolment/:item/reopen',
  'get /people/:id/family/relatives/:tie',
  'get /people/:id/measures/new',
  'get /people/:id/programme/enrolments/:enrolment/family',
  'get /people/:id/programme/withdraw/:consent',
  'get /people/:id/start',
  'get /programme-drafts/:draft',
  'get /programme-drafts/:draft/described',
  'get /programme-drafts/:draft/discard',
  'get /programme-drafts/:draft/publish',
  'get /programme-drafts/:draft/try',
  'get /programmes/:programme/versions/:version/file',
  'get /refer/:draft',
  'get /refer/:draft/:step',
  'get /refer/:draft/:step/:number',
  'get /refer/:draft/:step/:number/remove',
  'get /rights/retention/certificates/:id',
  'get /t/:tenant/refer/:draft/:secret',
  'get /t/:tenant/refer/:draft/:secret/:step',
  'get /t/:tenant/refer/:draft/:secret/:step/:number',
  'get /t/:tenant/refer/:draft/:secret/:step/:number/remove',
  'get /t/:tenant/refer/:draft/:secret/more',
  'get /waiting-lists/:programme',
  'get /waiting-lists/:programme/:referral',
  'get /words/entry',
  'post /background/:id/retry',
  'post /calendar/feed/:id/end',
  'post /looks/review',
  'post /my/agreed/:id',
  'post /partner-workers/:id/end',
  'post /people/:id/access/names/:grant/end',
  'post /people/:id/access/walls/:other/lift',
  'post /people/:id/details/adoptive-name',
  'post /people/:id/due/:enrolment/:item',
  'post /people/:id/due/:enrolment/:item/found',
  'post /people/:id/due/:enrolment/:item/reopen',
  'post /people/:id/family/relatives/:tie',
  'post /people/:id/measures/new',
  'post /people/:id/programme/enrolments/:enrolment/family',
  'post /people/:id/programme/withdraw/:consent',
  'post /people/:id/start',
  'post /people/:id/walled/:note/end',
  'post /programme-drafts/:draft',
  'post /programme-drafts/:draft/discard',
  'post /programme-drafts/:draft/file',
  'post /programme-drafts/:draft/publish',
  'post /programme-drafts/:draft/try',
  'post /refer/:draft/:step',
  'post /refer/:draft/:step/:number',
  'post /refer/:draft/:step/:number/remove',
  'post /t/:tenant/refer/:draft/:secret/:step',
  'post /t/:tenant/refer/:draft/:secret/:step/:number',
  'post /t/:tenant/refer/:draft/:secret/:step/:number/remove',
  'post /t/:tenant/refer/:draft/:secret/more',
  'post /waiting-lists/:programme/:referral',
  'post /words/entry',
];

const EXCEPTIONS: Exceptions = { wholeTenant: new Set(WHOLE_TENANT), notLaid: new Set(NOT_LAID) };
const missed = new Set<string>();

let open: OpenMatrix;
let addresses: readonly MatrixAddress[];
beforeAll(async () => {
  open = await openMatrix();
  addresses = pageAddresses(open.matrix);
}, 300_000);
afterAll(() => open.close());

describe('the address of a page', () => {
  it('says of every place whose it is', () => {
    expect(unsaidPlaces()).toEqual([]);
    expect(unsaidPlaces(['/people/:id/treasure/:chest'])).toEqual(['/people/:id/treasure/:chest']);
  });
});

describe.each(READERS.filter((reader) => !reader.startsWith('token')))('as a %s in a browser', (reader) => {
  it('every page answers what the one decision says', { timeout: 600_000 }, async () => {
    const judged = await judge(open, addresses, { reader, exceptions: EXCEPTIONS });
    for (const name of judged.missed) missed.add(name);
    expect(judged.differing).toEqual([]);
  });
});

it('finds something at every other address', () => {
  expect([...missed].sort()).toEqual([...NOT_LAID].sort());
});
