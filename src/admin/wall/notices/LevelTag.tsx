import { styled } from 'styled-components';
import type { NoticeLevel } from '../api/types';
import { LEVEL } from '../words';

/** The colours that notices have on the wall; the word says the same. */
const LEVEL_COLOUR: Record<NoticeLevel, { back: string; ink: string }> = {
  info: { back: '#2f5a4e', ink: '#f5f1e6' },
  warning: { back: '#ecd08a', ink: '#2b2110' },
  urgent: { back: '#a42e25', ink: '#fff6ea' },
};

const Tag = styled.span<{ $level: NoticeLevel }>`
  padding: 0.2rem 0.9rem;
  border-radius: 0.4rem;
  background: ${({ $level }) => LEVEL_COLOUR[$level].back};
  color: ${({ $level }) => LEVEL_COLOUR[$level].ink};
  font-size: 1.2rem;
  font-weight: 600;
  line-height: 1.5;
`;

export const LevelTag = ({ level }: { level: NoticeLevel }) => (
  <Tag $level={level}>{LEVEL[level]}</Tag>
);
