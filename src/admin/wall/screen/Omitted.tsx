import { Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { Omitted as OmittedSlide, SlideKind } from '../../../api/wall/programme/types';
import { DataTable } from '../parts/DataTable';
import { Panel } from '../parts/Panel';
import { KIND, words } from '../words';

const UID: Record<SlideKind, string> = {
  maxim: 'api::collection.maxim',
  artwork: 'api::collection.artwork',
  film: 'api::collection.film',
  family_story: 'api::collection.family-story',
  bulletin: 'api::collection.bulletin',
  campaign: 'api::campaign.campaign',
};

/** Slides that the screen leaves out, with the reason and the way to the entry. */
export const Omitted = ({ omitted }: { omitted: readonly OmittedSlide[] }) => (
  <Panel title={words.omitted.title}>
    <Typography variant="omega" textColor="neutral600" tag="p">
      {words.omitted.hint}
    </Typography>
    <DataTable
      caption={words.omitted.title}
      columns={words.omitted.columns}
      rows={omitted.map(({ content, kind, reason }) => ({
        key: `${kind}-${content}`,
        cells: [
          KIND[kind],
          reason,
          <Link key="to" to={`/content-manager/collection-types/${UID[kind]}/${content}`}>
            {words.omitted.open}
          </Link>,
        ],
      }))}
    />
  </Panel>
);
