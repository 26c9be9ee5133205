import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { copyTokens, FORM_TOKENS } from '../../src/playbook/form-token.ts';
import { templateOf, tokensIn } from '../../src/playbook/template.ts';
import { forms } from '../../test/desk/documents/incidents.ts';
import { playbook } from '../../test/support/playbook.ts';
import { contentFolder } from './folder.ts';

const header = readFileSync(`${contentFolder}/playbook/forms.yaml`, 'utf8')
  .split('\n')
  .filter(line => line.startsWith('#'))
  .join('\n');

/** The bureau's own, and the facts of the ledger. */
const details = [
  ...tokensIn(playbook.release.contactLine),
  ...playbook.release.elements.map(({ label }) => label),
];
const own: readonly string[] = Object.keys(FORM_TOKENS);
const known: readonly string[] = [...own, ...copyTokens(playbook)];

describe('the forms a bureau keeps', () => {
  test('are the documents that get handed in', () => {
    expect(forms.map(({ title }) => title)).toEqual([
      '初报',
      '续报',
      '终报',
      '交办单',
      '会商记录',
      '处置方案',
      '新闻发布方案',
      '发布稿',
      '审批单',
      '工单答复',
      '反馈报告',
      '采访登记表',
      '涉嫌犯罪案件移送书',
      '交接单',
      '复盘报告',
      '归档移交清单',
    ]);
  });

  test.each(forms.map(form => [form.title, form] as const))(
    '%s uses tokens that mean something',
    (_, form) => {
      const used = [form.heading, ...form.fields.map(templateOf)].flatMap(tokensIn);
      expect(used.filter(token => !known.includes(token) && !details.includes(token))).toEqual([]);
      // A token that does not parse would be printed with its braces.
      expect(
        form.fields.filter(field => /[{}]/.test(templateOf(field).replace(/\{[^{}\s]{1,80}\}/g, ''))),
      ).toEqual([]);
    },
  );

  test.each(forms.map(form => [form.title, form] as const))('%s names each field once', (_, form) => {
    const ids = form.fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('have headings without numbers, which the printer counts itself', () => {
    const labels = forms.flatMap(({ fields }) => fields.map(({ label }) => label));
    expect(labels.filter(label => /^[（(]?[一二三四五六七八九十\d]+[、.．）)]/.test(label))).toEqual([]);
  });

  test('ask for nobody who posted', () => {
    const asked = forms.flatMap(({ fields }) => fields.map(field => field.label + templateOf(field)));
    expect(asked.filter(text => /发帖|网民|账号|昵称|网名|身份证|IP/.test(text))).toEqual([]);
  });

  test('send outside the bureau only a statement and an answer', () => {
    expect(forms.flatMap(({ title, outward }) => (outward ? [[title, outward]] : []))).toEqual([
      ['发布稿', 'statement'],
      ['工单答复', 'reply'],
    ]);
  });
});

describe('the note at the head of the forms', () => {
  test('tells of every token', () => {
    const told = new Set(tokensIn(header));
    expect(own.filter(token => !told.has(token))).toEqual([]);
    expect([...told].filter(token => !known.includes(token))).toEqual([]);
  });
});
