import { useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from '@strapi/design-system';
import type { WallScreen } from '../api/types';
import { changesOf } from '../rules/screens';
import { STATE, words } from '../words';

/** Says politely which screens came, went or fell behind while the page is open. */
export const Announcer = ({ screens }: { screens: readonly WallScreen[] }) => {
  const before = useRef(screens);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const changes = changesOf(before.current, screens);
    before.current = screens;
    if (changes.length === 0) return;
    setSaid(
      changes.map(({ name, state }) => words.overview.changed(name, STATE[state])).join('；'),
    );
  }, [screens]);
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite" data-announcer>
        {said}
      </div>
    </VisuallyHidden>
  );
};
