import { z } from 'zod';
import { wholeTenant, withinReach } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { openCases } from '../enrolments/index.ts';
import { zCountOut, zDayOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { countUndecided } from '../referrals/index.ts';
import { describeProgramme } from './description.ts';
import { publishedVersions, sourceOf } from './published-store.ts';
import { type Section, zSectionsOut } from './said.ts';

const zVersion = z.int('Give the number of a version').min(1, 'Give the number of a version');
const zName = z.string().min(1, 'Say which programme').max(60);

const zVersionOut = z.strictObject({
  version: z.int().min(1),
  publishedOn: zDayOut,
  openCases: zCountOut.meta({ description: 'Open cases under this version that the reader may see' }),
  undecided: zCountOut.meta({ description: 'Referrals under it that wait for a decision' }),
});

/** A version with the cases that run under it. */
export interface VersionShown {
  readonly version: number;
  readonly publishedOn: Temporal.PlainDate;
  readonly openCases: number;
  readonly undecided: number;
}

/** A programme that this organisation runs, its versions newest first. */
export interface ProgrammeListed {
  readonly programme: string;
  readonly title: string;
  readonly about: string;
  readonly versions: readonly VersionShown[];
}

const zListed = z.strictObject({
  programme: z.string(),
  title: z.string(),
  about: z.string(),
  versions: z.array(zVersionOut).meta({ description: 'The newest first; it is the one in use' }),
});

/** What this organisation runs. */
export const listProgrammes = query({
  name: 'listProgrammes',
  summary: 'List the programmes that this organisation runs, with the open cases under each version',
  permission: 'programme:read',
  about: withinReach,
  input: z.strictObject({}),
  output: z.array(zListed),
  looksAt: (_: readonly ProgrammeListed[]) => [],
  api: { method: 'get', path: '/programmes' },
  async handle({ db, programmes }) {
    const versions = await publishedVersions(db);
    const cases = await openCases(db);
    const waiting = await countUndecided(db);
    const countOf = (counts: typeof cases, programme: string, version: number) =>
      counts.find((each) => each.programmeId === programme && each.programmeVersion === version)?.count ?? 0;
    return succeed(
      programmes
        .list()
        .map(({ programme, title, about }) => ({
          programme,
          title,
          about,
          versions: versions
            .filter((each) => each.programme === programme)
            .map(({ version, publishedOn }) => ({
              version,
              publishedOn,
              openCases: countOf(cases, programme, version),
              undecided: countOf(waiting, programme, version),
            })),
        }))
        .toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB')),
    );
  },
});

/** A programme in words. */
export interface ProgrammeDescribed {
  readonly programme: string;
  readonly title: string;
  readonly version: number;
  readonly inUse: number;
  readonly sections: readonly Section[];
}

/** What a programme is, in words. */
export const getProgramme = query({
  name: 'getProgramme',
  summary: 'Read what a programme is, in words: the version in use, or another',
  permission: 'programme:read',
  about: ({ programme }) => ({ kind: 'programme', programme }),
  input: z.strictObject({
    programme: zName,
    version: zVersion.optional().meta({ description: 'Left out: the version in use' }),
  }),
  output: z.strictObject({
    programme: z.string(),
    title: z.string(),
    version: z.int().min(1),
    inUse: z.int().min(1),
    sections: zSectionsOut,
  }),
  looksAt: (_: ProgrammeDescribed) => [],
  api: { method: 'get', path: '/programmes/{programme}' },
  async handle({ programmes, house }, { programme, version }) {
    const current = programmes.current(programme);
    const asked = version === undefined ? current : programmes.version(programme, version);
    if (!current || !asked) return notFound('programme');
    return succeed({
      programme,
      title: asked.title,
      version: asked.version,
      inUse: current.version,
      sections: describeProgramme(asked, house.parts),
    });
  },
});

/** The text of a version, as it was published. */
export const getProgrammeFile = query({
  name: 'getProgrammeFile',
  summary: 'Read the file of a published version, letter by letter',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ programme: zName, version: zVersion }),
  output: z.strictObject({ source: z.string() }),
  looksAt: (_: { readonly source: string }) => [],
  api: { method: 'get', path: '/programmes/{programme}/versions/{version}/file' },
  async handle({ db }, { programme, version }) {
    const source = await sourceOf(db, programme, version);
    return source === undefined ? notFound('version') : succeed({ source });
  },
});
