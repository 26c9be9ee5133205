import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Folders that a fresh clone lacks, or that come from elsewhere. */
const OWN = /^(content|node_modules|dist|\.(git|astro|cache))$/;

/**
 * The project as a fresh clone has it, with another plan in the place of its own. Whatever is built there keeps what it remembers there.
 * @param content the folder of that plan
 * @returns the checkout's folder, for whoever wanted it to take away
 */
export function checkoutWith(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  for (const name of readdirSync(root))
    if (!OWN.test(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(content, join(folder, 'content'), { recursive: true });
  // Packages lie where they are; what tools remember beside them does not.
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.') || name === '.bin')
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  return folder;
}
