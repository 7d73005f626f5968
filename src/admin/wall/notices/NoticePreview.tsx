import { Box, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import type { NoticeLevel } from '../api/types';
import { PreviewFrame } from '../parts/PreviewFrame';
import { words } from '../words';

interface Props {
  text: string;
  level: NoticeLevel;
  expiresAt: string | null;
  screen: { width: number; height: number; timezone: string };
}

/** What is being written, as a wall will show it. */
export const NoticePreview = ({ text, level, expiresAt, screen }: Props) => {
  const settled = useDebounce(text, 400);
  const notice = {
    id: 'preview',
    level,
    text: settled || words.notices.sampleText,
    expiresAt: expiresAt ?? new Date(0).toISOString(),
  };
  return (
    <Box maxWidth={screen.width < screen.height ? '24rem' : '100%'}>
      <Typography variant="pi" fontWeight="bold" tag="p" paddingBottom={1}>
        {words.notices.preview}
      </Typography>
      <PreviewFrame
        shown={{ kind: 'notice', notice }}
        {...screen}
        title={words.card.picture(notice.text)}
      />
    </Box>
  );
};
