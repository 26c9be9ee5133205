import { textOf } from '../../../incident/release/compose.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import type { Channel } from '../../../playbook/release-kit.ts';

/** One part of a published text, to answer with. */
export interface Said {
  readonly label: string;
  readonly text: string;
  readonly link: string | undefined;
}

/** Everything that was said in public, part by part, the latest first. */
export function publishedTexts(
  statements: readonly Statement[],
  channels: readonly Channel[],
): readonly Said[] {
  return statements
    .flatMap(({ published }) => (published === undefined ? [] : [published]))
    .reverse()
    .flatMap(({ title, channel, parts, publications }) =>
      parts
        .map(({ part, text }) => ({
          label: `${title} · ${channels.find(({ id }) => id === channel)?.parts.find(({ id }) => id === part)?.label ?? part}`,
          text: textOf(text).trim(),
          link: publications.at(-1)?.link,
        }))
        .filter(({ text }) => text !== ''),
    );
}
