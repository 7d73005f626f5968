import { Box, Button, Flex, IconButton, Loader } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useState } from 'react';
import { useTimeline } from '../api/useWall';
import type { WallScreen } from '../api/types';
import { DataTable } from '../parts/DataTable';
import { Panel } from '../parts/Panel';
import { useNow } from '../parts/useNow';
import { clock, dayAt, dayName, shiftDay } from '../rules/time';
import { dayRows } from '../rules/timeline';
import { RULE, words } from '../words';
import { SpanDetail } from './SpanDetail';
import { WeekChart } from './WeekChart';

interface Props {
  screen: WallScreen;
  /** The keeper wants to see this instant. */
  onSee: (at: string) => void;
}

/** A week of one screen: what plays when, and why. */
export const Week = ({ screen, onSee }: Props) => {
  const { id, timezone } = screen;
  const now = useNow();
  const today = dayAt(now, timezone);
  const [from, setFrom] = useState(today);
  const [asTable, setAsTable] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, isLoading } = useTimeline(id, from);
  const rows = data ? dayRows(data, now) : [];
  const blocks = rows.flatMap(({ day, blocks: list }) => list.map((block) => ({ day, block })));
  // As the last look found it: what was chosen may have changed since, or be gone.
  const detail = blocks.find(({ block }) => block.key === chosen)?.block ?? null;
  return (
    <Panel
      title={words.timeline.title}
      actions={
        <Flex gap={2} wrap="wrap">
          <Button variant="tertiary" size="S" onClick={() => setAsTable(!asTable)}>
            {asTable ? words.timeline.chart : words.timeline.table}
          </Button>
          <IconButton label={words.timeline.previous} onClick={() => setFrom(shiftDay(from, -7))}>
            <ChevronLeft />
          </IconButton>
          <Button
            variant="tertiary"
            size="S"
            disabled={from === today}
            onClick={() => setFrom(today)}
          >
            {words.timeline.thisWeek}
          </Button>
          <IconButton label={words.timeline.next} onClick={() => setFrom(shiftDay(from, 7))}>
            <ChevronRight />
          </IconButton>
        </Flex>
      }
    >
      {isLoading && <Loader small>{words.timeline.title}</Loader>}
      {blocks.length > 0 && asTable && (
        <DataTable
          caption={words.timeline.title}
          columns={words.timeline.columns}
          rows={blocks.map(({ day, block }) => ({
            key: block.key,
            cells: [
              dayName(day),
              clock(block.from, timezone),
              clock(block.to, timezone, block.from),
              block.span.playlist?.title ?? words.timeline.nothing,
              RULE[block.span.because.rule],
              [block.span.because.name, block.span.because.detail].filter(Boolean).join('：'),
            ],
          }))}
        />
      )}
      {blocks.length > 0 && !asTable && (
        <>
          <WeekChart
            rows={rows}
            timezone={timezone}
            today={today}
            chosen={chosen}
            onChoose={({ key }) => setChosen(key)}
            onSee={({ from: at }) => onSee(at)}
          />
          <Box paddingTop={4}>
            <SpanDetail block={detail} timezone={timezone} onSee={onSee} now={now} />
          </Box>
        </>
      )}
    </Panel>
  );
};
