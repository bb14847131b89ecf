// What `npm run mutation` asks of Stryker; the folders and their tests are in scripts/mutation.mjs.
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: { configFile: 'jest.mutation.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // What runs only while modules load (tables of texts, say) can be held against all tests only: hours for little.
  ignoreStatic: true,
  // Stryker would rewrite tsconfig.json through an API that TypeScript 7 no longer has. Nothing here needs that file: it is
  // told of one that does not exist.
  tsconfigFile: 'tsconfig.none.json',
  incremental: true,
  concurrency: 2,
  // A mutant that never ends is caught by counting its rounds. This is for the few that the count does not see.
  timeoutMS: 60_000,
  reporters: ['progress', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.stryker-tmp',
  thresholds: { high: 90, low: 80, break: 80 },
};
