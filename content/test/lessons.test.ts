import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTraining } from '../../src/content/load-training.ts';
import { contentReader } from '../../src/content/source.ts';
import { carriedKinds } from '../../src/plan/clause.ts';
import { QUESTION_KINDS, questionChoices, type TestQuestion } from '../../src/training/questions/question.ts';
import { playbook, required } from '../../test/support/playbook.ts';
import { contentFolder } from './folder.ts';

const banks = readdirSync(join(contentFolder, 'training/questions')).map(
  name => `training/questions/${name}`,
);

describe('the real lessons and questions', () => {
  const reader = contentReader(contentFolder);
  const { paths: real, lessons, questions } = required(loadTraining(reader, playbook), 'the real content');

  test('have no problem', () => {
    expect(reader.problems).toEqual([]);
  });

  test('are six paths of five to twelve lessons, each for a role of its own', () => {
    expect(real.map(({ id }) => id)).toEqual([
      'liaison',
      'duty-officer',
      'info-centre',
      'functional-section',
      'legal',
      'leading-group',
    ]);
    expect(new Set(real.map(({ role }) => role)).size).toBe(real.length);
    for (const { id, lessons: list } of real)
      expect({ id, fit: list.length >= 5 && list.length <= 12 }).toEqual({ id, fit: true });
  });

  test('teach and ask about every clause that asks for action', () => {
    const needed = playbook.clauses.filter(({ kind }) => carriedKinds.has(kind)).map(({ id }) => id);
    const taught = new Set(lessons.flatMap(({ clauses }) => clauses));
    const asked = new Set(questions.flatMap(({ clauses }) => clauses));
    expect(needed.filter(id => !taught.has(id))).toEqual([]);
    expect(needed.filter(id => !asked.has(id))).toEqual([]);
  });

  test('check each lesson with questions of at least three kinds', () => {
    for (const { id, check } of lessons) {
      const kinds = new Set(check.map(each => questions.find(question => question.id === each)?.kind));
      expect({ id, kinds: kinds.size >= 3 }).toEqual({ id, kinds: true });
    }
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(QUESTION_KINDS));
  });

  const singles = questions.filter(
    (question): question is Extract<TestQuestion, { kind: 'single' }> => question.kind === 'single',
  );

  test('do not give the right answer away by its length', () => {
    const longest = singles.filter(({ options }) => {
      const right = options.find(({ correct: yes }) => yes)?.text.length ?? 0;
      return options.every(({ correct: yes, text }) => yes === true || text.length < right);
    });
    // By chance one in four would be.
    expect(longest.length / singles.length).toBeLessThan(1 / 3);
    for (const { id, options } of singles) {
      const right = options.find(({ correct: yes }) => yes)?.text.length ?? 0;
      const other = Math.max(
        ...options.filter(({ correct: yes }) => yes !== true).map(({ text }) => text.length),
      );
      expect({ id, far: right > 1.5 * other }).toEqual({ id, far: false });
    }
  });

  // 01-aim.mdx forbids numbers of clauses in documents: nobody has to know them.
  test('ask what to do, and never for the number of a clause', () => {
    expect(
      questions.map(({ text }) => text).filter(text => /哪一?条[？，]|翻到哪|第几条|几条几款/.test(text)),
    ).toEqual([]);
  });

  test('ask about what is true as often as about what is not', () => {
    const judged = questions.filter(question => question.kind === 'judge');
    const share = judged.filter(({ answer }) => answer).length / judged.length;
    expect(share).toBeGreaterThan(1 / 3);
    expect(share).toBeLessThan(2 / 3);
  });

  test('call nothing right that helps to silence, steer or find anybody', () => {
    const forbidden =
      /删帖|撤稿|撤帖|屏蔽|封号|禁言|限流|压热|降热|控评|评论员|水军|跟帖|发帖人|谁发的|账号|约谈|训诫|人肉|施压|家属/;
    const right = questions.flatMap(question =>
      question.kind === 'spot' || question.kind === 'judge'
        ? []
        : questionChoices(question).filter(({ correct: yes }) => yes),
    );
    expect(right.length).toBeGreaterThan(100);
    const told = right.map(({ text }) => text).filter(text => forbidden.test(text));
    expect(told.filter(text => !/不|遮|本局/.test(text))).toEqual([]);
  });

  // Nobody who has read one lesson chooses to have a post deleted, its writer found or talked round: such a choice tests nothing. Of
  // eighteen questions that offered one, four are left, which ask just that.
  test('offer mistakes that people make, and seldom what nobody would choose', () => {
    const nobody =
      /删帖|撤稿|撤下|下架|处理掉|往后排|热度降|降一降|跟帖|压下去|压到|说好话|打个?招呼|谁拍|谁发的|是谁|注册信息|做工作|做通|劝|发帖人情况|约谈|训诫|保证书|改一改/;
    const wrongOf = (question: TestQuestion): readonly string[] => {
      if (question.kind === 'judge') return question.answer ? [] : [question.text];
      const isOffered = question.kind === 'spot';
      return questionChoices(question)
        .filter(({ correct: yes }) => yes === isOffered)
        .map(({ text }) => text);
    };
    const offering = questions.filter(question => wrongOf(question).some(text => nobody.test(text)));
    expect(offering.length).toBeLessThanOrEqual(18 / 2);
  });

  test('name weekdays that are right in the year of the edition', () => {
    const year = Number(playbook.edition.slice(0, 4));
    const found = [...banks, ...lessons.map(({ file }) => file)].flatMap(file =>
      [...readFileSync(join(contentFolder, file), 'utf8').matchAll(/(\d+)月(\d+)日（周(.)）/g)].map(
        ([words, month, day, weekday]) => ({
          words,
          said: weekday,
          is: '日一二三四五六'[new Date(Date.UTC(year, Number(month) - 1, Number(day))).getUTCDay()],
        }),
      ),
    );
    expect(found.length).toBeGreaterThan(3);
    expect(found.filter(({ said, is }) => said !== is)).toEqual([]);
  });
});
