import { expect, test } from './support/journey.js';

for (const [lang, sentence] of [
  [
    'en',
    'This browser has no WebAssembly SIMD, which the engine needs. A current Firefox, Chrome, Edge or Safari has it.',
  ],
  ['tr', 'Bu tarayıcıda motorun gereksindiği WebAssembly SIMD yok. Güncel Firefox, Chrome, Edge ya da Safari’de var.'],
]) {
  test(`a browser without WebAssembly SIMD is told so (${lang})`, async ({ page, playground }) => {
    await page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    await page.goto(`/#lang=${lang}`);
    await expect(playground.notice).toHaveText(sentence);
    for (const button of await page.locator('.transport button').all()) await expect(button).toBeDisabled();
  });
}
