import type { PartnerActor, StaffActor } from '../../../src/access/actor.ts';
import { recordContact } from '../../../src/contacts/index.ts';
import { addDocument } from '../../../src/documents/index.ts';
import { allocateWorker, giveConsent } from '../../../src/enrolments/index.ts';
import { agreeLetters } from '../../../src/letters/agree-letters.ts';
import { guardLetters } from '../../../src/letters/guard-letters.ts';
import { addChild } from '../../../src/people/add-child.ts';
import { changePersonDetails } from '../../../src/people/change-person-details.ts';
import { recordTelling } from '../../../src/people/told/record-telling.ts';
import { declareConflict } from '../../../src/reach/declare-conflict.ts';
import { restrictRecord } from '../../../src/reach/restrict-record.ts';
import { sharePerson } from '../../../src/reach/share-person.ts';
import { wallParents } from '../../../src/reach/wall-parents.ts';
import { writeWalledNote } from '../../../src/reach/walled.ts';
import type { TestApp } from '../app.ts';
import { addParent, type TestParent } from '../parents.ts';
import { addPartner } from './partner.ts';

/** Who crawls: the made-up staff, a worker of the other tenant, a visitor. */
export const crawlers = [
  'practitioner',
  'second',
  'manager',
  'analyst',
  'administrator',
  'auditor',
  'leader',
  'westPractitioner',
  'nobody',
] as const;
export type Crawler = (typeof crawlers)[number];

/** One planted value: a word that stands nowhere else, and who may come upon it. */
export interface Canary {
  readonly word: string;
  readonly what: string;
  readonly open: readonly Crawler[];
  /** Who comes upon it at a request for a copy alone, which she is there to answer: what the person herself may read. */
  readonly inHerCopy?: readonly Crawler[];
}

/** Each word is one that no program, programme or page says of itself. */
export const words = {
  address: 'Quenbyaddress',
  carer: 'Quenbycarer',
  carerHome: 'Quenbylane',
  letterWord: 'Quenbyschool',
  childNow: 'Quenbychild',
  health: 'Quenbyhealth',
  disability: 'Quenbydisability',
  toldDisability: 'Quenbytold',
  toldWorker: 'Quenbyworker',
  toldAll: 'Quenbyshared',
  needs: 'Quenbyneeds',
  private: 'Quenbyprivate',
  supervision: 'Quenbysupervision',
  trial: 'Quenbytrial',
  paper: 'Quenbypaper',
  paperFile: 'Quenbypaperfile',
  ownPaper: 'Quenbyownpaper',
  markedPaper: 'Quenbymarked',
  markedFile: 'Quenbyinmarked',
  openPaper: 'Quenbyopenpaper',
  open: 'Quenbyopen',
  openNote: 'Quenbynote',
  restricted: 'Quenbyrestricted',
  restrictedNote: 'Quenbyrestrictednote',
  conflict: 'Quenbyconflict',
  conflictNote: 'Quenbyconflictnote',
  first: 'Quenbyfirst',
  other: 'Quenbyother',
  otherNote: 'Quenbyothernote',
  west: 'Quenbywest',
  programme: 'Quenbyprogramme',
  shareWhy: 'Quenbyshare',
} as const;

const readers: readonly Crawler[] = ['practitioner', 'second', 'manager', 'auditor'];
/** Who answers requests for a copy. */
const answering: readonly Crawler[] = ['manager', 'administrator'];
const without = (...kept: Crawler[]) => readers.filter((each) => !kept.includes(each));
const east: readonly Crawler[] = [
  'practitioner',
  'second',
  'manager',
  'analyst',
  'administrator',
  'auditor',
  'leader',
];

/** Who may come upon what, written out by hand and apart from the permissions that the program declares. */
export const canaries: readonly Canary[] = [
  {
    word: words.address,
    what: 'a confidential address',
    open: ['practitioner', 'second', 'manager'],
    inHerCopy: answering,
  },
  { word: words.carer, what: 'a carer’s name', open: ['practitioner', 'second', 'manager'] },
  { word: words.carerHome, what: 'a carer’s address', open: ['practitioner', 'second', 'manager'] },
  {
    word: words.letterWord,
    what: 'a word that letters must not say',
    open: ['practitioner', 'second', 'manager'],
  },
  { word: words.childNow, what: 'an adopted child’s name', open: ['practitioner', 'second', 'manager'] },
  {
    word: words.health,
    what: 'a note on health',
    open: ['practitioner', 'second', 'manager'],
    inHerCopy: answering,
  },
  {
    word: words.disability,
    what: 'a disability among the details',
    open: ['practitioner', 'second', 'manager'],
    inHerCopy: answering,
  },
  {
    word: words.toldDisability,
    what: 'what she tells of a disability',
    open: ['practitioner', 'second', 'manager'],
    inHerCopy: answering,
  },
  {
    word: words.toldWorker,
    what: 'what she tells to her worker alone',
    open: ['practitioner'],
    inHerCopy: answering,
  },
  {
    word: words.toldAll,
    what: 'what she tells to those who help',
    open: readers,
    inHerCopy: answering,
  },
  {
    word: words.needs,
    what: 'what helps her to be understood',
    open: readers,
    inHerCopy: answering,
  },
  { word: words.private, what: 'a worker’s private note', open: ['practitioner'], inHerCopy: answering },
  { word: words.supervision, what: 'a note of supervision', open: ['manager'], inHerCopy: answering },
  {
    word: words.paper,
    what: 'the title of a document on health',
    open: ['practitioner', 'second', 'manager'],
    inHerCopy: answering,
  },
  {
    word: words.paperFile,
    what: 'what its file says',
    open: ['practitioner', 'second', 'manager'],
    inHerCopy: answering,
  },
  { word: words.ownPaper, what: 'a worker’s private document', open: ['practitioner'], inHerCopy: answering },
  {
    word: words.markedPaper,
    what: 'a document that is marked for a partner organisation',
    open: readers,
    inHerCopy: answering,
  },
  {
    word: words.markedFile,
    what: 'what its file says',
    open: ['practitioner', 'second', 'manager', 'auditor'],
    inHerCopy: answering,
  },
  {
    word: words.openPaper,
    what: 'a document that is marked for nobody outside',
    open: readers,
    inHerCopy: answering,
  },
  { word: words.trial, what: 'the arm of a trial', open: [] },
  { word: words.open, what: 'an open record', open: readers, inHerCopy: answering },
  { word: words.openNote, what: 'a contact note of an open record', open: readers, inHerCopy: answering },
  { word: words.restricted, what: 'a restricted record', open: ['practitioner', 'manager'] },
  { word: words.restrictedNote, what: 'a contact note of it', open: ['practitioner', 'manager'] },
  { word: words.conflict, what: 'a record hidden by conflict of interest', open: without('second') },
  { word: words.conflictNote, what: 'a contact note of it', open: without('second') },
  { word: words.first, what: 'a parent walled from another', open: without('second') },
  { word: words.other, what: 'the parent walled from her', open: without('practitioner') },
  { word: words.otherNote, what: 'a contact note of that parent', open: without('practitioner') },
  { word: words.west, what: 'another tenant’s record', open: ['westPractitioner'] },
  { word: words.programme, what: 'a programme', open: [...east, 'westPractitioner', 'nobody'] },
  { word: words.shareWhy, what: 'why a person was shared', open: readers, inHerCopy: answering },
];

/** What was laid down. */
export interface Planted {
  readonly people: Readonly<
    Record<'open' | 'restricted' | 'conflict' | 'first' | 'other' | 'west', TestParent>
  >;
  readonly agreementId: string;
  readonly childId: string;
  readonly partner: PartnerActor;
}

async function note(app: TestApp, { enrolmentId }: TestParent, text: string, by: StaffActor): Promise<void> {
  await app.done(
    recordContact,
    { enrolmentId, kind: 'call', result: 'met', on: '2024-05-20', note: text },
    by,
  );
}

async function plantWalled(app: TestApp, { personId }: TestParent): Promise<void> {
  const { practitioner, manager } = app.actors;
  const details = { givenName: 'Amina', familyName: words.open, address: `1 ${words.address} Street` };
  await app.done(changePersonDetails, {
    id: personId,
    version: 1,
    details: {
      ...details,
      bornOn: '1991-02-03',
      addressConfidential: true,
      disability: words.disability,
      communicationNeeds: words.needs,
    },
  });
  await app.done(recordTelling, {
    personId,
    telling: { kind: 'disability', words: `She said ${words.toldDisability}` },
  });
  await app.done(recordTelling, {
    personId,
    telling: { kind: 'known_as', words: words.toldWorker, beganOn: '2020', sharing: 'only_worker' },
  });
  await app.done(recordTelling, {
    personId,
    telling: { kind: 'culture', words: `She said ${words.toldAll}`, sharing: 'may_share' },
  });
  const write = (wall: 'health' | 'private' | 'supervision' | 'carer', value: string, by: StaffActor) =>
    app.done(writeWalledNote, { personId, wall, value: `She said ${value}.` }, by);
  await write('health', words.health, practitioner);
  await write('private', words.private, practitioner);
  await write('supervision', words.supervision, manager);
  await write('carer', words.carer, practitioner);
  const paper = (seenBy: 'health' | 'private', title: string, says: string) =>
    app.done(
      addDocument,
      {
        personId,
        document: { kind: 'report', title, seenBy },
        file: { name: 'paper.txt', content: Buffer.from(says).toString('base64') },
      },
      practitioner,
    );
  await paper('health', words.paper, `It says ${words.paperFile}.`);
  await paper('private', words.ownPaper, 'Nothing.');
  await app.owner.query(
    `insert into t_east.walled_value (person_id, wall, value, recorded_at) values ($1, 'trial', $2, now())`,
    [personId, words.trial],
  );
}

async function plantLetters(app: TestApp, personId: string) {
  const child = await app.done(addChild, {
    personId,
    child: { givenName: 'Zayn', familyName: words.open, bornOn: '2016-05-05' },
  });
  const { id: agreementId } = await app.done(agreeLetters, {
    personId,
    childId: child.id,
    maySend: ['letter'],
    everyMonths: 6,
    firstDueOn: '2024-06-20',
    childCalled: 'Zayn',
    parentSignsAs: 'Mummy',
  });
  await app.done(guardLetters, {
    personId,
    agreementId,
    carerNames: `Mary ${words.carer}`,
    carerAddress: `7 ${words.carerHome}`,
    childNameNow: words.childNow,
    words: [{ kind: 'school', words: words.letterWord }],
  });
  // What is changed leaves what stood before in the change log.
  const again = {
    personId,
    agreementId,
    version: 1,
    carerNames: `Ann ${words.carer}`,
    carerReach: 'By the agency',
  };
  await app.done(guardLetters, {
    ...again,
    carerAddress: `8 ${words.carerHome}`,
    childNameNow: words.childNow,
  });
  return { agreementId, childId: child.id };
}

async function plantHidden(app: TestApp): Promise<Omit<Planted['people'], 'open' | 'west'>> {
  const { practitioner, second, manager } = app.actors;
  const add = (name: string) => addParent(app, { name: `Pia ${name}` });
  const [restricted, conflict, first, other] = [
    await add(words.restricted),
    await add(words.conflict),
    await add(words.first),
    await add(words.other),
  ];
  await note(app, restricted, words.restrictedNote, practitioner);
  await note(app, conflict, words.conflictNote, practitioner);
  await note(app, other, words.otherNote, second);
  const lead = { role: 'lead', on: '2024-06-03' } as const;
  await app.done(allocateWorker, { id: first.enrolmentId, staffId: practitioner.staffId, ...lead }, manager);
  await app.done(allocateWorker, { id: other.enrolmentId, staffId: second.staffId, ...lead }, manager);
  const named = { personId: restricted.personId, staffIds: [practitioner.staffId], reason: 'Danger' };
  await app.done(restrictRecord, named, manager);
  await app.done(declareConflict, { personId: conflict.personId, staffId: second.staffId }, manager);
  const wall = { personId: first.personId, otherId: other.personId, reason: 'He harmed her' };
  await app.done(wallParents, wall, manager);
  return { restricted, conflict, first, other };
}

/** Plants every canary. */
export async function plant(app: TestApp): Promise<Planted> {
  const diamond = app.programmes.current('diamond');
  if (!diamond) throw new Error('there is no programme');
  app.publish({ ...diamond, version: diamond.version + 1, title: `${words.programme} Project` });
  const { practitioner, westPractitioner, manager } = app.actors;
  const open = await addParent(app, { name: 'Amina Before' });
  await plantWalled(app, open);
  await note(app, open, words.openNote, practitioner);
  await app.done(
    allocateWorker,
    { id: open.enrolmentId, staffId: practitioner.staffId, role: 'lead', on: '2024-06-03' },
    manager,
  );
  const letters = await plantLetters(app, open.personId);
  const west = await addParent(app, { name: `Wilma ${words.west}`, tenant: 'west' });
  await note(app, west, words.west, westPractitioner);
  const partner = await addPartner(app, 'Shelter');
  await app.done(giveConsent, {
    personId: open.personId,
    programme: 'diamond',
    kind: 'share',
    answer: 'given',
    on: '2024-06-03',
    how: 'in_person',
    agencies: ['health'],
  });
  const share = await app.done(sharePerson, {
    personId: open.personId,
    organisationId: partner.organisationId,
    why: words.shareWhy,
    fromOn: '2024-06-03',
    untilOn: '2024-12-03',
  });
  const paper = (title: string, says: string, shares: string[]) =>
    app.done(addDocument, {
      personId: open.personId,
      document: { kind: 'report', title, seenBy: 'record', shares },
      file: { name: 'paper.txt', content: Buffer.from(says).toString('base64') },
    });
  await paper(words.markedPaper, `It says ${words.markedFile}.`, [share.id]);
  await paper(words.openPaper, 'Nothing.', []);
  return { people: { open, west, ...(await plantHidden(app)) }, ...letters, partner };
}
