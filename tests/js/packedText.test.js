import { deflateRawSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { kLargestUnpacked, kLongestPacked, packText, unpackText } from '../../web/state/packedText.js';

const kText = 'Damlaya damlaya göl olur. \uFEFFAğaç yaşken eğilir. 🌊\r\n'.repeat(30);

const refused = (packedText) => expect(unpackText(packedText)).rejects.toMatchObject({ code: 'text-in-address' });
const packedOf = (bytes) => deflateRawSync(bytes, { level: 9 }).toString('base64url');

describe('a text in an address', () => {
  test('comes out as it went in, and is much shorter meanwhile', async () => {
    const packed = await packText(kText);
    expect(packed?.packed).toMatch(/^[\w-]+$/);
    expect(packed?.packed.length).toBeLessThan(kText.length / 5);
    expect(await unpackText(packed)).toBe(kText);
  });

  test('that would make the address too long is left out', async () => {
    const random = Array.from({ length: 9000 }, (_, i) =>
      String.fromCharCode(33 + (((i * i * 7919) % 9973) % 90)),
    ).join('');
    expect(await packText(random)).toBeNull();
    expect(await packText('a'.repeat(kLargestUnpacked + 1))).toBeNull();
  });

  test.each([
    ['nothing', '', 10],
    ['other letters', 'a+b/c=', 10],
    ['letters that mean no bytes', 'a', 10],
    ['no deflated bytes', 'AAAAAAAA', 10],
    ['bytes that are no UTF-8', packedOf(Buffer.from([0xff, 0xfe])), 2],
    ['a size of 0', packedOf('a'), 0],
    ['a size that is none', packedOf('a'), Number.NaN],
    ['a fraction for a size', packedOf('ab'), 1.5],
    ['a size beyond all bounds', packedOf('a'), 1e12],
    ['less than is declared', packedOf('abc'), 4],
    ['more than is declared', packedOf('abc'), 2],
    ['too many letters', 'A'.repeat(kLongestPacked + 1), 10],
  ])('with %s is refused', (_, packed, size) => refused({ packed, size }));

  test('that broke off is refused, wherever', async () => {
    const { packed, size } = await packText(kText);
    for (let length = 0; length < packed.length; length += 7) await refused({ packed: packed.slice(0, length), size });
  });

  test('that would unpack to far more than it declares is left packed', async () => {
    const bomb = packedOf(Buffer.alloc(4_000_000));
    expect(bomb.length).toBeLessThanOrEqual(kLongestPacked);
    let unpacked = 0;
    const Decompression = DecompressionStream;
    class Counting {
      constructor(format) {
        const inner = new Decompression(format);
        const count = new TransformStream({
          transform(chunk, controller) {
            unpacked += chunk.length;
            controller.enqueue(chunk);
          },
        });
        this.writable = inner.writable;
        this.readable = inner.readable.pipeThrough(count);
      }
    }
    vi.stubGlobal('DecompressionStream', Counting);
    await refused({ packed: bomb, size: 1000 });
    await new Promise((resolve) => setTimeout(resolve, 50)); // what is under way comes to its end
    vi.unstubAllGlobals();
    expect(unpacked).toBeLessThan(400_000);
  });
});
