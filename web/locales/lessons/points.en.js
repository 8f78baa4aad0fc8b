export default {
  name: 'Points',
  title: 'The classic network',
  explanation:
    'One input, one output, no time: a network without a loop. It reads a point x₁, x₂ and says with what probability ŷ it is of class 1; the colours show its answer all over the plane. Without hidden layers it could only draw a straight line.',
  look: 'The dark line is where ŷ = 0.5. It begins almost straight and bends where the mistakes are. The colours grow stronger as the network becomes sure.',
  goals: {
    accuracy: 'Held-out points that it gets right',
  },
  tries: {
    circles: 'Circles: how does a line come to close around the inner class?',
    spiral: 'Spiral: which part of the arms does it get right last?',
    narrow: 'A single hidden unit per layer: what can the line no longer do?',
    relu: 'ReLU instead of tanh: where does the line get its corners?',
    own: 'Your own points: click them into the plane. Can you make it fail?',
  },
};
