import { styled } from 'styled-components';
import type { ScreenState } from '../api/types';
import { STATE } from '../words';

/** A form for each state, so that nobody needs to tell colours apart. */
const MARKS: Record<ScreenState, JSX.Element> = {
  online: <circle cx="6" cy="6" r="5" />,
  stale: <path d="M6 0.8 11.6 11H0.4Z" />,
  offline: (
    <path d="M2.2 0.6 6 4.4 9.8 0.6 11.4 2.2 7.6 6l3.8 3.8-1.6 1.6L6 7.6l-3.8 3.8L.6 9.8 4.4 6 .6 2.2Z" />
  ),
  unpaired: (
    <circle
      cx="6"
      cy="6"
      r="4.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray="2.6 1.8"
    />
  ),
};

const COLOURS = {
  online: 'success',
  stale: 'warning',
  offline: 'danger',
  unpaired: 'neutral',
} as const;

const Pill = styled.span<{ $colour: string }>`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  padding: 0.3rem 0.9rem;
  border-radius: 1.2rem;
  border: 1px solid ${({ theme, $colour }) => theme.colors[`${$colour}200` as 'neutral200']};
  background: ${({ theme, $colour }) => theme.colors[`${$colour}100` as 'neutral100']};
  color: ${({ theme, $colour }) => theme.colors[`${$colour}700` as 'neutral700']};
  font-size: 1.2rem;
  font-weight: 600;
  line-height: 1.33;
  white-space: nowrap;

  svg {
    width: 1rem;
    height: 1rem;
    fill: currentColor;
    flex: none;
  }
`;

export const StateMark = ({ state }: { state: ScreenState }) => (
  <svg viewBox="0 0 12 12" aria-hidden="true">
    {MARKS[state]}
  </svg>
);

export const StateBadge = ({ state }: { state: ScreenState }) => (
  <Pill $colour={COLOURS[state]} data-screen-state={state}>
    <StateMark state={state} />
    {STATE[state]}
  </Pill>
);
