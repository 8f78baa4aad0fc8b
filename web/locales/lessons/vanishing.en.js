export default {
  name: 'Vanishing gradients',
  title: 'Vanishing gradients',
  explanation:
    'One capital letter, then many small ones that mean nothing, then a question mark: which capital was it? To learn that, the error at the end must find its way back to the beginning. In an RNN every step multiplies it by W_aa and by the slope of g: after a hundred steps nothing is left. The gates of GRU and LSTM keep a way open. All three have the same seed and the same examples.',
  look: 'The lines of ∂L/∂a⟨t⟩. One that has fallen by ten powers of ten at t = 1 has all but lost the first letter. Those of GRU and LSTM run almost level.',
  goals: {
    gru: 'GRU: capitals recalled',
    lstm: 'LSTM: capitals recalled',
    rnn: 'RNN, given five times the steps of the others: its best (a guess has 25%)',
  },
  tries: {
    short: 'A lag of 10: can the RNN do that?',
    shut: 'Forget bias 0, gates that begin half shut: do GRU and LSTM still learn it?',
    window: 'Cut the way back after 20 steps: who can still learn it?',
    explode: 'W_aa begins with spectral radius 3: what do the gradients do now?',
    identity: 'ReLU, and W_aa begins as the identity: is the RNN lost after all?',
    long: 'Follow the gradients over 10,000 steps: which line reaches the beginning?',
  },
};
