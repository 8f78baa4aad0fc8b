// The sentences of the sentiment lesson: the grammars that make those to learn from, and those written by hand.
import grammarEn from './sentiment/grammar.en.txt?url';
import grammarTr from './sentiment/grammar.tr.txt?url';
import sentencesEn from './sentiment/sentences.en.txt?url';
import sentencesTr from './sentiment/sentences.tr.txt?url';

/** In the order in which the engine's task has its parts: src/rnn/data/tasks/sentimentTask.hpp. */
export const kSentences = /** @type {const} */ ([
  { language: 'tr', grammar: grammarTr, byHand: sentencesTr },
  { language: 'en', grammar: grammarEn, byHand: sentencesEn },
]);
