/** What an administrator may let a role do, as it stands in the panel's list of permissions. */
const ACTIONS = {
  read: '查看屏幕、排期时间表与播放统计',
  pair: '配对屏幕，更换和吊销令牌',
  command: '识别屏幕，让屏幕重新加载',
  notice: '发布和撤下紧急插播',
} as const;

type Action = keyof typeof ACTIONS;

export const keeperActions = Object.entries(ACTIONS).map(([name, displayName]) => ({
  section: 'settings',
  category: '屏幕墙',
  subCategory: '屏幕管理',
  uid: `wall.keeper.${name}`,
  displayName,
}));

const SIGNED_IN = 'admin::isAuthenticatedAdmin';

/** @param action null where who may do it hangs on what is asked for, and the room itself looks */
function route(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  handler: string,
  action: Action | null,
) {
  const actions = [`api::wall.keeper.${action}`];
  return {
    method,
    path,
    handler: `keeper.${handler}`,
    info: { apiName: 'wall' },
    config: {
      policies:
        action === null
          ? [SIGNED_IN]
          : [SIGNED_IN, { name: 'admin::hasPermissions', config: { actions } }],
    },
  };
}

/** The keeper's API: behind the admin panel's sign-in, and a permission for each kind of act. */
export const keeperRoutes = {
  type: 'admin' as const,
  prefix: '/wall',
  routes: [
    route('GET', '/screens', 'screens', 'read'),
    route('GET', '/screens/:id/timeline', 'timeline', 'read'),
    route('GET', '/screens/:id/preview', 'preview', 'read'),
    route('GET', '/places/playlists/:id', 'playlistPlaces', 'read'),
    route('GET', '/places/schedules/:id', 'schedulePlaces', 'read'),
    route('GET', '/places/contents/:kind/:id', 'contentPlaces', 'read'),
    // As who reads the work itself: an editor is not a keeper.
    route('GET', '/drafts/:kind/:id', 'draft', null),
    route('GET', '/plays', 'plays', 'read'),
    route('GET', '/notices', 'notices', 'read'),
    route('POST', '/screens/:id/identify', 'identify', 'command'),
    route('POST', '/screens/:id/reload', 'reload', 'command'),
    route('GET', '/pairings/:code', 'pairing', 'pair'),
    route('POST', '/pairings/approve', 'approve', 'pair'),
    route('POST', '/screens/:id/tokens/rotate', 'rotate', 'pair'),
    route('DELETE', '/screens/:id/tokens', 'revoke', 'pair'),
    route('POST', '/notices', 'publishNotice', 'notice'),
    route('DELETE', '/notices/:id', 'withdrawNotice', 'notice'),
  ],
};
