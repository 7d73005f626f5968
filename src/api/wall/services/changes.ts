import type { Core } from '@strapi/strapi';
import { accessOf } from '../../../extensions/upload/access/service';
import { linkingAllVersions } from '../programme/links';
import { SOURCES } from '../programme/source';

const WRITES = ['create', 'update', 'clone', 'publish', 'unpublish', 'discardDraft', 'delete'];
const CAMPAIGN = SOURCES.campaign.uid;
const MEDIA_EVENTS = ['media.create', 'media.update', 'media.delete'];
/** A database that is locked or starts anew is back within this many seconds. */
const TRIES = 30;
const TRY_AGAIN_AFTER = 1000;

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
  /** Never throws: nobody waits for an event, and a listener that throws would end the server. */
  const fileChanged = async (id: number | undefined, triesLeft = TRIES): Promise<void> => {
    try {
      await bump('plugin::upload.file', id);
      nudge();
    } catch (error) {
      strapi.log.error(`文件的改动没有登记 file ${id} changed, not counted: ${String(error)}`);
      if (triesLeft > 1) {
        setTimeout(() => void fileChanged(id, triesLeft - 1), TRY_AGAIN_AFTER).unref();
      }
    }
  };
  /** Counts a change in the caller's transaction, and tells of it once that is committed. */
  const count = async (uid: string, document: unknown): Promise<void> => {
    await strapi.db.transaction(async ({ onCommit }) => {
      await bump(uid, document);
      onCommit(nudge);
    });
  };
  return {
    count,

    /** Called when a file's row was changed, or is gone. */
    fileChanged: (id: number): Promise<void> => fileChanged(id),

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
        return strapi.db.transaction(async () => {
          const result = await next();
          const document = documentIn(context.params) ?? documentIn(result);
          if (uid === CAMPAIGN && document) {
            await strapi.service('api::wall.gathering').follow(document);
          }
          await count(uid, document);
          return result;
        });
      });
      // Files are changed past the document service; the upload plugin says so afterwards.
      for (const event of MEDIA_EVENTS) {
        strapi.eventHub.on(event, ({ media }: { media?: { id?: number } }) =>
          fileChanged(media?.id),
        );
      }
    },
  };
};

const documentIn = (value: unknown): string | undefined =>
  (value as { documentId?: string } | null | undefined)?.documentId;
