import { useEffect } from 'react';
import { loadText } from '../engine/fonts';
import type { Face } from '../rules/faces';

/** Loads the pieces of a face for a text that comes with a component, before it is due where it can. */
export function useFont(face: Face, text: string): void {
  useEffect(() => void loadText(face, text), [face, text]);
}
