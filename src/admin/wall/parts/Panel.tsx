import { useId, type ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';

interface Props {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page. */
export const Panel = ({ title, actions, children }: Props) => {
  const id = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={{ initial: 4, medium: 6 }}
      width="100%"
    >
      <Flex justifyContent="space-between" gap={3} wrap="wrap" paddingBottom={4}>
        <Typography variant="delta" tag="h2" id={id}>
          {title}
        </Typography>
        {actions}
      </Flex>
      {children}
    </Box>
  );
};
