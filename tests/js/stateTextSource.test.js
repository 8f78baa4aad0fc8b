import { describe, expect, test, vi } from 'vitest';
import { addressText, builtInText } from '../../web/state/textSource.js';

const kBase = 'https://example.org/lessons/first.html';

/** Its body ends before all of it has come. */
function brokenOff() {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new TypeError('network error')),
  });
  return new Response(body);
}

describe('a text at an address', () => {
  test('is read from where it lies, relative to the page', async () => {
    const fetched = vi.fn(async () => new Response('Bir varmış'));
    vi.stubGlobal('fetch', fetched);
    const { kind, bytes } = await addressText('../texts/tale.txt', kBase).read();
    expect([kind, new TextDecoder().decode(bytes)]).toEqual(['bytes', 'Bir varmış']);
    expect(fetched).toHaveBeenCalledWith('https://example.org/texts/tale.txt');
  });

  test('that is no address is told like one where there is nothing', async () => {
    await expect(addressText('http://[', kBase).read()).rejects.toMatchObject({
      code: 'text-address',
      value: 'http://[',
    });
  });

  test('that breaks off while it is read is told likewise', async () => {
    vi.stubGlobal('fetch', async () => brokenOff());
    await expect(addressText('tale.txt', kBase).read()).rejects.toMatchObject({ code: 'text-address' });
  });
});

test('a built-in text that breaks off is told as one that could not be loaded', async () => {
  vi.stubGlobal('fetch', async () => brokenOff());
  await expect(builtInText('english').read()).rejects.toMatchObject({ code: 'text-not-loaded' });
});
