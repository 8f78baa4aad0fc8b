// A field whose text a network reads while it is typed.
import { expect } from '@playwright/test';

/**
 * Types what cannot be read, and last what can: each time one sentence says what is wrong, and training goes on.
 * @param {import('./playground.js').Playground} playground
 * @param {string} id of the field
 */
export async function tellsWhatCannotBeRead(playground, id) {
  const { page, words } = playground;
  /** @param {string} typed @param {string} sentence */
  const tells = async (typed, sentence) => {
    await page.locator(`#${id}`).fill(typed);
    await expect(page.locator(`#${id}-problem`)).toHaveText(sentence);
  };
  await tells('', words.say('typed.empty'));
  await tells('a'.repeat(10_000), words.say('typed.long', { length: '10,000', most: '200' }));
  await tells('漢字', words.say('typed.allUnknown', { characters: '漢 字' }));
  await tells('su €', words.say('typed.unknown', { characters: '€' }));
  await tells('su', '');
  await playground.trainsOn();
}
