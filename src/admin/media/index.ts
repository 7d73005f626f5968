import { Files } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { DuplicateWatch } from './DuplicateWatch';
import { FilesPanel } from './FilesPanel';
import { uploadWatch } from './uploads';
import { words } from './words';

const TITLE = 'media.title';

/** What the menu says; the pages themselves speak through `words`. */
export const mediaMessages = { [TITLE]: words.title };

interface SidePanels {
  addEditViewSidePanel(panels: unknown[]): void;
}

/** The page of masters and renditions, and the watch for duplicates. */
export function addMedia(app: StrapiApp): void {
  app.addMenuLink({
    to: 'masters',
    icon: Files,
    intlLabel: { id: TITLE, defaultMessage: words.title },
    permissions: [{ action: 'plugin::upload.read', subject: null }],
    Component: () => import('./FilesPage'),
    position: 5,
  });
  app.addMiddlewares([uploadWatch as never]);
  // Components of this prefix are shown on every page of the panel.
  app.addComponents([{ name: 'future-global::qingfeng-duplicates', Component: DuplicateWatch }]);
}

/** The panel beside the form of an entry: the content manager is there once the panel starts. */
export function addFilesPanel(app: Pick<StrapiApp, 'getPlugin'>): void {
  const { apis } = app.getPlugin('content-manager') as unknown as { apis: SidePanels };
  apis.addEditViewSidePanel([FilesPanel]);
}
