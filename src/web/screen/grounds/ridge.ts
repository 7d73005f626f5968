import { seededRandom } from '../../shared/random';

/** The outline of a range of hills, as an SVG path closed at the bottom of the picture. */
export function ridge(
  seed: number,
  { width, height, base, relief }: { width: number; height: number; base: number; relief: number },
): string {
  const random = seededRandom(seed);
  const waves = [1, 2.1, 4.3, 8.7, 17.9].map((frequency, octave) => ({
    frequency: (frequency * (0.8 + random() * 0.5) * Math.PI * 2) / width,
    phase: random() * Math.PI * 2,
    amplitude: relief / 2 ** (octave * 1.05),
  }));
  const points: string[] = [];
  for (let x = 0; x <= width; x += 8) {
    const lift = waves.reduce(
      // Peaks are sharper than valleys, as hills are.
      (sum, { frequency, phase, amplitude }) =>
        sum + amplitude * (1 - Math.abs(Math.sin(x * frequency + phase)) * 1.6),
      0,
    );
    points.push(`${x} ${(base - lift).toFixed(1)}`);
  }
  return `M0 ${height}L${points.join('L')}L${width} ${height}Z`;
}
