import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { DuplicatesDialog } from './DuplicatesDialog';
import type { Finding } from './types';
import { onUpload } from './uploads';

/** A batch comes in file by file: asked once it has paused for so long, in milliseconds. */
const PAUSE = 700;
/** Looked back beyond the first sign of an upload, in seconds: a file is stored before it is told. */
const BEFORE = 30;

/** Asks after every upload whether the file was there already, and says so. */
export const DuplicateWatch = () => {
  const { get } = useFetchClient();
  const [findings, setFindings] = useState<Finding[]>([]);
  const told = useRef(new Set<number>());

  useEffect(() => {
    let timer = 0;
    let begun: number | null = null;
    const ask = async () => {
      const within = Math.ceil((performance.now() - (begun ?? performance.now())) / 1000) + BEFORE;
      begun = null;
      const { data } = await get<{ findings: Finding[] }>(`/upload/duplicates?within=${within}`);
      const fresh = data.findings.filter(({ file }) => !told.current.has(file.id));
      fresh.forEach(({ file }) => told.current.add(file.id));
      setFindings((waiting) => [...waiting, ...fresh]);
    };
    const stop = onUpload(() => {
      begun ??= performance.now();
      window.clearTimeout(timer);
      // Whoever may not read the media library is told nothing of it.
      timer = window.setTimeout(() => void ask().catch(() => undefined), PAUSE);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [get]);

  const [finding] = findings;
  if (!finding) return null;
  return (
    <DuplicatesDialog
      fresh={!finding.file.replaced}
      key={finding.file.id}
      finding={finding}
      onClose={() => setFindings((waiting) => waiting.slice(1))}
    />
  );
};
