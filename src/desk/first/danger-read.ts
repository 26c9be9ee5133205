import type { First } from '../../playbook/first.ts';
import { piecesOf, tokensIn } from '../../playbook/template.ts';
import { within } from '../core/words/sentence.ts';
import { unsaid } from './words.ts';

/**
 * Parts of a danger that a report repeats: where, what, and who is in it. The caller and the number to ring back do not concern
 * its reader.
 */
const REPEATED = ['地点', '人员'] as const;

/**
 * The reported danger, from the words that were read aloud: where and what, then who. Empty where the words name no place, or
 * are none of the playbook's.
 */
export function dangerRead({ dangers }: Pick<First, 'dangers'>, spokenText: string): readonly string[] {
  const read = spokenText.split('\n').map(line => line.trim());
  const [place, people] = REPEATED.map(token => {
    // The words before the first token of its line are the list's label for it.
    const names = dangers
      .flatMap(({ words }) => words.split('\n'))
      .filter(line => tokensIn(line).includes(token))
      .flatMap(line => piecesOf(line.trim()).slice(0, 1))
      .flatMap(piece => ('text' in piece ? [piece.text] : []));
    const said = read.flatMap(line => {
      const name = names.find(each => line.startsWith(each));
      return name === undefined ? [] : [within(line.slice(name.length))];
    });
    return said.find(words => words !== '' && !words.startsWith(unsaid(token)));
  });
  return place === undefined ? [] : [place, ...(people === undefined ? [] : [people])];
}
