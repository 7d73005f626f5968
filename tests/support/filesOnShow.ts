import request, { type Test } from 'supertest';
import { Admin, type Entry } from './admin';
import { eventually } from './eventually';
import { Instance } from './instance';
import { picture } from './pictures';
import { startS3, type S3Server } from './s3';

export const FILMS = 'database/sample/media/films';
const PDF = 'database/sample/media/resources/lecture.pdf';
export const ARTWORK = 'api::collection.artwork';
export const FILM = 'api::collection.film';

export interface Uploaded {
  id: number;
  name: string;
  url: string;
  mime: string;
  isUrlSigned: boolean;
  formats: Record<string, { url: string; isUrlSigned: boolean }> | null;
}

/** An address without its signature: what the database, the website and the feed hold. */
const plain = (url: string): string => url.split('?')[0] as string;

/** An instance with something of everything: shown to all, kept inside, not shown at all. */
export class Gallery {
  readonly files: Record<string, Uploaded> = {};
  readonly entries: Record<string, Entry> = {};
  /** Of screens, by slug. */
  readonly tokens: Record<string, string> = {};

  private constructor(
    readonly instance: Instance,
    readonly admin: Admin,
    readonly s3: S3Server | undefined,
  ) {}

  static async open(storage: string): Promise<Gallery> {
    const s3 = storage === 'S3' ? await startS3() : undefined;
    // Without ffmpeg on the path, there is nothing but what is brought here: no stills of films.
    const instance = await Instance.start({ ...s3?.environment, PATH: '/nowhere' });
    const gallery = new Gallery(instance, await Admin.register(instance), s3);
    await gallery.bringFiles();
    await gallery.publish();
    await gallery.pairScreens();
    return gallery;
  }

  async close(): Promise<void> {
    await this.instance.stop();
    await this.s3?.stop();
  }

  get(target: string, headers: Record<string, string> = {}): Test {
    return request(this.instance.url).get(target).set(headers);
  }

  async statusOf(target: string, token?: string): Promise<number> {
    return (await this.get(target, token ? { Authorization: `Bearer ${token}` } : {})).status;
  }

  master(name: string): string {
    return plain(this.files[name]?.url as string);
  }

  rendition(name: string, key = 'card'): string {
    return plain(this.files[name]?.formats?.[key]?.url as string);
  }

  private async bringFiles(): Promise<void> {
    const bring = async (name: string, bytes: Buffer | string, as: string) => {
      this.files[name] = (await this.admin.upload(bytes, as)) as Uploaded;
    };
    const photo = (width: number) => picture({ width, height: 800, format: 'jpeg' });
    await bring('shown', await photo(2001), '清风 “竹”.jpg');
    await bring('draft', await photo(802), 'draft.jpg');
    await bring('portrait', await photo(803), 'portrait.jpg');
    await bring('poster', await photo(804), 'poster.jpg');
    await bring('secretPoster', await photo(2005), 'secret-poster.jpg');
    await bring('loose', await photo(806), 'loose.jpg');
    await bring('film', `${FILMS}/family-door.mp4`, 'public.mp4');
    await bring('secretFilm', `${FILMS}/jianzhi-wanji.mp4`, 'secret.mp4');
    await bring('captions', `${FILMS}/jianzhi-wanji.vtt`, 'secret.vtt');
    await bring('document', PDF, '党课讲稿.pdf');
  }

  private async publish(): Promise<void> {
    const id = (name: string) => this.files[name]?.id;
    const work = (title: string, image: string) => ({
      title,
      category: 'chinese_painting',
      audience: 'public',
      views: [{ aspect: 'whole', image: id(image), alt: title }],
    });
    await this.admin.createPublished('api::collection.artist', {
      name: '作者',
      consent: 'given',
      portrait: id('portrait'),
    });
    this.entries['shown'] = await this.admin.createPublished(ARTWORK, work('清风', 'shown'));
    this.entries['draft'] = await this.admin.create(ARTWORK, work('草稿', 'draft'));
    this.entries['film'] = await this.admin.createPublished(FILM, {
      title: '公开片',
      audience: 'public',
      video: id('film'),
      poster: id('poster'),
    });
    this.entries['secretFilm'] = await this.admin.createPublished(FILM, {
      title: '内部片',
      audience: 'internal',
      video: id('secretFilm'),
      poster: id('secretPoster'),
      captions: id('captions'),
    });
    await this.admin.createPublished('api::collection.resource', {
      title: '党课',
      kind: 'lecture',
      audience: 'public',
      file: id('document'),
    });
  }

  private async pairScreens(): Promise<void> {
    const slide = (kind: string, name: string) => ({
      kind,
      [kind]: { connect: [this.entries[name]] },
      transition: 'fade',
    });
    const films = [slide('film', 'secretFilm'), slide('film', 'film')];
    await this.screen('inside', 'internal', films);
    await this.screen('lobby', 'public', films);
    await this.screen('corridor', 'internal', [slide('artwork', 'shown')]);
    await this.screen('revoked', 'internal', films);
    await eventually(async () => {
      const status = await this.statusOf(this.master('secretFilm'), this.tokens['inside']);
      if (status !== 200) throw new Error(`the film is not on its screen: ${status}`);
    });
  }

  private async screen(slug: string, audience: string, slides: object[]): Promise<void> {
    const list = await this.admin.create('api::wall.playlist', { name: slug, slides });
    await this.admin.create('api::wall.screen', {
      name: slug,
      slug,
      width: 1920,
      height: 1080,
      timezone: 'Asia/Shanghai',
      audience,
      fallback: { connect: [list] },
    });
    this.tokens[slug] = await this.instance.screenToken(slug);
  }
}
