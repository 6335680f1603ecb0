/** Every permission, with what it allows in words. Commands, queries and pages each name one. */
export const permissions = {
  'referral:make': 'Make a referral',
  'referral:read': 'Read referrals',
  'referral:decide': 'Accept, ask for more, or decline a referral',
  'person:read': 'Read a person’s record',
  'person:write': 'Change a person’s details, family and proceedings',
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
  'staff:manage': 'Add and change staff and their roles',
  'audit:read': 'Read the change log and the access log',
  'housekeeping:do': 'Do what Facet does by itself once a day',
} as const;

export type Permission = keyof typeof permissions;

/** Roles of staff within one tenant. */
export const roles = ['practitioner', 'manager', 'analyst', 'administrator'] as const;
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
];

/** What each role may do. */
export const allowed: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  practitioner: new Set(practitioner),
  manager: new Set([...practitioner, 'referral:decide', 'allocation:change', 'audit:read']),
  analyst: new Set<Permission>(['figure:read', 'figure:open']),
  administrator: new Set<Permission>(['staff:manage', 'audit:read', 'figure:read']),
};
