import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createIntl } from 'react-intl';

const ROOT = path.resolve(__dirname, '../..');
const STOCK = path.join(ROOT, 'src', 'admin', 'translations', 'stock');

/** Strapi's catalogues that our admin panel speaks from, with the prefix their messages get. */
const CATALOGUES = [
  ['admin', '', 'admin/dist/admin/admin/src/translations'],
  ['content-manager', 'content-manager', 'content-manager/dist/admin/translations'],
  ['content-type-builder', 'content-type-builder', 'content-type-builder/dist/admin/translations'],
  ['email', 'email', 'email/dist/admin/translations'],
  ['i18n', 'i18n', 'i18n/dist/admin/translations'],
  ['upload', 'upload', 'upload/dist/admin/translations'],
] as const;

/** Installed with Strapi, and silent in the Community edition. */
const SILENT = {
  'content-releases':
    'registers its pages only with a licence, or to advertise it (promoteEE: off)',
  'review-workflows':
    'registers its pages only with a licence, or to advertise it (promoteEE: off)',
  'cloud-cli': 'speaks on the command line',
};

type Messages = Record<string, string>;

function read(folder: string, locale: string): Messages {
  const file = path.join(ROOT, 'node_modules', '@strapi', folder, `${locale}.json.js`);
  if (!existsSync(file)) return {};
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which file is known only here
  const module = require(file) as { default?: Messages } & Messages;
  return module.default ?? module;
}

/** Messages under the ids by which the panel asks for them. */
const under = (prefix: string, messages: Messages): Messages =>
  Object.fromEntries(
    Object.entries(messages).map(([key, text]) => [prefix ? `${prefix}.${key}` : key, text]),
  );

/** Comes with its prefix, and is handed to the panel as it is; see translations/index.ts. */
const AS_IT_IS = 'content-manager';

const ours: Messages = Object.assign(
  {},
  ...readdirSync(STOCK).map((file) => JSON.parse(readFileSync(path.join(STOCK, file), 'utf8'))),
);

const messages = CATALOGUES.flatMap(([name, prefix, folder]) => {
  const stock = read(folder, 'zh-Hans');
  const chinese = { ...(name === AS_IT_IS ? stock : under(prefix, stock)), ...ours };
  return Object.entries(under(prefix, read(folder, 'en'))).map(([key, english]) => ({
    name,
    key,
    english,
    chinese: chinese[key],
  }));
});

/** What is the same in both languages: marks, names, and values that are typed as they stand. */
const SAME = new Set([
  'app.components.GuidedTour.apiTokens.success.content',
  'Settings.application.ee.admin-seats.count',
  'Settings.permissions.auditLogs.user.fullname',
  'app.utils.SelectOption.defaultMessage',
  'app.utils.defaultMessage',
  'app.utils.placeholder.defaultMessage',
  'components.Blocks.popover.link.rel.placeholder',
  'components.Blocks.popover.link.target.placeholder',
  'components.Input.error.custom-error',
  'content-manager.containers.edit.information.document.value',
  'content-manager.containers.edit.information.last-draft.value',
  'content-manager.containers.edit.information.last-published.value',
  'content-manager.form.Input.hint.minMaxDivider',
  'content-manager.form.Input.hint.text',
  'content-manager.history.sidebar.versionDescription',
  'content-manager.history.version.subtitle',
  'content-manager.widget.chart-entries.tooltip',
  'content-type-builder.attribute.null',
  'global.fullname',
  'global.plugins.graphql',
  'global.plugins.sentry',
]);

/** Asked for by the panel, though the English catalogue lacks it too. */
const NOT_IN_ENGLISH = [
  'content-manager.containers.list.table-headers.status',
  'content-manager.plugin.name',
  'search.placeholder',
];

/** Proper names and codes that Chinese readers know as they are. */
const NAMES =
  /\b(Strapi|API|URLs?|JSON|UID|AI|SSO|CSV|SEO|CMS|SMTP|DKIM|TLS|OAuth2|Figma|Growth|Cloud|Enterprise|Edition|Community|Discord|GitHub|Node|React|Markdown|HTML|Command|Ctrl|Cmd|Shift|Esc|ZIP|Bearer|webhooks?|Webhooks?|ID|IDs|JWT|GraphQL|Sentry|GMT|UTC|PNG|JPG|SVG|rel|target|Unicode|regex|RegExp|Marketplace|Gold|px|KB|MB|true|false|null|https?|www|com|io|npm|yarn|package|strapi|Twitter|Reddit|Forum|Blog|YouTube|LinkedIn|Facebook|Instagram|Medium)\b/g;

/** The text of a message for people, without placeholders, formatting and plural syntax. */
const words = (text: string): string =>
  text
    .replace(/\S+@\S+/g, '')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/<\/?\w+\s*\/?>/g, '')
    .replace(/\{\s*\w+\s*(,\s*\w+\s*(,)?)?/g, ' {')
    .replace(/(=\d+|\bone|\bother|\btrue|\bfalse|\bundefined|\b[A-Z]+_LIMIT)\s*\{/g, '{')
    .replace(NAMES, '');

/**
 * What a message is filled with: placeholders and tags, whatever their order. What stands in braces
 * after a case of a choice is text.
 */
const holes = (text: string): string[] =>
  [
    ...new Set(
      [
        ...text.matchAll(/\{\s*([a-zA-Z]\w*)\s*,/g),
        ...text.matchAll(/(?<!(?:=\d+|\bone|\bother|\btrue|\bfalse|[A-Z]_LIMIT)\s*)\{(\w+)\}/g),
        ...text.matchAll(/<(\w+)\s*\/?>/g),
      ].map(([, name]) => name as string),
    ),
  ].sort();

describe('the Chinese of the admin panel', () => {
  it('knows every plugin that is installed: spoken for, or silent for a reason', () => {
    const installed = readdirSync(path.join(ROOT, 'node_modules', '@strapi')).filter((name) =>
      ['dist/admin/translations', 'dist/admin/admin/src/translations'].some((folder) =>
        existsSync(path.join(ROOT, 'node_modules', '@strapi', name, folder, 'en.json.js')),
      ),
    );
    const known = [...CATALOGUES.map(([name]) => name), ...Object.keys(SILENT)];
    expect(installed.filter((name) => !known.includes(name))).toEqual([]);
    expect(messages.length).toBeGreaterThan(1900);
  });

  it('has every message that Strapi has in English', () => {
    expect(messages.filter(({ chinese }) => chinese === undefined).map(({ key }) => key)).toEqual(
      [],
    );
  });

  it('is Chinese', () => {
    const foreign = messages.filter(
      ({ key, chinese = '' }) => !/\p{Script=Han}/u.test(chinese) && !SAME.has(key),
    );
    expect(foreign.map(({ key, chinese }) => `${key}: ${chinese}`)).toEqual([]);
  });

  it('has no English left in the middle of a sentence', () => {
    const mixed = messages.filter(
      ({ key, chinese = '' }) => /[a-zA-Z]{3,}/.test(words(chinese)) && !SAME.has(key),
    );
    expect(mixed.map(({ key, chinese }) => `${key}: ${chinese}`)).toEqual([]);
  });

  it('leaves the same holes to be filled', () => {
    const different = messages.filter(
      ({ english, chinese = '' }) => holes(english).join() !== holes(chinese).join(),
    );
    expect(different.map(({ key, english, chinese }) => `${key}: ${english} ≠ ${chinese}`)).toEqual(
      [],
    );
  });

  it('can be read by what fills them, in every case of a choice', () => {
    const faults: string[] = [];
    const intl = createIntl({
      locale: 'zh-Hans',
      messages: Object.fromEntries(messages.map(({ key, chinese }) => [key, chinese ?? ''])),
      onError: ({ message }) => faults.push(message.split('\n', 2).join(' ')),
    });
    for (const { key, chinese = '' } of messages) {
      for (const number of [0, 1, 2]) {
        const values: Record<string, unknown> = Object.fromEntries(
          holes(chinese).map((name) => [name, number]),
        );
        for (const [, tag] of chinese.matchAll(/<(\w+)>/g)) {
          values[tag as string] = (chunks: unknown) => chunks;
        }
        intl.formatMessage({ id: key }, values as Record<string, string>);
      }
    }
    expect(faults).toEqual([]);
  });

  it('translates nothing that is not there', () => {
    const known = new Set([...messages.map(({ key }) => key), ...NOT_IN_ENGLISH]);
    expect(Object.keys(ours).filter((key) => !known.has(key))).toEqual([]);
  });
});
