export default {
  name: 'Sentiment',
  title: 'Many to one: sentiment analysis',
  explanation:
    'The network reads a sentence one character at a time and is judged once, by its last answer: does the sentence speak for something or against it? It learns from Turkish and English sentences that a grammar makes, and is tested on sentences that a person wrote. Counting good and bad words is not enough: “not bad at all” praises, and after “but” the sentence may turn. Whatever it must know at the end has to survive in a⟨t⟩.',
  look: 'The bars are the running ŷ: what the network would say if the sentence ended there. Watch them tip over at “not”, “değil” or “but”. The colour behind each character is ∂ŷ/∂x, how much the last answer hangs on it.',
  goals: {
    tr: 'Turkish sentences written by hand that it judges rightly',
    en: 'English sentences written by hand that it judges rightly',
  },
  tries: {
    turn: 'Type “The film was long but good.” and watch what happens after “but”.',
    negate: 'Compare “bad”, “not bad” and “not bad at all”.',
    order: 'Swap the two halves around “but”: the same words, another answer.',
    plain: 'Without gates: does a plain RNN carry a “not” to the end?',
    small: 'A state of 8 numbers: what gets lost?',
  },
};
