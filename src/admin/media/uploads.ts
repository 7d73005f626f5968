import { adminApi } from '@strapi/strapi/admin';

type Action = { type: string; payload?: unknown };
type Dispatch = (action: unknown) => unknown;

/**
 * How the panel says that a file has come in: the media library reports each file of a batch, the
 * picker of an entry's form has the number of files counted anew.
 */
const tellsOfUpload = ({ type, payload }: Action): boolean =>
  type === 'uploadProgress/setFileComplete' ||
  (type === 'adminApi/invalidateTags' && Array.isArray(payload) && payload.includes('AiUsage'));

const listeners = new Set<() => void>();
let dispatch: Dispatch | undefined;

/** Overhears the panel's own store. */
export const uploadWatch = () => (store: { dispatch: Dispatch }) => {
  dispatch = store.dispatch;
  return (next: Dispatch) => (action: Action) => {
    const result = next(action);
    if (tellsOfUpload(action)) listeners.forEach((listener) => listener());
    return result;
  };
};

/** Calls back when files may have come in. */
export function onUpload(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Has the media library list its files anew. */
export function refreshLibrary(): void {
  dispatch?.(adminApi.util.invalidateTags([{ type: 'Asset', id: 'LIST' }] as never));
}
