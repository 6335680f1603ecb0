// The floors of the house, checked on what is built (dist/): what really runs. Imports go down only; each rule says why.
const floor0 = '^dist/foundation/';
const floor1 = '^dist/(programme|instruments|statistics|interface)/';
const floor2 = '^dist/(access|doors)/';
const floor4 = '^dist/(app|cli|demo)/';
const tests = '\\.test\\.tsx?$';
const features =
  '^dist/(people|referrals|enrolments|plans|contacts|outcomes|provisions|caseload|chronology|figures|reports|rights|reach|letters|publishing|groups|reminders|meetings|consultations|measures|directory|feedback|quality|library|exchange)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one module, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'foundation-stands-alone',
      comment: 'What everything stands on can stand on nothing of ours.',
      severity: 'error',
      from: { path: floor0, pathNot: tests },
      to: { path: '^dist/', pathNot: floor0 },
    },
    {
      name: 'floor-one-is-pure',
      comment: 'The programme language, statistics and the interface know no database, no actor and no HTTP.',
      severity: 'error',
      from: { path: floor1, pathNot: tests },
      to: {
        path: `^dist/foundation/database/|${floor2}|${features}|${floor4}|node_modules/(pg|kysely|@hono)/`,
      },
    },
    {
      name: 'floor-two-knows-no-feature',
      comment: 'Permission and the one door serve every room alike.',
      severity: 'error',
      from: { path: floor2, pathNot: tests },
      to: { path: `${features}|${floor4}` },
    },
    {
      name: 'features-do-not-know-the-app',
      comment: 'The app gathers what rooms declare; a room that reached up could not be taken out.',
      severity: 'error',
      from: { path: features, pathNot: tests },
      to: { path: floor4 },
    },
    {
      name: 'only-door',
      comment: 'A room is entered by its index only, so that its inside may change freely.',
      severity: 'error',
      from: { path: '^dist/([^/]+)/', pathNot: tests },
      to: { path: features, pathNot: ['^dist/$1/', '^dist/[^/]+/index\\.js$'] },
    },
    {
      name: 'sql-in-stores-only',
      comment: 'SQL of a feature stands in its store files, and nowhere else.',
      severity: 'error',
      from: { path: features, pathNot: ['-store\\.js$', tests, 'figure-sets?\\.js$'] },
      to: { path: 'node_modules/(pg|kysely)/' },
    },
    {
      name: 'no-test-support-in-the-house',
      comment: 'What ships does not lean on what tests.',
      severity: 'error',
      from: { path: '^dist/', pathNot: tests },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere fails at run time.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
