import { recordCourtOrder } from '../court/index.ts';
import { getPerson } from '../people/index.ts';
import { DemoFault, type World } from './world.ts';

interface Told {
  readonly kind: 'interim_care' | 'care' | 'child_arrangements' | 'special_guardianship';
  readonly names: readonly string[];
  readonly words?: string;
  readonly madeOn: string;
  readonly endedOn?: string;
  readonly endedHow?: 'replaced';
}

/** What the court ordered about each of five children, in their three sets of proceedings. */
export async function tellOrders(
  world: World,
  today: Temporal.PlainDate,
  personId: string,
  by: World['staff']['first'],
): Promise<void> {
  const { children, proceedings } = await world.ask(today, getPerson, by, { id: personId });
  const ago = (duration: Temporal.DurationLike) => today.subtract(duration).toString();
  const settled = ago({ years: 3, months: 4 });
  const outcomeOf = (begins: string) => proceedings.find(({ outcome }) => outcome?.startsWith(begins));
  const lately = proceedings.find(({ outcome }) => !outcome);
  const began = lately?.startedOn?.date ?? today;
  const decided = (lately?.concludedOn?.date ?? today).toString();
  const said: readonly [(typeof proceedings)[number] | undefined, Told][] = [
    [
      outcomeOf('Child arrangements'),
      {
        kind: 'child_arrangements',
        names: ['Ayaan'],
        words: 'Ayaan lives with his father, and sees his mother every second Saturday',
        madeOn: ago({ years: 5, months: 5 }),
      },
    ],
    [
      outcomeOf('Special guardianship'),
      {
        kind: 'interim_care',
        names: ['Inaya', 'Idris'],
        madeOn: ago({ years: 3, months: 11 }),
        endedOn: settled,
        endedHow: 'replaced',
      },
    ],
    [
      outcomeOf('Special guardianship'),
      { kind: 'special_guardianship', names: ['Inaya', 'Idris'], words: 'To their aunt', madeOn: settled },
    ],
    [
      lately,
      {
        kind: 'interim_care',
        names: ['Yusuf', 'Hana'],
        madeOn: began.add({ weeks: 2 }).toString(),
        endedOn: decided,
        endedHow: 'replaced',
      },
    ],
    [lately, { kind: 'special_guardianship', names: ['Hana'], madeOn: decided }],
    [lately, { kind: 'care', names: ['Yusuf'], madeOn: decided }],
  ];
  for (const [its, { names, ...order }] of said) {
    if (!its) throw new DemoFault(`the proceedings about ${names.join(' and ')} are not on record`);
    const childIds = names.map((name) => children.find(({ givenName }) => givenName === name)?.id ?? '');
    await world.done(today, recordCourtOrder, by, {
      personId,
      order: { ...order, proceedingsId: its.id, childIds },
    });
  }
}
