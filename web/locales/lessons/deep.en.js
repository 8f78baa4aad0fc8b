export default {
  name: 'Deep',
  title: 'Deep networks',
  explanation:
    'Layers can stand on one another: each reads the hidden state a⟨t⟩ of the one below as its input. Does depth pay? Four networks of one to four layers read the same text here, and each may spend the same number of weights in all: what is deeper must be narrower. So what differs between their curves is depth alone.',
  look: 'The states, layer by layer. The lowest changes with every character; the higher ones hold on to some things for longer, such as a word or a sentence. And the curves: the deeper a network is, the later it sets off.',
  goals: {
    heldOut: 'Held-out loss of the network that is last of the four',
    equal: 'By how much their numbers of weights differ',
  },
  tries: {
    plain: 'Plain RNN cells: does depth still help?',
    lstm: 'LSTM cells: which depth wins now?',
    few: 'Only 5,000 weights each: how narrow may a deep network become?',
    layers: 'Look at the network with 4 layers: which of them changes slowest?',
  },
};
