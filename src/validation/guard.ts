import type { Core, Modules, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { entryFaults, hasEntryRules } from './entries';
import { faultsIn, missingIn, type Attributes, type Fault } from './faults';
import { faultOf, sentenceFor, type Complaint } from './stock';

type Data = Readonly<Record<string, unknown>>;
type Next = () => ReturnType<Modules.Documents.Middleware.Middleware>;

/** An error the admin panel shows beside the fields it names. */
function refusal(faults: readonly Fault[]): errors.ValidationError {
  const details = faults.map(({ path, message }) => ({ path, message, name: 'ValidationError' }));
  return new errors.ValidationError([...new Set(faults.map(({ message }) => message))].join('；'), {
    errors: details,
  });
}

const refuse = (faults: readonly Fault[]): void => {
  if (faults.length > 0) throw refusal(faults);
};

/**
 * Refuses bad content, whichever way it comes in, with messages that name the field in Chinese.
 * Single fields are looked at before anything is written; rules over several fields look at the
 * entry as it was stored, and what they refuse is rolled back.
 */
export function guardContent(strapi: Core.Strapi): void {
  const components = (name: string) =>
    (strapi.components[name as UID.Component]?.attributes ?? {}) as Attributes;
  const attributesOf = (uid: string) =>
    strapi.contentType(uid as UID.ContentType).attributes as unknown as Attributes;

  const publishable = (uid: string): boolean =>
    strapi.contentType(uid as UID.ContentType).options?.draftAndPublish === true;

  async function load(uid: UID.ContentType, documentId: string): Promise<Data | null> {
    const drafts = publishable(uid) ? { publishedAt: null } : {};
    // Past the document service, which would hide relations to published versions.
    return strapi.db.query(uid).findOne({
      where: { documentId, ...drafts },
      populate: deepPopulate(strapi, uid),
    });
  }

  /** What Strapi itself refuses, in Chinese and naming the field. */
  function inChinese(uid: string, error: errors.ValidationError): errors.ValidationError {
    const raw = (error.details as { errors?: Complaint[] }).errors ?? [];
    if (raw.length === 0) return new errors.ValidationError(sentenceFor(error.message));
    return refusal(raw.map((complaint) => faultOf(uid, attributesOf(uid), complaint, components)));
  }

  async function translated(uid: string, next: Next): ReturnType<Next> {
    try {
      return await next();
    } catch (error) {
      throw error instanceof errors.ValidationError ? inChinese(uid, error) : error;
    }
  }

  strapi.documents.use(async (context, next) => {
    const { uid, action } = context;
    if (!uid.startsWith('api::')) return next();
    const { data, status, documentId } = context.params as {
      data?: Data;
      status?: string;
      documentId?: string;
    };
    const type = uid as UID.ContentType;
    const missing = (entry: Data) => missingIn(uid, attributesOf(uid), entry, components);
    if (action === 'publish' && documentId) {
      const draft = await load(type, documentId);
      if (draft) refuse(missing(draft));
      return translated(uid, next);
    }
    if (!isWrite(action) || !data) return next();
    refuse(faultsIn(uid, attributesOf(uid), data, components));
    // These publish too, without an action of that name. Looked at before, so that the refusal names
    // the fields, and after, because only what is stored is what would be shown.
    const publishes = status === 'published' && publishable(uid);
    if (publishes) {
      const stored = documentId && action === 'update' ? await load(type, documentId) : null;
      refuse(missing({ ...stored, ...data }));
    }
    return strapi.db.transaction(async () => {
      const stored = await translated(uid, next);
      const id = (stored as { documentId?: string } | null)?.documentId;
      if (!id || !(publishes || hasEntryRules(uid))) return stored;
      const entry = (await load(type, id)) ?? {};
      refuse([...(publishes ? missing(entry) : []), ...entryFaults(uid, entry)]);
      return stored;
    });
  });
}

const isWrite = (action: string): boolean => ['create', 'update', 'clone'].includes(action);

/** Components, their files and relations, and the entry's own. */
function deepPopulate(strapi: Core.Strapi, uid: string): Record<string, unknown> {
  const attributes = strapi.getModel(uid as UID.Schema).attributes as unknown as Attributes;
  const populate: Record<string, unknown> = {};
  for (const [name, { type, component }] of Object.entries(attributes)) {
    if (type === 'component') {
      populate[name] = { populate: deepPopulate(strapi, component ?? '') };
    } else if (type === 'media' || (type === 'relation' && !AUTHORSHIP.has(name))) {
      populate[name] = true;
    }
  }
  return populate;
}

/** Relations to the people who keep content; no rule looks at them. */
const AUTHORSHIP = new Set(['createdBy', 'updatedBy']);
