export type Encoding = 'br' | 'gzip' | 'identity';

/** Best first, as far as bytes go. */
const PREFERENCE: readonly Encoding[] = ['br', 'gzip', 'identity'];

/**
 * Chooses a content coding (RFC 9110, section 12.5.3). Without the header everything is acceptable,
 * but then nothing is known of the client, so it gets plain bytes.
 */
export function chooseEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity';
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(coding, quality ? Number(quality.slice(2)) || 0 : 1);
  }
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? weights.get('*') ?? (encoding === 'identity' ? 0.001 : 0);
  const [best] = PREFERENCE.filter((encoding) => weightOf(encoding) > 0).sort(
    (a, b) => weightOf(b) - weightOf(a),
  );
  return best ?? 'identity';
}

/**
 * Whether `If-None-Match` names this strong tag (RFC 9110, section 13.1.2: weak comparison, so a
 * proxy that weakened the tag on its way does no harm).
 *
 * @param tag with its quotes
 */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (!header) return false;
  if (header === tag) return true;
  return header.split(',').some((candidate) => {
    const name = candidate.trim();
    return name === '*' || name === tag || name === `W/${tag}`;
  });
}
