import { textOf } from '../incident/release/compose.ts';
import type { StatementVersion } from '../incident/release/statement.ts';
import type { Filling } from './filling.ts';

/** The text of a version; where it has several parts, each under its name. */
export function releaseBody({ source: { index } }: Filling, { channel, parts }: StatementVersion): string {
  const known = index.playbook.release.channels.find(({ id }) => id === channel)?.parts ?? [];
  const written = parts.map(({ part, text }) => ({
    label: known.find(({ id }) => id === part)?.label ?? part,
    text: textOf(text).trim(),
  }));
  return written
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => (written.length === 1 ? text : `【${label}】\n${text}`))
    .join('\n');
}
