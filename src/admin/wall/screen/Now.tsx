import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { WallScreen } from '../api/types';
import { Age } from '../parts/Age';
import { CurrentPicture, SHOWING, useCurrentSlide } from '../parts/CurrentPicture';
import { Panel } from '../parts/Panel';
import { slideTitle } from '../parts/slideTitle';
import { useNow } from '../parts/useNow';
import { ago, clock, moment } from '../rules/time';
import { KIND, RULE, words } from '../words';

/** What the screen shows at this moment, in motion, and why. */
export const Now = ({ screen }: { screen: WallScreen }) => {
  const current = useCurrentSlide(screen);
  const { slide, how } = current;
  const now = useNow();
  const { since, why, timezone } = screen;
  const because = screen.now?.because;
  const lines: [string, ReactNode][] = [
    [SHOWING[how], slide && slideTitle(slide)],
    [
      words.screen.reported,
      how !== 'due' && screen.heartbeat && (
        <>
          {clock(screen.heartbeat.at, timezone)}（<Age at={screen.heartbeat.at} />）
        </>
      ),
    ],
    [words.omitted.columns[0], slide && KIND[slide.kind]],
    [words.timeline.columns[3], screen.now?.playlist?.title],
    [
      words.timeline.reason,
      because && [because.name ?? RULE[because.rule], because.detail].filter(Boolean).join('：'),
    ],
    [
      words.screen.state,
      [
        why,
        since &&
          `${words.screen.since} ${moment(since, timezone)}（${words.card.forLong(ago(since, now))}）`,
      ]
        .filter(Boolean)
        .join('，'),
    ],
  ];
  return (
    <Panel title={words.screen.now}>
      <CurrentPicture screen={screen} current={current} height="34rem" snug playing />
      <Box tag="dl" paddingTop={4}>
        {lines.map(
          ([term, text]) =>
            text && (
              <Flex key={term} gap={3} paddingBottom={2} alignItems="flex-start">
                <Box tag="dt" minWidth="6.4rem">
                  <Typography variant="pi" textColor="neutral600">
                    {term}
                  </Typography>
                </Box>
                <Typography tag="dd" variant="omega" textColor="neutral800">
                  {text}
                </Typography>
              </Flex>
            ),
        )}
      </Box>
    </Panel>
  );
};
