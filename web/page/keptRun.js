// Which kept run belongs to what the address asks for.

/** @import { First } from '../element/beginning.js' */
/** @import { ReadAddress } from '../state/address.js' */
/** @import { PackedText } from '../state/packedText.js' */
/** @import { AboutRun, SavedRun, SavedRuns, SavedText } from '../state/savedRuns.js' */

import { lessonNamed } from '../lessons/registry.js';
import { writeAddress } from '../state/address.js';
import { unpackText } from '../state/packedText.js';
import { keptText } from '../state/textSource.js';

/** @typedef {{ run: SavedRun, text: SavedText | undefined }} KeptRun */
/** @typedef {{ kept?: KeptRun, offered?: AboutRun }} Found */

/**
 * The same page loaded again goes on where it was. Whoever comes to an address that says no more than a lesson, or just
 * what a run was set up by, is offered that run; an address that asks for anything else gets that and nothing else.
 * @param {SavedRuns} runs
 * @param {ReadAddress} address
 * @param {boolean} again whether the page was loaded again
 * @returns {Promise<Found>}
 */
export async function keptRun(runs, address, again) {
  const asked = setupOf(address);
  const all = (await runs.list()).filter(({ lesson }) => lesson === address.lesson);
  const same = all.find(({ setup }) => setup === asked);
  if (address.packed) return again && same ? { kept: await keptOf(runs, same, address.packed) } : {};
  if (again && same) return { kept: await runs.load(same.setup) };
  return { offered: same ?? (address.isBare ? all[0] : undefined) };
}

/**
 * All texts of one's own have the same set-up: only a run of this one counts. The address keeps the text.
 * @param {SavedRuns} runs
 * @param {AboutRun} about
 * @param {PackedText} packed
 * @returns {Promise<KeptRun | undefined>}
 */
async function keptOf(runs, { setup }, packed) {
  const kept = await runs.load(setup);
  if (!kept?.text || kept.text.content.size !== packed.size) return undefined;
  const contents = [unpackText(packed), wholeText(kept.text.content)];
  const [asked, learned] = await Promise.all(contents).catch(() => []);
  return asked !== undefined && asked === learned ? { run: kept.run, text: undefined } : undefined;
}

/** With its byte order mark. @param {Blob} content */
async function wholeText(content) {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await content.arrayBuffer());
}

/** @param {ReadAddress} address */
function setupOf({ lesson, chosen, text, asksForOwn }) {
  return writeAddress(lessonNamed(lesson), { chosen, text: asksForOwn ? 'own' : text });
}

/** What the element begins with. @param {KeptRun} kept @returns {First} */
export const firstOf = ({ run, text }) => ({
  saved: run,
  sampling: run.sampling,
  train: run.training,
  ...(text && { learned: keptText(text.content, text.name) }),
});

/** The reload button, a crash that was mended, the way back: not a link that somebody follows. */
export function isLoadedAgain() {
  const [navigation] = performance.getEntriesByType('navigation');
  return ['reload', 'back_forward'].includes(/** @type {PerformanceNavigationTiming} */ (navigation)?.type);
}
