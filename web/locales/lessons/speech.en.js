export default {
  name: 'Speech',
  title: 'Speech recognition',
  explanation:
    'Every 10 milliseconds the network hears how loud each of 24 bands of frequencies is, x⟨t⟩, and says which phoneme is being spoken, ŷ⟨t⟩: one output for each input, T_x = T_y. It learns digits and syllables of Turkish and English from a synthesiser, in voices of many pitches and lengths of the vocal tract. Those it is tested with are never among them.',
  look: 'The first frames of a phoneme are the hardest: what comes next is not known yet. A stop such as t is almost all silence and is told by its short burst, so the state has to remember what came before.',
  goals: { frames: 'Frames of unseen voices that are right' },
  tries: {
    bothEnds: 'Let it read from both ends: are the beginnings of phonemes right now?',
    plain: 'Without gates: what does a plain RNN confuse?',
    small: 'A state of 8 numbers: which phonemes become one?',
    stranger: 'Make the vocal tract 12 cm and the pitch 80 Hz, a voice that nobody has. Is it understood?',
    yourself: 'Say a digit yourself. It has only ever heard a machine speak: what survives?',
  },
};
