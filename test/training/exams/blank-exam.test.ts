import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentSection } from '../../../src/desk/documents/document.ts';
import { cellText, lineText } from '../../../src/desk/documents/layout.ts';
import { blankExam } from '../../../src/training/exams/blank-exam.ts';
import { EXAM, examFor } from '../../../src/training/exams/exam.ts';
import { questionChoices } from '../../../src/training/questions/question.ts';
import { found, required } from '../../support/playbook.ts';
import { catalog, questionOf } from '../../support/training-record.ts';

const path = required(catalog.paths[0], 'path');
const words = (section: DocumentSection): string =>
  section.kind === 'text' ? section.paragraphs.map(lineText).join('\n') : '';
const keyIn = (sections: readonly DocumentSection[]): readonly (readonly string[])[] => {
  const last = sections.at(-1);
  if (last?.kind !== 'table') throw new Error('no key');
  return last.table.rows.map(row => (typeof row === 'string' ? [row] : row.map(cellText)));
};

describe('a blank exam', () => {
  test('asks what the exam of its path asks under the same number, with name and date to fill in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), seed => {
        const { lines, sections, running } = blankExam(path, catalog, seed);
        const exam = examFor(path, catalog.questions, seed);
        const [rules, ...asked] = sections.slice(0, -1);
        expect(lines.map(({ label, value }) => label + value).slice(0, 2)).toEqual(['姓名', '日期']);
        expect(running).toContain(`卷号 ${seed}`);
        expect(words(required(rules, 'rules'))).toContain(`${EXAM.questions} 题`);
        expect(asked.map(({ id }) => id)).toEqual(exam.map(({ id }) => id));
      }),
    );
  });

  test('says nothing of what is right before its key, which begins a page', () => {
    const { sections } = blankExam(path, catalog, 7);
    expect(sections.filter(({ starts }) => starts === 'page').map(({ id }) => id)).toEqual(['key']);
    expect(sections.at(-1)?.id).toBe('key');
    expect(sections.slice(0, -1).map(words).join()).not.toMatch(/因为|☑/);
  });

  test.each([3, 21, 48_213])('has a key by whose letters every question is right: number %i', seed => {
    const { sections } = blankExam(path, catalog, seed);
    const key = keyIn(sections);
    for (const [place, question] of examFor(path, catalog.questions, seed).entries()) {
      const row = required(key[place], 'row');
      const choices = questionChoices(question);
      const right = choices.filter(({ correct }) => correct).map(({ text }) => text);
      const section = found(sections, ({ id }) => id === question.id);
      const named =
        question.kind === 'judge'
          ? row[1]?.split('、')
          : row[1]?.split(/[、→]/).map(letter => new RegExp(`${letter}．(.*)`).exec(words(section))?.[1]);
      expect(row[0]).toBe(String(place + 1));
      expect(named, question.id).toEqual(right);
      expect(row[2]).toContain('因为');
    }
  });

  test('asks for an order by letters that do not stand in it', () => {
    const order = questionOf('find-order', 'order', { choices: 4 });
    const { sections } = blankExam(path, { ...catalog, questions: [order] }, 5);
    expect(words(required(sections[1], 'question'))).toMatch(/\nA．.*\nB．.*\nC．.*\nD．.*\n先后（写字母）/);
    expect(keyIn(sections)[0]?.[1]).not.toBe('A→B→C→D');
  });
});
