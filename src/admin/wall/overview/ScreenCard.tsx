import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useRef } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { WallScreen } from '../api/types';
import { Age } from '../parts/Age';
import { CurrentPicture, SHOWING, useCurrentSlide } from '../parts/CurrentPicture';
import { slideTitle } from '../parts/slideTitle';
import { StateBadge } from '../parts/StateBadge';
import { useNear } from '../parts/useNear';
import { concernsOf } from '../rules/screens';
import { moment } from '../rules/time';
import { CONCERN, LEVEL, words } from '../words';

const Card = styled.article`
  position: relative;
  display: flex;
  flex-direction: column;
  height: 100%;
  overflow: hidden;
  border-radius: 0.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  transition: border-color 0.15s;

  &:hover {
    border-color: ${({ theme }) => theme.colors.primary500};
  }

  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const Name = styled(Link)`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.6rem;
  font-weight: 600;
  line-height: 1.4;
  text-decoration: none;

  &:focus-visible {
    outline: none;
  }

  /* The whole card is the link's. */
  &::after {
    content: '';
    position: absolute;
    inset: 0;
    z-index: 1;
  }
`;

const Concerns = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 1.2rem;
  margin-top: auto;
  padding-top: 0.8rem;
  color: ${({ theme }) => theme.colors.warning700};
  font-size: 1.2rem;
  line-height: 1.5;

  li {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
  }

  svg {
    width: 1.2rem;
    height: 1.2rem;
    fill: currentColor;
  }
`;

/** One screen: its picture, its state and why, and what a keeper should know besides. */
export const ScreenCard = ({ screen }: { screen: WallScreen }) => {
  const { id, name, place, group, state, since, why, timezone, notice } = screen;
  const concerns = concernsOf(screen);
  const card = useRef<HTMLElement>(null);
  const current = useCurrentSlide(screen, useNear(card));
  return (
    <Card ref={card} data-screen={screen.slug}>
      <CurrentPicture screen={screen} current={current} />
      <Flex direction="column" alignItems="stretch" gap={1} padding={4} flex="1">
        <Flex justifyContent="space-between" gap={2} alignItems="flex-start">
          <Name to={`/wall/screens/${id}`}>{name}</Name>
          <StateBadge state={state} />
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {[place ?? words.card.noPlace, group?.name, words.card.size(screen.width, screen.height)]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <Showing screen={screen} current={current} />
        {state !== 'online' && (
          <Typography variant="pi" textColor="neutral700">
            {why}
            {since && `（${words.screen.since} ${moment(since, timezone)}）`}
          </Typography>
        )}
        {(concerns.length > 0 || notice) && (
          <Concerns>
            {notice && (
              <li>
                <WarningCircle aria-hidden />
                {words.card.notice}（{LEVEL[notice.level]}）
              </li>
            )}
            {concerns.map((concern) => (
              <li key={concern}>
                <WarningCircle aria-hidden />
                {CONCERN[concern]}
              </li>
            ))}
          </Concerns>
        )}
      </Flex>
    </Card>
  );
};

interface ShowingProps {
  screen: WallScreen;
  current: ReturnType<typeof useCurrentSlide>;
}

const Showing = ({ screen, current: { slide, how } }: ShowingProps) => {
  const { now, paired, heartbeat } = screen;
  if (!paired || !now?.playlist) return null;
  return (
    <Box paddingTop={1}>
      <Typography variant="omega" textColor="neutral800" ellipsis tag="p">
        <Typography variant="omega" textColor="neutral600">
          {how !== 'due' && heartbeat && <Age at={heartbeat.at} />}
          {SHOWING[how]}{' '}
        </Typography>
        {[slide && slideTitle(slide), now.playlist.title].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
};
