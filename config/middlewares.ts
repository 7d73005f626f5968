import type { IncomingHttpHeaders } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { DEFAULT_LIMIT } from '../src/extensions/upload/ingest/limit';
import { noteBegun } from '../src/extensions/upload/ingest/receiving';

interface BegunFile {
  filepath: string;
  originalFilename: string | null;
  begun?: number;
}

let begun = 0;

/** The parser as it calls back: the headers are all it keeps of its request. */
interface FormParser {
  headers: IncomingHttpHeaders;
  /** Of all files that it received, which it compares with the limit. */
  _fileSize: number;
}

/** How forms with files are received: straight to the disk, hashed on the way. */
const forms = (limit: number) => ({
  multiples: true,
  maxFileSize: limit,
  maxFieldsSize: 1024 * 1024,
  hashAlgorithm: 'sha256',
  filter: ({ name, mimetype }: { name?: string; mimetype?: string }) =>
    !mimetype || name === 'files',
  // Asked for each file as it begins: the place for what is unfinished is known once the server
  // starts, and files that end in another order than they began keep theirs.
  onFileBegin(this: FormParser, _field: string, file: BegunFile) {
    // The limit is each file's, not the form's: one file comes after the other.
    this._fileSize = 0;
    file.filepath = path.join(os.tmpdir(), path.basename(file.filepath));
    file.begun = begun += 1;
    noteBegun(this.headers, file.originalFilename);
  },
});

export default ({ env }: Core.Config.Shared.ConfigParams) => [
  // First, so that a screen's poll costs a map look-up and not a walk through the whole chain.
  'global::feed',
  'global::screens',
  // Around what answers `/uploads`.
  'global::tiles',
  // Before everything that serves static files: nothing else may answer for what was uploaded.
  'global::uploads',
  'strapi::logger',
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'default-src': ["'self'"],
          'connect-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'media-src': ["'self'", 'data:', 'blob:'],
          'font-src': ["'self'", 'data:'],
          // Plain HTTP on a local network is how many walls run.
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  'strapi::cors',
  { name: 'strapi::poweredBy', config: { poweredBy: 'Qingfeng' } },
  'strapi::query',
  // Before the body is parsed: most of what is sent is refused without being received.
  'global::intake',
  {
    name: 'strapi::body',
    config: { formidable: forms(env.int('UPLOAD_LIMIT_BYTES', DEFAULT_LIMIT)) },
  },
  'strapi::session',
  'strapi::favicon',
  'global::pages',
  'strapi::public',
];
