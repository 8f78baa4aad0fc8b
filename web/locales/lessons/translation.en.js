export default {
  name: 'Translation',
  title: 'Machine translation',
  explanation:
    'The encoder reads a text piece by piece; only then does the decoder begin to write, in another language and of another length. Without attention, the last state of the encoder is all that the decoder ever gets of the text. With attention it looks back at every state at each step, and decides anew where to look.',
  look: 'The verb comes last in Turkish, and “the”, “to”, “in” and “my” become endings: see where each ending looks. Its vowels follow the word before it. Without attention, long texts fail first.',
  goals: {
    exact: 'Held-out texts translated wholly right, with attention',
  },
  tries: {
    numbers: 'Numbers keep their order: what does the attention look like?',
    back: 'The other way round: whose “the” comes from which ending?',
    narrow: 'Only 32 numbers for a whole sentence: who suffers more?',
    harmony: 'Type “i see the houses”, then “the birds”: the ending follows the vowel.',
    long: 'Type a short text, then a long one: when does “without attention” give up?',
  },
};
