import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Coverage } from '../../src/content/coverage.ts';
import { checkDrills } from '../../src/content/load-drills.ts';
import { ContentError } from '../../src/content/source.ts';
import { trainingSettingsSchema } from '../../src/training/lessons/settings.ts';
import { playbook, required } from '../support/playbook.ts';
import { frozenContent } from './folder.ts';
import { copyWith, temporaryFolder, told } from './mistakes.ts';

const settings = trainingSettingsSchema.parse(
  parse(readFileSync(join(frozenContent, 'training/settings.yaml'), 'utf8')),
);
const FOLDER = 'training/drills';
const FILE = `${FOLDER}/village-building.yaml`;
/** Takes away every other scenario. */
const alone = Object.fromEntries(
  readdirSync(join(frozenContent, FOLDER))
    .map(name => `${FOLDER}/${name}`)
    .flatMap(file => (file === FILE ? [] : [[file, undefined]])),
);

/** A content folder with one scenario, in which one passage says something else. */
const folderWith = (from: string, to: string): string => copyWith({ ...alone, [FILE]: [from, to] }, [FOLDER]);

/** The problems that loading a folder ends in. */
function problemsIn(folder: string, runs = 0): ContentError['problems'] {
  try {
    checkDrills(folder, playbook, settings, runs);
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
  return [];
}

describe('a broken scenario', () => {
  test.each<[name: string, from: string, to: string, line: string, id: string | undefined, says: RegExp]>([
    ['an unknown field', '\ntests:', '\nteests: x\ntests:', 'teests: x', undefined, /不认识的字段 teests/],
    [
      'an order that nobody comes back to',
      '    recalls: order\n',
      '',
      'id: order',
      'order',
      /“order”这条指示没有办也没有人再问/,
    ],
    ['a time of the wrong form', 'at: PT35M', 'at: 35分', 'at: 35分', 'caller', /写法不对/],
    [
      'an unknown topic',
      'topic: illegal-construction',
      'topic: nonsense',
      'topic: nonsense',
      'village-building',
      /“nonsense”不存在，请改成.*涉及领域/,
    ],
    [
      'an unknown step',
      '{ do: step, step: [report-to-leaders] }',
      '{ do: step, step: [report-to-mars] }',
      'report-to-mars',
      'report',
      /“report-to-mars”不存在，请改成.*steps\.yaml/,
    ],
    [
      'steps that the desk offers only by one answer to what may be answered later',
      '{ do: step, step: [report-to-leaders] }',
      '{ do: step, step: [handle-orders] }',
      'handle-orders',
      'report',
      /^“.+”换一个答案，或者留到以后答/,
    ],
    [
      'an unknown fact',
      '- { fact: scale, value: 在建',
      '- { fact: size, value: 在建',
      'fact: size',
      'site-check',
      /“size”不存在，请改成.*elements/,
    ],
    [
      'an unknown citation',
      'cite: ["4.1.2", "4.2.1", "4.2.2"]',
      'cite: ["9.9.9"]',
      'cite: ["9.9.9"]',
      'first-report',
      /“9\.9\.9”不存在，请改成.*条款编号/,
    ],
    [
      'a reply to somebody who does not wait',
      '{ do: reply, to: [reporter-call] }',
      '{ do: reply, to: [order] }',
      'to: [order]',
      'reporter',
      /写了 reply 的/,
    ],
    [
      'an id used twice',
      '- id: caller\n',
      '- id: first-report\n',
      '- id: first-report',
      'first-report',
      /用了两次/,
    ],
    ['a better limit after the last one', 'good: PT45M', 'good: PT9H', 'good: PT9H', 'report', /good/],
    ['an inject after the end', 'at: PT26H\n', 'at: PT99H\n', 'at: PT99H', 'case-filed', /永远等不到/],
    [
      'injects out of order',
      'at: PT3H20M\n',
      'at: PT1H20M\n',
      'at: PT1H20M',
      'rumour-relative',
      /来件要按时间先后写/,
    ],
    [
      'an ideal path out of order',
      'do: step, at: PT12M, step: register-report',
      'do: step, at: PT9M, step: register-report',
      'at: PT9M',
      'village-building',
      /先后/,
    ],
    [
      'a short form that ends before one of its objectives counts',
      'objectives: [reporter, holding, promise]',
      'objectives: [reporter, holding, promise, offline]',
      'objectives: [reporter',
      'offline',
      /短练到结束也等不到目标“offline”的 after/,
    ],
    [
      'a personal word of a few digits',
      '139开头, "电话139"]',
      '"139"]',
      'words: [林某某',
      'owner',
      /“139”只有几位数字.*“139开头”“电话139”/,
    ],
    [
      'a personal word of a few wide digits',
      '139开头, "电话139"]',
      '"１３９ ０"]',
      'words: [林某某',
      'owner',
      /只有几位数字/,
    ],
    [
      'an ideal path the desk refuses',
      'step: report-to-leaders }',
      'step: joint-assessment }',
      'joint-assessment',
      'village-building',
      /PT18M 的 step 在处置台上做不成/,
    ],
    [
      'an ideal path that does more than its time holds',
      'at: PT12M, step: register-report',
      'at: PT11M, step: register-report',
      'at: PT11M',
      'village-building',
      /PT11M 的 step 开始时，前面一件还没有办完/,
    ],
    [
      'an ideal path that fails the run',
      'text: 已经接到反映，',
      'text: 林某某家的，已经接到反映，',
      'do: triage',
      'village-building',
      /示范做法自己不合格：露出了个人信息/,
    ],
    [
      'an objective the ideal path misses',
      'good: PT45M\n    late: PT3H',
      'good: PT10M\n    late: PT3H',
      '- id: report',
      'report',
      /只评到 S/,
    ],
    [
      'a trap that no question of the public names',
      'traps: [relative-cause]',
      'traps: [verdict]',
      '- id: relative-cause',
      'relative-cause',
      /没有一个的 traps 写了这一条/,
    ],
  ])('with %s is refused with place, id and remedy', (_name, from, to, line, id, says) => {
    const folder = folderWith(from, to);
    const found = told(problemsIn(folder), folder, { file: FILE, id, says });
    const lines = readFileSync(join(folder, FILE), 'utf8').split('\n');
    expect(lines[(found.line ?? 0) - 1]).toContain(line.replace(/\n/g, ''));
  });

  test('with a reaction that never comes is found by those who try it', () => {
    const folder = folderWith('wait: PT40M', 'wait: PT49H');
    expect(
      problemsIn(folder, 2)
        .map(({ sentence }) => sentence)
        .join(),
    ).toMatch(/“verdict-backfires”都不会来/);
  });

  test('that is no YAML is told of in one sentence', () => {
    const [problem] = problemsIn(folderWith('brief:\n', 'brief: [\n'));
    expect(problem?.sentence).toMatch(/不是正确的 YAML/);
  });
});

describe('what stops no build', () => {
  const advised = (folder: string): readonly string[] =>
    checkDrills(folder, playbook, settings).advice.map(({ sentence }) => sentence);

  test('is a topic without a scenario, where a bureau wants one of each: of all of them where it has none', () => {
    expect(advised(temporaryFolder())).toHaveLength(10);
    const sentences = advised(copyWith(alone, [FOLDER]));
    expect(sentences).toHaveLength(9);
    for (const sentence of sentences) expect(sentence).toMatch(/没有演练脚本/);
    const free = { ...settings, drillForEachTopic: false };
    expect(checkDrills(temporaryFolder(), playbook, free)).toEqual({ scenarios: [], advice: [] });
  });

  test('is a short form with more in it than five minutes have room for', () => {
    const folder = folderWith('from: PT3H50M', 'from: PT0M');
    const found = checkDrills(folder, playbook, settings).advice.find(({ sentence }) =>
      sentence.includes('短练'),
    );
    expect(found).toMatchObject({
      file: FILE,
      id: 'village-building',
      sentence: expect.stringMatching(/短练的时段里有 \d+ 条.*2到6条合适/),
    });
  });
});

test('random trainees play until every reaction came and every objective was met and missed, or as many as are asked for', () => {
  const played = (most: number, all: boolean): Coverage => {
    const told: Coverage[] = [];
    checkDrills(
      copyWith(alone, [FOLDER]),
      playbook,
      settings,
      most,
      (_, coverage) => told.push(coverage),
      all,
    );
    return required(told[0], 'what playing came to');
  };
  const shown = played(50, false);
  expect(shown.runs).toBeGreaterThan(1);
  expect(shown.runs).toBeLessThan(50);
  expect(shown.silent).toEqual([]);
  for (const [objective, { U }] of shown.grades)
    expect(U, objective).toSatisfy(() => U > 0 && U < shown.runs);
  expect(played(shown.runs + 1, true).runs).toBe(shown.runs + 1);
});
