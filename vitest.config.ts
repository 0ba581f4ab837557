import { configDefaults, defineConfig } from 'vitest/config'

/** Tests with real processes that take long: `npm run test:processes`. */
const PROCESSES = 'test/processes/**/*.test.ts'

export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'processes' ? PROCESSES : 'test/**/*.test.ts'],
    exclude: mode === 'processes' ? configDefaults.exclude : [...configDefaults.exclude, PROCESSES],
    globalSetup: ['test/build.ts'],
    // No test changes what another one sees, so all share one copy of each module: importing them anew for each file takes most of the time.
    isolate: false,
    pool: 'threads',
    // The suites that take long use all cores; for the others a second copy of each module costs more than it gives.
    ...(mode === 'test' ? {} : { maxWorkers: '100%' }),
    testTimeout: 120_000,
    hookTimeout: 240_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { branches: 95 },
    },
  },
}))
