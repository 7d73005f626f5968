// Strapi ships this catalogue with every id already prefixed, prefixes it once more, and so never
// finds it: the content manager speaks English unless it is handed over as it is.
import contentManager from '../../../node_modules/@strapi/content-manager/dist/admin/translations/zh-Hans.json.mjs';
import { fieldLabel, labelledUids, labelsOf, optionEntries } from '../../labels/zh-Hans';

const STOCK = import.meta.glob<Record<string, string>>('./stock/*.json', {
  eager: true,
  import: 'default',
});

/** Message id under which the content manager looks for a field's label. */
const labelId = (uid: string, attribute: string): string =>
  `content-manager.${uid.startsWith('api::') ? 'content-types' : 'components'}.${uid}.${attribute}`;

const fieldMessages = Object.fromEntries(
  labelledUids.flatMap((uid) =>
    Object.keys(labelsOf(uid)).map((attribute) => [
      labelId(uid, attribute),
      fieldLabel(uid, attribute) ?? attribute,
    ]),
  ),
);

/**
 * Everything the admin panel says in Chinese that Strapi does not: labels of our fields; labels of
 * options, whose message id is the code itself; and what Strapi's own Chinese catalogue lacks.
 */
export const zhHans: Record<string, string> = Object.assign(
  {},
  contentManager,
  ...Object.values(STOCK),
  Object.fromEntries(optionEntries()),
  fieldMessages,
);
