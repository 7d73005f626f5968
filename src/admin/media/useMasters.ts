import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import type { MasterInfo } from './types';

/** What is known of these files, in their order; empty until the server has said. */
export function useMasters(ids: readonly number[]): MasterInfo[] {
  const { get } = useFetchClient();
  const [files, setFiles] = useState<MasterInfo[]>([]);
  const wanted = ids.join(',');
  useEffect(() => {
    if (wanted === '') return undefined;
    let gone = false;
    get<{ files: MasterInfo[] }>(`/upload/masters?ids=${wanted}`).then(
      ({ data }) => !gone && setFiles(data.files),
      () => !gone && setFiles([]),
    );
    return () => {
      gone = true;
    };
  }, [get, wanted]);
  return wanted === '' ? [] : files;
}
