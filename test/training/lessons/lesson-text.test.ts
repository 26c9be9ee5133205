import { describe, expect, test } from 'vitest';
import { lessonMinutes, readLessonText } from '../../../src/training/lessons/lesson-text.ts';

describe('a lesson’s text', () => {
  test('is read with the lines of the whole file', () => {
    const text = readLessonText(
      [
        '',
        '<Clause brief id="4.1.2" />',
        '',
        '看到就报：<StepLink id="report-to-office" />。',
        '',
        '<Basis kind="rule" />四十八小时内回应。<Cite cite={["state-council-61", "jiangxi-132"]} />',
      ].join('\n'),
      8,
    );
    expect(text.clauses).toEqual([{ id: '4.1.2', line: 9 }]);
    expect(text.steps).toEqual([{ id: 'report-to-office', line: 11 }]);
    expect(text.cites).toEqual([
      { id: 'state-council-61', line: 13 },
      { id: 'jiangxi-132', line: 13 },
    ]);
    expect(text.labels).toEqual([{ basis: 'rule', line: 13, cite: ['state-council-61', 'jiangxi-132'] }]);
    expect(text.strange).toEqual([]);
  });

  test.each<[name: string, text: string, cite: readonly (readonly string[])[]]>([
    [
      'up to the next label',
      '<Basis kind="rule" />一。<Basis kind="advice" />二。<Cite cite={["a"]} />',
      [[], ['a']],
    ],
    ['over the end of a line', '<Basis kind="rule" />一，\n二。<Cite cite={["a"]} />', [['a']]],
    ['not over an empty line', '<Basis kind="rule" />一。\n\n二。<Cite cite={["a"]} />', [[]]],
    ['not into the next point', '- <Basis kind="rule" />一。\n- 二。<Cite cite={["a"]} />', [[]]],
    ['not back to what stood before', '零。<Cite cite={["a"]} /><Basis kind="rule" />一。', [[]]],
  ])('lets a label take its citations %s', (_, text, cite) => {
    expect(readLessonText(text, 1).labels.map(label => label.cite)).toEqual(cite);
  });

  test('counts its examples', () => {
    expect(readLessonText('<Example title="甲">\n\n</Example>\n\n<Mistakes>\n', 1).examples).toBe(1);
  });

  test.each<[text: string, odd: readonly string[]]>([
    ['<Clause id="1.1" />', ['<Clause id="1.1" />']],
    ['<Basis kind="law" />', ['<Basis kind="law" />']],
    ['<Cite cite={[]}>', ['<Cite cite=']],
    ['面积<0.3亩', ['<0.3亩']],
    ['在{时间}', ['{时间']],
    ['> 引文', []],
    ['“甲”——乙', []],
  ])('finds in %j what no lesson can hold', (text, odd) => {
    expect(readLessonText(text, 1).strange.map(each => each.text)).toEqual(odd);
  });

  test.each<[text: string, characters: number]>([
    ['当日报告', 4],
    ['## 当日报告', 4],
    ['- **当日**报告', 4],
    ['| 当日 | 报告 |\n| --- | --- |', 4],
    ['<Basis kind="rule" />当日报告<Cite cite={["a"]} />', 4],
    ['<Clause brief id="4.1.2" />', 0],
    ['48小时', 4],
  ])('counts in %j only what is read', (text, characters) => {
    expect(readLessonText(text, 1).characters).toBe(characters);
  });
});

test('three hundred characters take a minute, two questions another, and the sentence as long as a question', () => {
  const minutes = (characters: number, check: string[], clauses: string[] = [], task = 0): number =>
    lessonMinutes(
      {
        clauses,
        check,
        task: {
          given: '',
          ask: '',
          models: Array(2).fill({ text: '字'.repeat(task), why: '' }),
        },
      },
      { characters },
      [
        { id: '1.1', text: '条'.repeat(600) },
        { id: '1.2', text: '条'.repeat(900) },
      ],
    );
  expect(minutes(450, [])).toBe(2);
  expect(minutes(0, ['a'])).toBe(1);
  expect(minutes(1_500, ['a', 'b', 'c'])).toBe(7);
  // Its clauses, and what stands beside the sentence, are read as well.
  expect(minutes(450, [], ['1.1'], 300)).toBe(6);
});
