import type { TagColour } from '../interface/govuk/index.ts';
import type { MeetingStanding, Part } from './meeting.ts';

export const standingWords: Readonly<Record<MeetingStanding, string>> = {
  booked: 'Booked',
  held: 'Held',
  cancelled: 'Called off',
};

export const standingColours: Readonly<Record<MeetingStanding, TagColour>> = {
  booked: 'blue',
  held: 'green',
  cancelled: 'grey',
};

export const partWords: Readonly<Record<Part, string>> = {
  parent: 'The parent',
  child: 'A child',
  family: 'Family or a friend',
  advocate: 'An advocate',
  worker: 'Somebody who works here',
  professional: 'A professional from elsewhere',
};
