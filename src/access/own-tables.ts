import type { OfPerson, TableDeclaration } from '../foundation/database/tables.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    parentAccess: ParentAccessTable;
  }
}

/** How the link to her own pages reaches a parent. */
export const waysToGive = ['in_person', 'text', 'email', 'post'] as const;
export type WayToGive = (typeof waysToGive)[number];

/** A parent's way to pages of her own. */
export interface ParentAccessTable extends OfPerson {
  signInName: string;
  givenHow: WayToGive;
  /** True where the record says that the way is not safe, and the worker asked her that day. */
  askedThatDay: boolean;
  invitedBy: string | null;
  invitedOn: Temporal.PlainDate;
  linkGivenBy: string | null;
  linkGivenOn: Temporal.PlainDate | null;
  endedOn: Temporal.PlainDate | null;
  endedBy: string | null;
  endedHow: 'by_worker' | 'by_parent' | null;
}

export const ownTables: readonly TableDeclaration[] = [
  {
    name: 'parent_access',
    guard: 'person',
    parent: ['id', 'version', 'person_id', 'sign_in_name', 'invited_on', 'ended_on'],
    parentWrites: 'changes',
    about: 'A parent’s way to pages of her own: how she was invited, and when it ended',
    belongs: { by: ['person_id'] },
    kept: { as: 'person' },
  },
];
