import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';
import { usePlays } from '../api/useWall';
import type { PlayTotal, WallScreen } from '../api/types';
import { DataTable } from '../parts/DataTable';
import { useNow } from '../parts/useNow';
import { chartOf, csvOf } from '../rules/plays';
import { dayAt, dayName, shiftDay } from '../rules/time';
import { KIND, words } from '../words';
import { PlaysBars } from './PlaysBars';
import { Swatch } from './seriesLook';

const DAYS = 30;

/** Proof of play: how often each slide was shown, by day. */
export const Plays = ({ screen }: { screen: WallScreen }) => {
  const now = useNow(600_000);
  const to = dayAt(now, screen.timezone);
  const from = shiftDay(to, 1 - DAYS);
  const { data: totals, isLoading } = usePlays(screen.id, from, to);
  const [daily, setDaily] = useState(false);
  if (isLoading || !totals) return <Loader small>{words.plays.title}</Loader>;

  const chart = chartOf(totals, from, to);
  if (chart.total === 0) return <Typography textColor="neutral600">{words.plays.none}</Typography>;
  const file = words.plays.file(screen.name, from, to);
  return (
    <>
      <PlaysBars chart={chart} />
      <Flex justifyContent="space-between" gap={3} wrap="wrap" paddingTop={5} paddingBottom={2}>
        <Typography variant="omega" fontWeight="semiBold">
          {words.plays.total(chart.total)}
        </Typography>
        <Flex gap={2} wrap="wrap">
          <Button
            variant="tertiary"
            size="S"
            onClick={() => setDaily(!daily)}
            aria-expanded={daily}
          >
            {words.plays.daily}
          </Button>
          <Button
            variant="secondary"
            size="S"
            startIcon={<Download />}
            onClick={() =>
              save(
                file,
                csvOf(sorted(totals), words.plays.columns, (kind) => KIND[kind]),
              )
            }
          >
            {words.plays.download}
          </Button>
        </Flex>
      </Flex>
      <DataTable
        caption={words.plays.table}
        columns={words.plays.slideColumns}
        numeric={[2, 3]}
        rows={chart.series.map(({ slide, title, kind, plays, seconds }, index) => ({
          key: slide ?? 'others',
          cells: [
            <Flex key="title" gap={2}>
              <Swatch index={index} />
              {title}
            </Flex>,
            kind ? KIND[kind] : '',
            plays,
            words.at.seconds(Math.round(seconds)),
          ],
        }))}
      />
      {daily && (
        <Box paddingTop={5}>
          <DataTable
            caption={words.plays.daily}
            columns={words.plays.columns}
            numeric={[3, 4]}
            rows={sorted(totals).map(({ day, slide, title, kind, plays, seconds }) => ({
              key: `${day}-${slide}`,
              cells: [dayName(day), title, KIND[kind], plays, Math.round(seconds)],
            }))}
          />
        </Box>
      )}
    </>
  );
};

const sorted = (totals: readonly PlayTotal[]) =>
  [...totals].sort((a, b) => (a.day === b.day ? b.plays - a.plays : a.day < b.day ? 1 : -1));

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
