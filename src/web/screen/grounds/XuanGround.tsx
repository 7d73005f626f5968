import { seededRandom } from '../../shared/random';
import './grounds.css';

const FIBRES = (() => {
  const random = seededRandom(5);
  return Array.from({ length: 150 }, () => {
    const [x, y] = [random() * 1600, random() * 900];
    const [dx, dy] = [(random() - 0.5) * 70, (random() - 0.5) * 46];
    const bend = (random() - 0.5) * 34;
    const dark = random() > 0.45;
    return {
      path: `M${x.toFixed(0)} ${y.toFixed(0)}q${(dx / 2 + bend).toFixed(0)} ${(dy / 2 - bend).toFixed(0)} ${dx.toFixed(0)} ${dy.toFixed(0)}`,
      ink: dark ? '#7b6a4a' : '#fffdf6',
      opacity: dark ? 0.1 + random() * 0.12 : 0.5,
    };
  });
})();

/** One culm of bamboo from the bottom up: its segments, each a little thinner, with a gap between. */
function culm(x: number, lean: number, width: number, segments: number[]): string[] {
  let y = 920;
  return segments.map((length, index) => {
    const [from, to] = [x + lean * (920 - y), x + lean * (920 - y + length)];
    const half = (width * (1 - index * 0.07)) / 2;
    const path = `M${from - half} ${y}Q${from - half * 0.72} ${y - length / 2} ${to - half} ${y - length + 5}Q${to} ${y - length + 9} ${to + half} ${y - length + 5}Q${from + half * 0.72} ${y - length / 2} ${from + half} ${y}Q${from} ${y + 5} ${from - half} ${y}Z`;
    y -= length;
    return path;
  });
}

/** A leaf as one stroke of the brush: lands, swells, and is drawn out to a point. */
function leaf(x: number, y: number, angle: number, length: number): { d: string; at: string } {
  const swell = length * 0.105;
  return {
    d: `M0 0C${length * 0.16} ${-swell} ${length * 0.5} ${-swell} ${length} 0C${length * 0.55} ${swell * 0.75} ${length * 0.18} ${swell} 0 0Z`,
    at: `translate(${x} ${y}) rotate(${angle})`,
  };
}

const CULMS = [
  { paths: culm(148, 0.05, 27, [150, 172, 184, 176, 150, 120]), ink: 0.2 },
  { paths: culm(62, 0.02, 17, [130, 146, 152, 150, 140, 130]), ink: 0.12 },
];

/** Sprays of leaves: where they hang from, and which way each leaf points. */
const SPRAYS: [number, number, [number, number][]][] = [
  [
    186,
    238,
    [
      [28, 150],
      [52, 172],
      [76, 128],
      [8, 118],
    ],
  ],
  [
    174,
    416,
    [
      [40, 128],
      [64, 158],
      [14, 112],
      [88, 104],
    ],
  ],
  [
    70,
    328,
    [
      [62, 142],
      [38, 122],
      [96, 132],
      [122, 96],
    ],
  ],
  [
    182,
    92,
    [
      [50, 150],
      [22, 130],
      [82, 122],
      [110, 92],
    ],
  ],
];

const LEAVES = SPRAYS.flatMap(([x, y, leaves]) =>
  leaves.map(([angle, length]) => leaf(x, y, angle, length)),
);

/** Unsized paper with its fibres, and a bamboo in pale ink: hollow inside, upright, with joints. */
export const XuanGround = ({ bamboo = true }: { bamboo?: boolean }) => (
  <div className="ground ground--xuan">
    <svg viewBox="0 0 1600 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {FIBRES.map(({ path, ink, opacity }) => (
        <path key={path} d={path} fill="none" stroke={ink} strokeWidth="0.8" opacity={opacity} />
      ))}
    </svg>
    {bamboo && (
      <svg viewBox="0 0 1600 900" preserveAspectRatio="xMinYMax meet" aria-hidden="true">
        {CULMS.map(({ paths, ink }) => (
          <g key={ink} fill="#33413a" opacity={ink}>
            {paths.map((path) => (
              <path key={path} d={path} />
            ))}
          </g>
        ))}
        <g fill="#2b3731" opacity="0.24">
          {LEAVES.map(({ d, at }) => (
            <path key={at} d={d} transform={at} />
          ))}
        </g>
      </svg>
    )}
  </div>
);
