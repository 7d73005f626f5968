import type { Bytes } from '../guard/bytes';
import { inOrder, type Blank } from './blanks';
import type { Container } from './playable';
import { telltaleMp4 } from './telltale-mp4';
import { telltaleWebm } from './telltale-webm';

/** How what a container tells beside what it shows is found. */
const TELLTALE: Partial<Record<Container, (bytes: Bytes) => Promise<Blank[]>>> = {
  mp4: telltaleMp4,
  webm: telltaleWebm,
};

/** What of a film must be written over before anybody but an editor gets it. */
export const telltaleOf = async (container: Container, bytes: Bytes): Promise<Blank[]> =>
  inOrder((await TELLTALE[container]?.(bytes)) ?? []);
