const open = { auth: false };

/**
 * The routes over which screens write. They check tokens of their own, in `middlewares/screens.ts`,
 * which also answers what is read: the programme, its SMIL and the stream of events.
 */
export default {
  routes: [
    { method: 'POST', path: '/screen/pairings', handler: 'screen.pair', config: open },
    { method: 'GET', path: '/screen/pairings/:id', handler: 'screen.pairing', config: open },
    { method: 'POST', path: '/screen/heartbeats', handler: 'screen.heartbeat', config: open },
    { method: 'POST', path: '/screen/plays', handler: 'screen.plays', config: open },
    {
      method: 'POST',
      path: '/screen/notices/:id/receipts',
      handler: 'screen.receipt',
      config: open,
    },
  ],
};
