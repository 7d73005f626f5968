import type { Core } from '@strapi/strapi';
import { accessOf } from '../../../extensions/upload/access/service';
import { linkingAllVersions } from '../programme/links';

const WRITES = ['create', 'update', 'clone', 'publish', 'unpublish', 'discardDraft', 'delete'];
const MEDIA_EVENTS = ['media.create', 'media.update', 'media.delete'];

interface Change {
  action: string;
  /** `status` of the call, where it has one. */
  status?: string;
  draftAndPublish: boolean;
}

/** Whether a change can reach a wall: what only touches a draft cannot. */
export function mayReachWalls({ action, status, draftAndPublish }: Change): boolean {
  if (!WRITES.includes(action)) return false;
  if (!draftAndPublish || status === 'published') return true;
  return ['publish', 'unpublish', 'delete'].includes(action);
}

/**
 * The one place where changes of content are noticed. The revision is counted up in the same
 * transaction as the change, so that a crash in between loses neither or both.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const bump = (uid: string, document: unknown) =>
    strapi
      .service('api::wall.revision')
      .bump({ uid, document: document === undefined ? null : String(document) });
  const nudge = () => {
    accessOf(strapi).nudge();
    strapi.service('api::wall.feed').nudge();
  };
  return {
    observe(): void {
      strapi.documents.use(async (context, next) => {
        const { uid, action, contentType } = context;
        const change = {
          action,
          status: (context.params as { status?: string }).status,
          draftAndPublish: contentType.options?.draftAndPublish === true,
        };
        if (!uid.startsWith('api::') || !mayReachWalls(change)) return next();
        const params = context.params as { data?: unknown };
        if (!change.draftAndPublish && params.data) params.data = linkingAllVersions(params.data);
        return strapi.db.transaction(async ({ onCommit }) => {
          const result = await next();
          await bump(uid, documentIn(context.params) ?? documentIn(result));
          onCommit(nudge);
          return result;
        });
      });
      // Files are changed past the document service; the upload plugin says so afterwards.
      for (const event of MEDIA_EVENTS) {
        strapi.eventHub.on(event, async ({ media }: { media?: { id?: number } }) => {
          await bump('plugin::upload.file', media?.id);
          nudge();
        });
      }
    },
  };
};

const documentIn = (value: unknown): string | undefined =>
  (value as { documentId?: string } | null | undefined)?.documentId;
