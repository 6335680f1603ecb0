import { sayFrom } from '../../interface/wording/index.ts';

/** What the staff pages say, in English. */
export const en = {
  title: 'Staff',
  add: 'Add a member of staff',
  addButton: 'Add',
  change: 'Change {name}',
  save: 'Save',
  here: 'Working here',
  left: 'Left',
  name: 'Name',
  email: 'Email address',
  emailHint: 'For signing in. Somebody who left comes back with the address that she or he had.',
  role: 'Role',
  roles: {
    practitioner: 'Practitioner',
    manager: 'Manager',
    analyst: 'Analyst',
    administrator: 'Administrator',
    auditor: 'Quality auditor',
    leader: 'Senior leader',
  },
  roleHints: {
    practitioner: 'Works with parents and records what is done',
    manager: 'All that a practitioner does; decides on referrals and allocates workers',
    analyst: 'Sees figures and reports, and nobody’s record',
    administrator:
      'Manages staff, reads the audit and answers requests about people’s rights; opens no record otherwise',
    auditor: 'Reads every record that is not restricted and the logs; changes nothing',
    leader: 'Sees figures and reports; records only where your organisation has chosen so; changes nothing',
  },
  capacity: 'Capacity',
  capacityHint: 'How many parents at once. Leave this empty for somebody without a caseload.',
  capacityWrong: 'Enter a whole number from 0 to 200, or leave this empty',
  since: 'Since',
  until: 'Left on',
  none: 'None',
  actions: 'Actions',
  give: 'Give a password',
  end: '{name} leaves',
  endText:
    'Sessions and tokens open nothing from then on. Work that is allocated stays allocated until somebody moves it.',
  endButton: 'Leaves today',
  added: '{name} was added. Now give a password for signing in.',
  changed: '{name} was changed.',
  ended: '{name} has left.',
  nobodyLeft: 'Nobody has left.',
  current:
    'It now says: {name}, {role}, capacity {capacity}. What you typed is still below; save again to replace it.',
} as const;

/** Says one of these sentences. */
export const say = sayFrom(en);
