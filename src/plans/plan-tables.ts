import type { OfPerson, TableDeclaration } from '../foundation/database/tables.ts';
import type { ActionOwner, ActionStatus } from './action.ts';
import type { GoalStatus } from './goal.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    goal: GoalTable;
    action: ActionTable;
  }
}

export interface GoalTable extends OfPerson {
  enrolmentId: string;
  area: string;
  words: string;
  parentView: string | null;
  setOn: Temporal.PlainDate;
  status: GoalStatus;
  closedOn: Temporal.PlainDate | null;
  closingWords: string | null;
  recordedBy: string | null;
}

export interface ActionTable extends OfPerson {
  enrolmentId: string;
  goalId: string;
  what: string;
  owner: ActionOwner;
  ownerName: string | null;
  dueOn: Temporal.PlainDate | null;
  status: ActionStatus;
  closedOn: Temporal.PlainDate | null;
  setOn: Temporal.PlainDate;
  recordedBy: string | null;
}

export const planTables: readonly TableDeclaration[] = [
  {
    name: 'goal',
    guard: 'person',
    partner: { columns: ['id', 'person_id', 'area', 'words', 'set_on', 'status', 'closed_on'] },
    parent: [
      'id',
      'version',
      'person_id',
      'enrolment_id',
      'area',
      'words',
      'parent_view',
      'set_on',
      'status',
      'closed_on',
    ],
    parentWrites: 'changes',
    analyst: ['id', 'enrolment_id', 'area', 'set_on', 'status', 'closed_on'],

    about: 'What a parent wants, in her own words, and how it went',
    belongs: { by: ['person_id'] },
    kept: { as: 'case' },
  },
  {
    name: 'action',
    guard: 'person',
    parent: [
      'id',
      'version',
      'person_id',
      'goal_id',
      'what',
      'owner',
      'due_on',
      'status',
      'closed_on',
      'set_on',
    ],
    parentWrites: 'changes',
    analyst: ['id', 'enrolment_id', 'owner', 'status', 'due_on', 'closed_on', 'set_on'],

    about: 'The small steps towards a goal, who takes them and by when',
    belongs: { by: ['person_id'] },
    kept: { as: 'case' },
  },
];
