import { mayRecover } from '../rules/renewal';
import type { Faults } from './faults';
import { keep, recall } from './kept';

const NAME = 'qingfeng.recovered';
const RETRY = 60_000;

/** What no code has caught goes to the keeper. */
export function watchErrors(faults: Faults): void {
  window.addEventListener('error', ({ message }) => faults.add('script', message));
  window.addEventListener('unhandledrejection', ({ reason }) =>
    faults.add('script', String((reason as Error | null)?.message ?? reason)),
  );
}

/** The whole page has broken down: begins anew, but rarely. */
export function recover(): void {
  const last = Number(recall(NAME) ?? NaN);
  if (!mayRecover(Number.isNaN(last) ? null : last, Date.now())) {
    window.setTimeout(recover, RETRY);
    return;
  }
  keep(NAME, String(Date.now()));
  window.location.reload();
}
