import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { NoticeLevel } from '../api/types';
import { LEVEL, words } from '../words';
import { LEVEL_COLOUR } from './LevelTag';

const Wall = styled.div<{ $level: NoticeLevel }>`
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 0.8rem;
  aspect-ratio: 16 / 6;
  padding: 1.6rem;
  border-radius: 0.4rem;
  background: ${({ $level }) => LEVEL_COLOUR[$level].back};
  color: ${({ $level }) => LEVEL_COLOUR[$level].ink};
  text-align: center;
  overflow: hidden;

  b {
    font-size: 1.2rem;
    letter-spacing: 0.4em;
  }

  span {
    font-size: 2.2rem;
    font-weight: 600;
    line-height: 1.5;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
`;

export const NoticePreview = ({ text, level }: { text: string; level: NoticeLevel }) => (
  <Box>
    <Typography variant="pi" fontWeight="bold" tag="p" paddingBottom={1}>
      {words.notices.preview}
    </Typography>
    <Wall $level={level}>
      <b>{LEVEL[level]}</b>
      <span>{text || '……'}</span>
    </Wall>
  </Box>
);
