import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';
import { Plain } from './say.mjs';

const SECONDS = 3;
const PAGE = `<!doctype html>
<html lang="zh-Hans">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${SECONDS}">
<title>清风 · 正在准备</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; text-align: center;
    padding: 0 1.5rem; background: #f7f4ec; color: #26221c;
    font: 1.1rem/1.8 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
  h1 { font-size: 2rem; font-weight: 500; letter-spacing: 0.3em; margin: 0 0 0 0.3em; }
</style>
<h1>清风</h1>
<p>正在准备，首次启动要几分钟。<br>好了以后，这一页会自己打开。</p>
</html>`;

/** Where the server will listen, from the same variables that it reads. */
export const address = () => ({
  host: process.env.HOST || '0.0.0.0',
  port: Number(process.env.PORT || 1337),
});

/**
 * Holds the port while the server is made ready, which can take minutes: whoever looks finds a page
 * that says so, and a second start finds the port taken instead of doing the same beside the first.
 *
 * @returns gives the port free
 */
export async function holdPort() {
  const { host, port } = address();
  requireValid(port);
  const server = createServer((_request, response) => {
    response.writeHead(503, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': String(SECONDS),
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    });
    response.end(PAGE);
  });
  await new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

function requireValid(port) {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Plain(
      `PORT 应为 1 至 65535 的整数，现为“${process.env.PORT}”。`,
      `PORT must be a whole number from 1 to 65535, but is "${process.env.PORT}".`,
    );
  }
}

function cannotListen(error, host, port) {
  if (error.code === 'EADDRINUSE') {
    return new Plain(
      `端口 ${port} 已被占用。请先关闭占用它的程序，或换一个端口：PORT=${port + 1} npm start`,
      `Port ${port} is in use. Close what uses it, or choose another: PORT=${port + 1} npm start`,
    );
  }
  return new Plain(
    `无法在 ${host}:${port} 上监听（${error.code}）。请检查 HOST 和 PORT。`,
    `Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`,
  );
}
