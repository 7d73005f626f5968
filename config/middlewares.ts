export default [
  // First, so that a screen's poll costs a map look-up and not a walk through the whole chain.
  'global::feed',
  'global::screens',
  // Before everything that serves static files: nothing else may answer for what was uploaded.
  'global::uploads',
  'strapi::logger',
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'default-src': ["'self'"],
          'connect-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'media-src': ["'self'", 'data:', 'blob:'],
          'font-src': ["'self'", 'data:'],
          // Plain HTTP on a local network is how many walls run.
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  'strapi::cors',
  { name: 'strapi::poweredBy', config: { poweredBy: 'Qingfeng' } },
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'global::pages',
  'strapi::public',
];
