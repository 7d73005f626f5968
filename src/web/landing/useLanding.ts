import { useEffect, useState } from 'react';

export interface ScreenLink {
  name: string;
  place: string | null;
  href: string;
  width: number;
  height: number;
}

export interface LandingState {
  status: 'asking' | 'known' | 'failed';
  screens: ScreenLink[];
  sample: boolean;
}

/** Which screens a visitor of this machine may open. */
export function useLanding(): LandingState {
  const [state, setState] = useState<LandingState>({
    status: 'asking',
    screens: [],
    sample: false,
  });
  useEffect(() => {
    let gone = false;
    ask()
      .then((answer) => !gone && setState({ status: 'known', ...answer }))
      .catch(() => !gone && setState({ status: 'failed', screens: [], sample: false }));
    return () => {
      gone = true;
    };
  }, []);
  return state;
}

async function ask(): Promise<{ screens: ScreenLink[]; sample: boolean }> {
  const response = await fetch('/api/landing', { credentials: 'omit' });
  if (!response.ok) throw new Error(`landing: ${response.status}`);
  const answer = (await response.json()) as { screens?: unknown; sample?: unknown };
  const screens = Array.isArray(answer.screens) ? (answer.screens as ScreenLink[]) : [];
  return { screens, sample: answer.sample === true };
}
