import { useMemo, useState } from 'react';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import {
  Box,
  Button,
  EmptyStateLayout,
  Flex,
  LinkButton,
  Searchbar,
  SearchForm,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Bell, Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { useGroups, useScreens } from '../api/useWall';
import type { ScreenState, WallScreen } from '../api/types';
import { Announcer } from '../parts/Announcer';
import { Callout } from '../parts/Callout';
import { PAIR } from '../permissions';
import { chosen, countOf, STATES, type Filter } from '../rules/screens';
import { browserZone, clock, moment } from '../rules/time';
import { LEVEL, words } from '../words';
import { ScreenCard } from './ScreenCard';
import { StateFilter } from './StateFilter';

const ALL: Filter = { search: '', group: null, state: null };

const Grid = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 29rem), 1fr));
  gap: 2rem;
`;

const Address = styled.code`
  padding: 0.6rem 1.2rem;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral150};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.6rem;
  user-select: all;
`;

/** Every screen of the wall, alive or not, and what it shows. */
export const OverviewPage = () => {
  const { data: screens, isLoading, isError, dataUpdatedAt } = useScreens();
  const [filter, setFilter] = useState(ALL);
  const groups = useGroups(screens ?? []);
  const shown = useMemo(() => chosen(screens ?? [], filter), [screens, filter]);
  if (isLoading) return <Page.Loading />;

  const counts = Object.fromEntries(
    STATES.map((state) => [state, countOf(screens ?? [], state)]),
  ) as Record<ScreenState, number>;
  const change = (part: Partial<Filter>) => setFilter((old) => ({ ...old, ...part }));
  return (
    <Page.Main>
      <Page.Title>{words.title}</Page.Title>
      <Layouts.Header
        title={words.title}
        subtitle={words.overview.summary(counts)}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <LinkButton tag={Link} to="notices" variant="secondary" startIcon={<Bell />}>
              {words.overview.notices}
            </LinkButton>
            <PairLink />
          </Flex>
        }
      />
      <Layouts.Content>
        {isError && (
          <Box paddingBottom={4} role="alert">
            <Typography textColor="danger600">{words.loadFailed}</Typography>
          </Box>
        )}
        <Announcer screens={screens ?? []} />
        <Standing screens={screens ?? []} />
        {screens?.length === 0 ? (
          <EmptyWall />
        ) : (
          <>
            <Flex gap={3} wrap="wrap" paddingBottom={5} justifyContent="space-between">
              <Flex gap={3} wrap="wrap" flex="1 1 60rem">
                <Box minWidth="24rem" flex="0 1 36rem">
                  <SearchForm onSubmit={(event) => event.preventDefault()}>
                    <Searchbar
                      name="search"
                      value={filter.search}
                      onChange={({ target }) => change({ search: target.value })}
                      onClear={() => change({ search: '' })}
                      clearLabel={words.overview.clearSearch}
                      placeholder={words.overview.search}
                    >
                      {words.overview.search}
                    </Searchbar>
                  </SearchForm>
                </Box>
                {groups.length > 0 && (
                  <Box minWidth="16rem">
                    <SingleSelect
                      aria-label={words.overview.group}
                      size="S"
                      value={filter.group ?? 'all'}
                      onChange={(value) =>
                        change({ group: value === 'all' ? null : String(value) })
                      }
                    >
                      <SingleSelectOption value="all">
                        {words.overview.allGroups}
                      </SingleSelectOption>
                      {groups.map(({ id, name }) => (
                        <SingleSelectOption key={id} value={id}>
                          {name}
                        </SingleSelectOption>
                      ))}
                    </SingleSelect>
                  </Box>
                )}
                <StateFilter
                  counts={counts}
                  chosen={filter.state}
                  onChoose={(state) => change({ state })}
                />
              </Flex>
              <Typography variant="pi" textColor="neutral600">
                {words.overview.updated(clockNow(dataUpdatedAt))}
              </Typography>
            </Flex>
            {shown.length > 0 ? (
              <Grid aria-label={words.overview.list}>
                {shown.map((screen) => (
                  <li key={screen.id}>
                    <ScreenCard screen={screen} />
                  </li>
                ))}
              </Grid>
            ) : (
              <EmptyStateLayout
                hasRadius
                content={`${words.overview.nothing}。${words.overview.nothingHint}`}
                action={
                  <Button variant="secondary" onClick={() => setFilter(ALL)}>
                    {words.overview.clearFilters}
                  </Button>
                }
              />
            )}
          </>
        )}
      </Layouts.Content>
    </Page.Main>
  );
};

const clockNow = (instant: number) => clock(new Date(instant).toISOString(), browserZone());

/** Notices that lie over screens now: what the wall shows is not what is scheduled. */
const Standing = ({ screens }: { screens: readonly WallScreen[] }) => {
  const notices = new Map(screens.flatMap(({ notice }) => (notice ? [[notice.id, notice]] : [])));
  if (notices.size === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingBottom={5}>
      {[...notices.values()].map(({ id, level, text, expiresAt }) => (
        <Callout key={id} tone="warning" title={words.screen.noticeTitle(LEVEL[level])}>
          {text} {words.screen.until(moment(expiresAt, browserZone()))}
        </Callout>
      ))}
    </Flex>
  );
};

const PairLink = () => {
  const { allowedActions } = useRBAC(PAIR);
  if (!allowedActions['canPair']) return null;
  return (
    <LinkButton tag={Link} to="/wall/pair" startIcon={<Plus />}>
      {words.overview.pair}
    </LinkButton>
  );
};

/** A wall without screens: what to do, with the address to type into one. */
const EmptyWall = () => (
  <Flex
    direction="column"
    gap={5}
    padding={{ initial: 6, medium: 11 }}
    background="neutral0"
    hasRadius
    shadow="tableShadow"
  >
    <Typography variant="beta" tag="h2">
      {words.overview.empty}
    </Typography>
    <Box maxWidth="56rem">
      <Typography textColor="neutral600" textAlign="center" tag="p">
        {words.overview.emptyHint}
      </Typography>
    </Box>
    <Address>{`${window.location.origin}/screen`}</Address>
    <PairLink />
  </Flex>
);
