export default {
  routes: [{ method: 'GET', path: '/landing', handler: 'landing.show', config: { auth: false } }],
};
