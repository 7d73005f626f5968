import type { StrapiApp } from '@strapi/strapi/admin';
import seal from './brand/seal.svg';
import { showFormHints } from './formHints';
import { showListColumns } from './listColumns';
import { addFilesPanel, addMedia, mediaMessages } from './media';
import { zhHans } from './translations';
import { addWall, wallMessages } from './wall';
import { addWallPanels } from './wall/panels';
import { showWholeNumbers } from './WholeNumber';

const LANGUAGE_KEY = 'strapi-admin-language';

// A first visit is in Chinese; whoever chooses another language in their profile keeps it.
if (!window.localStorage.getItem(LANGUAGE_KEY)) {
  window.localStorage.setItem(LANGUAGE_KEY, 'zh-Hans');
}

// An advertisement for those who knew an older media library, over every page until it is closed.
window.localStorage.setItem('STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false', 'true');

export default {
  config: {
    locales: ['zh-Hans'],
    translations: { 'zh-Hans': { ...zhHans, ...wallMessages, ...mediaMessages } },
    auth: { logo: seal },
    menu: { logo: seal },
    head: { favicon: seal },
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    addWall(app);
    addMedia(app);
    showWholeNumbers(app);
  },
  bootstrap(app: StrapiApp) {
    showListColumns(app);
    showFormHints(app);
    addWallPanels(app);
    addFilesPanel(app);
  },
};
