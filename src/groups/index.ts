import type { Room } from '../doors/index.ts';
import { answerPlace, changeNeeds, leaveGroup, offerPlace } from './follow-member.ts';
import { getGroupSession } from './get-session.ts';
import { groupCalendar } from './group-calendar.ts';
import { groupChronology } from './group-chronology.ts';
import { attendanceFigures, groupFigureRows, groupFigures, sessionFigures } from './group-figures.ts';
import { getGroup, getGroupChoices, listGroups } from './group-queries.ts';
import { groupTables } from './group-tables.ts';
import { groupsPart } from './groups-part.ts';
import { joinGroup } from './join-group.ts';
import { endApart, keepApart, listApart } from './keep-apart.ts';
import { listPersonGroups } from './list-person-groups.ts';
import { getOwnGroups } from './own-groups.ts';
import { certificate } from './pages/certificate-page.tsx';
import { groupForms } from './pages/group-form.tsx';
import { onePage } from './pages/group-page.tsx';
import { groupListPage } from './pages/list-page.tsx';
import { memberForms } from './pages/member-forms.tsx';
import { noteForms } from './pages/note-forms.tsx';
import { groupsSection, personGroupPages } from './pages/person-groups.tsx';
import { registerPages } from './pages/register-page.tsx';
import { sessionForms } from './pages/session-forms.tsx';
import { sessionPages } from './pages/session-page.tsx';
import { cancelSession, changeSession, planSessions } from './plan-sessions.ts';
import { saveGroup } from './save-group.ts';
import { recordGroupFeedback, sayOfOwnGroup } from './say-of-group.ts';
import { takeRegister } from './take-register.ts';
import { writeReflection, writeSessionNote } from './write-notes.ts';

export { answersIn, fiveSteps } from './group-words.ts';
export { joinGroup } from './join-group.ts';
export { getOwnGroups } from './own-groups.ts';
export { planSessions } from './plan-sessions.ts';
export { saveGroup } from './save-group.ts';
export { sayOfOwnGroup } from './say-of-group.ts';
export { takeRegister } from './take-register.ts';

/** Groups, courses and drop-ins: their sessions, who is in them, and who came. */
export const groupsRoom: Room = {
  name: 'groups',
  about: 'Groups, courses and drop-ins: their sessions, who is in them, and who came',
  tables: groupTables,
  commands: [
    saveGroup,
    planSessions,
    changeSession,
    cancelSession,
    joinGroup,
    offerPlace,
    answerPlace,
    changeNeeds,
    leaveGroup,
    takeRegister,
    writeSessionNote,
    writeReflection,
    recordGroupFeedback,
    sayOfOwnGroup,
    keepApart,
    endApart,
  ],
  queries: [
    listGroups,
    getGroup,
    getGroupSession,
    getGroupChoices,
    listPersonGroups,
    listApart,
    getOwnGroups,
  ],
  // Forms with names of their own stand before the page of one group or session, whose address would take them in.
  pages: [
    groupListPage,
    ...groupForms,
    ...sessionForms,
    ...memberForms,
    ...registerPages,
    ...noteForms,
    certificate,
    ...sessionPages,
    onePage,
    ...personGroupPages,
  ],
  personTabs: [{ text: 'Groups', group: 'together', path: '/groups', order: 45, permission: 'person:read' }],
  personSections: [groupsSection],
  navigation: [{ text: 'Groups', href: '/groups', permission: 'caseload:read', order: 26 }],
  chronology: [groupChronology],
  calendar: [groupCalendar],
  figureSets: [groupFigures, sessionFigures, attendanceFigures],
  figureRows: groupFigureRows,
  language: [groupsPart],
};
