// Copy dist/rnn-playground.all.js to static/, then: npm install && npm start
export default {
  title: 'Recurrent networks',
  url: 'http://localhost:3000',
  baseUrl: '/',
  scripts: ['/rnn-playground.all.js'],
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
};
