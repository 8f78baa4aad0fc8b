import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './tools/lib/chromium.mjs';
import { freePort } from './tools/lib/free-port.mjs';

// Playwright reads this file once in each of its processes; the first one chooses the port for all of them.
process.env.TEKRAR_TEST_PORT ??= String(await freePort());
const port = process.env.TEKRAR_TEST_PORT;
const baseURL = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'build/journeys',
  forbidOnly: Boolean(process.env.CI),
  // One browser at a time, so that what is slow is the machine and not the neighbour.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  // A trace is asked for with --trace on: to keep one of every journey takes longer than the journeys.
  use: { baseURL, screenshot: 'only-on-failure' },
  webServer: { command: `exec node tools/serve.mjs --with-parent --port ${port}`, url: baseURL },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions,
      },
    },
    {
      name: 'firefox',
      grep: /@firefox/,
      use: {
        ...devices['Desktop Firefox'],
        channel: 'moz-firefox', // the stock browser, driven over WebDriver BiDi
        launchOptions: { executablePath: process.env.TEKRAR_FIREFOX ?? '/usr/bin/firefox-esr' },
      },
    },
  ],
});
