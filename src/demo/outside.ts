import type { NewUser } from '../access/sign-in/index.ts';
import { asAddress } from '../access/sign-in/index.ts';
import { listCaseload } from '../caseload/index.ts';
import { addDocument } from '../documents/index.ts';
import { agreeLetters } from '../letters/index.ts';
import { inviteParent } from '../own/index.ts';
import { addPartnerWorker } from '../partners/index.ts';
import { getPerson } from '../people/index.ts';
import { addOrganisation, sharePerson } from '../reach/index.ts';
import type { World } from './world.ts';

/** Who comes into the demonstration from outside, for its sign-in page. */
export type Outsider = Pick<NewUser, 'name' | 'email'> &
  ({ readonly personId: string } | { readonly staffId: string });

/** The parent who is invited to pages of her own: she has a plan, dates, answers and a child to write to. */
const PARENT = 'Hossain';
const ORGANISATION = { name: 'Bridge House', about: 'Counselling and a women’s group, once a week' };
const WORKER = { name: 'Noor Haddad', email: 'noor.haddad@bridgehouse.example.org' };

/** Opens pages of her own to a parent, and shares her with a partner organisation whose worker signs in as well. */
export async function letInFromOutside(
  world: World,
  today: Temporal.PlainDate,
): Promise<readonly Outsider[]> {
  const { first, manager, administrator } = world.staff;
  const { parents } = await world.ask(today, listCaseload, manager, {
    staff: 'all',
    show: 'all',
    text: PARENT,
  });
  const personId = parents[0]?.personId;
  if (personId === undefined) return [];
  await agreeOnLetters(world, today, personId);
  const { id: organisationId } = await world.done(today, addOrganisation, administrator, ORGANISATION);
  const share = await world.done(today, sharePerson, first, {
    personId,
    organisationId,
    why: 'To come to the women’s group, and to talk with a counsellor',
    delegated: true,
    fromOn: today.toString(),
    untilOn: today.add({ months: 6 }).toString(),
  });
  await showToPartner(world, today, personId, share.id);
  const worker = { organisationId, ...WORKER, mode: 'casework' } as const;
  const { id: staffId } = await world.done(today, addPartnerWorker, manager, worker);
  const { signInName } = await world.done(today, inviteParent, first, { personId, givenHow: 'in_person' });
  return [
    { personId, name: signInName, email: asAddress(signInName) },
    { staffId, ...WORKER },
  ];
}

/** A paper that is written for the partner organisation, which she sees as well. */
async function showToPartner(
  world: World,
  today: Temporal.PlainDate,
  personId: string,
  shareId: string,
): Promise<void> {
  const { first } = world.staff;
  const words = 'She comes on Tuesdays at ten, and would like to sit near the door.';
  await world.done(today, addDocument, first, {
    personId,
    document: {
      kind: 'letter',
      title: 'What helps when she comes to the group',
      datedOn: today.toString(),
      seenBy: 'parent',
      shares: [shareId],
    },
    file: { name: 'group.txt', content: Buffer.from(words).toString('base64') },
  });
}

async function agreeOnLetters(world: World, today: Temporal.PlainDate, personId: string): Promise<void> {
  const { first } = world.staff;
  const { children } = await world.ask(today, getPerson, first, { id: personId });
  const child = children.at(-1);
  if (!child) return;
  await world.done(today, agreeLetters, first, {
    personId,
    childId: child.id,
    maySend: ['letter', 'photo'],
    everyMonths: 6,
    firstDueOn: today.add({ days: 20 }).toString(),
    childCalled: child.name.split(' ')[0] ?? child.name,
    parentSignsAs: 'Mum',
  });
}
