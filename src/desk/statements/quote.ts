import { foldedWords } from '../../base/folded.ts';
import { wholeText } from './compose.ts';
import type { StatementVersion } from './statement.ts';

/** The sentences of a text, each as typed: what ends one is left out. A piece of one can say the opposite of the whole. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/[。；！？!?;\n]/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '');

const folded = (sentence: string): string => foldedWords(sentence).replace(/[《》“”"]/g, '');

/** The sentences of a text that a version does not say as they stand. */
export function unsaidIn(
  text: string,
  version: Pick<StatementVersion, 'title' | 'parts'>,
): readonly string[] {
  const said = new Set(sentencesOf(`${version.title}\n${wholeText(version)}`).map(folded));
  return sentencesOf(text).filter(sentence => !said.has(folded(sentence)));
}
