import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { Heartbeat, WallScreen } from '../api/types';
import { DataTable } from '../parts/DataTable';
import { Panel } from '../parts/Panel';
import { useNow } from '../parts/useNow';
import { bytesText } from '../rules/bytes';
import { concernsOf } from '../rules/screens';
import { ago, moment } from '../rules/time';
import { words } from '../words';

const Facts = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
  gap: 2rem 3.2rem;

  dt {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    line-height: 1.6;
  }

  dd {
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.4rem;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }

  dd[data-concern='true'] {
    color: ${({ theme }) => theme.colors.warning700};
    font-weight: 600;
  }
`;

/** As the server's. */
const NEARLY_FULL = 0.95;

interface Fact {
  term: string;
  text: ReactNode;
  concern?: boolean;
}

/** What the screen says of itself: its last heartbeat, its faults, its tokens. */
export const Health = ({ screen }: { screen: WallScreen }) => {
  const now = useNow();
  const { heartbeat, tokens, timezone } = screen;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={words.screen.health}>
        {heartbeat ? (
          <Facts>
            {factsOf(screen, heartbeat, now).map(({ term, text, concern }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd data-concern={concern === true}>{text}</dd>
              </div>
            ))}
          </Facts>
        ) : (
          <Typography textColor="neutral600">{words.health.noHeartbeat}</Typography>
        )}
      </Panel>
      <Panel title={words.health.faults}>
        {heartbeat && heartbeat.faults.length > 0 ? (
          <DataTable
            caption={words.health.faults}
            columns={words.health.faultColumns}
            rows={heartbeat.faults.map(({ at, kind, detail }, index) => ({
              key: `${at}-${index}`,
              cells: [moment(at, timezone), kind, detail],
            }))}
          />
        ) : (
          <Typography textColor="neutral600">{words.health.noFaults}</Typography>
        )}
      </Panel>
      {tokens.length > 0 && (
        <Panel title={words.health.tokens}>
          <DataTable
            caption={words.health.tokens}
            columns={words.health.tokenColumns}
            rows={tokens.map(({ id, createdAt, lastSeenAt, lastAddress, duplicated }) => ({
              key: id,
              cells: [
                moment(createdAt, timezone),
                lastSeenAt ? moment(lastSeenAt, timezone) : words.health.never,
                lastAddress ?? '',
                duplicated ? (
                  <Typography textColor="danger600" fontWeight="bold" key="copied">
                    {words.health.tokenCopied}
                  </Typography>
                ) : (
                  words.health.tokenFine
                ),
              ],
            }))}
          />
        </Panel>
      )}
    </Flex>
  );
};

const short = (revision: string | null) =>
  revision?.replace(/^sha256-/, '').slice(0, 8) ?? words.health.unknown;

function factsOf(screen: WallScreen, heartbeat: Heartbeat, now: number): Fact[] {
  const { revision, behind, timezone, width, height } = screen;
  const { cache, storage, clockOffsetMs, secure, startedAt, viewport } = heartbeat;
  const concerns = concernsOf(screen);
  const differs = heartbeat.revision !== revision;
  const offset = clockOffsetMs === null ? null : (clockOffsetMs / 1000).toFixed(1);
  const size = (box: { width: number; height: number }) => `${box.width}×${box.height}`;
  return [
    {
      term: words.health.heartbeat,
      text: `${moment(heartbeat.at, timezone)}（${words.health.ago(ago(heartbeat.at, now))}）`,
    },
    {
      term: words.health.revision,
      text: differs ? (
        <>
          {behind ? words.health.behind : words.health.changing}
          <br />
          {words.health.present} {short(heartbeat.revision)}，{words.health.wanted}{' '}
          {short(revision)}
        </>
      ) : (
        `${words.health.applied}（${short(revision)}）`
      ),
      concern: behind,
    },
    {
      term: words.health.cache,
      text: cache
        ? `${words.health.cacheState(cache.state, cache.present, cache.wanted)}，${bytesText(cache.bytes)}`
        : words.health.unknown,
      concern: cache?.state === 'partial',
    },
    {
      term: words.health.storage,
      text: storage ? <Storage {...storage} /> : words.health.unknown,
      concern: storage !== null && storage.usage > storage.quota * NEARLY_FULL,
    },
    {
      term: words.health.clock,
      text:
        offset === null
          ? words.health.unknown
          : concerns.includes('clock')
            ? words.health.clockBad(offset)
            : words.health.clockGood(offset),
      concern: concerns.includes('clock'),
    },
    {
      term: words.health.secure,
      text: secure ? words.health.secureYes : words.health.secureNo,
      concern: !secure,
    },
    {
      term: words.health.started,
      text: startedAt ? moment(startedAt, timezone) : words.health.unknown,
    },
    {
      term: words.health.viewport,
      text: !viewport
        ? words.health.unknown
        : size(viewport) === size(screen)
          ? size(viewport)
          : words.health.viewportDiffers(size(viewport), size({ width, height })),
    },
  ];
}

const Bar = styled.div`
  height: 0.6rem;
  margin-top: 0.6rem;
  border-radius: 0.3rem;
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral200};

  div {
    height: 100%;
    background: ${({ theme }) => theme.colors.primary600};
  }
`;

const Storage = ({ usage, quota }: { usage: number; quota: number }) => (
  <Box>
    {words.health.storageUse(bytesText(usage), bytesText(quota))}
    <Bar aria-hidden="true">
      <div style={{ width: `${Math.min(100, (usage / Math.max(1, quota)) * 100)}%` }} />
    </Bar>
  </Box>
);
