import { join } from 'node:path';
import config from './jest.config.mjs';

// The tests that mutants are held against: those of the folder itself, in one file. The simulation guards the same code,
// at too high a price per mutant. Which file it is comes from scripts/mutation.mjs.
export default {
  ...config,
  testMatch: ['<rootDir>/test/mutation/{core,review,chat,rest,week,llm}.ts'],
  testEnvironment: join(import.meta.dirname, 'test/mutation/environment.mjs'),
  setupFiles: [...config.setupFiles, '<rootDir>/test/mutation/few-cases.ts'],
  reporters: ['default'],
};
