import './grounds.css';
import { ridge } from './ridge';

const SIZE = { width: 1600, height: 900 };

/** From the far range to the near one. */
const RANGES = [
  { seed: 11, base: 560, relief: 110, ink: 0.16 },
  { seed: 23, base: 640, relief: 120, ink: 0.22 },
  { seed: 37, base: 720, relief: 110, ink: 0.32 },
  { seed: 58, base: 812, relief: 80, ink: 0.5 },
].map(({ ink, seed, ...shape }) => ({ ink, path: ridge(seed, { ...SIZE, ...shape }) }));

/** Ranges of hills in ink wash, with mist between them. */
export const InkGround = () => (
  <div className="ground ground--ink">
    <svg viewBox="0 0 1600 900" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <defs>
        {RANGES.map(({ ink }, index) => (
          <linearGradient key={ink} id={`wash-${index}`} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="#2b3a3c" stopOpacity={ink} />
            <stop offset="0.45" stopColor="#2b3a3c" stopOpacity={ink * 0.42} />
            <stop offset="1" stopColor="#2b3a3c" stopOpacity="0" />
          </linearGradient>
        ))}
        <filter id="wet" x="-2%" y="-5%" width="104%" height="110%">
          <feTurbulence type="fractalNoise" baseFrequency="0.012 0.03" numOctaves="3" seed="4" />
          <feDisplacementMap in="SourceGraphic" scale="16" />
          <feGaussianBlur stdDeviation="0.9" />
        </filter>
      </defs>
      <g filter="url(#wet)">
        {RANGES.map(({ path }, index) => (
          <path key={path} d={path} fill={`url(#wash-${index})`} />
        ))}
      </g>
    </svg>
    <div className="mist mist--far" />
    <div className="mist mist--near" />
  </div>
);
