import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child.ts';
import { chromiumEnvironment, chromiumFlags, findQuickChromium } from './chromium.ts';
import { asJson, type Driver, type Engine } from './driver.ts';
import { openLine } from './socket.ts';

/** The address of the page that it opens by itself, some time after it listens. */
async function firstPage(listens: string): Promise<string> {
  for (const begun = performance.now(); performance.now() - begun < 60_000; await sleep(50)) {
    const answer = await fetch(`http://${listens}/json/list`);
    const targets: readonly { readonly type: string; readonly webSocketDebuggerUrl: string }[] =
      await answer.json();
    const page = targets.find(({ type }) => type === 'page');
    if (page !== undefined) return page.webSocketDebuggerUrl;
  }
  throw new Error('Chromium opened no page');
}

/** Starts any Chromium since 2021 and speaks its own protocol, which Playwright knows of newer ones only. */
export async function startChromium(executable: string, profile: string): Promise<Driver> {
  const downloads = join(profile, 'downloads');
  mkdirSync(downloads);
  const child = await startChild(
    [
      executable,
      ...chromiumFlags,
      ...['--headless', '--remote-debugging-port=0', '--lang=zh-CN', '--window-size=1366,768'],
      ...[`--user-data-dir=${profile}`, 'about:blank'],
    ],
    /^DevTools listening on ws:\/\/([^/]+)\//,
    { ...chromiumEnvironment, TZ: 'Asia/Shanghai' },
  );
  const line = await openLine(await firstPage(child.output));
  await line.ask('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  return {
    downloads,
    read: async expression => {
      const { result, exceptionDetails } = await line.ask('Runtime.evaluate', {
        expression: asJson(expression),
        awaitPromise: true,
      });
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails).slice(0, 600));
      return JSON.parse((result as { readonly value: string }).value);
    },
    press: async (x, y) => {
      for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased'])
        await line.ask('Input.dispatchMouseEvent', {
          type,
          x,
          y,
          button: type === 'mouseMoved' ? 'none' : 'left',
          clickCount: 1,
        });
    },
    quit: async () => {
      line.close();
      await child.end();
    },
  };
}

export const chromiumEngine: Engine = {
  name: 'Chromium',
  packages: ['chromium'],
  isHere: () => findQuickChromium() !== undefined,
  start: profile => startChromium(findQuickChromium() ?? '', profile),
};
