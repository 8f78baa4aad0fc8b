export default {
  name: 'Bidirectional',
  title: 'Bidirectional: putting the Turkish letters back',
  explanation:
    'Typed on a plain keyboard, Turkish “öğrenci” becomes “ogrenci”. Two networks with equally many weights learn to write it as it should be, one output for each input. The first reads from left to right and must decide on each letter at once. The second is two networks, one that reads forwards and one that reads backwards, and decides with both of their states, so it also knows how the word ends.',
  look: 'On letters that the beginning of a word leaves open, such as the o of on (ten) and ön (front), the second is clearly better. Its price: it can say nothing about the first letter before it has read the last one.',
  goals: {
    gain: 'By how much the second direction is better on ambiguous letters of held-out text',
  },
  tries: {
    live: 'Type “ogretmen” letter by letter: the first network answers at each key, the second waits for the end.',
    late: 'Compare “kiz” with “kizil”, and “ac” with “acik”. Which letter is only decided by what comes later?',
    plain: 'Without gates: what is left of the lead?',
    small: 'A quarter of the units: does the second direction still help?',
  },
};
