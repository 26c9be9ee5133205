import { foldedWords } from '../../base/folded.ts';
import { groupBy } from '../../base/group.ts';
import { remembered } from '../../base/remember.ts';
import type { ReleaseKit } from '../../playbook/release-kit.ts';
import type { Ledger } from '../facts/ledger.ts';
import { wholeText } from './compose.ts';
import type { StatementVersion } from './version.ts';

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
  // A fact that was given another name since was said by the one it had.
  const names = facts.flatMap(({ label, history }) => [label, ...history.flatMap(each => each.label ?? [])]);
  return new Set([...written, ...names].map(folded));
}

/** A sentence as it is compared, and the same without the name that may stand before it. */
interface Said {
  readonly words: string;
  readonly label: string;
  readonly rest: string;
}

function saidAs(sentence: string): Said {
  const words = folded(sentence);
  const [, label = '', rest = ''] = /^([^:]+):(.+)$/u.exec(words) ?? [];
  return { words, label: label.replace(/^【[^】]*】/u, ''), rest };
}

/**
 * The sentences of a version, each whole and with the names it stands behind. A version never changes, and thousands of answers
 * may quote it.
 */
const saidIn = remembered((version: Pick<StatementVersion, 'title' | 'parts'>) => {
  const all = sentencesOf(`${version.title}\n${wholeText(version)}`).map(saidAs);
  return {
    whole: new Set(all.map(({ words }) => words)),
    behind: groupBy(
      all.filter(({ label }) => label !== ''),
      ({ rest }) => rest,
    ),
  };
});

/**
 * The sentences of a text that a version does not say as they stand, whatever name stands before them.
 * @param labels names that say nothing by themselves
 */
export function unsaidIn(
  text: string,
  version: Pick<StatementVersion, 'title' | 'parts'>,
  labels: ReadonlySet<string>,
): readonly string[] {
  const { whole, behind } = saidIn(version);
  const isSaid = (words: string): boolean =>
    whole.has(words) || behind.get(words)?.some(({ label }) => labels.has(label)) === true;
  return sentencesOf(text).filter(sentence => {
    const { words, label, rest } = saidAs(sentence);
    return !isSaid(words) && !(labels.has(label) && isSaid(rest));
  });
}
