// A course page that marks by itself: it reads what the element tells when all goals of its lesson are reached.
const answer = document.getElementById('answer');

document.getElementById('task').addEventListener('rnn-done', ({ detail }) => {
  const { step, seconds, goals } = detail;
  const figures = new Intl.NumberFormat('tr', { maximumFractionDigits: 2 });
  const reached = goals.map(({ name, value }) => `${name}: ${figures.format(value)}`).join(', ');
  answer.textContent = `${figures.format(step)}. adımda, ${figures.format(seconds)} saniyelik eğitimle ulaşıldı (${reached}).`;
  answer.dataset.done = 'true';
});

// What is wrong in a setting is told here, too, so that nobody looks for it.
document.getElementById('task').addEventListener('rnn-error', ({ detail }) => {
  if (!answer.dataset.done) answer.textContent = detail.sentence;
});
