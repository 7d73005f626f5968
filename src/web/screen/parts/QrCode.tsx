import { create } from 'qrcode';
import { useMemo } from 'react';

/** Modules of quiet around it, which readers need. */
const QUIET = 3;

/** A QR code as one path: sharp at any size. */
export const QrCode = ({ text }: { text: string }) => {
  const { size, path } = useMemo(() => draw(text), [text]);
  const side = size + 2 * QUIET;
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      data-qr={text}
      role="img"
      aria-label="配对二维码"
    >
      <rect width={side} height={side} fill="#fffdf7" />
      <path d={path} fill="#1f1c18" />
    </svg>
  );
};

function draw(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  return { size, path };
}
