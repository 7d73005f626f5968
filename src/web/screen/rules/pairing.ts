/** A code that waits for a keeper. */
export interface Pairing {
  id: string;
  code: string;
  /** Opens the answer to this screen alone; never shown. */
  secret: string;
  expiresAt: string;
  pollSeconds: number;
}

/** Reads what the server gives for a new code; null where it is something else. */
export function readPairing(value: unknown): Pairing | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, code, secret, expiresAt, pollSeconds } = value as Record<string, unknown>;
  const whole =
    typeof id === 'string' &&
    typeof code === 'string' &&
    code !== '' &&
    typeof secret === 'string' &&
    typeof expiresAt === 'string' &&
    !Number.isNaN(Date.parse(expiresAt));
  if (!whole) return null;
  const pause = typeof pollSeconds === 'number' && pollSeconds >= 1 ? pollSeconds : 3;
  return { id, code, secret, expiresAt, pollSeconds: pause };
}

/** Seconds that a code is still good for, `0` once it has expired. */
export const secondsLeft = ({ expiresAt }: Pairing, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(expiresAt) - now) / 1000));

/** How much later than its end the server still hands over the token of an approved code. */
const LATE = 120_000;

/** Whether a code has expired, and may have been approved in its last seconds all the same. */
export const isLate = ({ expiresAt }: Pairing, now: number): boolean =>
  now >= Date.parse(expiresAt) && now < Date.parse(expiresAt) + LATE;

/** `9:05`, as a countdown reads. */
export function countdown(seconds: number): string {
  const rest = String(seconds % 60).padStart(2, '0');
  return `${Math.floor(seconds / 60)}:${rest}`;
}

/** A code in groups that can be read out: `7K3M 9XQ4`. */
export const groups = (code: string): string[] => code.match(/.{1,4}/g) ?? [];

/** Where a keeper approves a code. */
export const approvalAddress = (origin: string, code: string): string =>
  `${origin}/admin/wall/pair?code=${encodeURIComponent(code)}`;
