import type { Seeded } from '../seeded.ts';

/** A background as London has them: names, what people call their ethnic group, and the language they grew up with. */
interface Background {
  readonly ethnicity: string;
  readonly language: string;
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
}

const BACKGROUNDS: readonly Background[] = [
  {
    ethnicity: 'White British',
    language: 'English',
    women: ['Kelly', 'Leanne', 'Gemma', 'Stacey', 'Hayley', 'Becky', 'Donna', 'Sian', 'Paige', 'Zara'],
    men: ['Lee', 'Craig', 'Ryan', 'Jamie', 'Dean', 'Scott', 'Liam', 'Kieran'],
    families: ['Hartwell', 'Pinnock', 'Medlock', 'Sturridge', 'Loxley', 'Tranter', 'Wadham', 'Ashdown'],
  },
  {
    ethnicity: 'Bangladeshi',
    language: 'Bengali (Sylheti)',
    women: ['Nasrin', 'Shamima', 'Farzana', 'Taslima', 'Rehana', 'Jahanara', 'Monira', 'Sultana'],
    men: ['Kamrul', 'Rafiq', 'Shahid', 'Anwar', 'Jubayer', 'Tanvir'],
    families: ['Miah', 'Chowdhury', 'Sarkar', 'Howlader', 'Talukdar', 'Bhuiyan', 'Mazumder'],
  },
  {
    ethnicity: 'Black Caribbean',
    language: 'English',
    women: ['Shanice', 'Tamika', 'Keisha', 'Monique', 'Chantelle', 'Alicia', 'Renee', 'Jodie'],
    men: ['Andre', 'Marlon', 'Jermaine', 'Tyrell', 'Curtis', 'Delroy'],
    families: ['Braithwaite', 'Clarke-Reid', 'Samuels', 'Gayle', 'Pryce', 'Lindo', 'Beckford'],
  },
  {
    ethnicity: 'Black African',
    language: 'Somali',
    women: ['Sagal', 'Fartun', 'Nimco', 'Ubah', 'Ayaan', 'Khadra', 'Hibo', 'Deqa'],
    men: ['Abdi', 'Liibaan', 'Mahad', 'Yusuf', 'Bilal', 'Guled'],
    families: ['Farah', 'Warfa', 'Abdullahi', 'Jama', 'Hersi', 'Gedi', 'Elmi'],
  },
  {
    ethnicity: 'Other White',
    language: 'Polish',
    women: ['Agnieszka', 'Monika', 'Dorota', 'Ewelina', 'Kasia', 'Justyna', 'Iwona'],
    men: ['Pawel', 'Marcin', 'Tomasz', 'Krzysztof', 'Wojtek'],
    families: ['Zielinska', 'Wrona', 'Sikora', 'Pawlak', 'Duda', 'Maj'],
  },
  {
    ethnicity: 'Mixed White and Black Caribbean',
    language: 'English',
    women: ['Jade', 'Natasha', 'Tia', 'Amber', 'Naomi', 'Kiera', 'Ella-Mae'],
    men: ['Kyle', 'Reece', 'Jordan', 'Ashley', 'Tyrone'],
    families: ['Fairweather', 'Marsh', 'Obi-Grant', 'Lockwood', 'Denton', 'Rowe'],
  },
];

/** What everybody is given: a name, and where it comes from. */
export interface MadeUpName {
  readonly givenName: string;
  readonly familyName: string;
  readonly ethnicity: string;
  readonly language: string;
}

/** Draws a name that belongs together. Nobody of this name is meant. */
export function madeUpName(chance: Seeded, sex: 'female' | 'male', ethnicity?: string): MadeUpName {
  const drawn = chance.pick(BACKGROUNDS);
  const background = BACKGROUNDS.find((each) => each.ethnicity === ethnicity) ?? drawn;
  return {
    givenName: chance.pick(sex === 'female' ? background.women : background.men),
    familyName: chance.pick(background.families),
    ethnicity: ethnicity ?? background.ethnicity,
    language: background.language,
  };
}

const GIRLS = [
  'Aisha',
  'Lily',
  'Maya',
  'Sofia',
  'Zainab',
  'Ruby',
  'Amelia',
  'Hana',
  'Imani',
  'Nadia',
  'Elsie',
];
const BOYS = ['Adam', 'Noah', 'Ibrahim', 'Leo', 'Musa', 'Theo', 'Kofi', 'Oskar', 'Rayan', 'Finley', 'Idris'];

/** Draws a child's given name. */
export function childName(chance: Seeded, sex: 'female' | 'male'): string {
  return chance.pick(sex === 'female' ? GIRLS : BOYS);
}
