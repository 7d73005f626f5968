import { DateTime } from 'luxon';
import { all, readXml, type XmlElement } from './xml';

/**
 * A small player of SMIL 3.0, as the specification reads and no further than signage players go: below
 * one `par`, `seq`s with wall clock times, each of which repeats its media. It knows the document and
 * its own wall clock, and nothing of programmes.
 */

/** What SMIL 3.0 (Language profile) has, of what documents for players of signage may use. */
const SCHEMA: Record<string, { attributes: string[]; within: string[] }> = {
  smil: { attributes: ['xmlns', 'version', 'baseProfile'], within: ['#document'] },
  head: { attributes: [], within: ['smil'] },
  // `http-equiv="Refresh"` is A-SMIL's own: SMIL 3.0 has names only.
  meta: { attributes: ['name', 'http-equiv', 'content'], within: ['head'] },
  layout: { attributes: [], within: ['head'] },
  'root-layout': { attributes: ['width', 'height', 'backgroundColor'], within: ['layout'] },
  region: {
    attributes: ['xml:id', 'regionName', 'left', 'top', 'width', 'height', 'z-index', 'fit'],
    within: ['layout'],
  },
  body: { attributes: [], within: ['smil'] },
  par: { attributes: ['dur'], within: ['body'] },
  seq: { attributes: ['begin', 'end', 'repeatCount'], within: ['par'] },
  img: { attributes: ['src', 'type', 'region', 'dur', 'fit'], within: ['seq'] },
  video: { attributes: ['src', 'type', 'region', 'fit'], within: ['seq'] },
  ref: { attributes: ['src', 'type', 'region', 'dur'], within: ['seq'] },
  prefetch: { attributes: ['src'], within: ['seq'] },
};
const WALLCLOCK = /^wallclock\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/;
const SECONDS = /^(\d+(?:\.\d+)?)s$/;

/** Breaches of the rules above, in words. */
export function faultsOf(text: string): string[] {
  const faults: string[] = [];
  const document = readXml(text);
  const regions = all(document, 'region').map(({ attributes }) => attributes['regionName']);
  const visit = (element: XmlElement, parent: string): void => {
    const { name, attributes, children } = element;
    const rule = SCHEMA[name];
    if (!rule?.within.includes(parent)) faults.push(`<${name}> within <${parent}>`);
    for (const [key, value] of Object.entries(attributes)) {
      if (!rule?.attributes.includes(key)) faults.push(`${key} at <${name}>`);
      if (key === 'dur' && value !== 'indefinite' && !(Number(SECONDS.exec(value)?.[1]) > 0)) {
        faults.push(`dur="${value}"`);
      }
      if ((key === 'begin' || key === 'end') && !WALLCLOCK.test(value)) {
        faults.push(`${key}="${value}"`);
      }
      if (key === 'region' && !regions.includes(value)) faults.push(`no region ${value}`);
    }
    const isMedia = ['img', 'video', 'ref', 'prefetch'].includes(name);
    if (isMedia && !attributes['src']) faults.push(`<${name}> without src`);
    // What has no length of its own would never end, and the next never begin.
    if ((name === 'img' || name === 'ref') && !attributes['dur']) faults.push(`<${name}> for ever`);
    // A list that repeats and takes no time would keep a player busy for nothing.
    if (name === 'seq' && children.length === 0) faults.push('an empty <seq>');
    for (const child of children) visit(child, name);
  };
  visit(document, '#document');
  return faults;
}

export interface Playing {
  /** Addresses of the list that plays, in its order. */
  list: string[];
  /** The one that shows. */
  current: string;
}

/**
 * What the document shows at an instant.
 *
 * @param timezone of the player
 * @param filmSeconds how long each film is
 * @returns one for each `seq` that is active; with more than one a player shows what it likes
 */
export function playingAt(
  document: XmlElement,
  instant: number,
  timezone: string,
  filmSeconds: number,
): Playing[] {
  const clock = DateTime.fromMillis(instant, { zone: timezone }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
  const [par] = all(document, 'par');
  return (par?.children ?? []).flatMap(({ attributes, children }) => {
    const [begin, end] = [attributes['begin'], attributes['end']].map(
      (time) => WALLCLOCK.exec(time ?? '')?.[1],
    );
    // A list without a beginning begins with the document: what is only fetched shows nothing.
    const media = children.filter(({ name }) => name !== 'prefetch');
    if (media.length === 0 || begin === undefined) return [];
    if (clock < begin || (end !== undefined && clock >= end)) return [];
    const lengths = media.map(({ attributes: { dur } }) =>
      dur === undefined ? filmSeconds : Number(SECONDS.exec(dur)?.[1]),
    );
    const whole = lengths.reduce((sum, length) => sum + length, 0);
    const since = (instant - DateTime.fromISO(begin, { zone: timezone }).toMillis()) / 1000;
    let into = attributes['repeatCount'] === 'indefinite' ? since % whole : since;
    const at = lengths.findIndex((length) => (into -= length) < 0);
    const list = media.map(({ attributes: { src } }) => src ?? '');
    return [{ list, current: list[at] ?? '' }];
  });
}
