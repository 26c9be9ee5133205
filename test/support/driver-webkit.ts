import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child.ts';
import { asJson, type Engine } from './driver.ts';
import { pressAt } from './driver-firefox.ts';

const findMiniBrowser = (): string | undefined => globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser')[0];

/** The engine of Safari as GNOME builds it, over plain WebDriver. It has no mode without a window. */
export const webkitEngine: Engine = {
  name: 'WebKit',
  packages: ['webkitgtk-webdriver', 'xvfb'],
  isHere: () =>
    existsSync('/usr/bin/WebKitWebDriver') && existsSync('/usr/bin/Xvfb') && findMiniBrowser() !== undefined,
  start: async profile => {
    const downloads = join(profile, 'downloads');
    mkdirSync(downloads);
    mkdirSync(join(profile, 'config'));
    writeFileSync(join(profile, 'config', 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
    const screen = await startChild(
      ['/usr/bin/Xvfb', '-displayfd', '1', '-screen', '0', '1366x900x24', '-nolisten', 'tcp'],
      /^(\d+)$/,
    );
    // Below those that other servers of the tests and the system take.
    const port = 10_000 + (process.pid % 10_000);
    const driver = await startChild(['/usr/bin/WebKitWebDriver', `--port=${port}`], undefined, {
      ...process.env,
      DISPLAY: `:${screen.output}`,
      HOME: profile,
      XDG_CONFIG_HOME: join(profile, 'config'),
      XDG_DATA_HOME: join(profile, 'data'),
      XDG_CACHE_HOME: join(profile, 'cache'),
      XDG_RUNTIME_DIR: profile,
      TZ: 'Asia/Shanghai',
      LC_ALL: 'C.UTF-8',
    });
    const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
      const answer = await fetch(`http://127.0.0.1:${port}/session${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      const { value } = (await answer.json()) as { readonly value: unknown };
      if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value).slice(0, 600)}`);
      return value;
    };
    // It prints nothing when it is ready.
    for (let tries = 0; tries < 100; tries += 1) {
      const isUp = await fetch(`http://127.0.0.1:${port}/status`).then(
        () => true,
        () => false,
      );
      if (isUp) break;
      await sleep(100);
    }
    const { sessionId } = (await ask('POST', '', {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] } },
      },
    })) as { readonly sessionId: string };
    await ask('POST', `/${sessionId}/window/rect`, { x: 0, y: 0, width: 1366, height: 890 });
    return {
      downloads,
      read: async expression => {
        const [fault, value] = (await ask('POST', `/${sessionId}/execute/async`, {
          script: `const tell = arguments[0]; ${asJson(expression)}.then(value => tell(['', value]), fault => tell([String(fault), '']));`,
          args: [],
        })) as readonly [string, string];
        if (fault !== '') throw new Error(fault);
        return JSON.parse(value);
      },
      press: async (x, y) => {
        await ask('POST', `/${sessionId}/actions`, { actions: [pressAt(x, y)] });
      },
      quit: async () => {
        await ask('DELETE', `/${sessionId}`).catch(() => undefined);
        await driver.end();
        await screen.end();
      },
    };
  },
};
