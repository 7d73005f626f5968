import type { StrapiApp } from '@strapi/strapi/admin';
import { fieldHint } from '../labels/hints';

const HOOK = 'Admin/CM/pages/EditView/mutate-edit-view-layout';

/** What content types are called; a form says of its type no more than that. */
const INFOS = import.meta.glob<{ displayName: string }>('../api/*/content-types/*/schema.json', {
  eager: true,
  import: 'info',
});

/** `../api/wall/content-types/schedule/schema.json` → `api::wall.schedule`, by the type's name. */
const UIDS = new Map(
  Object.entries(INFOS).map(([file, { displayName }]) => {
    const [, , room, , type] = file.split('/');
    return [displayName, `api::${room}.${type}`];
  }),
);

interface FormField {
  name: string;
  hint?: string;
}

interface Form {
  layout: {
    layout: FormField[][][];
    settings: { displayName?: string };
    components: Record<string, { layout: FormField[][] }>;
  };
  query: unknown;
}

/** An administrator's own description stays. */
const hinted =
  (uid: string) =>
  (row: FormField[]): FormField[] =>
    row.map((field) => {
      const hint = field.hint || fieldHint(uid, field.name);
      return hint ? { ...field, hint } : field;
    });

/** Puts a line of explanation under the fields that need one. */
export function showFormHints(app: Pick<StrapiApp, 'registerHook'>): void {
  app.registerHook(HOOK, ({ layout, ...rest }: Form) => ({
    ...rest,
    layout: {
      ...layout,
      layout: layout.layout.map((panel) =>
        panel.map(hinted(UIDS.get(layout.settings.displayName ?? '') ?? '')),
      ),
      components: Object.fromEntries(
        Object.entries(layout.components).map(([uid, component]) => [
          uid,
          { ...component, layout: component.layout.map(hinted(uid)) },
        ]),
      ),
    },
  }));
}
