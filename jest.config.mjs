// TypeScript goes through swc (no type check: tsc does that before); modules stay ES modules, as in production.
const swc = [
  '@swc/jest',
  { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, sourceMaps: 'inline' },
];

export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': swc },
  testEnvironment: 'node',
  injectGlobals: false,
  setupFiles: ['<rootDir>/test/seed.ts'],
  // Stryker's copies of this package.
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp'],
  // Every core: on two, the default leaves one.
  maxWorkers: '100%',
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/scripts/closing-line.mjs'],
};
