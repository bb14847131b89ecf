import config from './jest.config.mjs';

// The tests that mutants are held against: fast ones. The simulation guards the same code, at too high a price per mutant.
export default {
  ...config,
  testMatch: ['<rootDir>/test/core/**/*.test.ts', '<rootDir>/test/functions/week/**/*.test.ts'],
  reporters: ['default'],
};
