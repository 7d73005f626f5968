import type { Context } from 'koa';

/** A call that is refused for a reason its caller may know: a status and a message in Chinese. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 410 | 413 | 429,
    message: string,
    /** Seconds until it is worth trying again. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

const NAMES: Readonly<Record<number, string>> = {
  400: 'ValidationError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  405: 'MethodNotAllowedError',
  409: 'ConflictError',
  410: 'GoneError',
  411: 'LengthRequiredError',
  413: 'PayloadTooLargeError',
  429: 'RateLimitError',
};

/** The body of an error, in the shape that all of the API has. */
const errorBody = (status: number, message: string) => ({
  data: null,
  error: { status, name: NAMES[status] ?? 'Error', message, details: {} },
});

export function refuse(ctx: Context, status: number, message: string, retryAfter?: number): void {
  ctx.status = status;
  ctx.set('Cache-Control', 'no-store');
  if (retryAfter !== undefined) ctx.set('Retry-After', String(Math.max(1, Math.ceil(retryAfter))));
  ctx.body = errorBody(status, message);
}

type Action = (ctx: Context) => Promise<void>;

/** A controller's action in which a `Refusal` becomes its answer. */
export const answering =
  (action: Action): Action =>
  async (ctx) => {
    try {
      await action(ctx);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(ctx, error.status, error.message, error.retryAfter);
    }
  };
