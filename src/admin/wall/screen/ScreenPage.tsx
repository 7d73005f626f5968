import { Layouts, Page } from '@strapi/strapi/admin';
import { Box, Flex, Link as TextLink, Tabs, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { useState } from 'react';
import { NavLink, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { useScreens } from '../api/useWall';
import type { WallScreen } from '../api/types';
import { Announcer } from '../parts/Announcer';
import { Panel } from '../parts/Panel';
import { StateBadge } from '../parts/StateBadge';
import { useNow } from '../parts/useNow';
import { zoneName } from '../rules/time';
import { words } from '../words';
import { Actions } from './Actions';
import { AtMoment } from './AtMoment';
import { Health } from './Health';
import { Now } from './Now';
import { Omitted } from './Omitted';
import { Plays } from './Plays';
import { Warnings } from './Warnings';
import { Week } from './Week';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2.4rem;

  @media (min-width: 1200px) {
    grid-template-columns: minmax(32rem, 2fr) minmax(0, 5fr);
    align-items: start;
  }
`;

const Stack = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2.4rem;
  min-width: 0;
`;

/** Everything about one screen: what it shows and will show, how it fares, and what can be done. */
export const ScreenPage = () => {
  const { id = '' } = useParams();
  const { data: screens, isLoading } = useScreens();
  if (isLoading) return <Page.Loading />;
  const screen = screens?.find((one) => one.id === id);
  if (!screen) return <Page.NoData content={words.screen.missing} />;
  return <Details key={id} screen={screen} screens={screens ?? []} />;
};

const Details = ({ screen, screens }: { screen: WallScreen; screens: WallScreen[] }) => {
  const now = useNow();
  // A slot of the week that the keeper wants to see, as the question below the week.
  const [at, setAt] = useState<string | null>(null);
  const zone = zoneName(screen.timezone, now);
  return (
    <Page.Main>
      <Page.Title>{screen.name}</Page.Title>
      <Layouts.Header
        title={screen.name}
        subtitle={
          <Flex gap={3} wrap="wrap" paddingTop={1}>
            <StateBadge state={screen.state} />
            <Typography variant="omega" textColor="neutral600">
              {[
                screen.place ?? words.card.noPlace,
                screen.group?.name,
                words.card.size(screen.width, screen.height),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </Flex>
        }
        navigationAction={
          <TextLink tag={NavLink} to="/wall" startIcon={<ArrowLeft />}>
            {words.back}
          </TextLink>
        }
        primaryAction={<Actions screen={screen} />}
      />
      <Layouts.Content>
        <Announcer screens={screens} />
        <Warnings screen={screen} />
        <Columns>
          <Stack>
            <Now screen={screen} />
          </Stack>
          <Tabs.Root variant="simple" defaultValue="programme">
            <Tabs.List aria-label={words.screen.tabs}>
              <Tabs.Trigger value="programme">{words.screen.programme}</Tabs.Trigger>
              <Tabs.Trigger value="health">{words.screen.health}</Tabs.Trigger>
              <Tabs.Trigger value="plays">{words.screen.plays}</Tabs.Trigger>
            </Tabs.List>
            <Tabs.Content value="programme">
              <Stack as="div" style={{ paddingTop: '2.4rem' }}>
                {zone && (
                  <Typography variant="pi" textColor="neutral600">
                    {words.screen.zone(zone)}
                  </Typography>
                )}
                <Week screen={screen} onSee={setAt} />
                <AtMoment screen={screen} at={at} onAsk={setAt} />
                {screen.omitted.length > 0 && <Omitted omitted={screen.omitted} />}
              </Stack>
            </Tabs.Content>
            <Tabs.Content value="health">
              <Box paddingTop={6}>
                <Health screen={screen} />
              </Box>
            </Tabs.Content>
            <Tabs.Content value="plays">
              <Box paddingTop={6}>
                <Panel title={words.plays.title}>
                  <Plays screen={screen} />
                </Panel>
              </Box>
            </Tabs.Content>
          </Tabs.Root>
        </Columns>
      </Layouts.Content>
    </Page.Main>
  );
};
