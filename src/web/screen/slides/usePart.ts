import { useEffect, useState } from 'react';
import { partAt } from '../rules/lasting';

/** Which of a slide's equal parts is shown now; it begins at the first when the slide is seen. */
export function usePart(parts: number, seconds: number, playing: boolean): number {
  const [part, setPart] = useState(0);
  useEffect(() => {
    if (!playing || parts <= 1) return undefined;
    const begun = performance.now();
    const timer = window.setInterval(() => {
      setPart(partAt((performance.now() - begun) / 1000, seconds, parts));
    }, 100);
    return () => window.clearInterval(timer);
  }, [parts, seconds, playing]);
  return part;
}
