import { Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { SlideKind } from '../../../api/wall/programme/types';
import type { OmittedSlide } from '../api/types';
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
      rows={omitted.map(({ content, kind, title, reason }) => ({
        key: `${kind}-${content}`,
        cells: [
          <Link key="to" to={`/content-manager/collection-types/${UID[kind]}/${content}`}>
            {title ?? words.omitted.open}
          </Link>,
          KIND[kind],
          reason,
        ],
      }))}
    />
  </Panel>
);
