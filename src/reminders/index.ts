import type { Room } from '../doors/index.ts';
import { retryReminder, setReminders, takeBackReminder } from './keep-reminders.ts';
import { getOwnReminders, getReminderSetting, listFailedReminders, listReminders } from './list-reminders.ts';
import { reminderForms } from './pages/reminder-forms.tsx';
import { reminderNotice, reminderPages } from './pages/reminder-pages.tsx';
import { reminderSettingPages } from './pages/setting-pages.tsx';
import { planReminders, queueReminders } from './plan-reminders.ts';
import { reminderJobs } from './reminder-jobs.ts';
import { reminderTables } from './reminder-tables.ts';
import {
  getReminderToSend,
  listRemindersToFollow,
  recordRemindersArrived,
  recordRemindersSent,
  takeReminders,
} from './send-reminders.ts';
import { agreeReminders, stopOwnReminders, stopReminders } from './wish-reminders.ts';

export { setReminders } from './keep-reminders.ts';
export { getOwnReminders } from './list-reminders.ts';
export { dayWords, languageName, stateWords, wayWords } from './reminder-words.ts';
export { agreeReminders, stopOwnReminders } from './wish-reminders.ts';

/** Reminders of what people are expected at, by text or email, only where and when it is safe. */
export const remindersRoom: Room = {
  name: 'reminders',
  about: 'Reminders by text or email, only by ways and at times that somebody said are safe',
  tables: reminderTables,
  commands: [
    agreeReminders,
    stopReminders,
    stopOwnReminders,
    setReminders,
    retryReminder,
    takeBackReminder,
    planReminders,
    queueReminders,
    takeReminders,
    recordRemindersSent,
    recordRemindersArrived,
  ],
  queries: [
    listFailedReminders,
    getReminderSetting,
    listReminders,
    getOwnReminders,
    getReminderToSend,
    listRemindersToFollow,
  ],
  pages: [...reminderSettingPages, ...reminderForms, ...reminderPages],
  jobs: reminderJobs,
  homeNotices: [reminderNotice],
  personTabs: [
    { text: 'Reminders', group: 'support', path: '/reminders', order: 49, permission: 'person:read' },
  ],
  navigation: [
    { text: 'Reminders', href: '/reminders', permission: 'reminder:set', order: 96, under: 'manage' },
  ],
};
