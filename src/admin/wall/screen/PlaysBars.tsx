import { useTheme } from 'styled-components';
import { axisTop, type PlaysChart } from '../rules/plays';
import { dayName } from '../rules/time';
import { words } from '../words';
import { fillOf, SeriesFills } from './seriesLook';

const WIDTH = 900;
const HEIGHT = 260;
const LEFT = 44;
const BOTTOM = 28;
const TOP = 12;
const STEPS = 4;

/** Plays a day, stacked by slide. The table below says the same to those who do not see it. */
export const PlaysBars = ({ chart }: { chart: PlaysChart }) => {
  const { colors } = useTheme();
  const { days, series, highest, total } = chart;
  const top = axisTop(highest);
  const deep = HEIGHT - BOTTOM - TOP;
  const y = (plays: number) => TOP + deep * (1 - plays / top);
  const step = (WIDTH - LEFT) / days.length;
  const ink = colors.neutral600;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      role="img"
      aria-label={words.plays.chart(total, days.length)}
      style={{ display: 'block' }}
    >
      <SeriesFills />
      {Array.from({ length: STEPS + 1 }, (_, index) => (top / STEPS) * index).map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} stroke={colors.neutral200} />
          <text x={LEFT - 8} y={y(value) + 4} textAnchor="end" fontSize="12" fill={ink}>
            {Math.round(value)}
          </text>
        </g>
      ))}
      {days.map((day, at) => {
        let sum = 0;
        return (
          <g key={day}>
            <title>
              {words.plays.bar(
                dayName(day),
                series.reduce((all, { daily }) => all + (daily[at] ?? 0), 0),
              )}
            </title>
            {series.map(({ slide, daily }, index) => {
              const plays = daily[at] ?? 0;
              const bottom = y(sum);
              sum += plays;
              return (
                <rect
                  key={slide ?? 'others'}
                  x={LEFT + at * step + step * 0.15}
                  width={step * 0.7}
                  y={y(sum)}
                  height={Math.max(0, bottom - y(sum))}
                  fill={fillOf(index)}
                />
              );
            })}
            {at % 5 === (days.length - 1) % 5 && (
              <text
                x={LEFT + (at + 0.5) * step}
                y={HEIGHT - 8}
                textAnchor={at === days.length - 1 ? 'end' : 'middle'}
                fontSize="12"
                fill={ink}
              >
                {dayName(day).split(' ')[0]}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
};
