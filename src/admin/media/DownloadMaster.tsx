import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification, useRBAC } from '@strapi/strapi/admin';
import { address } from './address';
import { words } from './words';

const DOWNLOAD = [{ action: 'plugin::upload.assets.download', subject: null }];

/** Saves a master under its own name: the browser follows a link that is good for a short while. */
export const DownloadMaster = ({ id, name }: { id: number; name: string }) => {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { allowedActions } = useRBAC(DOWNLOAD);
  const save = async () => {
    try {
      const { data } = await get<{ url: string }>(`/upload/masters/${id}/link`);
      const link = document.createElement('a');
      link.href = address(data.url);
      link.download = name;
      link.click();
    } catch {
      toggleNotification({ type: 'danger', message: words.downloadFailed });
    }
  };
  // The server says the same: whoever may look and not download is given no link.
  if (!allowedActions['canDownload']) return null;
  return (
    <Button variant="secondary" size="S" startIcon={<Download />} onClick={save}>
      {words.download}
    </Button>
  );
};
