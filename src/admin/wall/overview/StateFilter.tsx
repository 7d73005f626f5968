import { styled } from 'styled-components';
import type { ScreenState } from '../api/types';
import { StateMark } from '../parts/StateBadge';
import { STATES } from '../rules/screens';
import { STATE, words } from '../words';

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem;
`;

const Chip = styled.button`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  height: 3.2rem;
  padding: 0 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 1.6rem;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.3rem;
  cursor: pointer;

  &[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }

  svg {
    width: 0.9rem;
    height: 0.9rem;
    fill: currentColor;
  }
`;

interface Props {
  counts: Record<ScreenState, number>;
  chosen: ScreenState | null;
  onChoose: (state: ScreenState | null) => void;
}

export const StateFilter = ({ counts, chosen, onChoose }: Props) => (
  <Bar role="group" aria-label={words.overview.states}>
    <Chip type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
      {words.overview.allStates}
    </Chip>
    {STATES.map((state) => (
      <Chip
        key={state}
        type="button"
        aria-pressed={chosen === state}
        onClick={() => onChoose(chosen === state ? null : state)}
      >
        <StateMark state={state} />
        {STATE[state]} {counts[state]}
      </Chip>
    ))}
  </Bar>
);
