/** Every permission, with what it allows in words. Commands, queries and pages each name one. */
export const permissions = {
  'referral:make': 'Make a referral',
  'referral:read': 'Read referrals',
  'referral:decide': 'Accept, ask for more, or decline a referral',
  'person:read': 'Read a person’s record',
  'person:write': 'Change a person’s details, family and proceedings',
  'people:merge': 'Merge two records of one person, and undo that',
  'consent:record': 'Record consent given, refused or withdrawn',
  'enrolment:start': 'Start somebody in a programme',
  'enrolment:move': 'Change a pathway or a stage',
  'enrolment:end': 'End somebody’s time in a programme',
  'allocation:change': 'Allocate a worker',
  'plan:write': 'Set goals and actions',
  'contact:record': 'Record contacts, outcomes and what was given',
  'caseload:read': 'See a caseload',
  'figure:read': 'Read figures and reports',
  'figure:open': 'Open a figure into the rows that it was counted from',
  'programme:read': 'Read what the programmes are',
  'programme:publish': 'Publish programmes, and move open cases to a new version',
  'staff:manage': 'Add and change staff and their roles',
  'team:manage': 'Change teams, partner organisations and what roles may reach',
  'directory:read': 'Search the directory of services',
  'directory:keep': 'Flag, assure and change services in the directory',
  'directory:manage': 'Choose for how long services are shown, and the words they are sorted by',
  'directory:exchange': 'Take services in from a file, and give the directory out',
  'words:read': 'See which words are marked while somebody types',
  'words:manage': 'Change the list of words that are marked while somebody types',
  'audit:read': 'Read the change log and the access log',
  'look:review': 'Look into unusual looking, and set what is listed',
  'reach:read': 'See who may see a record',
  'record:restrict': 'Restrict a record, wall two parents from each other, and lift either',
  'conflict:declare': 'Say that a worker knows a family',
  'glass:break': 'Open a restricted record in an emergency',
  'glass:review': 'Review who opened a restricted record in an emergency',
  'person:share': 'Share a person with a partner organisation',
  'address:read': 'Read an address that is kept confidential',
  'carer:read': 'Read who cares for or adopted a child',
  'health:read': 'Read notes on health',
  'supervision:read': 'Read what was said in supervision',
  'trial:read': 'Read which arm of a trial somebody is in',
  'partner:start': 'Come in as the worker of a partner organisation',
  'shared:read': 'Read what was shared with a partner organisation',
  'shared:record': 'Record work that was delegated to a partner organisation',
  'parent:invite': 'Invite a parent to pages of her own, and end that',
  'partner:invite': 'Invite workers of partner organisations, and end that',
  'own:read': 'Read what is written for oneself',
  'own:write': 'Write in one’s own pages',
  'rights:record': 'Record what somebody asks about her own record',
  'rights:read': 'Read requests about people’s rights',
  'rights:handle': 'Answer requests about people’s rights',
  'correction:decide': 'Decide about what somebody says is wrong in her record',
  'retention:read': 'See for how long records are kept, and what was destroyed',
  'retention:decide': 'Decide what is kept longer and what is destroyed',
  'housekeeping:do': 'Do what Facet does by itself once a day',
  'reminder:set': 'Choose whether and when reminders are sent',
  'reminder:run': 'Send reminders',
  'job:run': 'Run what waits in the background',
  'job:read': 'See what Facet does in the background',
  'job:retry': 'Try again what failed in the background',
} as const;

export type Permission = keyof typeof permissions;

/** Roles of staff within one tenant. `auditor` and `leader` change nothing. */
export const roles = ['practitioner', 'manager', 'analyst', 'administrator', 'auditor', 'leader'] as const;
export type Role = (typeof roles)[number];

const practitioner: readonly Permission[] = [
  'referral:make',
  'referral:read',
  'person:read',
  'person:write',
  'consent:record',
  'enrolment:start',
  'enrolment:move',
  'enrolment:end',
  'plan:write',
  'contact:record',
  'caseload:read',
  'figure:read',
  'figure:open',
  'programme:read',
  'reach:read',
  'conflict:declare',
  'glass:break',
  'person:share',
  'address:read',
  'carer:read',
  'health:read',
  'rights:record',
  'parent:invite',
  'words:read',
  'directory:read',
  'directory:keep',
];

const keepsRights: readonly Permission[] = [
  'rights:read',
  'rights:handle',
  'retention:read',
  'retention:decide',
];

/** What a senior leader reads besides figures where the tenant lets leaders read records. */
export const recordsForLeaders: ReadonlySet<Permission> = new Set([
  'person:read',
  'referral:read',
  'caseload:read',
]);

/** What each role may do. */
export const allowed: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  practitioner: new Set(practitioner),
  manager: new Set([
    ...practitioner,
    'referral:decide',
    'allocation:change',
    'audit:read',
    'look:review',
    'record:restrict',
    'glass:review',
    'supervision:read',
    ...keepsRights,
    'correction:decide',
    'partner:invite',
    'words:manage',
    'people:merge',
    'directory:manage',
    'directory:exchange',
    'reminder:set',
  ]),
  analyst: new Set<Permission>(['figure:read', 'figure:open', 'programme:read']),
  administrator: new Set<Permission>([
    'programme:read',
    'programme:publish',
    'staff:manage',
    'team:manage',
    'partner:invite',
    'words:read',
    'words:manage',
    'directory:read',
    'directory:keep',
    'directory:manage',
    'directory:exchange',
    'audit:read',
    'figure:read',
    'job:read',
    'job:retry',
    'reminder:set',
    ...keepsRights,
  ]),
  auditor: new Set<Permission>([
    'person:read',
    'referral:read',
    'caseload:read',
    'figure:read',
    'figure:open',
    'programme:read',
    'reach:read',
    'audit:read',
    'rights:read',
    'retention:read',
    'job:read',
    'directory:read',
  ]),
  leader: new Set<Permission>(['figure:read', 'programme:read', 'directory:read']),
};

/** What a partner organisation's worker is there for. */
export const partnerModes = ['casework', 'referral'] as const;
export type PartnerMode = (typeof partnerModes)[number];

/** What a partner organisation's worker may do: with people who were shared with it, and with no others. */
export const allowedToPartner: Readonly<Record<PartnerMode, ReadonlySet<Permission>>> = {
  casework: new Set<Permission>(['partner:start', 'shared:read', 'shared:record']),
  referral: new Set<Permission>(['partner:start']),
};

/** What a parent may do: in her own record, and in no other. */
export const allowedToParent: ReadonlySet<Permission> = new Set<Permission>(['own:read', 'own:write']);

/** As what Facet itself comes in, when it does something that nobody asked for at that moment. */
export const services = ['housekeeping', 'jobs', 'exchange', 'reminders'] as const;
export type Service = (typeof services)[number];

/** What each service may do. None does what a worker does: each has permissions that nobody else has. */
export const allowedToService: Readonly<Record<Service, ReadonlySet<Permission>>> = {
  housekeeping: new Set<Permission>(['housekeeping:do']),
  jobs: new Set<Permission>(['job:run', 'job:read', 'job:retry']),
  exchange: new Set<Permission>(['directory:exchange']),
  reminders: new Set<Permission>(['reminder:run']),
};
