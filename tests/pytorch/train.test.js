import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../tools/lib/free-port.mjs';
import { encodeText } from '../../web/engine/utf8.js';
import { createEngine } from '../../web/engine/createEngine.js';
import { archiveForPyTorch } from '../../web/pytorch/archive.js';

const kText = 'Damlaya damlaya göl olur.\r\nAğaç yaşken eğilir. 🌊 İğne ile kuyu kazılır. '.repeat(40);
const kSettings = { hidden: 24, layers: 1, batch: 6, steps: 10, learningRate: 0.01, momentum: 0.9, clip: 1, seed: 3 };
const kBefore = 60; // updates by the engine, past a measurement and the first beginnings anew
const kAfter = 12; // updates by PyTorch

const engine = await createEngine();
let folder;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tekrar-pytorch-'));
});
afterAll(() => rm(folder, { recursive: true }));

/**
 * A model that has begun to learn, unpacked where PyTorch is to go on with it, and what the engine comes to itself, at
 * another learning rate if one is given.
 */
async function unpacked(name, settings, { text = kText, thenRate = 0 } = {}) {
  const session = engine.open({ ...kSettings, ...settings }, text);
  lossesOf(session, kBefore);
  const { vocabulary } = session.text();
  const read = session.traceText(encodeText([...text].slice(0, 40).join('')));
  const model = session.save(encodeText(''), false);
  const probe = { text: read.text, z: read.trace.z };
  const archive = archiveForPyTorch({ model, vocabulary, text, probe, guide: 'Run train.py.' });
  if (thenRate) session.configure(thenRate, kSettings.clip);
  const expected = lossesOf(session, kAfter);
  session.delete();
  for (const [path, bytes] of Object.entries(unzipSync(archive))) {
    const file = join(folder, name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return { place: join(folder, name, 'tekrar-model'), expected };
}

function lossesOf(session, count) {
  const losses = [];
  while (losses.length < count) losses.push(...session.train(count - losses.length, 1000).newTrainLosses);
  return losses;
}

/** Debian's own Python, which has PyTorch. */
function run(place, program, args) {
  const env = { ...process.env, GLOO_SOCKET_IFNAME: 'lo', OMP_NUM_THREADS: '1' };
  return new Promise((resolve) => {
    execFile(program, args, { cwd: place, env }, (error, stdout, stderr) => {
      const said = (stdout + stderr).replaceAll(/^\[\w+\]:/gm, ''); // without the names of torchrun's processes
      resolve({ failed: Boolean(error), output: said });
    });
  });
}
const train = (place, ...options) => run(place, '/usr/bin/python3', ['train.py', ...options]);
const trainTogether = async (place, processes, ...options) =>
  run(place, '/usr/bin/torchrun', [
    `--nproc_per_node=${processes}`,
    '--master_addr=127.0.0.1',
    `--master_port=${await freePort()}`,
    // PyTorch 1.13 under Python 3.11 knows no name for "neither" and "both": without these, torchrun itself breaks off.
    '--redirects=1',
    '--tee=1',
    'train.py',
    ...options,
  ]);

const reported = (output) => [...output.matchAll(/^update \d+: loss ([\d.]+)/gm)].map(([, loss]) => Number(loss));

/** Single precision in another order of its sums: a few parts in ten thousand after some updates. */
function expectSameLosses(output, expected) {
  const losses = reported(output);
  expect(losses, output).toHaveLength(expected.length);
  for (const [index, loss] of losses.entries()) expect(Math.abs(loss / expected[index] - 1)).toBeLessThan(5e-4);
}

describe('a model that is taken to PyTorch', () => {
  it.each([
    ['lstm', 'adam', { layers: 2 }],
    ['gru', 'adamw', {}],
    ['rnn', 'sgd', {}],
    ['gru', 'rmsprop', { learningRate: 0.001 }],
    ['lstm', 'adagrad', { clip: 0 }],
  ])('has the same logits there and goes on with the same losses: %s with %s', async (cell, optimiser, further) => {
    const { place, expected } = await unpacked(`${cell}-${optimiser}`, { cell, optimiser, ...further });
    const { failed, output } = await train(place, `--updates=${kAfter}`, '--report-every=1', '--write=Ağaç');
    expect(output).toContain('PyTorch and Tekrar compute the same logits');
    expectSameLosses(output, expected);
    expect(output).toMatch(new RegExp(`^update ${kBefore + kAfter}: held-out loss \\d`, 'm'));
    expect(output).toContain('\nAğaç');
    expect(failed, output).toBe(false);
  });

  it('goes on at another learning rate when one is named, and saves it', async () => {
    const { place, expected } = await unpacked('rate', { cell: 'gru', optimiser: 'adam' }, { thenRate: 0.003 });
    const { failed, output } = await train(place, `--updates=${kAfter}`, '--report-every=1', '--learning-rate=0.003');
    expectSameLosses(output, expected);
    expect(failed, output).toBe(false);
    const session = engine.load(await readFile(join(place, 'trained.safetensors')), kText);
    expect(session.settings().learningRate).toBe(0.003);
    session.delete();
  });

  it('comes back: the engine goes on with what PyTorch has saved', async () => {
    const { place } = await unpacked('back', { cell: 'lstm', optimiser: 'adam' });
    await train(place, `--updates=${kAfter}`);
    const session = engine.load(await readFile(join(place, 'trained.safetensors')), kText);
    expect(session.snapshot().step).toBe(kBefore + kAfter);
    expect(session.settings()).toMatchObject({ ...kSettings, cell: 'lstm', optimiser: 'adam' });
    const [next] = lossesOf(session, 1);
    session.delete();
    const whole = engine.open({ ...kSettings, cell: 'lstm', optimiser: 'adam' }, kText);
    expect(Math.abs(next / lossesOf(whole, kBefore + kAfter + 1).at(-1) - 1)).toBeLessThan(5e-4);
    whole.delete();
  });

  it('is trained by two processes that share each batch as by one, and saved whole', async () => {
    const { place, expected } = await unpacked('together', { cell: 'gru', optimiser: 'adam' });
    const { failed, output } = await trainTogether(place, 2, `--updates=${kAfter}`, '--report-every=1');
    expectSameLosses(output, expected);
    expect(failed, output).toBe(false);
    const session = engine.load(await readFile(join(place, 'trained.safetensors')), kText);
    expect(session.settings().batch).toBe(kSettings.batch);
    session.delete();
  });

  it('says in one sentence what is wrong, and touches nothing', async () => {
    const { place } = await unpacked('wrong', { cell: 'rnn', optimiser: 'adam' });
    const shared = await trainTogether(place, 2, '--batch=5');
    expect(shared.output).toContain('A batch of 5 cannot be shared by 2 processes; choose another --batch.');
    await writeFile(join(place, 'text.txt'), `${kText}xyz`);
    const unknown = await train(place);
    expect(unknown.output).toContain('text.txt has characters that the model has never seen: x');
    await rm(join(place, 'text.txt'));
    expect((await train(place)).output).toContain('There is no text.txt beside this program.');
    const probe = JSON.parse(await readFile(join(place, 'probe.json'), 'utf8'));
    probe.logits[3][1] += 1e-3;
    await writeFile(join(place, 'probe.json'), JSON.stringify(probe));
    const other = await train(place, '--updates=0');
    expect(other.output).toContain('PyTorch computes other logits than Tekrar did: they differ by 0.001');
    expect([shared, unknown, other].every(({ failed }) => failed)).toBe(true);
  });
});
