import { describe, expect, test } from 'vitest';
import { correction } from '../../src/search/correct.ts';
import { documentsOf, withLeadingWords } from '../../src/search/document.ts';
import { prepareAll } from '../../src/search/match.ts';
import { foldsFrom } from '../../src/search/normalise.ts';
import { readingsFrom } from '../../src/search/sound.ts';
import { siteIndex } from '../support/search-corpus.ts';

const index = siteIndex();
const readingsOf = readingsFrom(index.readings);
const { fields } = prepareAll(withLeadingWords(documentsOf(index)), foldsFrom(index.folds), readingsOf);
const corrected = (stretch: string) => correction(stretch, fields, readingsOf);

describe('a stretch that sounds like one of the texts', () => {
  test.each([
    ['统一口经', '统一口径'],
    ['牵头可室', '牵头科室'],
  ])('is corrected: %s', (typed, meant) => {
    expect(corrected(typed)).toBe(meant);
  });

  test.each(['研判会', '复判', 'fupan', '谁也没听说过的事'])(
    'is left as it is where nothing longer sounds so, or it stands: %s',
    typed => {
      expect(corrected(typed)).toBe(typed);
    },
  );
});
