import { sayFrom } from '../interface/wording/index.ts';

/** What the pages of the calendar say, in English. */
export const en = {
  title: 'Calendar',
  whose: 'Whose',
  mine: 'Mine',
  all: 'Everybody’s',
  team: 'Team: {name}',
  kind: 'What',
  everything: 'Everything',
  week: 'Week',
  month: 'Month',
  views: 'How much',
  moves: 'Other dates',
  before: 'Earlier',
  after: 'Later',
  today: 'Today',
  ofWeek: '{from} to {until}',
  day: 'Day',
  none: 'Nothing has a date here',
  noneText: 'Contacts that are planned, hearings, letters and steps of plans come here by themselves.',
  cut: 'There are too many people to show all of them. Choose a worker or a team.',
  cancelled: 'Called off',
  heldBy: 'with {names}',
  feed: 'Your calendar on your phone or computer',
  feedLead:
    'Make a secret address, and give it to the calendar on your phone or computer. It shows your dates there, in words that tell nothing: “Appointment” or “To do”. Anybody who has the address can read it, so give it to nobody.',
  feedNone: 'You have no address yet.',
  feedStands: 'You made an address on {day}. It is not shown again.',
  feedRead: 'A calendar last read it on {moment}.',
  feedNotRead: 'No calendar has read it yet.',
  feedNames: 'What stands in your calendar?',
  namesNone: '“Appointment” alone',
  namesInitials: '“Appointment” with initials, such as A.B.',
  namesInitialsHint: 'Never for a restricted record.',
  feedMake: 'Make an address',
  feedRenew: 'Make a new address',
  feedRenewHint: 'The old address stops working.',
  feedEnd: 'End the address',
  feedEndTitle: 'End your calendar address?',
  feedEndLead:
    'Calendars that use it show nothing new from now on. What they have copied may stay there: remove it there as well.',
  feedEnded: 'The address has ended.',
  feedMade: 'Your calendar address',
  feedMadeLead:
    'Copy it now: it is shown this once. In your calendar, choose “add a calendar from an address” or “subscribe”.',
  feedMadeCare:
    'Anybody who has this address can read your dates. If somebody else has seen it, make a new one.',
  feedBack: 'Back to your calendar',
  address: 'Address',
} as const;

/** Says something of the calendar. */
export const say = sayFrom(en);
