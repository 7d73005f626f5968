import { Link as TextLink, Loader, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { messageOf } from '../api/useWall';
import { words as wall } from '../words';

/** What the panels are made of: narrow, and read from top to bottom. */

export const Stack = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  width: 100%;
  min-width: 0;
  overflow-wrap: anywhere;
`;

export const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
`;

export const Says = ({ children }: { children: ReactNode }) => (
  <Typography variant="pi" textColor="neutral700" tag="p">
    {children}
  </Typography>
);

export const Head = ({ children }: { children: ReactNode }) => (
  <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="h3">
    {children}
  </Typography>
);

export const Way = ({ to, children }: { to: string; children: ReactNode }) => (
  <TextLink tag={NavLink} to={to}>
    {children}
  </TextLink>
);

export const wayTo = (type: string, id: string): string =>
  `/content-manager/collection-types/${type}/${id}`;

/** What an answer says once it is here; meanwhile that it is awaited, or why it does not come. */
export function Answer<T>({
  query: { data, error, isLoading },
  children,
}: {
  query: { data: T | undefined; error: unknown; isLoading: boolean };
  children: (data: T) => ReactNode;
}) {
  if (isLoading) return <Loader small>{wall.title}</Loader>;
  if (data === undefined) return <Says>{messageOf(error)}</Says>;
  return <Stack>{children(data)}</Stack>;
}
