import { Page } from '@strapi/strapi/admin';
import { QueryClient, QueryClientProvider } from 'react-query';
import { Route, Routes } from 'react-router-dom';
import { NoticesPage } from './notices/NoticesPage';
import { OverviewPage } from './overview/OverviewPage';
import { PairPage } from './pair/PairPage';
import { PAIR, READ } from './permissions';
import { ScreenPage } from './screen/ScreenPage';

/** Its own memory of what the server said: the panel's is the panel's. */
const client = new QueryClient({
  defaultOptions: { queries: { refetchOnWindowFocus: true, retry: 1 } },
});

/** The keeper's pages, by address below `/admin/wall`. */
const Wall = () => (
  <QueryClientProvider client={client}>
    <Routes>
      <Route
        index
        element={
          <Page.Protect permissions={READ}>
            <OverviewPage />
          </Page.Protect>
        }
      />
      <Route
        path="screens/:id"
        element={
          <Page.Protect permissions={READ}>
            <ScreenPage />
          </Page.Protect>
        }
      />
      <Route
        path="pair"
        element={
          <Page.Protect permissions={PAIR}>
            <PairPage />
          </Page.Protect>
        }
      />
      <Route
        path="notices"
        element={
          <Page.Protect permissions={READ}>
            <NoticesPage />
          </Page.Protect>
        }
      />
      <Route path="*" element={<Page.NoData />} />
    </Routes>
  </QueryClientProvider>
);

export default Wall;
