import { defineConfig } from 'vitest/config'

/**
 * Suites that need a program from elsewhere (Python, Java, clasp): `npm run test:aws`,
 * `npm run test:dynamodb-local`, `npm run test:clasp`.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.suite.ts'],
    setupFiles: ['test/support/one-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
