import net from 'node:net';

const EVERYWHERE = new Set(['0.0.0.0', '::']);
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

/**
 * The base of links that open on this machine, for a server that listens on `host`: by the name that
 * every machine has for itself, unless the server listens on one other address only.
 *
 * @param {string} host
 * @param {number} port
 */
export function baseOf(host, port) {
  if (EVERYWHERE.has(host) || LOOPBACK.test(host)) return `http://localhost:${port}`;
  return `http://${net.isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/**
 * Bases of links for other devices, where the server listens to them besides this machine.
 *
 * @param {string} host
 * @param {number} port
 * @param {NodeJS.Dict<import('node:os').NetworkInterfaceInfo[]>} interfaces
 */
export function basesOnNetwork(host, port, interfaces) {
  if (!EVERYWHERE.has(host)) return [];
  return Object.values(interfaces)
    .flat()
    .filter((face) => face.family === 'IPv4' && !face.internal)
    .map((face) => `http://${face.address}:${port}`);
}
