import type { Generated } from 'kysely';
import type { OfPerson, TableDeclaration, Versioned } from '../../foundation/database/tables.ts';
import type { PartnerMode, Role } from '../permissions.ts';
import type { Wall } from '../walls.ts';

declare module '../../foundation/database/tables.ts' {
  interface Tables {
    team: TeamTable;
    teamMembership: TeamMembershipTable;
    partnerOrganisation: PartnerOrganisationTable;
    partnerWorker: PartnerWorkerTable;
    accessSetting: AccessSettingTable;
    recordGuard: RecordGuardTable;
    recordBar: RecordBarTable;
    parentsWall: ParentsWallTable;
    apartMark: ApartMarkTable;
    glassBreak: GlassBreakTable;
    partnerShare: PartnerShareTable;
    walledValue: WalledValueTable;
  }
}

export interface TeamTable extends Versioned {
  name: string;
  /** In which programmes it works; none: in all. */
  programmes: Generated<string[]>;
  beganOn: Temporal.PlainDate;
  endedOn: Temporal.PlainDate | null;
}

export interface TeamMembershipTable extends Versioned {
  teamId: string;
  staffId: string;
  role: Role;
  /** Null: in every programme of the team. */
  programmeId: string | null;
  beganOn: Temporal.PlainDate;
  endedOn: Temporal.PlainDate | null;
}

export interface PartnerOrganisationTable extends Versioned {
  name: string;
  about: string | null;
  beganOn: Temporal.PlainDate;
  endedOn: Temporal.PlainDate | null;
}

export interface PartnerWorkerTable extends Versioned {
  organisationId: string;
  staffId: string;
  mode: PartnerMode;
  beganOn: Temporal.PlainDate;
  endedOn: Temporal.PlainDate | null;
}

/** One row at most: what the tenant has chosen about who reaches what. */
export interface AccessSettingTable extends Versioned {
  onlyOne: Generated<boolean>;
  practitionersReach: 'tenant' | 'team';
  leadersRead: 'figures' | 'records';
  /** How long a broken glass stays open. */
  glassMinutes: number;
}

/** A record that somebody may not see: kept to named people, or open to all but those who are barred. */
export interface RecordGuardTable extends Versioned {
  personId: string;
  closed: boolean;
  reason: string | null;
  /** The parent under whom a child's record was guarded. */
  follows: string | null;
  knownBy: Buffer | null;
  beganOn: Temporal.PlainDate;
  beganBy: string | null;
}

/** Who must not know of a record. */
export interface RecordBarTable extends Versioned {
  personId: string;
  staffId: string;
  kind: 'conflict' | 'wall';
  reason: string | null;
  declaredBy: string | null;
  beganOn: Temporal.PlainDate;
  endedOn: Temporal.PlainDate | null;
}

/** Two parents who are walled from each other; the lesser identifier stands first. */
export interface ParentsWallTable extends Versioned {
  personId: string;
  otherId: string;
  reason: string;
  beganOn: Temporal.PlainDate;
  beganBy: string | null;
  endedOn: Temporal.PlainDate | null;
}

/** One half of two people who must not be in a group together: the other half has the same mark, and no name. */
export interface ApartMarkTable extends OfPerson {
  mark: string;
  source: 'wall' | 'list';
  beganOn: Temporal.PlainDate;
  beganBy: string | null;
  endedOn: Temporal.PlainDate | null;
}

/** A restricted record that was opened in an emergency. */
export interface GlassBreakTable extends Versioned {
  personId: string;
  staffId: string;
  reason: string;
  brokenAt: Temporal.Instant;
  until: Temporal.Instant;
  reviewedBy: string | null;
  reviewedAt: Temporal.Instant | null;
  outcome: 'right' | 'not_right' | null;
  reviewNote: string | null;
}

/** What is shared of a person with a partner organisation. */
export interface PartnerShareTable extends OfPerson {
  organisationId: string;
  what: string[];
  why: string;
  delegated: boolean;
  consentId: string | null;
  fromOn: Temporal.PlainDate;
  untilOn: Temporal.PlainDate;
  endedOn: Temporal.PlainDate | null;
  sharedBy: string | null;
}

/** What only some roles may read of a person. */
export interface WalledValueTable extends OfPerson {
  wall: Wall;
  value: string;
  staffId: string | null;
  recordedAt: Temporal.Instant;
  endedOn: Temporal.PlainDate | null;
}

const WORKERS = {
  by: 'none',
  because: 'Workers and their organisations, and no person whom they work with',
} as const;
const ADMINISTRATION = { as: 'administration' } as const;
const OF_PERSON = { belongs: { by: ['person_id'] }, kept: { as: 'person' } } as const;
const SHARE_COLUMNS = [
  'id',
  'person_id',
  'organisation_id',
  'what',
  'why',
  'delegated',
  'from_on',
  'until_on',
  'ended_on',
];

/** Teams, partner organisations, and who may see which record. */
export const reachTables: readonly TableDeclaration[] = [
  { name: 'team', guard: 'tenant', about: 'Teams', belongs: WORKERS, kept: ADMINISTRATION },
  {
    name: 'team_membership',
    guard: 'tenant',
    about: 'Who has which role in which team',
    belongs: WORKERS,
    kept: ADMINISTRATION,
  },
  {
    name: 'partner_organisation',
    guard: 'tenant',
    partner: { columns: ['id', 'name'] },
    parent: ['id', 'name', 'about'],
    about: 'Organisations that work with this one',
    belongs: WORKERS,
    kept: ADMINISTRATION,
  },
  {
    name: 'partner_worker',
    guard: 'tenant',
    about: 'Workers of partner organisations',
    belongs: WORKERS,
    kept: ADMINISTRATION,
  },
  {
    name: 'access_setting',
    guard: 'tenant',
    about: 'What the tenant has chosen about who reaches what',
    belongs: { by: 'none', because: 'A choice of the whole service' },
    kept: ADMINISTRATION,
  },
  {
    name: 'record_guard',
    guard: 'around',
    about: 'Records that somebody may not see',
    belongs: { by: ['person_id', 'follows'] },
    kept: { as: 'person' },
  },
  { name: 'record_bar', guard: 'around', about: 'Who must not know of which records', ...OF_PERSON },
  {
    name: 'parents_wall',
    guard: 'around',
    second: 'other_id',
    about: 'Parents walled from each other',
    belongs: { by: ['person_id', 'other_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'apart_mark',
    guard: 'person',
    notInCopies: 'all',
    about:
      'Who must not be in a group with somebody else: a mark that both carry, without a name or a reason',
    ...OF_PERSON,
  },
  { name: 'glass_break', guard: 'around', about: 'Restricted records opened in an emergency', ...OF_PERSON },
  {
    name: 'partner_share',
    guard: 'person',
    partner: { columns: SHARE_COLUMNS },
    parent: SHARE_COLUMNS,
    parentWrites: 'changes',
    about: 'What is shared with partner organisations: from when, until when, and why',
    ...OF_PERSON,
  },
  {
    name: 'walled_value',
    guard: 'person',
    walled: true,
    notInCopies: ['carer', 'trial'],
    about:
      'What only some may read: confidential addresses, carers, disability, health, private notes, supervision, trial arms',
    ...OF_PERSON,
  },
];
