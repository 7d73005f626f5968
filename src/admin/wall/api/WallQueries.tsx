import type { ReactNode } from 'react';
import { QueryClient, QueryClientProvider } from 'react-query';

/** Its own memory of what the server said: the panel's is the panel's. */
const client = new QueryClient({
  defaultOptions: { queries: { refetchOnWindowFocus: true, retry: 1 } },
});

/** Around whatever asks the wall: a keeper's page, or a panel beside a form. */
export const WallQueries = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
);
