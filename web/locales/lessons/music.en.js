export default {
  name: 'Music',
  title: 'Composing from one input',
  explanation:
    'The network reads one thing only: which style and which key. From then on its input is what it has just said: it draws a note from ŷ⟨t⟩, reads it as x⟨t+1⟩, and goes on until it draws the end. Where it is in the bar, and what has been played, only its state a⟨t⟩ can tell.',
  look: 'First notes of any length, then bars of about the right one, then full bars, at last tunes whose two halves both come home to the tonic. While a tune plays, the drawing walks along: one input, and every output fed back.',
  goals: {
    whole: 'Tunes with every bar full and both halves closed, of the last 100',
  },
  tries: {
    plain: 'Without gates: can a plain RNN count up to nine eighths?',
    small: 'A state of 12 numbers: what gives way first, the bars or the melody?',
    daring: 'Compose at temperature 0, twice, and then at 1.5. What does chance do for a tune?',
    aksak: 'Listen to a karşılama in 9/8 (2 + 2 + 2 + 3), then to a waltz: one network knows both.',
  },
};
