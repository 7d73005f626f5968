import { mayRecover } from '../rules/renewal';
import type { Faults } from './faults';
import { ask } from './http';
import { keep, recall } from './kept';

const NAME = 'qingfeng.recovered';
const RETRY = 60_000;

/**
 * Loads the page anew where there is one to come back to: kept by the service worker, or given by the
 * server. Elsewhere it stays, for a browser's own error page never goes away by itself.
 *
 * @returns whether it does
 */
export async function restart(): Promise<boolean> {
  const isKept = Boolean(navigator.serviceWorker?.controller);
  const { pathname, search } = window.location;
  const isThere = isKept || (await ask(pathname + search).catch(() => null))?.ok === true;
  if (isThere) window.location.reload();
  return isThere;
}

/** What no code has caught goes to the keeper. */
export function watchErrors(faults: Faults): void {
  window.addEventListener('error', ({ message }) => faults.add('script', message));
  window.addEventListener('unhandledrejection', ({ reason }) =>
    faults.add('script', String((reason as Error | null)?.message ?? reason)),
  );
}

/** The whole page has broken down: begins anew, but rarely. */
export async function recover(): Promise<void> {
  const last = Number(recall(NAME) ?? window.history.state?.recovered ?? NaN);
  if (mayRecover(Number.isNaN(last) ? null : last, Date.now()) && (await restart())) {
    keep(NAME, String(Date.now()));
    // Where nothing can be kept, the page's own entry outlives its reload.
    window.history.replaceState({ recovered: Date.now() }, '');
    return;
  }
  window.setTimeout(() => void recover(), RETRY);
}
