import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { columnsOf, type SearchDocument, type SearchIndex, wordsOf } from '../search/document.ts';

const han = /\p{Script=Han}/u;
// The CJK block and its extension A hold every traditional form in common use.
const traditionalBlocks: readonly (readonly [first: number, last: number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
];

/**
 * The index the browser fetches: documents, and the readings and traditional forms of the characters they use.
 * @param alike words that say nearly the same
 */
export function buildSearchIndex(
  documents: readonly SearchDocument[],
  alike: SearchIndex['alike'] = [],
): SearchIndex {
  const texts = [...documents.flatMap(wordsOf), ...alike.flat()];
  const characters = new Set(texts.join('').match(new RegExp(han, 'gu')) ?? []);
  const readings = readingsIn(new Set(documents.flatMap(wordsOf)));
  return {
    version: 1,
    documents: columnsOf(documents, readings),
    alike,
    readings,
    folds: foldsInto(characters),
  };
}

/** How characters are read where the texts use them: 重 as zhong, and second as chong in 重复. */
function readingsIn(texts: ReadonlySet<string>): SearchIndex['readings'] {
  const counts = new Map<string, Map<string, number>>();
  for (const text of texts)
    for (const { origin, result } of pinyin(text, { toneType: 'none', type: 'all', v: true })) {
      if (!han.test(origin)) continue;
      const readings = counts.get(origin) ?? new Map<string, number>();
      counts.set(origin, readings.set(result, (readings.get(result) ?? 0) + 1));
    }
  const tables: Record<string, string>[] = [];
  for (const [character, readings] of [...counts].sort())
    [...readings]
      .sort(([, one], [, other]) => other - one)
      .forEach(([reading], way) => {
        const table = tables[way] ?? {};
        tables[way] = table;
        table[reading] = (table[reading] ?? '') + character;
      });
  return tables;
}

/** Forms as written in Taiwan and Hong Kong differ (裡 and 裏, 眾 and 衆), so all three standards are asked. */
function foldsInto(characters: ReadonlySet<string>): SearchIndex['folds'] {
  const converters = [
    Converter({ from: 't', to: 'cn' }),
    Converter({ from: 'tw', to: 'cn' }),
    Converter({ from: 'hk', to: 'cn' }),
  ];
  const folds: SearchIndex['folds'] = ['', ''];
  for (const [first, last] of traditionalBlocks) {
    for (let code = first; code <= last; code += 1) {
      const character = String.fromCodePoint(code);
      const simplified = converters
        .map(convert => convert(character))
        .find(form => form !== character && characters.has(form));
      if (simplified === undefined) continue;
      folds[0] += character;
      folds[1] += simplified;
    }
  }
  return folds;
}
