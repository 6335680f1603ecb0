import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Permission } from '../access/permissions.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { TableDeclaration } from '../foundation/database/tables.ts';
import type { FigureSet, LanguagePart } from '../programme/index.ts';
import type { CalendarSource } from './calendar.ts';
import type { Command, Query } from './command.ts';
import type { AnyJob } from './job.ts';
import type { KeeperTask } from './keeping.ts';
import type { Page, PageRequest } from './page.ts';
import type { ProgrammeLibrary } from './programmes.ts';

/** What an entry of the chronology is about, at large. */
export const chronologyThemes = ['children', 'court', 'safety', 'work', 'changes', 'papers'] as const;
export type ChronologyTheme = (typeof chronologyThemes)[number];

/** One thing that happened, as the chronology and the journey timeline show it. */
export interface ChronologyEntry {
  readonly id: string;
  /** Which room it came from, for filtering: `contact`, `referral`, `removal`. */
  readonly kind: string;
  readonly on: Temporal.PlainDate;
  readonly precision: 'day' | 'month' | 'year';
  readonly title: string;
  readonly detail: string | null;
  /** Who did or recorded it. */
  readonly by: string | null;
  /** Where it opens. */
  readonly href: string | null;
  /** For spans (an enrolment, proceedings): the last day, or null while it goes on. */
  readonly until?: Temporal.PlainDate | null;
  /** For contacts: whether the person was met, or only tried to be. */
  readonly met?: boolean;
  /** The child of hers whom it is about, where it is about one whose record is open. */
  readonly childId?: string | undefined;
  /** What it is about, where that is not what its source is about. */
  readonly theme?: ChronologyTheme;
  /** How much it weighs; left out for what is neither a turn of her road nor everyday. */
  readonly weight?: 'key' | 'routine';
  /** On which lane of the journey timeline its mark stands; left out when it has none. */
  readonly lane?:
    | 'proceedings'
    | 'births'
    | 'removals'
    | 'enrolments'
    | 'contacts'
    | 'letters'
    | 'outcomes'
    | 'measures'
    | 'pregnancies';
  /** Why no copy that leaves the house holds it: what it says was not told for others. */
  readonly staysInHouse?: string;
  /** Her own words, where she sees it otherwise; whoever gathers the entries adds them. */
  readonly otherwise?: readonly string[];
}

/** What somebody says of a passage of her record that she sees otherwise: it stands beside it wherever it is shown. */
export interface Otherwise {
  /** The row that holds the passage. */
  readonly passage: string;
  /** The page that the passage opens on. */
  readonly opensAt: string | null;
  /** The passage in words: “Contact of 3 May 2024”. */
  readonly place: string;
  /** Her own words. */
  readonly says: string;
  readonly on: Temporal.PlainDate;
  /** True until somebody decides whether it is corrected. */
  readonly open: boolean;
}

/** What a room adds to every person's chronology. */
export interface ChronologySource {
  readonly kind: string;
  readonly title: string;
  /** The work done together, where it is left out. */
  readonly theme?: ChronologyTheme;
  readonly entries: (
    context: { readonly db: TenantDb; readonly programmes: ProgrammeLibrary },
    personId: string,
  ) => Promise<readonly ChronologyEntry[]>;
}

/** One row that a figure was counted from, as it is shown to those who may know whose it is. */
export interface FigureRowShown {
  readonly id: string;
  /** The person whom the row is about; null where there is none on record. */
  readonly personId: string | null;
  readonly title: string;
  readonly on: Temporal.PlainDate;
  /** Where it opens. */
  readonly href: string;
}

/** How a room shows the rows of one of its figure sets. */
export interface FigureRowSource {
  /** The name of the set. */
  readonly set: string;
  /** The rows with these ids, in any order; a row that the reader may not see is left out. */
  readonly rows: (db: TenantDb, ids: readonly string[]) => Promise<readonly FigureRowShown[]>;
}

/** A part of the person's own page that a room contributes: her plan, the last contacts, what was agreed to. */
export interface PersonSection {
  readonly id: string;
  readonly title: string;
  /** Lower comes first. */
  readonly order: number;
  readonly permission: Permission;
  /** True for what is long and has a page of its own: on a phone it is closed at first, where a script can close it. */
  readonly folds?: boolean;
  /** Null when there is nothing to show, not even an empty state. */
  readonly render: (request: PageRequest, personId: string) => Promise<JSX.Element | null>;
}

/** A line that a room adds to a child’s card among the family. */
export interface ChildLine {
  readonly childId: string;
  readonly key: string;
  readonly value: string;
}

/** What a room says of a parent’s children on the page about her family; nothing where it may not be read. */
export type ChildLines = (request: PageRequest, personId: string) => Promise<readonly ChildLine[]>;

/** A line of what waits for the reader: what it is, and where she deals with it. */
export interface HomeLine {
  readonly text: string;
  readonly href: string;
  /** What helps her to choose, without opening it. */
  readonly detail?: string;
  /** Somebody's safety: stands before everything else, under a warning of its own. */
  readonly isSafety?: true;
}

/** What must be seen on arriving: every room's lines stand in one list at the top of the home page. */
export interface HomeNotice {
  readonly permission: Permission;
  /** None when there is nothing to say. */
  readonly lines: (request: PageRequest) => Promise<readonly HomeLine[]>;
}

export type PersonTabGroup = 'support' | 'together' | 'life' | 'record';

/** A page beneath a person's page, in the sub-navigation: `/people/:id/<path>`. */
export interface PersonTab {
  readonly text: string;
  /** Where it stands among the others: the work with her, what is done with others, her life and family, or the record. */
  readonly group: PersonTabGroup;
  /** After `/people/:id`: empty for the person's own page, else `/plan`. */
  readonly path: '' | `/${string}`;
  readonly order: number;
  readonly permission: Permission;
  /** The forms beneath it are about meeting her, calling her or writing to her: what must be known first stands there in full. */
  readonly reachesHer?: true;
}

/** What is done most for a person: a button in her header, on her own page and the pages beside it. */
export interface PersonAction {
  readonly text: string;
  /** After `/people/:id`. */
  readonly path: `/${string}`;
  readonly permission: Permission;
}

/** What must be known before somebody is met, called or written to: above the forms about her, and on her own page. */
export interface PersonPrompt {
  readonly permission: Permission;
  /** In full where she is about to be met or written to, in brief above other forms; null when there is nothing to say. */
  readonly render: (
    request: PageRequest,
    personId: string,
    shape: 'full' | 'brief',
  ) => Promise<JSX.Element | null>;
}

/** What the rooms contribute to one another's pages and queries, gathered once. */
export interface House {
  readonly chronology: readonly ChronologySource[];
  /** What stands beside passages of a person’s record, from whoever keeps it. */
  readonly otherwise: readonly ((db: TenantDb, personId: string) => Promise<readonly Otherwise[]>)[];
  readonly personSections: readonly PersonSection[];
  readonly childLines: readonly ChildLines[];
  readonly homeNotices: readonly HomeNotice[];
  readonly personTabs: readonly PersonTab[];
  readonly personActions: readonly PersonAction[];
  readonly personPrompts: readonly PersonPrompt[];
  readonly figureSets: readonly FigureSet[];
  readonly figureRows: readonly FigureRowSource[];
  /** The parts of the programme language: those of the rooms, and those whose room does not stand yet. */
  readonly parts: readonly LanguagePart[];
  /** Facet’s own words on forms for those outside, by the places under which a programme’s file translates them. */
  readonly formWords: ReadonlyMap<string, string>;
  /** What stands in calendars. */
  readonly calendar: readonly CalendarSource[];
  /** All that Facet does by itself. */
  readonly jobs: readonly AnyJob[];
  /** Every table of a tenant's schema, as the rooms declare it. */
  readonly tables: readonly TableDeclaration[];
  /** The programmes that ship with Facet, for whoever begins one of her own or extends one. */
  readonly shipped: () => readonly ShippedProgramme[];
}

/** A programme file that ships with Facet. */
export interface ShippedProgramme {
  readonly programme: string;
  readonly title: string;
  readonly text: string;
}

/** An entry in the navigation at the top, for those with the permission. */
export interface NavigationEntry {
  readonly text: string;
  readonly href: string;
  readonly permission: Page['permission'];
  /** Lower comes first. */
  readonly order: number;
  /** The word it stands beneath where the actor has more places than fit in a row. */
  readonly under?: NavigationGroupName;
}

/** Places that are opened less often than the day's work stand together: other services; running this service. */
export type NavigationGroupName = 'services' | 'manage';

/** All that a room brings to the house. `app/` gathers these; no room imports another to contribute to it. */
export interface Room {
  readonly name: string;
  /** What it holds, in one line; the API's description groups its operations under this. */
  readonly about: string;
  readonly tables?: readonly TableDeclaration[];
  // biome-ignore lint/suspicious/noExplicitAny: a list of commands with different inputs has no common input type
  readonly commands?: readonly Command<any, any>[];
  // biome-ignore lint/suspicious/noExplicitAny: likewise for queries
  readonly queries?: readonly Query<any, any>[];
  readonly pages?: readonly Page[];
  readonly chronology?: readonly ChronologySource[];
  /** What stands beside passages of a person’s record, in her own words. */
  readonly otherwise?: House['otherwise'][number];
  readonly figureSets?: readonly FigureSet[];
  readonly figureRows?: readonly FigureRowSource[];
  /** Parts of the programme language that this room makes real. */
  readonly language?: readonly LanguagePart[];
  /** Facet’s own words on the room’s forms for those outside, by their places in a programme’s translations. */
  readonly formWords?: ReadonlyMap<string, string>;
  readonly personSections?: readonly PersonSection[];
  /** What stands on the card of each child of a parent. */
  readonly childLines?: ChildLines;
  readonly homeNotices?: readonly HomeNotice[];
  readonly personTabs?: readonly PersonTab[];
  readonly personActions?: readonly PersonAction[];
  readonly personPrompts?: readonly PersonPrompt[];
  readonly navigation?: readonly NavigationEntry[];
  /** Commands without input that Facet runs by itself once a day in every tenant: each is a job. */
  // biome-ignore lint/suspicious/noExplicitAny: as for commands
  readonly housekeeping?: readonly Command<any, any>[];
  /** Work that Facet does by itself: at times of its own, or when a command has queued it. */
  readonly jobs?: readonly AnyJob[];
  /** What has a date: it stands in calendars. */
  readonly calendar?: readonly CalendarSource[];
  /** What Facet does by itself as the owner of the database. */
  readonly keeping?: readonly KeeperTask[];
}
