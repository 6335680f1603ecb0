import type { z } from 'zod';
import type { Actor } from '../../../src/access/actor.ts';
import { rooms } from '../../../src/app/rooms.ts';
import type { Command } from '../../../src/doors/index.ts';
import type { TestApp } from '../app.ts';

function commandOf(name: string): Command<z.ZodType, unknown> {
  const found = rooms.flatMap((room) => room.commands ?? []).find((each) => each.name === name);
  if (!found) throw new Error(`there is no command ${name}`);
  return found as Command<z.ZodType, unknown>;
}

/** What the rooms beside the main road keep of a parent: letters, a request for a copy, something that is wrong. */
export async function seedRooms(
  app: TestApp,
  personId: string,
  childId: string,
  actor: Actor,
): Promise<void> {
  const done = async (name: string, input: Readonly<Record<string, unknown>>) =>
    (await app.done(commandOf(name), input, actor)) as { readonly id: string };
  const agreement = await done('agreeLetters', {
    personId,
    childId,
    maySend: ['letter'],
    everyMonths: 6,
    firstDueOn: '2024-09-02',
    childCalled: 'Ivy',
    parentSignsAs: 'Mum',
  });
  await done('writeLetter', {
    personId,
    agreementId: agreement.id,
    body: 'I think of you on your birthday.',
  });
  await done('makeSubjectRequest', {
    personId,
    askedBy: 'herself',
    receivedOn: '2024-06-03',
    receivedHow: 'in_person',
    identity: 'known',
    identityHow: 'Her worker knows her',
  });
  await done('askCorrection', {
    personId,
    place: 'Contact of 3 June 2024',
    saidBefore: 'She did not come.',
    says: 'I came, and nobody was there.',
    askedOn: '2024-06-03',
  });
}
