import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from './child.ts';
import { asJson, type Driver, type Engine } from './driver.ts';
import { openLine } from './socket.ts';

const FIREFOX = '/usr/bin/firefox-esr';

/** Starts Firefox ESR, to be spoken to over WebDriver BiDi. @param profile may have been used before @param more preferences of this start */
export async function startFirefox(
  profile: string,
  more: Readonly<Record<string, boolean>> = {},
): Promise<Driver> {
  const downloads = join(profile, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const preferences = {
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.alwaysOpenPanel': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.enabled': false,
    'browser.startup.page': 0,
    'intl.accept_languages': 'zh-CN',
    // Nothing that calls home.
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.safebrowsing.downloads.enabled': false,
    'services.settings.server': 'data:,',
    ...more,
  };
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
      .join('\n'),
  );
  const child = await startChild(
    [FIREFOX, '--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile, 'about:blank'],
    /^WebDriver BiDi listening on (ws:\S+)/,
    { ...process.env, TZ: 'Asia/Shanghai', MOZ_HEADLESS_WIDTH: '1366', MOZ_HEADLESS_HEIGHT: '768' },
  );
  const line = await openLine(`${child.output}/session`);
  await line.ask('session.new', { capabilities: {} });
  const { contexts } = await line.ask('browsingContext.getTree', {});
  const [{ context }] = contexts as readonly [{ readonly context: string }];
  // It still loads its first page: that would come in the place of where it is sent next.
  await line.ask('browsingContext.navigate', { context, url: 'about:blank', wait: 'complete' });
  return {
    downloads,
    read: async expression => {
      const answer = await line.ask('script.evaluate', {
        expression: asJson(expression),
        target: { context },
        awaitPromise: true,
      });
      if (answer['type'] !== 'success') throw new Error(JSON.stringify(answer).slice(0, 600));
      return JSON.parse((answer['result'] as { readonly value: string }).value);
    },
    press: async (x, y) => {
      await line.ask('input.performActions', { context, actions: [pressAt(x, y)] });
    },
    quit: async () => {
      line.close();
      await child.end();
    },
  };
}

export const firefoxEngine: Engine = {
  name: 'Firefox',
  packages: ['firefox-esr'],
  isHere: () => existsSync(FIREFOX),
  start: profile => startFirefox(profile),
};

/** One press of a mouse, in the words of WebDriver. */
export const pressAt = (x: number, y: number): object => ({
  type: 'pointer',
  id: 'mouse',
  actions: [
    { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ],
});
