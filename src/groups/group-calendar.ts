import type { CalendarEntry, CalendarSource } from '../doors/index.ts';
import { sessionsBetween } from './group-store.ts';

/** Sessions of groups: with the workers who hold them, and of the people who are in them. */
export const groupCalendar: CalendarSource = {
  kind: 'group',
  title: 'Groups',
  outside: 'Meeting',
  async entries({ db }, question) {
    const sessions = await sessionsBetween(db, question);
    return sessions.flatMap((session): CalendarEntry[] => {
      const { id, supportGroupId, heldOn, startsAt, endsAt, staffIds, members, title, cancelledOn } = session;
      const { staff } = question;
      // Where nobody is chosen, everybody is.
      const isTheirs =
        staff.length === 0 || members.length > 0 || staffIds.some((each) => staff.includes(each));
      if (!isTheirs) return [];
      return [
        {
          id: `group-${id}`,
          personId: null,
          staff: staffIds,
          on: heldOn,
          at: { from: startsAt, until: endsAt },
          title,
          expects: members,
          href: `/groups/${supportGroupId}/sessions/${id}`,
          ...(cancelledOn ? { cancelled: true as const } : {}),
        },
      ];
    });
  },
};
