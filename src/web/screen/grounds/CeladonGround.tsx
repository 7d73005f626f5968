import { seededRandom } from '../../shared/random';
import './grounds.css';

const COLUMNS = 18;
const ROWS = 11;

/** Crackle of a glaze: the walls between unequal cells, some of them left unbroken. */
const CRACKLE = (() => {
  const random = seededRandom(91);
  const cell = 1700 / COLUMNS;
  const corner = Array.from({ length: ROWS + 1 }, (_, row) =>
    Array.from({ length: COLUMNS + 1 }, (__, column) => ({
      x: (column + (row % 2) / 2 - 0.5 + (random() - 0.5) * 0.9) * cell,
      y: (row - 0.3 + (random() - 0.5) * 0.9) * cell,
    })),
  );
  const lines: string[] = [];
  const join = (row: number, column: number, downRow: number, downColumn: number) => {
    const [from, to] = [corner[row]?.[column], corner[downRow]?.[downColumn]];
    if (!from || !to || random() < 0.24) return;
    const bend = (random() - 0.5) * 26;
    const [x, y] = [(from.x + to.x) / 2 + bend, (from.y + to.y) / 2 - bend];
    lines.push(
      `M${from.x.toFixed(0)} ${from.y.toFixed(0)}Q${x.toFixed(0)} ${y.toFixed(0)} ${to.x.toFixed(0)} ${to.y.toFixed(0)}`,
    );
  };
  for (let row = 0; row <= ROWS; row += 1) {
    for (let column = 0; column <= COLUMNS; column += 1) {
      join(row, column, row, column + 1);
      join(row, column, row + 1, column + (row % 2));
    }
  }
  return lines.join('');
})();

/** The glaze of a celadon dish: jade green, crackled, with light lying on it. */
export const CeladonGround = () => (
  <div className="ground ground--celadon">
    <svg viewBox="0 0 1600 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <path d={CRACKLE} fill="none" stroke="#f3f8f2" strokeWidth="2.6" opacity="0.5" />
      <path d={CRACKLE} fill="none" stroke="#4d6d5f" strokeWidth="1" opacity="0.5" />
    </svg>
    <div className="ground ground--gleam" />
  </div>
);
