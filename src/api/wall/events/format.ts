/** What a stream may say; `token` hands a screen its next token. */
export type EventName = 'programme' | 'notice' | 'identify' | 'reload' | 'token';

/** One event as it is sent. JSON has no raw line breaks, so the data are always one line. */
export const eventText = (name: EventName, data: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** First words of a stream: how long to wait before connecting again, in milliseconds. */
export const GREETING = 'retry: 5000\n\n';

/** Says nothing, and keeps proxies from thinking the stream dead. */
export const KEEP_ALIVE = ':\n\n';
