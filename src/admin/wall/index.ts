import type { StrapiApp } from '@strapi/strapi/admin';
import { Television } from '@strapi/icons';
import { READ } from './permissions';
import { words } from './words';

/** The keeper's pages and the way to them. */
export function addWall(app: StrapiApp): void {
  app.addMenuLink({
    to: 'wall',
    icon: Television,
    intlLabel: { id: 'wall.title', defaultMessage: words.title },
    permissions: READ,
    Component: () => import('./Wall'),
    position: 2,
  });
}
