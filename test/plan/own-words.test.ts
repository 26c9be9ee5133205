import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { stringsIn } from '../support/imports.ts';
import { names } from '../support/own-names.ts';
import { playbook } from '../support/playbook.ts';
import { wordsOfPlan } from '../support/words-of-a-plan.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));

const own = wordsOfPlan(names, playbook);

/**
 * The schema gives examples of names to whoever fills them in; whoever writes content is told words of the check; what reads any plan
 * knows the words that plans have in common.
 */
const EXAMPLES = /^(plan\/names\.ts|content\/.+|drafting\/.+)$/;

describe('the words of one plan are content', () => {
  test('no text that src/ shows or writes holds one of them', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      file => /\.(ts|tsx|astro)$/.test(file) && !EXAMPLES.test(file),
    );
    expect(files.length).toBeGreaterThan(500);
    const found = files.flatMap(file =>
      stringsIn(file, readFileSync(`${source}/${file}`, 'utf8')).flatMap(text =>
        own.filter(word => text.includes(word)).map(word => `${file}: ${word} in ${text}`),
      ),
    );
    expect(found).toEqual([]);
  });
});
