/**
 * How a stored file goes out, as tables. Pure.
 */

/** What browsers show as it is. Everything else is saved, not shown. */
const SHOWN: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.webp': 'image/webp',
  '.m4v': 'video/mp4',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.aac': 'audio/aac',
  '.flac': 'audio/flac',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.vtt': 'text/vtt; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};
const SAVED: Readonly<Record<string, string>> = {
  '.heic': 'image/heic',
  '.heif': 'image/heif',
  '.mov': 'video/quicktime',
  '.pdf': 'application/pdf',
};

/** Nothing in a file may run, and nothing may be loaded from it. */
const NOTHING = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
/** The file as a document of its own, with an origin of its own; it may load only itself. */
const SANDBOX = `sandbox; ${NOTHING}; img-src 'self'; media-src 'self'`;

/** Who a file is served to: everybody, a screen with its token, the holder of a signed link. */
export type Reader = 'anybody' | 'screen' | 'link';

export interface Serving {
  /** Storage key. */
  key: string;
  reader: Reader;
  /** File name for people, where the file is known by one. */
  name: string | null;
  /** The holder of the link is to save the file: it is a master. */
  save: boolean;
  /** The request is for a frame within a page. */
  framed: boolean;
}

export function headersFor({ key, reader, name, save, framed }: Serving): Record<string, string> {
  const extension = /\.[^./]+$/.exec(key)?.[0].toLowerCase() ?? '';
  const type = SHOWN[extension] ?? SAVED[extension] ?? 'application/octet-stream';
  // Browsers show PDF in a viewer of their own, and refuse to within a sandbox. Only an editor's
  // signed link gets that, in the preview of the media library.
  const previewed = type === 'application/pdf' && reader === 'link' && framed;
  const inline = previewed || (extension in SHOWN && !save);
  return {
    'Content-Type': type,
    'Content-Disposition': disposition(inline, name ?? key.replace(/^.*\//, '')),
    'Content-Security-Policy': previewed ? `${NOTHING}; object-src 'self'` : SANDBOX,
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    ...(reader === 'anybody' ? PUBLIC : PRIVATE),
  };
}

/**
 * Whoever keeps a copy asks each time whether it is still so: a copy that went unasked for a minute
 * would show for a minute what was withdrawn. The answer to that question is 304 and has no body.
 */
const PUBLIC = {
  'Cache-Control': 'public, max-age=0, must-revalidate',
  // The website may stand elsewhere, and so may a viewer of IIIF tiles.
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  Vary: 'Authorization',
};
const PRIVATE = {
  'Cache-Control': 'private, no-cache',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  Vary: 'Authorization',
};

/** For what is not there, or not for this reader: the two look alike. */
export const REFUSED = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `sandbox; ${NOTHING}`,
  'X-Content-Type-Options': 'nosniff',
};

/** RFC 6266: an ASCII name for old browsers, and the real one as RFC 8187 writes it. */
export function disposition(inline: boolean, name: string): string {
  const kind = inline ? 'inline' : 'attachment';
  const safe = safeName(name);
  const ascii = safe.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const plain = `${kind}; filename="${ascii}"`;
  return ascii === safe ? plain : `${plain}; filename*=UTF-8''${encoded(safe)}`;
}

/** Without what a file name cannot hold, and without marks that turn the direction of writing. */
const safeName = (name: string): string =>
  name.replace(/[\p{Cc}\p{Cs}/\\:*?<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '_');

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
