import { auditRoom } from '../access/audit/index.ts';
import { staffRoom } from '../access/staff/index.ts';
import { accessTables } from '../access/tables.ts';
import { agreedRoom } from '../agreed/index.ts';
import { calendarRoom } from '../calendar/index.ts';
import { caseloadRoom } from '../caseload/index.ts';
import { childrenRoom } from '../children/index.ts';
import { chronologyRoom } from '../chronology/index.ts';
import { consultationsRoom } from '../consultations/index.ts';
import { contactsRoom } from '../contacts/index.ts';
import { courtRoom } from '../court/index.ts';
import { directoryRoom } from '../directory/index.ts';
import { documentsRoom } from '../documents/index.ts';
import type { House, Room } from '../doors/index.ts';
import { dueRoom } from '../due/index.ts';
import { ecomapRoom } from '../ecomap/index.ts';
import { enrolmentsRoom } from '../enrolments/index.ts';
import { figuresRoom } from '../figures/index.ts';
import type { TableDeclaration } from '../foundation/database/tables.ts';
import { type Guarded, guardedOf } from '../foundation/database/write-marks.ts';
import { groupsRoom } from '../groups/index.ts';
import { jobsRoom } from '../jobs/index.ts';
import { lettersRoom } from '../letters/index.ts';
import { looksRoom } from '../looks/index.ts';
import { measuresRoom } from '../measures/index.ts';
import { meetingsRoom } from '../meetings/index.ts';
import { mergingRoom } from '../merging/index.ts';
import { onwardRoom } from '../onward/index.ts';
import { outcomesRoom } from '../outcomes/index.ts';
import { ownRoom } from '../own/index.ts';
import { partnersRoom } from '../partners/index.ts';
import { peopleRoom } from '../people/index.ts';
import { plansRoom } from '../plans/index.ts';
import { waitingParts } from '../programme/index.ts';
import { provisionsRoom } from '../provisions/index.ts';
import { publishingRoom } from '../publishing/index.ts';
import { reachRoom } from '../reach/index.ts';
import { referralsRoom } from '../referrals/index.ts';
import { remindersRoom } from '../reminders/index.ts';
import { reportsRoom } from '../reports/index.ts';
import { rightsRoom } from '../rights/index.ts';
import { safetyRoom } from '../safety/index.ts';
import { teamsRoom } from '../teams/index.ts';
import { waitingRoom } from '../waiting/index.ts';
import { wordsRoom } from '../wordlist/index.ts';
import { jobsOf } from './jobs/jobs-of.ts';
import { shippedTexts } from './shipped.ts';

/** Every room of the house, in the order in which a referral travels through them. */
export const rooms: readonly Room[] = [
  peopleRoom,
  childrenRoom,
  ecomapRoom,
  courtRoom,
  safetyRoom,
  referralsRoom,
  enrolmentsRoom,
  waitingRoom,
  plansRoom,
  dueRoom,
  contactsRoom,
  outcomesRoom,
  measuresRoom,
  provisionsRoom,
  lettersRoom,
  groupsRoom,
  directoryRoom,
  onwardRoom,
  agreedRoom,
  consultationsRoom,
  meetingsRoom,
  documentsRoom,
  caseloadRoom,
  calendarRoom,
  remindersRoom,
  chronologyRoom,
  figuresRoom,
  reportsRoom,
  rightsRoom,
  mergingRoom,
  reachRoom,
  teamsRoom,
  wordsRoom,
  staffRoom,
  auditRoom,
  jobsRoom,
  looksRoom,
  ownRoom,
  publishingRoom,
  partnersRoom,
];

/** Every table of a tenant's schema, as its room declares it. */
export const tables: readonly TableDeclaration[] = [
  ...accessTables,
  ...rooms.flatMap((room) => room.tables ?? []),
];

/** Tables whose rows copy their person's `restricted` mark, and the column of a second person where they have one. */
export const guardedTables: Guarded = guardedOf(tables);

/** What the rooms contribute to one another. */
export const house: House = {
  chronology: rooms.flatMap((room) => room.chronology ?? []),
  otherwise: rooms.flatMap((room) => room.otherwise ?? []),
  personSections: rooms.flatMap((room) => room.personSections ?? []).sort((a, b) => a.order - b.order),
  childLines: rooms.flatMap((room) => room.childLines ?? []),
  homeNotices: rooms.flatMap((room) => room.homeNotices ?? []),
  personPrompts: rooms.flatMap((room) => room.personPrompts ?? []),
  personActions: rooms.flatMap((room) => room.personActions ?? []),
  personTabs: rooms.flatMap((room) => room.personTabs ?? []).sort((a, b) => a.order - b.order),
  figureSets: rooms.flatMap((room) => room.figureSets ?? []),
  figureRows: rooms.flatMap((room) => room.figureRows ?? []),
  calendar: rooms.flatMap((room) => room.calendar ?? []),
  jobs: jobsOf(rooms),
  parts: [...waitingParts, ...rooms.flatMap((room) => room.language ?? [])],
  formWords: new Map(rooms.flatMap((room) => [...(room.formWords ?? [])])),
  tables,
  shipped: shippedTexts,
};
