import { useEffect, useState, type CSSProperties } from 'react';
import { typeSize, type Notice } from '../rules/notice';
import { useFont } from './useFont';
import './notice.css';

const LEVELS: Record<Notice['level'], string> = {
  info: '通知',
  warning: '提醒',
  urgent: '紧急',
};

/** A notice over everything, in type as large as its text allows. */
export const NoticeSheet = ({ notice, timezone }: { notice: Notice; timezone: string }) => {
  const { level, text, expiresAt } = notice;
  const size = useTypeSize(text);
  const until = `有效至 ${untilWhen(expiresAt, timezone)}`;
  useFont('bold', text + LEVELS[level]);
  useFont('serif', until);
  return (
    <aside
      className={`notice notice--${level}`}
      role="alert"
      data-notice={notice.id}
      style={{ '--size': `${size}px` } as CSSProperties}
    >
      <header className="notice__head">
        <span className="notice__level">{LEVELS[level]}</span>
      </header>
      <p className="notice__text">{text}</p>
      <footer className="notice__foot">{until}</footer>
    </aside>
  );
};

function useTypeSize(text: string): number {
  const [frame, setFrame] = useState({ width: window.innerWidth, height: window.innerHeight });
  useEffect(() => {
    const measure = () => setFrame({ width: window.innerWidth, height: window.innerHeight });
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const { width, height } = frame;
  return typeSize(text, width * 0.8, height * 0.56, Math.min(width, height) * 0.13);
}

function untilWhen(instant: string, timezone: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: timezone,
  }).format(Date.parse(instant));
}
