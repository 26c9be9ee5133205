import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';

const installed = '/usr/sbin/nginx';
const folder = '.cache/nginx';
const unpacked = `${folder}/usr/sbin/nginx`;

/**
 * Debian's nginx: the one on this machine, or its package fetched and unpacked beside the tests. It is not installed,
 * since that would start a server that listens to everybody.
 * @returns its path, or `undefined` where there is no way to it
 */
export function provideNginx(): string | undefined {
  if (existsSync(installed)) return installed;
  mkdirSync(folder, { recursive: true });
  const run = (command: string, ...words: string[]): boolean =>
    spawnSync(command, words, { cwd: folder, stdio: 'ignore' }).status === 0;
  if (!existsSync(unpacked)) {
    if (
      !run('apt-get', 'download', '-qq', 'nginx') &&
      !(run('apt-get', 'update', '-qq') && run('apt-get', 'download', '-qq', 'nginx'))
    )
      return undefined;
    const [file = ''] = readdirSync(folder).filter(name => name.endsWith('.deb'));
    if (!run('dpkg-deb', '-x', file, '.')) return undefined;
  }
  return spawnSync(unpacked, ['-v']).status === 0 ? unpacked : undefined;
}
