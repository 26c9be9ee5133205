import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A built site served on the loopback interface, with what a test may do to it. */
export interface SiteServer {
  /** Address of the site's root, ending in `/`. */
  readonly address: string;
  /** Serves another `sw.js` from now on, as a new release would. @param comment what stands at its end */
  release(comment: string): void;
  /** Sends a page only up to a place the next time it is asked for, and the rest when told to go on. */
  halt(path: string, first: string, rest: string): () => void;
  /** Leads what asks for a WebSocket under a path to another server, as nginx does by deploy.zh-CN.md. */
  lead(path: string, to: string): void;
  /** Drops what was led there. */
  cut(): void;
  /** Drops every connection and stops listening. */
  stop(): Promise<void>;
}

/** The response for a path. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A service worker that stores only some of the files on its list. */
const onlyOf = (worker: string, stores = /^/): string =>
  worker.replace(/\{url:"([^"]+)",revision:[^}]+\},?/g, (entry, url: string) =>
    stores.test(url) ? entry : '',
  );

/**
 * Serves a folder as any static host would: directory index, MIME types, `404.html`, nothing outside the folder. Each file
 * is read once.
 * @param keeps whether a browser may keep files that carry their hash in the name. Not where a test takes the network away:
 * the browser's own store would then hide what the service worker lacks.
 * @param stores which files `sw.js` takes along: all, unless storing hundreds is not what a test is about
 */
export async function serveSite(
  folder: string,
  base = '/',
  keeps = false,
  stores?: RegExp,
): Promise<SiteServer> {
  const root = resolve(folder);
  const sockets = new Set<Socket>();
  let released = '';

  /** The file that a path leads to, and whether its address ends in a slash. */
  const fileAt = async (
    path: string,
  ): Promise<{ readonly file: string; readonly moved: boolean } | undefined> => {
    const file = resolve(root, `.${path}`);
    if (file !== root && !file.startsWith(root + sep)) return undefined;
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return { file, moved: false };
    if (!found?.isDirectory()) return undefined;
    return { file: join(file, 'index.html'), moved: !path.endsWith('/') };
  };

  const answerTo = async (pathname: string): Promise<Answer> => {
    const path = decodeURIComponent(pathname);
    const found = path.startsWith(base) ? await fileAt(path.slice(base.length - 1)) : undefined;
    if (found?.moved) return { status: 301, headers: { location: `${pathname}/` }, body: '' };
    const file = found?.file ?? join(root, '404.html');
    const isChanged = (released !== '' || stores !== undefined) && file === join(root, 'sw.js');
    // The compressed copy beside the file, where a build step has made one.
    const packed = isChanged ? undefined : await readFile(`${file}.gz`).catch(() => undefined);
    const body = packed ?? (await readFile(file));
    return {
      status: found === undefined ? 404 : 200,
      headers: {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'cache-control': keeps && path.includes('/_astro/') ? 'max-age=31536000, immutable' : 'no-cache',
        'x-content-type-options': 'nosniff',
        ...(packed === undefined ? {} : { 'content-encoding': 'gzip' }),
      },
      body: isChanged ? `${onlyOf(body.toString(), stores)}\n// ${released}` : body,
    };
  };
  /** Responses so far: every test's browser asks for the same files anew. */
  const answers = new Map<string, Promise<Answer>>();
  const halted = new Map<string, (response: ServerResponse) => void>();
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const halts = halted.get(pathname);
    if (halts !== undefined) {
      halted.delete(pathname);
      halts(response);
      return;
    }
    const answer = answers.get(pathname) ?? answerTo(pathname);
    answers.set(pathname, answer);
    answer.then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.writeHead(400).end(),
    );
  });
  server.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const led = new Set<Socket>();
  let leads: { readonly path: string; readonly to: URL } | undefined;
  server.on('upgrade', (request, socket: Socket, head) => {
    if (leads === undefined || request.url !== leads.path) {
      socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      return;
    }
    const engine = connect(Number(leads.to.port), leads.to.hostname);
    const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    engine.write(`GET / HTTP/1.1\r\n${headers.join('')}\r\n`);
    engine.write(head);
    for (const each of [socket, engine]) {
      led.add(each);
      each.on('error', () => undefined);
      each.once('close', () => {
        led.delete(each);
        socket.destroy();
        engine.destroy();
      });
    }
    socket.pipe(engine).pipe(socket);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  return {
    address: `http://127.0.0.1:${port}${base}`,
    release: comment => {
      released = comment;
      answers.clear();
    },
    halt: (path, first, rest) => {
      const asked = Promise.withResolvers<ServerResponse>();
      halted.set(base + path, response => {
        response.writeHead(200, { 'content-type': types['.html'] }).write(first);
        asked.resolve(response);
      });
      return () => void asked.promise.then(response => response.end(rest));
    },
    lead: (path, to) => {
      leads = { path, to: new URL(to) };
    },
    cut: () => {
      for (const socket of led) socket.destroy();
    },
    stop: () =>
      new Promise(done => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
