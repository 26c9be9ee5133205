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
 * What Chromium does without. It heeds only the last such list, so this one says again what Playwright says, and goes on
 * with what would start processes of its own for each new window, at half a second of processor time: suggestions under
 * the address line, and a page kept ready for a next address.
 */
const withoutFeatures = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'SpareRendererForSitePerProcess'],
];

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
];

/** A Chromium on this machine: the one `CHROMIUM_PATH` names, or one at a usual place. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  return usualPaths.find(path => existsSync(path));
}

/**
 * Finds a Chromium, or installs Debian's with a Chinese font where that is possible without a password.
 * @returns its path, or `undefined` after saying in one line what to do
 */
export function provideChromium(): string | undefined {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.env['CHROMIUM_PATH'] === undefined && existsSync('/usr/bin/apt-get')) {
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const run = (...words: string[]): boolean => {
      const [command = '', ...rest] = [...asRoot, ...words];
      return (
        spawnSync(command, rest, {
          stdio: ['ignore', 'ignore', 'inherit'],
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        }).status === 0
      );
    };
    console.log('No Chromium found: installing the packages chromium and fonts-noto-cjk.');
    run('apt-get', 'update', '-qq');
    if (run('apt-get', 'install', '-y', '-qq', 'chromium', 'fonts-noto-cjk')) return findChromium();
  }
  console.error(
    'No Chromium found: install Chromium or Chrome, or set CHROMIUM_PATH to its executable, and run again.',
  );
  return undefined;
}
