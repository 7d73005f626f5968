interface Props {
  /** Milliseconds. */
  readAt: number;
  timezone: string;
}

/** Says in a corner that the wall plays from memory, and how old that is. */
export const Staleness = ({ readAt, timezone }: Props) => (
  <aside className="staleness">离线 · 更新于 {clockTime(readAt, timezone)}</aside>
);

function clockTime(instant: number, timezone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  return new Intl.DateTimeFormat('zh-CN', { ...options, timeZone: timezone }).format(instant);
}
