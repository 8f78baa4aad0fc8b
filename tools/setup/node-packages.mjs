// The Node packages of package-lock.json.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../lib/project.mjs';
import { run } from '../lib/run.mjs';
import { step } from '../lib/step.mjs';

export async function setUpNodePackages() {
  const lock = readFileSync(join(projectFolder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const mark = join(projectFolder, 'node_modules/.tekrar-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  await step('Installing the Node packages', async () => {
    // Not `npm ci`: it refuses a lock file made with a registry that lacks an optional package for some other system.
    await run('npm', ['install', '--no-save', '--no-audit', '--no-fund'], { cwd: projectFolder });
    writeFileSync(mark, wanted);
  });
}
