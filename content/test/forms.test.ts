import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { copyTokens, FORM_TOKENS } from '../../src/playbook/form-token.ts';
import { templateOf, tokensIn } from '../../src/playbook/template.ts';
import { forms } from '../../test/desk/documents/incidents.ts';
import { found, playbook } from '../../test/support/playbook.ts';
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
      '舆情快报',
      '舆情专报',
      '请示',
      '突发事件信息速报',
      '网络安全事件报告表',
      '个人信息安全事件告知书',
      '网络安全事件处置总结报告',
      '交办单',
      '会商记录',
      '会议纪要',
      '处置方案',
      '新闻发布方案',
      '发布稿',
      '审批单',
      '工单答复',
      '来单办理单',
      '反馈报告',
      '情况说明函',
      '信访事项告知书',
      '政府信息公开申请答复书',
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
      ['个人信息安全事件告知书', 'reply'],
      ['发布稿', 'statement'],
      ['工单答复', 'reply'],
      ['信访事项告知书', 'reply'],
      ['政府信息公开申请答复书', 'reply'],
    ]);
  });

  const labelsOf = (id: string): readonly string[] =>
    found(forms, form => form.id === id).fields.map(({ label }) => label);

  test('report without asking for a decision, which is asked for in a paper of its own', () => {
    const asking = forms.filter(({ fields }) =>
      fields.some(field => field.label.includes('请示') || templateOf(field).includes('{请示事项}')),
    );
    expect(asking.map(({ title }) => title)).toEqual(['请示']);
  });

  test.each(['initial-report', 'follow-up-report', 'final-report', 'special-report'])(
    '%s says how urgent it is and who checked it, and has no place for a grade of secrecy',
    id => {
      expect(labelsOf(id)).toEqual(expect.arrayContaining(['紧急程度', '核稿', '签发', '主送']));
      expect(labelsOf(id).join()).not.toContain('密级');
      const { fields } = found(forms, form => form.id === id);
      const urgency = found(fields, ({ label }) => label === '紧急程度');
      expect('hint' in urgency && urgency.hint).toContain('涉密事项不在这里起草');
    },
  );

  test('greet whoever complained, and show neither limits nor who signed inside', () => {
    for (const form of forms.filter(({ outward }) => outward === 'reply')) {
      expect(form.fields.find(field => field.kind === 'line' && field.at === 'address')).toMatchObject({
        template: '您好',
      });
      expect(form.signatures, form.title).toBeUndefined();
      expect(form.fields.map(({ label }) => label).join(), form.title).not.toMatch(/时限|期限|签发/);
    }
    expect(labelsOf('ticket-reply')).toContain('致歉');
  });

  test('tell whoever is in leaked data the three things of the law', () => {
    const { fields } = found(forms, form => form.id === 'leak-notice');
    const [what, measures, contact] = fields.filter(({ kind }) => kind === 'text');
    expect(what?.label).toMatch(/信息.*原因.*危害/);
    expect(measures?.label).toMatch(/已采取的措施.*您可以采取的措施/);
    expect(contact?.label).toBe('联系方式');
  });

  test('sum a network incident up under the six heads of article 8', () => {
    const heads = ['发生原因', '应急处置措施', '造成的危害', '责任追究', '完善整改情况', '教训'];
    expect(labelsOf('cyber-summary-report')).toEqual(expect.arrayContaining(heads));
    const { wording } = found(playbook.rules, ({ id }) => id === 'cyber-summary-8');
    for (const head of heads) expect(wording).toContain(head);
  });
});

describe('the note at the head of the forms', () => {
  test('tells of every token', () => {
    const told = new Set(tokensIn(header));
    expect(own.filter(token => !told.has(token))).toEqual([]);
    expect([...told].filter(token => !known.includes(token))).toEqual([]);
  });
});
