import type { NoticeContent, Programme } from './types';
import { revisionOf } from './canonical';
import type { Common, Compiled } from './compile';

/** The parts of a programme that screens may have in common, as the contract has them. */
export function commonParts({
  horizon,
  spans,
  lists,
  fallback,
}: Common): Omit<Programme, 'schema' | 'revision' | 'screen' | 'notice'> {
  const slides = new Map(
    lists.flatMap((list) => list.slides.map((each) => [each.id, each] as const)),
  );
  return {
    horizon,
    spans,
    playlists: Object.fromEntries(
      lists.map(({ key, title, slides: shown }) => [
        key,
        { title, slides: shown.map(({ id }) => id) },
      ]),
    ),
    slides: Object.fromEntries([...slides].map(([id, { slide }]) => [id, slide])),
    assets: Object.assign({}, ...[...slides.values()].map(({ assets }) => assets)),
    fallback,
  };
}

/** The parts that are one screen's own. */
export function ownParts(
  { screen, common }: Compiled,
  notice: NoticeContent | null,
): Pick<Programme, 'revision' | 'screen' | 'notice'> {
  const { id, name, timezone, width, height } = screen;
  const own = { screen: { id, name, timezone, width, height }, notice };
  return { revision: revisionOf({ ...own, common: common.digest }), ...own };
}

export const programmeOf = (compiled: Compiled, notice: NoticeContent | null): Programme => ({
  schema: 1,
  ...ownParts(compiled, notice),
  ...commonParts(compiled.common),
});
