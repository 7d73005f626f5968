import { useEffect, useState, type RefObject } from 'react';

/**
 * Whether an element is or was near the window: a wall may have a hundred screens, and only those
 * that are looked at are asked about and get a page of their own.
 */
export function useNear(ref: RefObject<HTMLElement>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: '300px',
    });
    seen.observe(element);
    return () => seen.disconnect();
  }, [ref]);
  return near;
}
