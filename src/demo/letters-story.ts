import { recordChildState } from '../children/index.ts';
import {
  agreeLetters,
  readLetter,
  recordExchange,
  releaseLetter,
  sendLetter,
  writeLetter,
} from '../letters/index.ts';
import type { World } from './world.ts';

interface Story {
  readonly world: World;
  readonly today: Temporal.PlainDate;
  readonly personId: string;
  /** The child who is written to. */
  readonly childId: string;
  readonly childCalled: string;
}

/** Letterbox contact over some months: agreed, written together, checked, sent, answered, and read together. */
export async function tellLetters({ world, today, personId, childId, childCalled }: Story): Promise<void> {
  const { first } = world.staff;
  const ago = (days: number) => today.subtract({ days });
  const { id: agreementId } = await world.done(ago(70), agreeLetters, first, {
    personId,
    childId,
    maySend: ['letter', 'photo'],
    everyMonths: 6,
    firstDueOn: ago(40).toString(),
    childCalled,
    parentSignsAs: 'Mum',
  });
  await world.done(ago(70), recordChildState, first, {
    personId,
    childId,
    state: {
      topic: 'contact',
      value: 'letters',
      beganOn: ago(70).toString(),
      words: 'Twice a year, both ways',
    },
  });
  const draft = await world.done(ago(47), writeLetter, first, {
    personId,
    agreementId,
    dueOn: ago(40).toString(),
    body: `Dear ${childCalled},\n\nthis morning there was a red kite over the park, and I thought how you would have laughed at the crows. I am learning to bake the bread that your Nani makes. The first one was a stone.\n\nI think of you every day.\n\nMum`,
  });
  const { id, version } = await world.done(ago(43), releaseLetter, first, draft);
  await world.done(ago(40), sendLetter, first, { personId, id, version, on: ago(40).toString() });
  const answer = await world.done(ago(12), recordExchange, first, {
    personId,
    agreementId,
    happened: 'arrived',
    on: ago(12).toString(),
    body: 'Dear Mum, I made a bread too. It was not a stone. I like crows.',
  });
  await world.done(ago(9), readLetter, first, {
    ...answer,
    on: ago(9).toString(),
    howItWas: 'She read it twice, laughed, and asked for a copy to keep.',
  });
}
