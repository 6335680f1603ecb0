import type pg from 'pg';
import { recordContact } from '../src/contacts/index.ts';
import { newId } from '../src/foundation/identifiers.ts';
import { CONTACT } from './bare-reads.ts';
import { OPEN, type Size, TODAY, WORKERS } from './generate.ts';
import type { MeasuredHouse } from './house.ts';
import { ids, type Pair } from './reads.ts';

const NOTE =
  'We wrote the first letter together. She read it aloud twice, and chose the photo that goes with it.';

/** Recording a contact as its form does, with its key, against one bare INSERT of the same contact. */
export function writePair(house: MeasuredHouse, plain: pg.Client, size: Size): Pair {
  const parent = (round: number) => size.people - ((round * 7) % OPEN);
  return {
    what: 'record a contact (recordContact)',
    facet: async (round) => {
      const input = {
        enrolmentId: ids.enrolment(parent(round)),
        kind: 'home_visit',
        result: 'met',
        minutes: 60,
        place: 'At home',
        done: ['wrote_letter'],
        note: NOTE,
        nextOn: '2026-06-08',
      };
      const key = newId(Temporal.Now.instant());
      const actor = house.worker(size.slug, round % WORKERS);
      const answer = await house.bus.run(recordContact, actor, input, { door: 'page', key });
      if (!answer.ok) throw new Error(`recordContact: ${JSON.stringify(answer.error)}`);
    },
    bare: async (round) => {
      const { staffId } = house.worker(size.slug, round % WORKERS);
      const whose = [ids.person(parent(round)), ids.enrolment(parent(round)), staffId];
      await plain.query('begin');
      await plain.query(CONTACT, [...whose, TODAY, NOTE, '2026-06-08']);
      await plain.query('commit');
    },
  };
}
