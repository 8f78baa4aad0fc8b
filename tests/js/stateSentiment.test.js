import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { offer } from '../../web/state/settings.js';
import { Sentiment } from '../../web/state/sentiment.js';
import { defaults } from '../../web/state/settings.js';
import { FakeClient } from './support/fakeClient.js';

const settings = offer({ main: ['cell', 'hidden'], fallback: { cell: 'gru', hidden: 8 } });
const inputNames = [...' .abcdefghijklmnopqrstuvwxyzğışöüçFT'];

class SentenceClient extends FakeClient {
  /** @param {any} request */
  async openTask(request) {
    await super.openTask(request);
    return { task: { inputNames, outputNames: [] }, parameters: 1, tensors: [] };
  }

  async graph() {
    return { nodes: [], edges: [], columns: 0 };
  }

  /** @param {{ input: { tokens: Int32Array } }} request */
  async traceInput({ input }) {
    const running = { steps: input.tokens.length, size: 1, numbers: Float64Array.from(input.tokens, (_, t) => t / 10) };
    return { layers: [], running, outputs: { steps: 1, size: 1, numbers: new Float64Array([0.9]) } };
  }

  /** ∂ŷ/∂x of every token at every step: its own number. @param {{ input: { tokens: Int32Array } }} request */
  async saliency({ input }) {
    const size = inputNames.length;
    const numbers = Float64Array.from({ length: input.tokens.length * size }, (_, i) => i % size);
    return { steps: input.tokens.length, size, numbers };
  }
}

/** @type {SentenceClient} */
let client;

/** @param {string} textId */
async function begun(textId) {
  const sentiment = new Sentiment({
    connect: async (/** @type {any} */ options) => {
      client = new SentenceClient(options);
      return /** @type {any} */ (client);
    },
    cores: 1,
    settings,
    goals: () => [],
  });
  await sentiment.begin({ chosen: defaults(settings), textId });
  return sentiment;
}

beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    async (/** @type {string} */ url) => new Response(readFileSync(url.replace(/^\//, ''), 'utf8')),
  );
});
afterEach(() => vi.unstubAllGlobals());

describe('the sentiment experiment', () => {
  test('gives the task both grammars and the sentences by hand, language by language', async () => {
    await begun('english');
    const { network, task } = client.tasks[0];
    expect(network).toMatchObject({ type: 'manyToOne', cell: 'gru', hidden: 8 });
    expect(task.name).toBe('sentiment');
    expect(task.text.match(/^== .*$/gm)).toEqual([
      '== grammar tr',
      '== held out tr',
      '== grammar en',
      '== held out en',
    ]);
  });

  test('reads a sentence of the language of the page first', async () => {
    expect((await begun('turkce')).state.subject.typed).toContain('ama');
    expect((await begun('english')).state.subject.typed).toContain('but');
  });

  test('reads what is typed, with the running answer and the slope of each character that stands there', async () => {
    const sentiment = await begun('english');
    sentiment.type('a7b');
    await vi.waitFor(() => expect(sentiment.seen('reading')?.inputs).toEqual(['a', 'b']));
    const { running, slopes } = sentiment.seen('reading');
    expect([...running]).toEqual([0, 0.1]);
    expect(slopes).toEqual([inputNames.indexOf('a'), inputNames.indexOf('b')]);
  });

  test('keeps what it read last while there is nothing to read', async () => {
    const sentiment = await begun('english');
    sentiment.type('bad');
    await vi.waitFor(() => expect(sentiment.seen('reading')?.inputs.join('')).toBe('bad'));
    for (const typed of ['', '777', 'a'.repeat(10_000)]) {
      sentiment.type(typed);
      await new Promise((resolve) => setTimeout(resolve));
      expect(sentiment.seen('reading').inputs.join('')).toBe('bad');
    }
  });

  test('shows one sentence by hand after the other, in the language that is asked for', async () => {
    const sentiment = await begun('english');
    const shown = new Set();
    for (let i = 0; i < 176; i++) {
      sentiment.another('en');
      shown.add(sentiment.state.subject.typed);
    }
    expect(shown.size).toBe(176);
    sentiment.another('tr');
    expect(readFileSync('web/data/sentiment/sentences.tr.txt', 'utf8')).toContain(sentiment.state.subject.typed);
  });

  test('knows the accuracy of each language once it was measured', async () => {
    const sentiment = await begun('english');
    expect(sentiment.accuracy('tr')).toBeNaN();
    client.report({ step: 25, heldOutParts: new Float32Array([0.5, 0.75]) });
    expect([sentiment.accuracy('tr'), sentiment.accuracy('en')]).toEqual([0.5, 0.75]);
  });
});
