import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { words } from '../words';

interface Props {
  screen: { id: string; name: string };
  onAnother: () => void;
}

/** It worked; what now. */
export const Paired = ({ screen, onAnother }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={8}>
      <Flex direction="column" gap={4}>
        <CheckCircle width="4.8rem" height="4.8rem" fill="success600" aria-hidden />
        <Typography variant="beta" tag="h2" tabIndex={-1} ref={heading}>
          {words.pair.done(screen.name)}
        </Typography>
        <Typography textColor="neutral600" textAlign="center">
          {words.pair.doneHint}
        </Typography>
        <Flex gap={3} wrap="wrap" justifyContent="center">
          <LinkButton tag={Link} to={`/wall/screens/${screen.id}`}>
            {words.pair.open}
          </LinkButton>
          <Button variant="tertiary" size="M" onClick={onAnother}>
            {words.pair.another}
          </Button>
        </Flex>
      </Flex>
    </Box>
  );
};
