import { seededRandom } from '../../shared/random';
import './grounds.css';

/** Flecks of gold leaf: small torn squares, thicker towards the edges of the sheet. */
const FLECKS = (() => {
  const random = seededRandom(17);
  return Array.from({ length: 240 }, () => {
    const [x, y] = [random() * 1600, random() * 900];
    const edge = Math.hypot((x - 800) / 800, (y - 450) / 450);
    const size = (1.5 + random() ** 3 * 11) * Math.min(1, edge + 0.25);
    const corners = [0, 1, 2, 3, 4].map((turn) => {
      const angle = (turn / 5) * Math.PI * 2 + random();
      const reach = size * (0.5 + random() * 0.6);
      return `${(x + Math.cos(angle) * reach).toFixed(1)} ${(y + Math.sin(angle) * reach).toFixed(1)}`;
    });
    return { path: `M${corners.join('L')}Z`, opacity: (0.16 + random() * 0.5) * Math.min(1, edge) };
  });
})();

/** Paper dyed with cinnabar and sprinkled with gold, in a double border. */
export const CinnabarGround = ({ border = true }: { border?: boolean }) => (
  <div className="ground ground--cinnabar">
    <svg viewBox="0 0 1600 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {FLECKS.map(({ path, opacity }) => (
        <path key={path} d={path} fill="#e2c379" opacity={opacity} />
      ))}
    </svg>
    {border && <div className="ground--border" />}
  </div>
);
