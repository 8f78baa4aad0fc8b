import { describe, expect, it } from 'vitest';
import { chooseBuild } from '../../web/engine/chooseBuild.js';

const browser = (simd, relaxed) => ({ simd: async () => simd, relaxedSimd: async () => relaxed });

describe('choosing a build', () => {
  it('takes relaxed SIMD where the browser has it', async () => {
    expect(await chooseBuild({}, browser(true, true))).toBe('relaxed');
    expect(await chooseBuild({}, browser(true, false))).toBe('baseline');
  });

  it('takes the baseline when the run shall be reproducible', async () => {
    expect(await chooseBuild({ reproducible: true }, browser(true, true))).toBe('baseline');
  });

  it('refuses a browser without SIMD', async () => {
    await expect(chooseBuild({}, browser(false, false))).rejects.toMatchObject({ name: 'RnnError', code: 'no-simd' });
  });
});
