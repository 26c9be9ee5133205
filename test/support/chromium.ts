import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser's environment: without a UTF-8 locale it calls a file with a Chinese name just “download”. */
export const chromiumEnvironment = { ...process.env, LC_ALL: 'C.UTF-8' };

/**
 * Features that Chromium goes without. It heeds only the last such list, so this one repeats Playwright's, and adds those that
 * start processes of their own for each new window, at half a second of processor time: suggestions under the address line, and
 * a page kept ready for a next address.
 */
const withoutFeatures = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'SpareRendererForSitePerProcess'],
];

/** A name that leads to this machine and that no browser trusts as it trusts localhost: a server of an intranet. */
export const INTRANET = 'intranet.example';

/** Start-up flags: no sandbox for containers run as root, and nothing that calls home. */
export const chromiumFlags = [
  `--disable-features=${withoutFeatures.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`,
];

/** How a browser stands on an office's machine. */
export const office = {
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  viewport: { width: 1366, height: 768 },
} as const;

/** Chromium without a window, its menus and its history: the same engine, at four fifths of the processor time. */
const SHELL = '/usr/bin/chromium-headless-shell';

const named = (): string | undefined => process.env['CHROMIUM_PATH'] || undefined;

/** A whole Chromium on this machine: the one `CHROMIUM_PATH` names, or one at a usual place. */
export function findChromium(): string | undefined {
  const path = named();
  if (path !== undefined) return existsSync(path) ? path : undefined;
  return usualPaths.find(each => existsSync(each));
}

/** The browser that runs most tests fastest: the one that `CHROMIUM_PATH` names, the one without a window, or a whole one. */
export const findQuickChromium = (): string | undefined =>
  named() === undefined && existsSync(SHELL) ? SHELL : findChromium();

/** Installs Debian's browsers with a Chinese font, where that takes no password. */
function installChromium(): void {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...words: string[]): void => {
    const [command = '', ...rest] = [...asRoot, ...words];
    spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  console.log('Installing the packages chromium, fonts-noto-cjk and chromium-headless-shell.');
  run('apt-get', 'update', '-qq');
  run('apt-get', 'install', '-y', '-qq', 'chromium', 'fonts-noto-cjk');
  // By itself: older releases of Debian do not have it.
  run('apt-get', 'install', '-y', '-qq', 'chromium-headless-shell');
}

/**
 * Finds a Chromium, or installs Debian's where that is possible. A machine that is root's own, as those are that test for
 * others, gets the quick one beside a whole one, too.
 * @returns the path of a whole one, or `undefined` after saying in one line what to do
 */
export function provideChromium(): string | undefined {
  const isWanting = findChromium() === undefined || (process.getuid?.() === 0 && !existsSync(SHELL));
  if (isWanting && named() === undefined && existsSync('/usr/bin/apt-get')) installChromium();
  const found = findChromium();
  if (found === undefined)
    console.error(
      'No Chromium found: install Chromium or Chrome, or set CHROMIUM_PATH to its executable, and run again.',
    );
  return found;
}
