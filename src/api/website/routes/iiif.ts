const open = { config: { auth: false } };

export default {
  routes: [
    { method: 'GET', path: '/artworks/:id/manifest', handler: 'iiif.artwork', ...open },
    { method: 'GET', path: '/exhibitions/:id/manifest', handler: 'iiif.exhibition', ...open },
  ],
};
