export default {
  name: 'Writing',
  title: 'Character-level generation',
  explanation:
    'The network reads a text one character at a time. After each it says how likely every character is to come next, and all that it keeps of the past is its hidden state a⟨t⟩. To write, it draws a character from these probabilities and reads it as its next input.',
  look: 'First noise, then spaces and letters as often as they should be, then short words, then phrases. When the held-out loss no longer falls while the training loss does, the model learns by heart.',
  goals: {
    heldOut: 'Held-out loss',
    words: 'Words it writes at temperature 0.5 that exist in the text',
  },
  tries: {
    plain: 'Without gates: what does a plain RNN write?',
    small: 'A state of 16 numbers: what is lost first?',
    myopic: 'Carry the error back 2 characters only: do words still form?',
    temperature: 'Set the temperature to 0, then to 1.5. Which one repeats itself?',
  },
};
