import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { precompress } from '../../src/build/precompress.ts';
import { BASE } from '../support/built-site.ts';
import { provideNginx } from '../support/nginx.ts';

/** The configuration that deploy.zh-CN.md offers, under the path and folder of a test. */
function configured(base: string, folder: string, port: number): string {
  const [, block = ''] = /```nginx\n(.*?)```/s.exec(readFileSync('src/server/deploy.zh-CN.md', 'utf8')) ?? [];
  return block
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replaceAll('/srv/yuqing', folder)
    .replaceAll('/yuqing/', base);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise(done => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Runs Debian's nginx with the configuration of deploy.zh-CN.md on a copy of a built site. */
async function serving(base: string, built: string, use: (address: string) => Promise<void>): Promise<void> {
  const at = mkdtempSync(join(tmpdir(), 'yuqing-nginx-'));
  const folder = join(at, 'site');
  cpSync(built, folder, { recursive: true });
  expect(precompress(folder)).toBeGreaterThan(100);
  const port = await freePort();
  // An nginx that is only unpacked has no folders of its own under /var.
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(name => `${name}_temp_path ${at}/${name};`)
    .join(' ');
  writeFileSync(
    join(at, 'nginx.conf'),
    `pid ${at}/pid; error_log ${at}/error.log; daemon off;
    events {}
    http { access_log off; ${temporary} ${configured(base, folder, port)} }`,
  );
  // As the machine's own user: root's nginx would hand the work to one who may not read a temporary folder.
  const user = process.getuid?.() === 0 ? ['-g', 'user root;'] : [];
  const server = spawn(nginx ?? '', ['-p', at, '-c', join(at, 'nginx.conf'), ...user], {
    stdio: 'pipe',
  });
  let told = '';
  server.stderr.on('data', piece => {
    told += piece;
  });
  try {
    const address = `http://127.0.0.1:${port}${base}`;
    for (let tries = 0; tries < 300; tries += 1) {
      if (server.exitCode !== null) throw new Error(told);
      if (await fetch(address).catch(() => undefined)) break;
      await pause(100);
    }
    await use(address);
  } finally {
    server.kill('SIGTERM');
    rmSync(at, { recursive: true, force: true });
  }
}

/** Asks as a browser does that takes compressed answers, without following or unpacking anything. */
function ask(url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, response => {
      const pieces: Buffer[] = [];
      response.on('data', piece => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    }).on('error', reject);
  });
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came, compressed or not. */
  readonly body: Buffer;
}

const nginx = provideNginx();
if (nginx === undefined) console.log('No nginx can be had here: its test is skipped.');

// A server's headers for a file do not depend on the links within it: one build does for both.
test.skipIf(nginx === undefined).each(['/', BASE])(
  'nginx serves the site under %s with the configuration of deploy.zh-CN.md',
  async base => {
    const { folder } = inject('site');
    await serving(base, folder, async address => {
      for (const path of ['', 'plan/duties/', 'desk/']) {
        const { status, headers, body } = await ask(address + path);
        expect(status, path).toBe(200);
        expect(headers['content-type'], path).toBe('text/html; charset=utf-8');
        expect(headers['content-encoding'], path).toBe('gzip');
        expect(headers['cache-control'], path).toBe('no-cache');
        expect(headers['x-content-type-options'], path).toBe('nosniff');
        expect(headers['content-security-policy'], path).toBe("frame-ancestors 'none'");
        expect(gunzipSync(body).toString('utf8'), path).toBe(
          readFileSync(join(folder, path, 'index.html'), 'utf8'),
        );
      }
      const [hashed = ''] =
        /_astro\/[\w.-]+\.js/.exec(readFileSync(join(folder, 'desk/index.html'), 'utf8')) ?? [];
      for (const [path, type, kept] of [
        [hashed, 'text/javascript; charset=utf-8', 'max-age=31536000, immutable'],
        ['sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
        ['playbook.json', 'application/json; charset=utf-8', 'no-cache'],
        ['site.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
        ['icon.svg', 'image/svg+xml', 'no-cache'],
        ['icon-192.png', 'image/png', 'no-cache'],
      ] as const) {
        const { status, headers } = await ask(address + path);
        expect(status, path).toBe(200);
        expect(headers['content-type'], path).toBe(type);
        expect(headers['cache-control'], path).toBe(kept);
        expect(headers['x-content-type-options'], path).toBe('nosniff');
        expect(headers['content-encoding'], path).toBe(path.endsWith('.png') ? undefined : 'gzip');
      }
      const missing = await ask(`${address}no/such/page/`);
      expect(missing.status).toBe(404);
      expect(missing.headers['content-security-policy']).toBe("frame-ancestors 'none'");
      expect(gunzipSync(missing.body).toString('utf8')).toContain('没有这一页');
      // A server behind another one does not know its own address.
      expect((await ask(`${address}plan/duties`)).headers.location).toBe(`${base}plan/duties/`);
    });
  },
);
