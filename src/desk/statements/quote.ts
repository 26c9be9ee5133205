import { foldedWords } from '../../base/folded.ts';
import type { ReleaseKit } from '../../playbook/release-kit.ts';
import type { Ledger } from '../facts/ledger.ts';
import { wholeText } from './compose.ts';
import type { StatementVersion } from './statement.ts';

/** The sentences of a text, each as typed: what ends one is left out. A piece of one can say the opposite of the whole. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/[。；！？!?;\n]/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '');

const folded = (sentence: string): string => foldedWords(sentence).replace(/[《》“”"]/g, '');

/** The names that stand before a value in what goes out: those of templates, “办理渠道：{办理渠道}”, and of facts. */
export function labelsOf(
  { channels, variants }: Pick<ReleaseKit, 'channels' | 'variants'>,
  { facts }: Ledger,
): ReadonlySet<string> {
  const templates = [
    ...variants.flatMap(({ full, holding }) => [full, holding]),
    ...channels.flatMap(({ parts }) =>
      parts.flatMap(({ full, holding, correction, reply = '' }) => [full, holding, correction, reply]),
    ),
  ];
  const written = templates.flatMap(text =>
    [...text.matchAll(/(?:^|[。；！？!?;\n])([^{}：。；！？!?;\n]{1,20})：(?=\{)/g)].flatMap(
      ([, label]) => label ?? [],
    ),
  );
  return new Set([...written, ...facts.map(({ label }) => label)].map(folded));
}

/** A sentence, and the same without the name that stands before it. */
function saidAs(sentence: string, labels: ReadonlySet<string>): readonly string[] {
  const words = folded(sentence);
  const [, label = '', rest = ''] = /^([^:]+):(.+)$/u.exec(words) ?? [];
  return labels.has(label.replace(/^【[^】]*】/u, '')) ? [words, rest] : [words];
}

/**
 * The sentences of a text that a version does not say as they stand, whatever name stands before them.
 * @param labels names that say nothing by themselves
 */
export function unsaidIn(
  text: string,
  version: Pick<StatementVersion, 'title' | 'parts'>,
  labels: ReadonlySet<string>,
): readonly string[] {
  const said = new Set(
    sentencesOf(`${version.title}\n${wholeText(version)}`).flatMap(sentence => saidAs(sentence, labels)),
  );
  return sentencesOf(text).filter(sentence => !saidAs(sentence, labels).some(words => said.has(words)));
}
