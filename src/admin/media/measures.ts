import type { MasterInfo } from './types';

const UNITS = ['B', 'KB', 'MB', 'GB'];

/** @example sizeText(1536) === '1.5 KB' */
export function sizeText(bytes: number | null): string {
  if (bytes === null) return '—';
  const step = Math.min(
    Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)),
    UNITS.length - 1,
  );
  const value = bytes / 1024 ** step;
  return `${step === 0 ? value : value.toFixed(1)} ${UNITS[step]}`;
}

export const dimensionsText = ({ width, height }: Pick<MasterInfo, 'width' | 'height'>): string =>
  width && height ? `${width} × ${height}` : '—';
