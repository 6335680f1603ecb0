import type { Room } from '../doors/index.ts';
import { addChild } from './add-child.ts';
import { addRelationship } from './add-relationship.ts';
import { changeChild } from './change-child.ts';
import { changePersonDetails } from './change-person-details.ts';
import { peopleChronology } from './chronology.ts';
import { concludeProceedings } from './conclude-proceedings.ts';
import { correctProceedings } from './correct-proceedings.ts';
import { correctRemoval } from './correct-removal.ts';
import { endPregnancy } from './end-pregnancy.ts';
import { findPeople } from './find-people.ts';
import { getFamilyMap } from './get-family-map.ts';
import { getPerson, personHeader } from './get-person.ts';
import { childForms } from './pages/child-forms.tsx';
import { correctionForms } from './pages/correction-forms.tsx';
import { detailsForms } from './pages/details-forms.tsx';
import { detailsPages } from './pages/details-page.tsx';
import { familyForms } from './pages/family-forms.tsx';
import { familyMapPages } from './pages/family-map-page.tsx';
import { familyPages } from './pages/family-page.tsx';
import { peoplePages } from './pages/people-page.tsx';
import { personPages } from './pages/person-page.tsx';
import { pregnancyForms } from './pages/pregnancy-forms.tsx';
import { recordPregnancy } from './record-pregnancy.ts';
import { recordProceedings } from './record-proceedings.ts';
import { recordRemoval } from './record-removal.ts';
import { recordSafeContact } from './record-safe-contact.ts';
import { peopleTables } from './tables.ts';

/** The parent at the centre: people, how they are tied, proceedings, removals and pregnancies. */
export const peopleRoom: Room = {
  name: 'people',
  about: 'The parent at the centre: people, how they are tied, proceedings, removals and pregnancies',
  tables: peopleTables,
  commands: [
    changePersonDetails,
    recordSafeContact,
    addChild,
    changeChild,
    recordRemoval,
    correctRemoval,
    recordProceedings,
    correctProceedings,
    concludeProceedings,
    recordPregnancy,
    endPregnancy,
    addRelationship,
  ],
  queries: [findPeople, getPerson, personHeader, getFamilyMap],
  pages: [
    ...peoplePages,
    ...personPages,
    ...detailsPages,
    ...detailsForms,
    ...familyPages,
    ...familyMapPages,
    ...childForms,
    ...familyForms,
    ...correctionForms,
    ...pregnancyForms,
  ],
  chronology: peopleChronology,
  personTabs: [
    { text: 'Overview', path: '', order: 0, permission: 'person:read' },
    { text: 'Family', path: '/family', order: 60, permission: 'person:read' },
    { text: 'Details', path: '/details', order: 80, permission: 'person:read' },
  ],
  navigation: [{ text: 'People', href: '/people', permission: 'person:read', order: 20 }],
};
