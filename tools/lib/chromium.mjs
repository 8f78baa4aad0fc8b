// How Chromium is started for tests and benchmarks: Debian's own, or the one that TEKRAR_CHROMIUM names.

export const launchOptions = {
  executablePath: process.env.TEKRAR_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
