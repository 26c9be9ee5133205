import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentFilesIn } from '../../support/content-files.ts';

interface Claim {
  readonly claim: string;
  readonly refused: string;
  /** Words that make it true after all. */
  readonly unless?: string;
  readonly wrong: string;
}
const laws = parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/must-not-claim.yaml'), 'utf8'),
) as Readonly<Record<string, readonly Claim[]>>;
const claims = Object.entries(laws).flatMap(([law, all]) =>
  all.map(each => [`${law}: ${each.claim}`, each] as const),
);

const root = join(import.meta.dirname, '../../..');

/** Wrong answers say what is wrong, and `unsaid` says what no law does. */
const ANSWERED = /^content\/training\/(questions|lessons)\//;
const isAnswer = (line: string): boolean => /^ *(?:- )?text: /.test(line);

const sentences = ['content', 'src'].flatMap(folder =>
  contentFilesIn(join(root, folder))
    .map(name => join(folder, name))
    .filter(name => /\.(yaml|mdx|tsx?|astro)$/.test(name))
    .flatMap(file =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter(line => !/^ *unsaid: /.test(line) && !(ANSWERED.test(file) && isAnswer(line)))
        .flatMap(line => line.split(/(?<=[。；！？])/))
        .map(sentence => [file, sentence.trim()] as const),
    ),
);

const makes = (sentence: string, { refused, unless }: Claim): boolean =>
  new RegExp(refused).test(sentence) && (unless === undefined || !sentence.includes(unless));

describe('of the law', () => {
  test('everything that manual and interface say is looked at', () => {
    expect(claims.length).toBeGreaterThanOrEqual(48);
    expect(sentences.length).toBeGreaterThan(5_000);
  });

  test.each(claims)('nothing claims, by %s', (_, claim) => {
    expect(makes(claim.wrong, claim)).toBe(true);
    expect(sentences.filter(([, sentence]) => makes(sentence, claim))).toEqual([]);
  });
});
