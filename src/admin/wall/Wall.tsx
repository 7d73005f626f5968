import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { WallQueries } from './api/WallQueries';
import { NoticesPage } from './notices/NoticesPage';
import { OverviewPage } from './overview/OverviewPage';
import { PairPage } from './pair/PairPage';
import { PAIR, READ } from './permissions';
import { ScreenPage } from './screen/ScreenPage';

/** The keeper's pages, by address below `/admin/wall`. */
const Wall = () => (
  <WallQueries>
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
  </WallQueries>
);

export default Wall;
