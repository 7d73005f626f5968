/** Four kinds of tests; `npm test` runs them all (`scripts/test.mjs` says which side by side). */
import process from 'node:process';

const shared = {
  rootDir: import.meta.dirname,
  transform: {
    '\\.tsx?$|/@noble/.+\\.js$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' } },
    ],
  },
  // The player's hashes are written in modules only.
  transformIgnorePatterns: ['/node_modules/(?!@noble/)'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
  testEnvironment: 'node',
};

export default {
  // Pages that paint 4K frames want the machine to themselves.
  maxWorkers: 1,
  testTimeout: 180_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/unit/**/*.test.ts', '<rootDir>/tests/web/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'commands',
      testMatch: ['<rootDir>/tests/commands/**/*.test.ts'],
    },
    { ...shared, displayName: 'api', testMatch: ['<rootDir>/tests/api/**/*.test.ts'] },
    { ...shared, displayName: 'browser', testMatch: ['<rootDir>/tests/browser/**/*.test.ts'] },
    // A day in minutes: only for `npm run soak`.
    ...(process.env['SOAK_HOURS']
      ? [{ ...shared, displayName: 'soak', testMatch: ['<rootDir>/tests/soak/**/*.test.ts'] }]
      : []),
  ],
};
