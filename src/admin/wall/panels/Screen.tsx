import { Flex } from '@strapi/design-system';
import { useScreens } from '../api/useWall';
import type { WallScreen } from '../api/types';
import { CurrentPicture, SHOWING, useCurrentSlide } from '../parts/CurrentPicture';
import { slideTitle } from '../parts/slideTitle';
import { StateBadge } from '../parts/StateBadge';
import { RULE } from '../words';
import { Answer, Says, Stack, Way } from './parts';
import type { Subject } from './subject';
import { words } from './words';

/** How a screen fares, what it shows, and the way to its page. */
const Screen = ({ id }: Subject) => (
  <Answer query={useScreens()}>
    {(screens) => {
      const screen = screens.find((one) => one.id === id);
      return screen && <Live screen={screen} />;
    }}
  </Answer>
);

const Live = ({ screen }: { screen: WallScreen }) => {
  const current = useCurrentSlide(screen);
  const { id, state, why, now, paired } = screen;
  return (
    <Stack>
      <Flex gap={2} wrap="wrap">
        <StateBadge state={state} />
        <Says>{why}</Says>
      </Flex>
      {paired && <CurrentPicture screen={screen} current={current} height="20rem" snug />}
      {current.slide && (
        <Says>
          {SHOWING[current.how]}：{slideTitle(current.slide)}
        </Says>
      )}
      <Says>
        {now?.playlist
          ? [
              now.playlist.title,
              [RULE[now.because.rule], now.because.name].filter(Boolean).join('：'),
            ].join(' · ')
          : words.screen.nothing}
      </Says>
      {!paired && <Way to="/wall/pair">{words.screen.pair}</Way>}
      <Way to={`/wall/screens/${id}`}>{words.screen.open}</Way>
    </Stack>
  );
};

export default Screen;
