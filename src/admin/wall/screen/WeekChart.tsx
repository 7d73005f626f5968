import { Fragment, useRef, type KeyboardEvent } from 'react';
import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Because } from '../../../api/wall/programme/types';
import { clock, dayName } from '../rules/time';
import type { Block, DayRow } from '../rules/timeline';
import { RULE, words } from '../words';
import { spanLook } from './spanLook';

const Chart = styled.div`
  display: grid;
  grid-template-columns: 7.2rem minmax(0, 1fr);
  row-gap: 0.8rem;
  align-items: center;

  @media (max-width: 600px) {
    grid-template-columns: 6.4rem minmax(0, 1fr);
  }
`;

const Day = styled.div`
  padding-right: 0.8rem;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.3rem;
  line-height: 1.4;
  word-break: keep-all;

  &[data-today='true'] {
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }
`;

const Track = styled.ol`
  position: relative;
  height: 4rem;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral150};
`;

const Piece = styled.button<{ $rule: Because['rule'] }>`
  position: absolute;
  top: 0;
  height: 100%;
  min-width: 4px;
  padding: 0 0.6rem;
  border-radius: 0.4rem;
  overflow: hidden;
  font-size: 1.2rem;
  line-height: 1.3;
  text-align: left;
  text-overflow: ellipsis;
  white-space: nowrap;
  cursor: pointer;
  ${spanLook}

  &[aria-pressed='true'] {
    box-shadow: inset 0 0 0 2px ${({ theme }) => theme.colors.neutral0};
  }

  &:focus-visible {
    z-index: 2;
    outline: 3px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const Axis = styled.div`
  position: relative;
  height: 2rem;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.1rem;

  span {
    position: absolute;
    transform: translateX(-50%);
    white-space: nowrap;
  }

  span:first-child {
    transform: none;
  }

  span:last-child {
    transform: translateX(-100%);
  }
`;

const NowLine = styled.li`
  position: absolute;
  top: -4px;
  bottom: -4px;
  z-index: 3;
  width: 2px;
  background: ${({ theme }) => theme.colors.danger600};
  pointer-events: none;

  &::before {
    content: '';
    position: absolute;
    top: 0;
    left: -3px;
    border: 4px solid transparent;
    border-top-color: ${({ theme }) => theme.colors.danger600};
  }
`;

const Legend = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem 2rem;
  padding-top: 1.6rem;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;

  li {
    display: inline-flex;
    align-items: center;
    gap: 0.8rem;
  }
`;

const Swatch = styled.span<{ $rule: Because['rule'] }>`
  width: 2.4rem;
  height: 1.4rem;
  border-radius: 0.3rem;
  ${spanLook}
`;

const RULES: readonly Because['rule'][] = ['campaign', 'schedule', 'fallback', 'empty'];

interface Props {
  rows: readonly DayRow[];
  timezone: string;
  /** YYYY-MM-DD */
  today: string;
  chosen: string | null;
  onChoose: (block: Block) => void;
  onSee: (block: Block) => void;
}

/** Days as rows, spans as blocks. One stop for Tab; arrows go from block to block. */
export const WeekChart = ({ rows, timezone, today, chosen, onChoose, onSee }: Props) => {
  const grid = useRef<HTMLDivElement>(null);
  const first = rows[0]?.blocks[0]?.key;
  const known = rows.some(({ blocks }) => blocks.some(({ key }) => key === chosen));
  const stop = known ? chosen : first;

  const move = (event: KeyboardEvent, row: number, index: number) => {
    const to = neighbour(rows, event.key, row, index);
    if (!to) return;
    event.preventDefault();
    onChoose(to);
    grid.current?.querySelector<HTMLElement>(`[data-block="${to.key}"]`)?.focus();
  };
  return (
    <>
      <VisuallyHidden id="week-hint">{words.timeline.hint}</VisuallyHidden>
      <Chart ref={grid}>
        <span />
        <Axis aria-hidden="true">
          {rows[0]?.hours.map(({ hour, at }) => (
            <span key={hour} style={{ left: `${at * 100}%` }}>
              {hour}:00
            </span>
          ))}
          <span style={{ left: '100%' }}>24:00</span>
        </Axis>
        {rows.map(({ day, blocks, now }, row) => (
          <Fragment key={day}>
            <Day data-today={day === today}>
              {dayName(day)}
              {day === today && <VisuallyHidden>（{words.timeline.today}）</VisuallyHidden>}
            </Day>
            <Track aria-label={words.timeline.label(dayName(day))}>
              {blocks.map((block, index) => (
                <li key={block.key}>
                  <Piece
                    type="button"
                    $rule={block.span.because.rule}
                    data-block={block.key}
                    data-rule={block.span.because.rule}
                    style={{
                      left: `${block.start * 100}%`,
                      width: `calc(${(block.end - block.start) * 100}% - 2px)`,
                    }}
                    tabIndex={block.key === stop ? 0 : -1}
                    aria-pressed={block.key === chosen}
                    aria-label={describe(block, timezone)}
                    aria-describedby="week-hint"
                    title={describe(block, timezone)}
                    onFocus={() => onChoose(block)}
                    onClick={() => onChoose(block)}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter') {
                        event.preventDefault();
                        onSee(block);
                      } else move(event, row, index);
                    }}
                  >
                    <span>{block.span.playlist?.title ?? words.timeline.nothing}</span>
                  </Piece>
                </li>
              ))}
              {now !== null && <NowLine aria-hidden="true" style={{ left: `${now * 100}%` }} />}
            </Track>
          </Fragment>
        ))}
      </Chart>
      <Legend aria-label={words.timeline.legend}>
        {RULES.filter((rule) => isUsed(rows, rule)).map((rule) => (
          <li key={rule}>
            <Swatch $rule={rule} aria-hidden="true" />
            {RULE[rule]}
          </li>
        ))}
      </Legend>
    </>
  );
};

const isUsed = (rows: readonly DayRow[], rule: Because['rule']) =>
  rows.some(({ blocks }) => blocks.some(({ span }) => span.because.rule === rule));

/** 08:00–24:00 节目单，排期：名称，缘由 */
function describe({ from, to, span }: Block, timezone: string): string {
  const { rule, name, detail } = span.because;
  return [
    `${clock(from, timezone)}–${clock(to, timezone, from)} ${span.playlist?.title ?? words.timeline.nothing}`,
    name ? `${RULE[rule]}：${name}` : RULE[rule],
    detail,
  ]
    .filter(Boolean)
    .join('，');
}

/** Left and right along the day and on into the next; up and down to what plays at that hour. */
function neighbour(
  rows: readonly DayRow[],
  key: string,
  row: number,
  index: number,
): Block | undefined {
  const flat = rows.flatMap(({ blocks }) => blocks);
  const here = rows[row]?.blocks[index];
  if (!here) return undefined;
  const at = flat.indexOf(here);
  switch (key) {
    case 'ArrowRight':
      return flat[at + 1];
    case 'ArrowLeft':
      return flat[at - 1];
    case 'ArrowDown':
    case 'ArrowUp': {
      const day = rows[row + (key === 'ArrowDown' ? 1 : -1)];
      return day?.blocks.find(({ end }) => end > here.start);
    }
    case 'Home':
      return flat[0];
    case 'End':
      return flat.at(-1);
    default:
      return undefined;
  }
}
