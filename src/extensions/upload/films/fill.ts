import type { Core } from '@strapi/strapi';

const FILM = 'api::collection.film';

interface Entry {
  runtimeSeconds?: number | null;
  poster?: { id: number } | null;
  video?: { film?: { seconds?: number; frame?: number } | null } | null;
}

/**
 * What an editor left empty and the file tells. Pure.
 *
 * @example a film of 15.76 s runs 16, so that a screen does not leave before its end
 */
function fillings({ runtimeSeconds, poster, video }: Entry): {
  runtimeSeconds?: number;
  poster?: number;
} {
  const { seconds, frame } = video?.film ?? {};
  return {
    ...(!runtimeSeconds && seconds && { runtimeSeconds: Math.max(1, Math.ceil(seconds)) }),
    ...(!poster && frame && { poster: frame }),
  };
}

/** Fills in what a film's entry need not be told, in the same save. */
export function fillFilms(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const result = await next();
    const { uid, action } = context;
    const id = (result as { id?: number } | null)?.id;
    if (uid !== FILM || !['create', 'update'].includes(action) || !id) return result;
    const films = strapi.db.query(FILM);
    const entry = await films.findOne({ where: { id }, populate: { video: true, poster: true } });
    const data = fillings(entry ?? {});
    if (data.poster) {
      // It may have been deleted since.
      const where = { id: data.poster };
      if (!(await strapi.db.query('plugin::upload.file').count({ where }))) delete data.poster;
    }
    if (Object.keys(data).length === 0) return result;
    await films.update({ where: { id }, data });
    const { runtimeSeconds } = data;
    return Object.assign(result as object, runtimeSeconds && { runtimeSeconds }) as typeof result;
  });
}
