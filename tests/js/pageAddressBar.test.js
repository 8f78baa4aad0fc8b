import { afterEach, describe, expect, test, vi } from 'vitest';
import { kLessons } from '../../web/lessons/registry.js';
import { addressOf, folderOf, showAddress } from '../../web/page/addressBar.js';
import { readAddress } from '../../web/state/address.js';
import { defaults } from '../../web/state/settings.js';

const [{ id: lesson, settings }] = kLessons;
const known = { lessons: kLessons, texts: ['english'], languages: ['tr', 'en'] };

afterEach(() => vi.unstubAllGlobals());

describe('the address bar', () => {
  test('keeps the text that a link brought, and is short without one', () => {
    const present = { lesson, chosen: defaults(settings), text: 'own', language: 'tr' };
    const packed = { packed: 'S0pKBgA', size: 3 };
    expect(readAddress(addressOf({ ...present, packed }), known)).toMatchObject({
      packed,
      language: 'tr',
      problems: [],
    });
    expect(addressOf({ ...present, packed: null })).not.toMatch(/packed|v=2/);
  });

  test('stays as it is where the browser refuses another', () => {
    const replaceState = vi.fn(() => {
      throw new DOMException('no', 'SecurityError');
    });
    vi.stubGlobal('history', { replaceState });
    showAddress('#lesson=points');
    expect(replaceState).toHaveBeenCalledWith(null, '', '#lesson=points');
  });

  test('knows the folder of the page, where it lies in one', () => {
    expect(folderOf('https://example.org/tekrar/tekrar.html')).toBe('https://example.org/tekrar/');
    expect(folderOf('file:///home/tekrar.html')).toBe('file:///home/');
    expect(folderOf('about:srcdoc')).toBe('');
    expect(folderOf('blob:https://example.org/0b5c')).toBe('');
  });
});
