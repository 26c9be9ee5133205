import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { linesOf } from '../../src/drafting/lines.ts';
import { outlineOf } from '../../src/drafting/outline.ts';
import { levelsIn, withinOf } from '../../src/drafting/read-off.ts';

const FIXTURES = 'test/fixtures/drafting';

interface Run {
  readonly status: number | null;
  readonly said: string;
}

function run(env: Readonly<Record<string, string>>, ...command: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync('node', [...command], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, said: stdout + stderr };
}

const newPlan = (...given: readonly string[]): Run => run({}, 'src/drafting/new-plan.ts', ...given);

function drafted(plan: string) {
  const folder = join(mkdtempSync(join(tmpdir(), 'yuqing-draft-')), 'content');
  afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));
  const made = newPlan(`${FIXTURES}/${plan}`, folder);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return { folder, made, read, yaml: (file: string) => parse(read(file)) };
}

interface DraftedClause {
  readonly id: string;
  readonly limit?: string;
  readonly actor?: string;
}
interface DraftedStep {
  readonly title: string;
  readonly how: readonly string[];
  readonly cite: readonly string[];
  readonly roles: readonly string[];
}
interface DraftedRole {
  readonly id: string;
  readonly name: string;
  readonly functions?: readonly string[];
}

/** Plans of three ways of numbering: articles; numbers that Word counts by itself, below a covering notice; numbers with points. */
const plans = [
  {
    plan: 'articles.txt',
    clauses: [
      '第一条',
      '第二条',
      '第三条',
      '第四条第一款',
      '第四条第二款',
      '第五条',
      '第六条',
      '第六条（一）',
      '第六条（二）',
      '附则1',
    ],
    limits: { 第四条第一款: '三十分钟内', 第四条第二款: '每两小时', 第五条: '立即' },
    actors: { 第四条第一款: '各科室', 第四条第二款: '院办公室', 第五条: '医务部', 第六条: '应急指挥部' },
    clocks: {
      三十分钟内: 'PT30M',
      每两小时: { every: 'PT2H' },
      立即: undefined,
      '5个工作日内': { workingDays: 5 },
    },
    bare: ['第二条', '第六条（一）', '第六条（二）'],
    levels: [],
    approver: '应急指挥部',
    organisation: '临江县人民医院',
  },
  {
    plan: 'automatic.docx',
    clauses: ['引言', '一', '二、（一）', '二、（二）1', '二、（二）2', '三、1', '三、2', '三、3', '四'],
    limits: { '二、（二）1': '每周', '二、（二）2': '3个工作日内', '三、1': '立即', '三、3': '迅速' },
    actors: { '二、（二）1': '领导小组办公室', '二、（二）2': '各科室', '三、2': '网络问政工作领导小组' },
    clocks: {
      每周: { every: 'P1W' },
      '3个工作日内': { workingDays: 3 },
      立即: undefined,
      当日: 'sameDay',
      迅速: undefined,
    },
    bare: ['一', '四'],
    levels: [],
    approver: '网络问政工作领导小组',
    organisation: '青石区住房和城乡建设局',
  },
  {
    plan: 'decimal.md',
    clauses: ['1.1', '1.2', '2.1', '2.2', '2.3', '3.1.1', '3.1.2', '3.2.1'],
    limits: { '2.1': '当日', '2.3': '每日8时、20时', '3.1.1': '第一时间', '3.2.1': '24小时内' },
    actors: { '2.1': '客户服务中心', '2.2': '集团办公室' },
    clocks: {
      当日: 'sameDay',
      '每日8时、20时': { at: ['08:00', '20:00'] },
      第一时间: undefined,
      '2小时内': 'PT2H',
      '24小时内': 'PT24H',
    },
    bare: [],
    levels: ['黄色', '橙色', '红色'],
    approver: undefined,
    organisation: '白河水务集团',
  },
] as const;

describe.each(plans)(
  '$plan',
  ({ plan, clauses, limits, actors, clocks, bare, levels, approver, organisation }) => {
    const { folder, made, read, yaml } = drafted(plan);
    const written: readonly DraftedClause[] = yaml('plan/clauses.yaml');
    const roles: readonly DraftedRole[] = yaml('playbook/roles.yaml');

    test('is content that the check accepts on the first day, and that counts what is to be compared', () => {
      expect(made).toMatchObject({ status: 0 });
      const check = run({ CONTENT: folder }, 'src/content/check.ts');
      expect(check).toMatchObject({ status: 0 });
      expect(check.said).toContain('plan/clauses.yaml');
      expect(check.said).toContain(`有 ${clauses.length} 处待核`);
    });

    test('has its clauses by its own numbers, with its time words, and whom it charges', () => {
      expect(written.map(({ id }) => id)).toEqual(clauses);
      const told = Object.fromEntries(
        written.flatMap(({ id, limit }) => (limit === undefined ? [] : [[id, limit]])),
      );
      expect(told).toEqual(limits);
      const names = new Map(roles.map(({ id, name }) => [id, name]));
      const charged = Object.fromEntries(written.map(({ id, actor = '' }) => [id, names.get(actor)]));
      expect(charged).toMatchObject(actors);
      expect(roles.find(({ functions }) => functions?.includes('finalApproval'))?.name).toBe(approver);
      expect(yaml('site.yaml')).toMatchObject({ organisation });
    });

    test('says nothing that the plan does not: each mark names words of the clause, or that there are none', () => {
      const texts = new Map<string, string>(
        yaml('plan/clauses.yaml').map((each: Record<string, string>) => [each['id'], each['text']]),
      );
      const marks = [
        ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter(file => file.endsWith('.yaml'))
          .map(read)
          .join('')
          .matchAll(/^ *# 待核：依据(.+?)“(.+)”$/gm),
      ];
      expect(marks.length).toBeGreaterThan(clauses.length);
      for (const [, clause = '', words = ''] of marks)
        expect(words.startsWith('没有写') || texts.get(clause)?.includes(words), `${clause} ${words}`).toBe(
          true,
        );
      for (const { limit, id } of written) if (limit !== undefined) expect(texts.get(id)).toContain(limit);
    });

    test('has a step for each thing to be done, in the plan’s words, and a reason where a clause has none', () => {
      const steps: readonly DraftedStep[] = yaml('playbook/steps.yaml');
      const texts = new Map<string, string>(
        yaml('plan/clauses.yaml').map((each: Record<string, string>) => [each['id'], each['text']]),
      );
      for (const { title, how, cite } of steps)
        for (const words of [title, ...how]) expect(texts.get(cite[0] ?? '')).toContain(words);
      const names = new Map(roles.map(({ id, name }) => [id, name]));
      for (const { cite, roles: charged } of steps) {
        const named = (actors as Readonly<Record<string, string>>)[cite[0] ?? ''];
        if (named !== undefined) expect(charged.map(id => names.get(id))).toContain(named);
      }
      const exempt: readonly { readonly clause: string }[] = yaml('playbook/exemptions.yaml');
      expect(exempt.map(({ clause }) => clause)).toEqual(bare);
    });

    test('has a clock for each time word, with no limit where the word gives no number', () => {
      const deadlines: readonly { readonly limitText: string; readonly within?: unknown }[] =
        yaml('playbook/deadlines.yaml');
      expect(Object.fromEntries(deadlines.map(({ limitText, within }) => [limitText, within]))).toEqual(
        clocks,
      );
    });

    test('asks for a level where the plan tells levels apart, the lowest first, and for approval by whom it names', () => {
      const asked: readonly {
        readonly means?: string;
        readonly options?: readonly { readonly label: string }[];
      }[] = levels.length === 0 ? [] : yaml('wizards/triage.yaml').questions;
      const found = asked.filter(({ means }) => means === 'level').flatMap(({ options = [] }) => options);
      expect(found.map(({ label }) => label)).toEqual(levels);
      expect(existsSync(join(folder, 'wizards'))).toBe(levels.length > 0);
      const signed: readonly { readonly check: string; readonly roles: readonly string[] }[] =
        approver === undefined ? [] : yaml('playbook/release.yaml').signOff;
      const names = new Map(roles.map(({ id, name }) => [id, name]));
      expect(signed.flatMap(({ roles: by }) => by.map(id => names.get(id)))).toEqual(
        approver === undefined ? [] : [approver],
      );
    });

    test('has each clause on one page', () => {
      const pages = readdirSync(join(folder, 'plan')).filter(file => file.endsWith('.mdx'));
      const shown = pages.flatMap(page => [...read(`plan/${page}`).matchAll(/<Clause id="(.+)" \/>/g)]);
      expect(shown.map(([, id]) => id)).toEqual(clauses);
    });
  },
);

describe('the text of record', () => {
  const { read } = drafted('articles.txt');

  test('holds every word of the file, in its order', () => {
    const bytes = readFileSync(`${FIXTURES}/articles.txt`);
    const { blocks, clauses } = outlineOf(linesOf('articles.txt', bytes) ?? []);
    expect(clauses).not.toEqual([]);
    const bare = (text: string): string => text.replaceAll(/[\s#]/g, '');
    const [, record = ''] = /BEGIN 原文 -->([\s\S]*)<!-- END/.exec(read('plan/plan.zh-CN.md')) ?? [];
    expect(bare(record)).toBe(bare(bytes.toString('utf8')));
    expect(blocks[0]).toEqual({ level: 1, heading: '临江县人民医院网络信息应对预案' });
  });
});

test('a plan that is kept in the encoding of old Windows is read as well', () => {
  const [line] = linesOf('plan.txt', Uint8Array.from([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5])) ?? [];
  expect(line?.text).toBe('第一条');
});

test('what cannot be read is refused in a sentence, and nothing that is there is written over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuqing-draft-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const out = join(folder, 'out');
  for (const [given, sentence] of [
    [[], '写上文件的名字'],
    [[join(folder, 'nowhere.docx'), out], '读不了'],
    [[file('broken.docx', 'no zip'), out], '读不了'],
    [[file('old.doc', 'x'), out], '.doc 请先另存为 .docx'],
    [[file('empty.txt', '\n\n'), out], '没有读到条款'],
    [[`${FIXTURES}/decimal.md`, folder], '已经有了，没有改动'],
  ] as const) {
    const { status, said } = newPlan(...given);
    expect({ status, said }).toEqual({ status: 1, said: expect.stringContaining(sentence) });
    expect(said.trim().split('\n')).toHaveLength(1);
  }
  expect(existsSync(out)).toBe(false);
});

test.each([
  ['半小时内', 'PT30M'],
  ['十五分钟内', 'PT15M'],
  ['二十四小时内', 'PT24H'],
  ['三日内', 'P3D'],
  ['两个月内', 'P2M'],
  ['半天内', undefined],
  ['每30分钟', { every: 'PT30M' }],
  ['每日', { every: 'P1D' }],
  ['及时', undefined],
])('the time word %s is %o for a clock', (words, within) => {
  expect(withinOf(words)).toEqual(within);
});

test('levels are those of one series, and a word that only looks like one is none', () => {
  const levels = (text: string) =>
    levelsIn([{ id: '一', text, section: undefined }])?.levels.map(({ name }) => name);
  expect(levels('分为特别重大、重大、较大、一般四级')).toEqual(['一般', '较大', '重大', '特别重大']);
  expect(levels('一般情况下由办公室办理')).toBeUndefined();
  expect(levels('特别重大的，一般由指挥部定')).toEqual(['一般', '特别重大']);
  expect(levels('分Ⅰ级、Ⅱ级')).toEqual(['Ⅱ级', 'Ⅰ级']);
});
