import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { randomDeeds } from '../../src/content/random-trainee.ts';
import { documentWords } from '../../src/desk/documents/document-words.ts';
import { fillingOf } from '../../src/desk/documents/filling.ts';
import { handoverTexts } from '../../src/desk/documents/handover-sentences.ts';
import { derive } from '../../src/desk/incident/derive.ts';
import { registerOf } from '../../src/desk/register/register.ts';
import { statisticsOf } from '../../src/desk/register/statistics.ts';
import { registerCell } from '../../src/desk/register/words.ts';
import { reviewOf } from '../../src/desk/review/summary.ts';
import { timelineOf } from '../../src/desk/timeline/timeline.ts';
import { digestOf } from '../../src/log/hash.ts';
import { checkPlaybook } from '../../src/playbook/check.ts';
import { indexPlaybook, type PlaybookIndex } from '../../src/playbook/checklist.ts';
import { playbookSchema } from '../../src/playbook/playbook.ts';
import { REGISTER_COLUMNS } from '../../src/playbook/record.ts';
import { referencesIn } from '../../src/playbook/references.ts';
import {
  QUESTION_MEANINGS,
  ROLE_FUNCTIONS,
  STEP_FILLS,
  WANT_MEANINGS,
} from '../../src/playbook/vocabulary.ts';
import { endOf, type Run } from '../../src/training/drills/run.ts';
import type { Scenario } from '../../src/training/drills/scenario.ts';
import { storyOf } from '../../src/training/drills/story.ts';
import { filled } from '../desk/documents/incidents.ts';
import { doAll, readScenario, stageOf } from '../support/drill.ts';
import { index, playbook } from '../support/playbook.ts';
import { inOldNames, renamedPlaybook, renamedScenario } from '../support/renamed-playbook.ts';

const otherIndex = indexPlaybook(renamedPlaybook(playbook));

/** Everything that is made of an incident: the ideal way through a drill, at its end. */
function resultsOf(scenario: Scenario, by: PlaybookIndex) {
  const stage = { ...stageOf(scenario), index: by, playbook: digestOf(by.playbook) };
  const run: Run = { scenario, form: 'full', from: 0 };
  const log = doAll(stage, ...scenario.ideal);
  const now = endOf(run);
  const view = derive(by, log, now);
  const source = { index: by, log, view, now, bureau: {}, incidents: [], by: undefined };
  const { columns, rows } = registerOf([{ view, index: by }], true);
  return {
    view,
    documents: by.playbook.forms.map(form => filled(form, source)),
    register: [columns, rows.map(row => columns.map(({ column }) => registerCell(column, row)))],
    statistics: statisticsOf([source], now, true),
    handover: handoverTexts(fillingOf(source, documentWords)),
    timeline: timelineOf(by, log, view, now),
    review: reviewOf(by, log, view, now),
    outcome: storyOf(run, by, [log], now).outcome,
    random: randomDeeds(stage, 1),
  };
}

describe('a playbook with every id renamed', () => {
  test('passes the check', () => {
    const answer = checkPlaybook(otherIndex.playbook);
    expect(answer.ok ? [] : answer.refusal).toEqual([]);
    expect(JSON.stringify(otherIndex.playbook).match(/-renamed/g)?.length).toBeGreaterThan(500);
  });

  test.each(['rain-landslide', 'village-building', 'archive-leak', 'compensation-dispute'])(
    'gives the same view, documents, register, statistics, hand-over, timeline, review and marks: %s',
    name => {
      const scenario = readScenario(name);
      const one = resultsOf(scenario, index);
      const other = resultsOf(renamedScenario(scenario), otherIndex);
      expect(one.outcome.marks.some(({ grade }) => grade === 'P')).toBe(true);
      for (const part of Object.keys(one) as (keyof typeof one)[])
        expect(inOldNames(other[part]), part).toEqual(inOldNames(one[part]));
    },
  );
});

test('no text in src is an id of content, but for the words of meanings and words that are no compounds', () => {
  const source = fileURLToPath(new URL('../../src', import.meta.url));
  const words = new Set<string>([
    ...Object.keys(QUESTION_MEANINGS),
    ...STEP_FILLS,
    ...WANT_MEANINGS,
    ...ROLE_FUNCTIONS,
    ...Object.keys(REGISTER_COLUMNS),
  ]);
  // “done” or “time” may be an id and is many other things; the renamed playbook finds those that are read as ids.
  const ids = new Set(
    referencesIn(playbookSchema, playbook)
      .names.filter(({ kind, name }) => kind !== 'clause' && /-|[a-z][A-Z]/.test(name) && !words.has(name))
      .map(({ name }) => name),
  );
  for (const { id } of playbook.clauses) ids.add(id);
  expect(ids.size).toBeGreaterThan(150);
  const found: string[] = [];
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.tsx?$/.test(name),
  )) {
    const tree = ts.createSourceFile(
      file,
      readFileSync(`${source}/${file}`, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node): void => {
      // An address of the desk names a page, and then an id.
      if (
        (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) &&
        node.text.split('/').some(part => ids.has(part)) &&
        !ts.isJsxAttribute(node.parent)
      )
        found.push(`${file}: ${node.text}`);
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  expect(found).toEqual([]);
});
