import { Divider, Flex, Typography } from '@strapi/design-system';
import { Fragment } from 'react';
import { DownloadMaster } from './DownloadMaster';
import { Facts } from './Facts';
import { useMasters } from './useMasters';
import { words } from './words';

/** Ids of the files of an entry, in the order of its form, each once. */
function fileIdsIn(value: unknown): number[] {
  const ids = new Set<number>();
  const visit = (item: unknown): void => {
    if (Array.isArray(item)) return item.forEach(visit);
    if (item === null || typeof item !== 'object') return;
    const { id, mime, hash } = item as { id?: unknown; mime?: unknown; hash?: unknown };
    if (typeof id === 'number' && typeof mime === 'string' && typeof hash === 'string') ids.add(id);
    else Object.values(item).forEach(visit);
  };
  visit(value);
  return [...ids];
}

const Files = ({ ids }: { ids: number[] }) => (
  <Flex direction="column" alignItems="stretch" gap={3} width="100%">
    {useMasters(ids).map((file, index) => (
      <Fragment key={file.id}>
        {index > 0 && <Divider />}
        <Typography variant="omega" fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
          {file.name}
        </Typography>
        <Facts file={file} />
        <DownloadMaster id={file.id} name={file.name} />
      </Fragment>
    ))}
  </Flex>
);

/** Beside the form of an entry: its files as they were handed in. */
export const FilesPanel = ({ document }: { document?: unknown }) => {
  const ids = fileIdsIn(document);
  return ids.length === 0 ? null : { title: words.panel, content: <Files ids={ids} /> };
};
