// WebKit as Debian has it: MiniBrowser, driven over WebDriver. Playwright's own build of WebKit would be a download.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Builder, Capabilities } from 'selenium-webdriver';
import { freePort } from '../../../tools/lib/free-port.mjs';
import { projectFolder } from '../../../tools/lib/project.mjs';

const kBrowser = ['4.1', '4.0', '6.0']
  .map((version) => `/usr/lib/${multiarch()}/webkit2gtk-${version}/MiniBrowser`)
  .find(existsSync);

function multiarch() {
  return process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
}

/**
 * The page as it is built, and a browser that has not opened it yet.
 * @returns {Promise<{ address: string, driver: import('selenium-webdriver').WebDriver, close: () => Promise<void> }>}
 */
export async function startWebKit() {
  const [page, webDriver] = [await freePort(), await freePort()];
  // Without a language `navigator.language` is "C" there, which is none.
  const env = { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' };
  const started = [
    spawn(process.execPath, ['tools/serve.mjs', '--with-parent', '--port', String(page)], { cwd: projectFolder }),
    spawn('xvfb-run', ['-a', '-s', '-screen 0 1280x1024x24', 'WebKitWebDriver', `--port=${webDriver}`], {
      env,
      detached: true, // a group of its own: the display has to end with the driver
    }),
  ];
  const address = `http://127.0.0.1:${page}/`;
  const service = `http://127.0.0.1:${webDriver}/`;
  await Promise.all([answers(address), answers(`${service}status`)]);
  const driver = await new Builder()
    .usingServer(service)
    .withCapabilities(
      new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: kBrowser, args: ['--automation'] },
      }),
    )
    .build();
  const close = async () => {
    await driver.quit();
    const [server, display] = started.map(({ pid }) => /** @type {number} */ (pid));
    process.kill(server);
    process.kill(-display);
  };
  return { address, driver, close };
}

/** @param {string} address */
async function answers(address) {
  for (let tries = 0; tries < 200; tries++) {
    try {
      await fetch(address);
      return;
    } catch {
      await setTimeout(100);
    }
  }
  throw new Error(`${address} does not answer.`);
}
