import { describe, expect, test } from 'vitest';
import { kKnownAttributes, kSettingAttributes } from '../../web/element/attributeNames.js';
import { attributesIn, heightIn, hostOrigin, orderIn, resizeMessages } from '../../web/embed/messages.js';

describe('a frame', () => {
  test('takes orders of one shape only', () => {
    expect(orderIn({ tekrar: 'do', do: 'train' })).toEqual({ do: 'train', count: 1 });
    expect(orderIn({ tekrar: 'do', do: 'step', count: 20 })).toEqual({ do: 'step', count: 20 });
    for (const wrong of [
      null,
      undefined,
      'train',
      7,
      [],
      {},
      { do: 'train' },
      { tekrar: 'do' },
      { tekrar: 'do', do: 'remove' },
      { tekrar: 'do', do: 'constructor' },
      { tekrar: 'do', do: 'step', count: 0 },
      { tekrar: 'do', do: 'step', count: 1.5 },
      { tekrar: 'do', do: 'step', count: 1e9 },
      { tekrar: 'do', do: 'step', count: '3' },
    ])
      expect(orderIn(wrong)).toBeNull();
  });

  test('tells its height in whole pixels, so that nothing is cut off', () => {
    const [own, canvas, gitBook, embedly] = resizeMessages(640, 500.2);
    expect(own).toEqual({ tekrar: 'height', height: 501 });
    expect(JSON.parse(String(canvas))).toEqual({ subject: 'lti.frameResize', height: 501 });
    expect(gitBook).toMatchObject({ action: { action: '@webframe.resize', size: { height: 501 } } });
    expect(JSON.parse(String(embedly))).toEqual({ context: 'iframe.resize', height: 501 });
  });

  test('believes only the page that it was opened from', () => {
    expect(hostOrigin('https://school.example/course?x=1', {})).toBe('https://school.example');
    expect(hostOrigin('', {})).toBe('');
    expect(hostOrigin('nonsense', {})).toBe('');
    const ancestors = /** @type {any} */ ({ ancestorOrigins: ['https://around.example'] });
    expect(hostOrigin('https://school.example/', ancestors)).toBe('https://around.example');
    expect(hostOrigin('https://school.example/', /** @type {any} */ ({ ancestorOrigins: ['null'] }))).toBe('');
  });

  test('makes attributes of its fragment, and of nothing else in it', () => {
    const fragment =
      '#lesson=characters&learningRate=0.01&batch=4&learning-rate=0.02&onclick=x&style=y&__proto__=z&paused';
    expect(attributesIn(fragment, kKnownAttributes, kSettingAttributes)).toEqual([
      ['lesson', 'characters'],
      ['learning-rate', '0.01'],
      ['batch', '4'],
      ['learning-rate', '0.02'],
      ['paused', ''],
    ]);
  });
});

test('the page around a frame takes heights of one shape only, and none without end', () => {
  expect(heightIn({ tekrar: 'height', height: 320 })).toBe(320);
  expect(heightIn({ tekrar: 'height', height: 1e9 })).toBe(20_000);
  for (const wrong of [
    null,
    'height',
    {},
    { tekrar: 'height' },
    { tekrar: 'height', height: '320px' },
    { tekrar: 'height', height: -1 },
  ])
    expect(heightIn(wrong)).toBeNull();
});
