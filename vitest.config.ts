import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** `server-only` throws outside of Next's bundler; here it stands for nothing. */
const alias = [
  { find: /^@\//, replacement: root },
  { find: 'server-only', replacement: `${root}tests/support/server-only.ts` },
];

export default defineConfig({
  resolve: { alias },
  test: {
    env: { NEXTAUTH_SECRET: 'a-secret-of-the-tests-alone-0123456789', SITE_URL: 'http://localhost:3000' },
    // Two cores are what a small machine has; more workers only wait for each other.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/global-database.ts'],
          setupFiles: ['tests/support/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
