import { type PartialDate, parsePartialDate } from '../../../src/foundation/dates.ts';
import type { Journey } from '../../../src/interface/charts/index.ts';

function date(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (!parsed) throw new RangeError(`${text} is no date`);
  return parsed;
}

const day = (text: string) => Temporal.PlainDate.from(text);

/** Weekly contacts from the start of the work, every fifth an attempt, a little thinner each half year. */
function weeklyContacts(from: string, weeks: number): Journey['contacts'] {
  return Array.from({ length: weeks }, (_, week) => week)
    .filter((week) => week < 26 || week % 2 === 0)
    .map((week) => ({ on: day(from).add({ weeks: week }), met: week % 5 !== 1 }));
}

/** A made-up parent's fourteen years: two sets of proceedings, three children, and fifteen months of work. */
export const sampleJourney: Journey = {
  name: 'Nadia Khatun',
  today: day('2024-06-20'),
  spans: [
    {
      lane: 'proceedings',
      label: 'Proceedings for Ibrahim',
      from: date('2013-02'),
      to: date('2013-11-20'),
      href: '#p1',
    },
    {
      lane: 'proceedings',
      label: 'Proceedings for Maryam and Yusuf',
      from: date('2021-05-04'),
      to: date('2022-03-18'),
      href: '#p2',
    },
    { lane: 'pregnancy', label: 'Pregnancy', from: date('2024-02-10'), href: '#pregnancy' },
    {
      lane: 'enrolment',
      label: 'Diamond Project',
      from: date('2023-03-20'),
      href: '#enrolment',
      stages: [
        { label: 'Engage', from: day('2023-03-20') },
        { label: 'Intensive', from: day('2023-06-12') },
      ],
    },
  ],
  marks: [
    { lane: 'birth', label: 'Ibrahim', on: date('2010'), href: '#c1' },
    { lane: 'birth', label: 'Maryam', on: date('2018-08-09'), href: '#c2' },
    { lane: 'birth', label: 'Yusuf', on: date('2021-04-30'), href: '#c3' },
    { lane: 'removal', label: 'Ibrahim', on: date('2013-03'), href: '#r1' },
    { lane: 'removal', label: 'Maryam and Yusuf', on: date('2021-05-04'), href: '#r2' },
    { lane: 'letter', label: 'First letter to Ibrahim', on: date('2023-07-01'), href: '#l1' },
    { lane: 'letter', label: 'Photo from Maryam', on: date('2023-12-18'), href: '#l2' },
    { lane: 'letter', label: 'Letter to Maryam', on: date('2024-06-02'), href: '#l3' },
    { lane: 'outcome', label: 'Registered with a GP', on: date('2023-04-18'), href: '#o1' },
    { lane: 'outcome', label: 'Own tenancy', on: date('2023-11-06'), href: '#o2' },
    { lane: 'outcome', label: 'Letterbox contact', on: date('2023-07-01'), href: '#o3' },
    { lane: 'outcome', label: 'Left a violent partner', on: date('2024-03-01'), href: '#o4' },
  ],
  contacts: weeklyContacts('2023-03-22', 65),
  contactsHref: (month) => `#contacts-${month}`,
};
