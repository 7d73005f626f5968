/**
 * Whether a request was made by a person at this very machine, in our own page. Pure.
 *
 * The address alone does not say so. A proxy on the same machine speaks from loopback for the whole
 * world; a page of another site, open in the same browser, can ask loopback for anything; and a name
 * that its owner points at 127.0.0.1 (DNS rebinding) makes such a page look like ours. So:
 * whoever passes requests on is known by the headers it adds, or by speaking HTTP/1.0 as proxies do;
 * another site's page by what the browser says of it; a rebound name by the `Host` it came with.
 */
export interface Caller {
  /** Address of the other end of the socket. */
  address: string | undefined;
  httpVersion: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_HOST = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i;
const PASSED_ON = /^(x-forwarded-.+|forwarded|via|x-real-ip|x-client-ip|cf-connecting-ip)$/;

export function isFromThisMachine({ address, httpVersion, headers }: Caller): boolean {
  const host = String(headers['host'] ?? '');
  if (!LOOPBACK.test(address ?? '') || !LOOPBACK_HOST.test(host)) return false;
  if (httpVersion === '1.0' || Object.keys(headers).some((name) => PASSED_ON.test(name))) {
    return false;
  }
  // Absent where no browser asks; "none" is an address that a person typed.
  const site = headers['sec-fetch-site'] ?? 'none';
  const origin = headers['origin'] ?? `http://${host}`;
  return (site === 'same-origin' || site === 'none') && origin === `http://${host}`;
}
