import type { TestHouse } from '../../../test/support/house.ts';
import { guardedTables, tables } from '../../app/rooms.ts';
import { recordContact } from '../../contacts/index.ts';
import { addDocument } from '../../documents/index.ts';
import type { KeeperParts, KeeperTask } from '../../doors/index.ts';
import { asOwner } from '../../foundation/database/owner.ts';
import { addSomebody } from '../../people/testing/add-somebody.ts';

/** Lets the keeper do one of its tasks now. */
export function keepNow(house: TestHouse, task: KeeperTask, at = '2024-06-04T09:00:00Z'): Promise<void> {
  const now = Temporal.Instant.from(at);
  const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
  const parts: KeeperParts = { client: house.owner, tenant: 'east', now, today, tables };
  return task.run(parts);
}

/** A mother with a child, an enrolment and a contact that names others, all through the write path. */
export async function layDownMother(
  house: TestHouse,
  more: { readonly endedOn?: string; readonly name?: string } = {},
) {
  const [givenName = '', familyName = ''] = (more.name ?? 'Amina Begum').split(' ');
  const { id: personId, childIds } = await addSomebody(house, {
    person: {
      givenName,
      familyName,
      bornOn: '1990-05-01',
      phone: '07700 900123',
      address: '12 Elm Road, London E1 4AB',
    },
    family: {
      relation: 'mother',
      children: [{ givenName: 'Zara', familyName, bornOn: '2018-02', removed: true }],
      proceedings: [{ startedOn: '2019-01', caseNumber: 'ZE19C00123' }],
    },
  });
  const author = { staffId: null, command: 'test', at: house.clock.now() };
  const started = Temporal.PlainDate.from('2024-01-08');
  const programmeVersion = house.programmes.current('diamond')?.version ?? 1;
  const enrolment = await asOwner(
    house.owner,
    'east',
    author,
    ({ write }) =>
      write.insert('enrolment', {
        personId,
        referralId: null,
        previousId: null,
        programmeId: 'diamond',
        programmeVersion,
        pathway: 'participant',
        pathwaySince: started,
        stage: 'engage',
        stageSince: started,
        stageEndsOn: null,
        startedOn: started,
        startCriteria: null,
        startOverride: null,
        endedOn: null,
        endReason: null,
        endDestination: null,
        endNote: null,
      }),
    guardedTables,
  );
  await house.done(recordContact, {
    enrolmentId: enrolment.id,
    kind: 'call',
    result: 'met',
    on: '2024-05-20',
    note: `${givenName} spoke of Zara and her neighbour Tomas Reed, who rang from 07700 900456. She is well.`,
  });
  for (const name of ['certificate.txt', 'neighbour.txt'])
    await house.done(addDocument, {
      personId,
      document: { kind: 'other', title: 'A paper', seenBy: 'record' },
      file: { name, content: Buffer.from(`${givenName} brought this ${name}.`).toString('base64') },
    });
  if (more.endedOn)
    await asOwner(house.owner, 'east', author, ({ write }) =>
      write.update(
        'enrolment',
        { id: enrolment.id, version: 1 },
        { endedOn: Temporal.PlainDate.from(more.endedOn ?? '') },
      ),
    );
  return { personId, childId: childIds[0] ?? '', enrolmentId: enrolment.id };
}
