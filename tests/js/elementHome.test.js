import { expect, test } from 'vitest';
import { homeOfScript } from '../../web/element/home.js';

const kPage = 'https://blog.example/post.html';
const home = (/** @type {string} */ src, page = kPage) => homeOfScript([{ src: '' }, { src }], page);

test('the home is the folder of the element’s own script', () => {
  expect(home('https://tekrar.example/a/rnn-playground.js?v=1')).toBe('https://tekrar.example/a/');
  expect(home('https://tekrar.example/rnn-playground.all.js')).toBe('https://tekrar.example/');
  expect(home('https://tekrar.example/other.js')).toBe('');
});

test('the script of a frame is it only beside its page: others have one of that name', () => {
  expect(home('https://tekrar.example/a/embed.js', 'https://tekrar.example/a/embed.html?x#v=2')).toBe(
    'https://tekrar.example/a/',
  );
  expect(home('https://blog.disqus.com/embed.js')).toBe('');
  expect(home('https://blog.disqus.com/embed.js', 'https://tekrar.example/a/embed.html')).toBe('');
  expect(home('https://blog.disqus.com/embed.js', 'about:srcdoc')).toBe('');
});
