import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { asVtt } from '../films/captions';
import { frameOf } from '../films/frame';
import type { FilmFacts } from '../films/playable';
import { inspect, type Inspection } from '../guard/inspect';
import { ACCEPTED, honestName, type MediaKind } from '../guard/kinds';
import { DEFAULT_LIMITS, type PictureLimits } from '../guard/limits';
import { displayName, storageStem } from '../guard/names';
import { HEAD, recognise } from '../guard/recognise';
import type { PictureRow } from '../renditions/columns';
import { renditionJobs } from '../renditions/jobs';
import { asOneAct } from './act';
import { whileLetIn, type Arrival } from './arrivals';
import { drawn, isDrawnFrom } from './drawn';
import { gone, whileUnchanged } from './overtaken';
import { queuesOf } from './queue';
import { isFull, NoRoom } from './room';
import { workshop } from './workshop';

/** A file as a form, a script or an address brought it. */
export interface IncomingFile {
  filepath: string;
  originalFilename?: string | null;
  mimetype?: string | null;
  detectedMimeType?: string;
  size: number;
  /** SHA-256, where the form's parser was told to make it. */
  hash?: string | null;
}

interface FileInfo {
  name?: string | null;
  [field: string]: unknown;
}

interface Stored {
  id: number;
  hash: string;
  mime: string;
  name: string;
  width: number | null;
  height: number | null;
  film?: (FilmFacts & { frame?: number }) | null;
  /** Made of another file of the same upload. */
  isStill?: true;
}

type Info = FileInfo | FileInfo[] | undefined;
type Options = object | undefined;

/** The parts of the upload plugin's own service that let files in. */
export interface StockUpload {
  upload(
    what: { data: { fileInfo?: Info }; files: IncomingFile | IncomingFile[] },
    options?: Options,
  ): Promise<Stored[]>;
  replace(
    id: number | string,
    what: { data: { fileInfo?: FileInfo }; file: IncomingFile },
    options?: Options,
  ): Promise<Stored>;
  updateFileInfo(id: number | string, info: FileInfo, options?: Options): Promise<Stored>;
  remove(file: Stored): Promise<unknown>;
  findOne(id: number | string): Promise<Stored | null>;
}

/** A file that was looked at, with what will be stored of it. */
interface Admitted {
  /** As its sender calls it. */
  given: string;
  file: IncomingFile;
  info: FileInfo;
  arrival: Arrival;
}

/**
 * Wraps the upload plugin's service: every way in ends here, be it the media library, the content
 * API, an address to fetch or the sample's loader. Each file is looked at before anything is stored,
 * and what is stored is stored whole or not at all.
 */
export function guarded(strapi: Core.Strapi, stock: StockUpload): StockUpload {
  const queues = queuesOf(strapi);

  async function upload(
    { data, files }: Parameters<StockUpload['upload']>[0],
    options?: Options,
  ): Promise<Stored[]> {
    const { fileInfo, ...rest } = data;
    const infos = [fileInfo ?? []].flat();
    const admitted: Admitted[] = [];
    // All are looked at before the first is stored: one bad file stops its whole batch.
    for (const [index, file] of [files].flat().entries()) {
      admitted.push(await admit(strapi, file, infos[index] ?? {}));
    }
    const done: Stored[] = [];
    try {
      for (const one of admitted) {
        const stored = await store(one, () =>
          stock.upload({ data: { ...rest, fileInfo: one.info }, files: [one.file] }, options),
        );
        done.push(...stored);
        const still = await keepFrame(one, stored[0], options);
        if (still) done.push(still);
      }
      // Stills are kept beside their films; the answer has what was asked for.
      return done.filter(({ isStill }) => !isStill);
    } catch (error) {
      for (const stored of done) await remove(stored);
      throw error;
    }
  }

  /**
   * A still of a film as a picture of its own, which an entry without a poster then takes.
   *
   * @param former the still of the film that this one replaces: it becomes the new one, so that
   *   entries which show it go along; where there is no new one, it stays
   */
  async function keepFrame(
    { file, info, arrival }: Admitted,
    stored: Stored | undefined,
    options?: Options,
    former?: Stored | null,
  ): Promise<Stored | null> {
    const { film, kind } = arrival.inspection;
    if (kind !== 'film' || !film || !stored) return null;
    const keep = async ({ id }: Stored): Promise<void> => {
      const data = { film: { ...film, frame: id } };
      await strapi.db.query('plugin::upload.file').update({ where: { id: stored.id }, data });
      Object.assign(stored, data);
    };
    let still: string | null = null;
    try {
      if (former) await keep(former);
      still = await frameOf(file.filepath, film.seconds, workshop());
      if (!still) return null;
      const { size } = await stat(still);
      const name = `${(info.name ?? '').replace(/\.[^.]*$/, '')} 画面.jpg`;
      const picture = { filepath: still, originalFilename: name, size };
      if (former) {
        await replace(former.id, { data: {}, file: picture }, options);
        return null;
      }
      const fileInfo = { name, folder: info['folder'] ?? null };
      const [made] = await upload({ data: { fileInfo }, files: picture }, options);
      if (!made) return null;
      await keep(made);
      return { ...made, isStill: true };
    } catch (error) {
      strapi.log.warn(`“${info.name}”的画面没有取成：${String(error)}`);
      return null;
    } finally {
      if (still) await rm(still, { force: true });
    }
  }

  function replace(
    id: number | string,
    { data, file }: Parameters<StockUpload['replace']>[1],
    options?: Options,
  ): Promise<Stored> {
    return queues.inTurn(id, async () => {
      const { fileInfo = {}, ...rest } = data;
      const one = await admit(strapi, file, fileInfo);
      const present = await stock.findOne(id);
      if (!present) throw gone(one.given);
      requireSameKind(present, one);
      requireNotDrawn(present, one);
      const frame = present.film?.frame;
      const former = frame ? await stock.findOne(frame) : null;
      const what = { data: { ...rest, fileInfo: one.info }, file: one.file };
      const stored = await store(one, () =>
        whileUnchanged(present, () => stock.replace(id, what, options)),
      );
      await keepFrame(one, stored, options, former);
      return stored;
    });
  }

  async function store<T>({ file, info, arrival }: Admitted, work: () => Promise<T>): Promise<T> {
    try {
      return await whileLetIn(file.filepath, arrival, () => asOneAct(strapi, work));
    } catch (error) {
      throw isFull(error) ? new NoRoom(info.name ?? undefined) : error;
    }
  }

  const remove = ({ id }: Stored): Promise<unknown> =>
    queues.inTurn(id, async () => {
      // Whoever asked has seen the file as it was before their turn came.
      const present = await stock.findOne(id);
      if (!present) return null;
      const removed = (await asOneAct(strapi, () => stock.remove(present))) as PictureRow | null;
      // The plugin's own event comes before the row is gone, when both would still be found.
      await strapi.service('api::wall.changes').fileChanged(id);
      if (removed) renditionJobs(strapi).fileGone(removed);
      return removed;
    });

  async function updateFileInfo(id: number | string, info: FileInfo, options?: Options) {
    if (typeof info?.name !== 'string') return stock.updateFileInfo(id, info, options);
    const present = await stock.findOne(id);
    const name = honestName(displayName(info.name), present?.mime ?? '');
    return stock.updateFileInfo(id, { ...info, name }, options);
  }

  return { ...stock, upload, replace, remove, updateFileInfo };
}

async function admit(strapi: Core.Strapi, file: IncomingFile, info: FileInfo): Promise<Admitted> {
  const given = displayName(file.originalFilename ?? '');
  const limits: PictureLimits = strapi.config.get('plugin::upload.pictures', DEFAULT_LIMITS);
  const inspection = await inspect(file.filepath, given, limits);
  const isRewritten = inspection.kind === 'captions' && (await rewriteAsVtt(file));
  const wanted = typeof info.name === 'string' && info.name ? displayName(info.name) : given;
  const named = isRewritten ? wanted.replace(/\.srt$/i, inspection.ext) : wanted;
  const name = honestName(named, inspection.mime);
  return {
    given,
    file: Object.assign(file, {
      // Its ending becomes that of the stored file.
      originalFilename: `${storageStem(given)}${inspection.ext}`,
      mimetype: inspection.mime,
      detectedMimeType: inspection.mime,
    }),
    info: { ...info, name },
    arrival: { inspection, sha256: isRewritten ? null : (file.hash ?? null) },
  };
}

/** SRT is stored as the WebVTT that it says. */
async function rewriteAsVtt(file: IncomingFile): Promise<boolean> {
  const bytes = await readFile(file.filepath);
  const format = recognise(bytes.subarray(0, HEAD));
  if (format !== 'srt') return false;
  const text = asVtt(bytes, format);
  await writeFile(file.filepath, text);
  file.size = text.length;
  return true;
}

const KINDS: Readonly<Record<MediaKind, string>> = {
  image: '图片',
  film: '视频',
  audio: '音频',
  document: '文档',
  captions: '字幕',
};

/** What refers to a picture can do nothing with a film. */
function requireSameKind(present: Stored, { info, arrival }: Admitted): void {
  const before = kindOf(present.mime);
  const { kind } = arrival.inspection;
  if (!before || before === kind) return;
  throw new errors.ValidationError(
    `“${info.name}”是${KINDS[kind]}，而“${present.name}”是${KINDS[before]}，只能换成同一类文件；要换成别的，请另行上传后在内容里改选`,
  );
}

/** A master is replaced by another, never by a drawing of itself. */
function requireNotDrawn(present: Stored, { given, arrival }: Admitted): void {
  const { kind, width, height, isBare } = arrival.inspection;
  if (kind !== 'image' || !isDrawnFrom(present, { name: given, width, height, isBare })) return;
  throw new errors.ValidationError(drawn(given));
}

function kindOf(mime: string): Inspection['kind'] | null {
  return Object.values(ACCEPTED).find((accepted) => accepted.mime === mime)?.kind ?? null;
}
