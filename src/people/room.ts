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
import { copiesPages } from './map/copies-page.tsx';
import { compareMapCopy, keepMapCopy, listMapCopies } from './map/map-copy.ts';
import { mapForms } from './map/map-forms.tsx';
import { mapTables } from './map/map-tables.ts';
import { changeHousehold, recordHousehold } from './map/record-household.ts';
import { recordLoss } from './map/record-loss.ts';
import { changeQuality, recordQuality } from './map/record-quality.ts';
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
import { changeRelationship } from './ties/change-relationship.ts';
import { tieEntries } from './ties/tie-chronology.ts';
import { tieForms } from './ties/tie-forms.tsx';
import { tieMistakeForm } from './ties/tie-mistake-form.tsx';
import { withdrawRelationship } from './ties/withdraw-tie.ts';
import { keepAdoptiveName } from './told/keep-adoptive-name.ts';
import { listTellings } from './told/list-tellings.ts';
import { changeTelling, recordTelling, strikeTelling } from './told/record-telling.ts';
import { nameEntries } from './told/telling-chronology.ts';
import { tellingForms } from './told/telling-forms.tsx';

/** The parent at the centre: people, how they are tied, proceedings, removals and pregnancies. */
export const peopleRoom: Room = {
  name: 'people',
  about: 'The parent at the centre: people, how they are tied, proceedings, removals and pregnancies',
  tables: [...peopleTables, ...mapTables],
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
    changeRelationship,
    withdrawRelationship,
    recordQuality,
    changeQuality,
    recordHousehold,
    changeHousehold,
    recordLoss,
    keepMapCopy,
    recordTelling,
    changeTelling,
    strikeTelling,
    keepAdoptiveName,
  ],
  queries: [findPeople, getPerson, personHeader, getFamilyMap, listTellings, listMapCopies, compareMapCopy],
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
    ...tellingForms,
    ...tieForms,
    ...tieMistakeForm,
    ...mapForms,
    ...copiesPages,
  ],
  chronology: [...peopleChronology, nameEntries, tieEntries],
  personTabs: [
    { text: 'Overview', group: 'support', path: '', order: 0, permission: 'person:read' },
    { text: 'Family', group: 'life', path: '/family', order: 60, permission: 'person:read' },
    { text: 'Details', group: 'life', path: '/details', order: 80, permission: 'person:read' },
  ],
  navigation: [{ text: 'People', href: '/people', permission: 'person:read', order: 20 }],
};
