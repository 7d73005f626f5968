import { Box, Flex, Typography } from '@strapi/design-system';
import { Information, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

interface Props {
  tone: 'danger' | 'warning' | 'neutral';
  title: string;
  children: ReactNode;
}

/** Something that stands above a page until it is dealt with: it cannot be closed away. */
export const Callout = ({ tone, title, children }: Props) => (
  <Flex
    tag="section"
    aria-label={title}
    alignItems="flex-start"
    gap={3}
    padding={4}
    hasRadius
    background={`${tone}100`}
    borderColor={`${tone}200`}
    data-callout={tone}
  >
    <Box paddingTop="2px">
      {tone === 'neutral' ? (
        <Information fill="neutral700" aria-hidden />
      ) : (
        <WarningCircle fill={`${tone}700`} aria-hidden />
      )}
    </Box>
    <Box>
      <Typography variant="omega" fontWeight="semiBold" textColor="neutral800" tag="p">
        {title}
      </Typography>
      <Typography variant="omega" textColor="neutral800" tag="p">
        {children}
      </Typography>
    </Box>
  </Flex>
);
