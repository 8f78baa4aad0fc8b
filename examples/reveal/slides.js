import Reveal from '../../node_modules/reveal.js/dist/reveal.mjs';

// The element has keys of its own: they must not turn the page.
Reveal.initialize({
  width: 1200,
  height: 700,
  keyboardCondition: () => document.activeElement?.localName !== 'rnn-playground',
});
