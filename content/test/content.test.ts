import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { words } from '../../src/content/content-words.ts';
import { checkSite } from '../../src/content/site-content.ts';
import { traceClauses, traceTotals } from '../../src/playbook/trace.ts';
import { contentFiles, contentFolder } from './folder.ts';

const site = checkSite(contentFolder);
const read = (file: string): string => readFileSync(join(contentFolder, file), 'utf8');
const filesEnding = (...endings: readonly string[]): readonly string[] =>
  contentFiles.filter(file => endings.some(ending => file.endsWith(ending)));

describe('the real content', () => {
  test('leaves no hole in the matrix of clauses and steps', () => {
    const { clauses, playbook, exemptions } = site;
    const totals = traceTotals(traceClauses(clauses, playbook.steps, exemptions), playbook.steps);
    expect(words.totals({ ...totals })).toMatch(
      /^条款 \d+：须承接 \d+，已承接 \d+，写明原因 \d+，缺口 0；步骤 \d+：引用条款 \d+ 次，引用规定 \d+ 次。$/,
    );
    expect(totals).toMatchObject({ clauses: clauses.length, steps: playbook.steps.length });
  });

  test('has between 35 and 50 steps that come by themselves; others wait for their occasion', () => {
    const coming = site.playbook.steps.filter(({ occasion }) => occasion === undefined);
    expect(coming.length).toBeGreaterThanOrEqual(35);
    expect(coming.length).toBeLessThanOrEqual(50);
  });

  test.each(filesEnding('.yaml'))('%s begins by saying what it holds and how to change it', file => {
    const lines = read(file).split('\n');
    expect(lines[0]).toMatch(/^# .{5,}/);
    expect(lines[1]).toMatch(/^# *\S/);
  });

  test('names nobody outside the plan’s own words', () => {
    const names = ['吴强', '杨今东', '江道圆', '孙朝东', '吴胜才', '刘翠玲', '黄韡', '胡斌', '敬智杰'];
    const clauses = site.clauses.map(({ text }) => text).join('');
    for (const name of names) expect(clauses).toContain(name);
    const elsewhere = filesEnding('.yaml', '.mdx').filter(
      file => !['plan/clauses.yaml', 'plan/collation.yaml'].includes(file),
    );
    expect(elsewhere.some(file => file.startsWith('playbook/'))).toBe(true);
    for (const file of elsewhere) {
      const text = read(file);
      expect({ file, named: names.filter(name => text.includes(name)) }).toEqual({ file, named: [] });
    }
  });

  test('asks nobody to delete posts, steer comments or find out who posted, in any title', () => {
    const forbidden =
      /删帖|删除|撤稿|撤帖|屏蔽|封号|封堵|禁言|限流|压热|降热|控评|评论员|引导评论|跟评|水军|刷评|灌水|发帖人|发帖者|网民身份|网友身份|实名|IP|溯源|追查|查处网民|约谈|谈话|训诫|人肉|定位|施压/;
    const { steps, triage, deadlines, phases, pauses } = site.playbook;
    const titles = [
      ...[...steps, ...deadlines, ...phases, ...pauses, ...triage.outcomes, ...triage.additions].map(
        ({ title }) => title,
      ),
      ...steps.flatMap(({ wants = [] }) => wants.map(({ label }) => label)),
      ...pauses.flatMap(({ items }) => items),
      ...triage.questions.flatMap(({ text, label }) => [text, label]),
      ...triage.questions.flatMap(question =>
        question.kind === 'choice' ? question.options.map(({ label }) => label) : [],
      ),
    ];
    expect(titles.length).toBeGreaterThan(100);
    expect(titles.filter(title => forbidden.test(title))).toEqual([]);
  });

  test('asks for no more with a step than an officer in a hurry will type, and never for who somebody is', () => {
    const kinds = new Map<string, string>();
    for (const { id, wants = [] } of site.playbook.steps) {
      const needed = wants.filter(({ optional }) => optional !== true);
      expect({ id, most: wants.length <= 4 && needed.length <= 3 }).toEqual({ id, most: true });
      for (const want of wants) {
        expect(want.label).not.toMatch(/姓名|名字|网名|昵称|账号|身份|证件|电话|手机|住址|谁发的/);
        // One name, one meaning: a register can then put a value of many steps in one column.
        expect({ id, want: want.id, kind: want.kind }).toEqual({
          id,
          want: want.id,
          kind: kinds.get(want.id) ?? want.kind,
        });
        kinds.set(want.id, want.kind);
        expect({ id, want: want.id, unit: want.unit !== undefined }).toEqual({
          id,
          want: want.id,
          unit: want.kind === 'number',
        });
      }
    }
  });

  test('lets some steps be done with a single tick', () => {
    const ticked = site.playbook.steps.filter(
      ({ wants = [] }) => !wants.some(({ optional }) => optional !== true),
    );
    expect(ticked.map(({ id }) => id)).toContain('register-report');
    expect(ticked.length).toBeGreaterThanOrEqual(5);
  });

  test('stops before closing, with a list short enough to read aloud', () => {
    const { pauses } = site.playbook;
    expect(pauses.map(({ before }) => before)).toEqual(['closing']);
    for (const { items } of pauses) {
      expect(items.length).toBeGreaterThanOrEqual(3);
      expect(items.join('').length).toBeLessThan(200);
    }
  });
});
