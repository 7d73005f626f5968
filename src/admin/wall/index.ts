import type { StrapiApp } from '@strapi/strapi/admin';
import { Television } from '@strapi/icons';
import { READ } from './permissions';
import { words } from './words';

const TITLE = 'wall.title';

/** What the menu says; the pages themselves speak through `words`. */
export const wallMessages = { [TITLE]: words.title };

/** The keeper's pages and the way to them. */
export function addWall(app: StrapiApp): void {
  app.addMenuLink({
    to: 'wall',
    icon: Television,
    intlLabel: { id: TITLE, defaultMessage: words.title },
    permissions: READ,
    Component: () => import('./Wall'),
    position: 2,
  });
}
