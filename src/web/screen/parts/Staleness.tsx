interface Props {
  /** Milliseconds. */
  readAt: number;
  now: number;
  timezone: string;
}

/** Says in a corner that the wall plays from memory, and how old that is. */
export const Staleness = ({ readAt, now, timezone }: Props) => (
  <aside className="staleness">离线 · 更新于 {momentOf(readAt, now, timezone)}</aside>
);

/** The time alone for today, with its day for what is older. */
function momentOf(instant: number, now: number, timezone: string): string {
  const format = (value: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('zh-CN', { ...options, timeZone: timezone }).format(value);
  const day = { month: 'long', day: 'numeric' } as const;
  const time = format(instant, { hour: '2-digit', minute: '2-digit', hour12: false });
  const isToday = format(instant, day) === format(now, day);
  return isToday ? time : `${format(instant, day)} ${time}`;
}
