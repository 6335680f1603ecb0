import type { Family, MapPerson } from '../../../src/interface/charts/family-map/family.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const born = (text: string) => ({ bornOn: { date: day(text), precision: 'day' as const } });

const woman = (id: string, name: string, bornOn: string, more: Partial<MapPerson> = {}): MapPerson => ({
  id,
  name,
  sex: 'female',
  ...born(bornOn),
  ...more,
});
const man = (id: string, name: string, bornOn: string, more: Partial<MapPerson> = {}): MapPerson => ({
  ...woman(id, name, bornOn, more),
  sex: 'male',
});
const birth = (child: string, ...parents: string[]) =>
  parents.map((parent) => ({ parent, child, kind: 'birth' as const }));

/** A made-up mother of five by three fathers, with what the field’s symbols are for. */
export const sampleFamily: Family = {
  centre: 'amina',
  people: [
    woman('amina', 'Amina Begum', '1992-03-04', { href: '#amina' }),
    man('yusuf', 'Yusuf Ali', '1988-05-01', { href: '#yusuf' }),
    man('daniel', 'Daniel Okafor', '1990-08-11'),
    man('omar', 'Omar Haddad', '1991-01-20'),
    man('father', 'Abdul Karim', '1960-02-02', { diedOn: day('2015-06-30') }),
    woman('mother', 'Rokeya Khatun', '1963-09-09'),
    woman('sister', 'Nasima Begum', '1989-12-01'),
    man('brother', 'Rafiq Karim', '1996-04-17'),
    man('nasimas', 'Hasan Mia', '1985-04-17'),
    woman('niece', 'Salma Mia', '2014-10-03'),
    man('ibrahim', 'Ibrahim Ali', '2011-07-15', { note: 'Lives with a relative', href: '#ibrahim' }),
    woman('aisha', 'Aisha Ali', '2013-02-10', { adopted: true, note: 'Lives with an adoptive family' }),
    man('twin1', 'Zayn Okafor', '2016-05-05', {
      twins: { set: 't', identical: true },
      note: 'Lives with a foster carer',
    }),
    man('twin2', 'Zaki Okafor', '2016-05-05', {
      twins: { set: 't', identical: true },
      note: 'Lives with a foster carer',
    }),
    woman('maya', 'Maya Haddad', '2020-11-30'),
    {
      id: 'loss',
      name: 'Loss at 11 weeks',
      sex: 'not_known',
      loss: { kind: 'miscarriage', on: day('2018-01-10') },
    },
    { id: 'still', name: 'Noor', sex: 'female', loss: { kind: 'stillbirth', on: day('2019-03-10') } },
    {
      id: 'unborn',
      name: 'Unborn baby',
      sex: 'not_known',
      unborn: true,
      expectedFrom: day('2024-02-10'),
      dueOn: day('2024-09-20'),
    },
    { id: 'friend', name: 'Kim', sex: 'other' },
  ],
  couples: [
    {
      a: 'amina',
      b: 'yusuf',
      steps: [
        { state: 'married', from: day('2010-06-01') },
        { state: 'divorced', from: day('2014-06-01') },
      ],
    },
    {
      a: 'amina',
      b: 'daniel',
      steps: [
        { state: 'together', from: day('2015-01-01') },
        { state: 'past', from: day('2017-01-01') },
      ],
    },
    { a: 'amina', b: 'omar', steps: [{ state: 'together', from: day('2019-06-01') }] },
    { a: 'father', b: 'mother', steps: [{ state: 'married', from: null }] },
    { a: 'sister', b: 'nasimas', steps: [{ state: 'married', from: null }] },
  ],
  parentages: [
    ...['sister', 'amina', 'brother'].flatMap((child) => birth(child, 'father', 'mother')),
    ...birth('niece', 'sister', 'nasimas'),
    ...birth('ibrahim', 'amina', 'yusuf'),
    ...birth('aisha', 'amina', 'yusuf'),
    ...['twin1', 'twin2', 'loss'].flatMap((child) => birth(child, 'amina', 'daniel')),
    ...['still', 'maya', 'unborn'].flatMap((child) => birth(child, 'amina', 'omar')),
    { parent: 'sister', child: 'ibrahim', kind: 'guardian', from: day('2015-03-01') },
    { parent: 'nasimas', child: 'ibrahim', kind: 'guardian', from: day('2015-03-01') },
  ],
  households: [
    {
      id: 'h1',
      name: 'Amina’s home',
      members: [{ person: 'amina' }, { person: 'omar' }, { person: 'maya' }],
    },
    {
      id: 'h2',
      name: 'Nasima’s home',
      members: [{ person: 'sister' }, { person: 'nasimas' }, { person: 'niece' }],
    },
  ],
  qualities: [
    { a: 'amina', b: 'sister', quality: 'close' },
    { a: 'yusuf', b: 'amina', quality: 'harm' },
    { a: 'amina', b: 'mother', quality: 'cut_off' },
    { a: 'amina', b: 'maya', quality: 'very_close' },
    { a: 'omar', b: 'father', quality: 'distant', from: day('2019-06-01') },
  ],
};

/** Small and the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const NAMES = [
  'Alima',
  'Bilal',
  'Chloe',
  'Dawud',
  'Ella',
  'Farah',
  'Grace',
  'Hamid',
  'Ivy',
  'Jamal',
  'Kelly',
  'Leo',
];

/** A made-up family of a given size, in four generations or so, the same for the same seed. */
export function growFamily(size: number, seed: number): Family {
  const random = seeded(seed);
  const people: MapPerson[] = [];
  const couples: Family['couples'][number][] = [];
  const parentages: Family['parentages'][number][] = [];
  const add = (year: number): MapPerson => {
    const id = `p${String(people.length).padStart(3, '0')}`;
    const sex = random() < 0.06 ? 'not_known' : random() < 0.5 ? 'female' : 'male';
    const name = `${NAMES[Math.floor(random() * NAMES.length)]} ${['Begum', 'Okafor', 'Smith'][people.length % 3]}`;
    const person: MapPerson = { id, name, sex, ...born(`${year}-0${1 + Math.floor(random() * 9)}-11`) };
    people.push(random() < 0.12 && year < 1990 ? { ...person, diedOn: day(`${year + 28}-02-03`) } : person);
    return person;
  };
  const queue: { person: MapPerson; year: number }[] = [{ person: add(1945), year: 1945 }];
  for (
    let next = queue.shift();
    next && people.length < size;
    next = queue.shift() ?? { person: add(1950), year: 1950 }
  ) {
    const { person, year } = next;
    const partners = year > 2005 ? 0 : 1 + Math.floor(random() * 1.7);
    for (let count = 0; count < partners && people.length + 1 < size; count += 1) {
      const partner = add(year + 1);
      const state =
        (['married', 'together', 'past', 'divorced'] as const)[Math.floor(random() * 4)] ?? 'together';
      couples.push({ a: person.id, b: partner.id, steps: [{ state, from: null }] });
      const children = 1 + Math.floor(random() * 3.2);
      for (let child = 0; child < children && people.length < size; child += 1) {
        const added = add(year + 21 + child * 2);
        parentages.push(...birth(added.id, person.id, partner.id));
        queue.push({ person: added, year: year + 21 + child * 2 });
      }
    }
  }
  return {
    centre: people[Math.min(3, people.length - 1)]?.id ?? '',
    people,
    couples,
    parentages,
    households: [],
    qualities: [],
  };
}
