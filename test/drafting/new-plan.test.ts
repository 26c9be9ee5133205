import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { deedsIn } from '../../src/drafting/deeds.ts';
import { levelsIn } from '../../src/drafting/levels.ts';
import { linesOf } from '../../src/drafting/lines.ts';
import { outlineOf } from '../../src/drafting/outline.ts';
import { rolesIn } from '../../src/drafting/posts.ts';
import { privateIn } from '../../src/drafting/read-off.ts';
import { readWord } from '../../src/drafting/word.ts';
import { withinOf } from '../../src/plan/time-words.ts';

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
  readonly actor?: string | readonly string[];
}
interface DraftedStep {
  readonly id: string;
  readonly title: string;
  readonly how: readonly string[];
  readonly cite: readonly string[];
  readonly roles: readonly string[];
  readonly when?: object;
  readonly occasion?: string;
  readonly evidence?: readonly object[];
}
interface DraftedDeadline {
  readonly limitText: string;
  readonly anchor: object;
  readonly within?: unknown;
  readonly when?: object;
}
interface DraftedRole {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly summary: string;
  readonly limits: readonly { readonly text: string }[];
  readonly functions?: readonly string[];
}

/** Plans of four ways of numbering: articles; numbers that Word counts by itself, below a covering notice; numbers with points; chapters with articles and items. */
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
    cases: [],
    approvers: ['应急指挥部'],
    organisation: '临江县人民医院',
  },
  {
    plan: 'automatic.docx',
    clauses: ['引言', '一', '二、（一）', '二、（二）1', '二、（二）2', '三、1', '三、2', '三、3', '四'],
    limits: { '二、（二）1': '每周', '二、（二）2': '3个工作日内', '三、1': '立即', '三、3': '迅速' },
    actors: {
      '二、（二）1': '领导小组办公室',
      '二、（二）2': '各科室',
      '三、2': '分管领导、网络问政工作领导小组',
    },
    clocks: {
      每周: { every: 'P1W' },
      '3个工作日内': { workingDays: 3 },
      立即: undefined,
      当日: 'sameDay',
      迅速: undefined,
    },
    bare: ['一', '四'],
    levels: [],
    cases: ['答复不满意'],
    approvers: ['网络问政工作领导小组'],
    organisation: '青石区住房和城乡建设局',
  },
  {
    plan: 'decimal.md',
    clauses: ['1.1', '1.2', '2.1', '2.2', '2.3', '3.1.1', '3.1.2', '3.2.1'],
    limits: { '2.1': '当日', '2.3': '每日8时、20时', '3.1.1': '第一时间', '3.2.1': '24小时内' },
    actors: { '2.1': '客户服务中心', '2.2': '集团办公室', '3.1.1': '水质检测中心' },
    clocks: {
      当日: 'sameDay',
      '每日8时、20时': { at: ['08:00', '20:00'] },
      第一时间: undefined,
      '2小时内': 'PT2H',
      '24小时内': 'PT24H',
    },
    bare: [],
    levels: ['黄色', '橙色', '红色'],
    cases: [],
    approvers: ['总经理'],
    organisation: '白河水务集团',
  },
  {
    plan: 'chapters.txt',
    clauses: [
      ...['第一条', '第二条', '第三条', '第三条（一）', '第三条（二）', '第三条（三）', '第三条（四）'],
      ...['第四条', '第五条', '第五条（一）', '第五条（二）', '第五条（三）', '第六条', '第七条'],
      ...[
        '第八条',
        '第八条（一）',
        '第八条（二）',
        '第八条（三）',
        '第九条',
        '第十条',
        '第十一条',
        '第十二条',
      ],
      ...['第十三条', '第十四条', '第十五条', '第十六条', '第十七条', '第十八条', '第十九条', '第二十条'],
      ...['第二十一条', '第二十二条', '第二十三条'],
    ],
    limits: {
      '第三条（四）': '及时',
      第七条: '第一时间',
      第九条: '及时',
      第十条: '15分钟内',
      第十二条: '30分钟内',
      第十三条: '每3小时',
      第十四条: '3小时内',
      第十七条: '2个工作日内',
      第十八条: '1小时内',
      第二十一条: '5个工作日内',
    },
    actors: {
      第五条: '领导小组办公室（综合部）',
      第七条: '车站值班站长',
      第十条: '监测人员',
      第十二条: '领导小组办公室（综合部）',
      第十五条: '领导小组办公室（综合部）、法务部、副组长、组长',
    },
    clocks: {
      第一时间: undefined,
      及时: undefined,
      '15分钟内': 'PT15M',
      立即: undefined,
      '30分钟内': 'PT30M',
      '2小时内': 'PT2H',
      每3小时: { every: 'PT3H', until: 'step-30' },
      '每日8时、18时': { at: ['08:00', '18:00'], until: 'step-30' },
      '3小时内': 'PT3H',
      '24小时内': 'PT24H',
      '2个工作日内': { workingDays: 2 },
      '1小时内': 'PT1H',
      '5个工作日内': { workingDays: 5 },
    },
    bare: [
      ...['第三条', '第三条（一）', '第三条（二）', '第三条（三）', '第三条（四）'],
      ...['第十一条', '第十九条', '第二十二条'],
    ],
    levels: ['一般', '较大', '重大'],
    cases: ['涉及人员伤亡', '乘客来件', '已发布的信息有误'],
    approvers: ['副组长', '组长'],
    organisation: '滨江市轨道交通集团',
  },
] as const;

describe.each(plans)(
  '$plan',
  ({ plan, clauses, limits, actors, clocks, bare, levels, cases, approvers, organisation }) => {
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
      const charged = Object.fromEntries(
        written.map(({ id, actor = [] }) => [
          id,
          [actor]
            .flat()
            .map(each => names.get(each))
            .join('、'),
        ]),
      );
      expect(charged).toMatchObject(actors);
      const last = roles.filter(({ functions }) => functions?.includes('finalApproval'));
      expect(last.map(({ name }) => name).sort()).toEqual([...approvers].sort());
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
          .matchAll(/^ *# 待核：依据(.+?)“(.+?)”(?:，.+)?$/gm),
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
      for (const [clause, named] of Object.entries(actors)) {
        const own = steps.filter(({ cite }) => cite.includes(clause));
        const charged = own.flatMap(each => each.roles).map(id => names.get(id));
        if (own.length > 0) expect(charged).toEqual(expect.arrayContaining(named.split('、')));
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
      const hasTriage = levels.length > 0 || cases.length > 0;
      expect(existsSync(join(folder, 'wizards'))).toBe(hasTriage);
      const asked: readonly {
        readonly id: string;
        readonly label: string;
        readonly means?: string;
        readonly options?: readonly { readonly label: string }[];
      }[] = hasTriage ? yaml('wizards/triage.yaml').questions : [];
      const found = asked.filter(({ means }) => means === 'level').flatMap(({ options = [] }) => options);
      expect(found.map(({ label }) => label)).toEqual(levels);
      expect(asked.filter(({ id }) => id.startsWith('case')).map(({ label }) => label)).toEqual(cases);
      const signed: readonly { readonly check: string; readonly roles: readonly string[] }[] = yaml(
        'playbook/release.yaml',
      ).signOff.filter(({ check }: { readonly check: string }) => check === 'approval');
      const names = new Map(roles.map(({ id, name }) => [id, name]));
      expect(signed.flatMap(({ roles: by }) => by.map(id => names.get(id)))).toEqual(approvers);
    });

    test('has each clause on one page', () => {
      const pages = readdirSync(join(folder, 'plan')).filter(file => file.endsWith('.mdx'));
      const shown = pages.flatMap(page => [...read(`plan/${page}`).matchAll(/<Clause id="(.+)" \/>/g)]);
      expect(shown.map(([, id]) => id)).toEqual(clauses);
    });
  },
);

describe('what sentences of a plan say of who, when and of which matters', () => {
  const { read, yaml } = drafted('chapters.txt');
  const roles: readonly DraftedRole[] = yaml('playbook/roles.yaml');
  const steps: readonly DraftedStep[] = yaml('playbook/steps.yaml');
  const deadlines: readonly DraftedDeadline[] = yaml('playbook/deadlines.yaml');
  const step = (words: string): DraftedStep => {
    const found = steps.find(({ title }) => title.includes(words));
    if (found === undefined) throw new Error(`no step of ${words}`);
    return found;
  };
  const owners = (words: string) =>
    step(words).roles.map(id => roles.find(role => role.id === id)?.short ?? '');
  const deadline = (limit: string) => deadlines.find(({ limitText }) => limitText === limit);
  const larger = { is: ['level', 'level-2'] };
  const major = { is: ['level', 'level-3'] };

  test('a level is told by the plan’s own words of it', () => {
    const { options } = yaml('wizards/triage.yaml').questions.find(
      ({ id }: { readonly id: string }) => id === 'level',
    );
    expect(options.map(({ hint }: { readonly hint: string }) => hint)).toEqual([
      '个别乘客投诉，未形成集中关注的',
      '本地媒体或者平台集中关注，或者影响一条线路运营的',
      '有人员伤亡、省级以上媒体报道，或者影响两条以上线路运营的',
    ]);
  });

  test('a post is who is appointed to it, an office one with where it sits, each told by its own sentence', () => {
    expect(Object.fromEntries(roles.map(({ short, summary }) => [short, summary]))).toEqual({
      领导小组办公室:
        '领导小组办公室设在综合部，负责：组织监测和研判，提出等级建议；起草、送审和发布对外信息；督办答复，组织复盘',
      组长: '由集团总经理任组长',
      副组长: '分管副总经理任副组长',
      领导小组: '集团成立舆情应对领导小组',
      法务部: '法务部负责审核对外信息的合法性',
      运营部: '运营部负责核实列车、车站、设备情况',
      安全部: '安全部负责核实事故和伤亡情况',
      客服中心: '客服中心负责受理和回复乘客来件',
      车站值班站长: '各车站值班站长负责现场情况的第一时间报告，不得擅自对外发布信息',
      监测人员: '监测人员发现舆情后，应当在15分钟内向领导小组办公室报告',
      没有写明: '文件里没有读出由谁办。',
    });
    expect(roles.flatMap(({ short, limits }) => limits.map(({ text }) => [short, text]))).toEqual([
      ['车站值班站长', '不得擅自对外发布信息'],
    ]);
  });

  test.each([
    ['现场情况的第一时间报告', ['车站值班站长']],
    ['较大由副组长确定', ['副组长']],
    ['情况变化时', ['领导小组办公室']],
    ['监测人员发现舆情后', ['监测人员']],
    ['立即报告', ['监测人员']],
    ['有关部门应当', ['运营部', '安全部']],
    ['综合部起草', ['领导小组办公室']],
    ['业务部门核对事实', ['运营部', '安全部']],
    ['乘客来件应当', ['客服中心']],
    ['原签发人', ['副组长', '组长']],
    ['组织监测', ['领导小组办公室']],
  ])('%s is for %j', (words, who) => {
    expect(owners(words)).toEqual(who);
  });

  test.each([
    ['较大由副组长确定', larger],
    ['重大由组长确定', major],
    ['每3小时续报', major],
    ['每日8时、18时', major],
    ['3小时内发布首次信息', { atLeast: ['level', 'level-2'] }],
    ['24小时内发布进展', { atLeast: ['level', 'level-2'] }],
    ['完成复盘', { atLeast: ['level', 'level-2'] }],
    ['立即报告', { is: ['case-1', 'present'] }],
    ['乘客来件应当', { is: ['case-2', 'present'] }],
    ['1小时内更正', { is: ['case-3', 'present'] }],
    ['情况变化时', undefined],
    ['有关部门应当', undefined],
    ['原签发人', undefined],
  ])('%s is to be done when %j', (words, when) => {
    expect(step(words).when).toEqual(when);
  });

  test.each([
    ['15分钟内', { fact: 'found-at' }],
    ['3小时内', { fact: 'found-at' }],
    ['24小时内', { fact: 'found-at' }],
    ['30分钟内', { step: '监测人员发现舆情后' }],
    ['2小时内', { step: '通知有关部门核实' }],
    ['5个工作日内', { step: '原签发人' }],
    ['1小时内', { known: 'when' }],
    ['每3小时', { known: 'when' }],
  ])('%s runs from %j', (limit, anchor) => {
    expect(deadline(limit)?.anchor).toEqual('step' in anchor ? { step: step(anchor.step).id } : anchor);
  });

  test('neither what leads to items nor a principle is a step, and two times are two steps', () => {
    const titles = steps.map(({ title }) => title);
    expect(titles.filter(title => /[：；]$|的$|谁主管|有诺必践|设在/u.test(title))).toEqual([]);
    expect(titles.filter(title => title.includes('发布首次') || title.includes('发布进展'))).toHaveLength(2);
    const kinds = Object.fromEntries(
      yaml('plan/clauses.yaml').map(({ id, kind }: Record<string, string>) => [id, kind]),
    );
    expect(kinds).toMatchObject({
      第三条: 'principle',
      '第三条（三）': 'principle',
      '第三条（四）': 'principle',
      第五条: 'organisation',
      '第五条（二）': 'duty',
      '第八条（三）': 'background',
      第十一条: 'content',
      第十五条: 'duty',
      第二十二条: 'requirement',
    });
    const pages = ['02-part-2', '03-part-3', '04-part-4'].map(page => read(`plan/${page}.mdx`));
    for (const page of pages) expect(page).toMatch(/^summary: .*[^；：，]$/m);
  });

  test('who looks and who signs stands in the sign-off, by level, and where it goes out', () => {
    const { signOff, channels } = yaml('playbook/release.yaml');
    const own = signOff.filter(({ basis }: Record<string, string>) => basis === 'plan');
    expect(own).toMatchObject([
      { title: '业务部门核对事实', check: 'asked' },
      { title: '法务部审核', check: 'asked' },
      { title: '较大由副组长签发', check: 'approval', when: { any: [{ is: ['level', 'level-1'] }, larger] } },
      { title: '重大由组长签发', check: 'approval', when: major },
    ]);
    // The plan says of nobody who signs what is 一般: that it was put here is said.
    expect(read('playbook/release.yaml')).toContain(
      '# 待核：依据第十五条“较大由副组长签发”，没有写一般由谁同意发布，先归这里',
    );
    expect(channels.map(({ title }: Record<string, string>) => title)).toEqual([
      '集团官方微博',
      '微信公众号',
      '车站公告',
      '新闻通稿',
    ]);
    expect(yaml('site.yaml').releases.holding).toBe('首次信息');
    expect(step('法务部审核').evidence).toEqual([{ signed: ['approval-2'] }]);
    expect(step('重大由组长签发').evidence).toEqual([{ approval: 'complete' }]);
    expect(step('24小时内发布进展').evidence).toEqual([{ published: ['holding', 'full'], followUp: true }]);
  });
});

describe('the text of record', () => {
  const { read } = drafted('articles.txt');

  test('holds every word of the file, in its order', () => {
    const bytes = readFileSync(`${FIXTURES}/articles.txt`);
    const { blocks, clauses } = outlineOf(linesOf('articles.txt', bytes).lines);
    expect(clauses).not.toEqual([]);
    const bare = (text: string): string => text.replaceAll(/[\s#]/g, '');
    const [, record = ''] = /BEGIN 原文 -->([\s\S]*)<!-- END/.exec(read('plan/plan.zh-CN.md')) ?? [];
    expect(bare(record)).toBe(bare(bytes.toString('utf8')));
    expect(blocks[0]).toEqual({ level: 1, heading: '临江县人民医院网络信息应对预案' });
  });
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
    [[join(folder, 'nowhere.docx'), out], '找不到'],
    [[file('broken.docx', 'no zip'), out], '读不了'],
    [[file('old.doc', 'x'), out], '.doc 是旧格式'],
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
  expect(levels('特别重大的，一般由指挥部定')).toBeUndefined();
  expect(levels('划分为三级：一般、较大、重大。')).toEqual(['一般', '较大', '重大']);
  expect(levels('事件分为I级、II级、III级')).toEqual(['III级', 'II级', 'I级']);
  expect(levels('分Ⅰ级、Ⅱ级')).toEqual(['Ⅱ级', 'Ⅰ级']);
  expect(
    levels('分为四级：Ⅰ级（红色）：死亡的；Ⅱ级（橙色）：重伤的；Ⅲ级（黄色）：受伤的；Ⅳ级（蓝色）：其他的。'),
  ).toEqual(['Ⅳ级（蓝色）', 'Ⅲ级（黄色）', 'Ⅱ级（橙色）', 'Ⅰ级（红色）']);
});

test('levels are those of the clause that classifies, whatever names some of them before; fewer than it says is said', () => {
  const clause = (id: string, text: string) => ({ id, text, section: undefined });
  const found = levelsIn([
    clause('一', '较大、重大舆情由组长定。'),
    clause('二', '舆情分为三级：'),
    clause('二（一）', '特别重大（Ⅰ级）：全市的；'),
    clause('二（二）', '一般舆情：个别的。'),
    clause('三', '较大舆情由副组长定。'),
  ]);
  expect(found).toMatchObject({
    levels: [
      { name: '一般', hint: '个别的' },
      { name: '特别重大（Ⅰ级）', names: ['特别重大', 'Ⅰ级'], hint: '全市的' },
    ],
    source: { clause: '二', words: '分为三级' },
    said: 3,
  });
});

const clausesOf = (...texts: readonly string[]) =>
  texts.map((text, at) => ({ id: `第${at + 1}条`, text, section: undefined }));

test('a post is told by what its holder is, never by a name', () => {
  const roles = rolesIn(
    clausesOf('成立领导小组，书记、局长张三任组长，分管副局长任副组长。', '向领导小组组长报告。'),
  );
  expect(Object.fromEntries(roles.map(({ name, summary }) => [name, summary]))).toEqual({
    组长: '向领导小组组长报告',
    领导小组: '成立领导小组',
    副组长: '分管副局长任副组长',
  });
});

test('an item is for whom the last sentence above it charges, a label is nothing to do, and who was not read is said', () => {
  const clauses = [
    { id: '一', text: '成立领导小组。办公室设在宣传科，负责：', section: undefined },
    { id: '一1', text: '收集舆情；', section: undefined },
    { id: '二', text: '舆情报告。学校发现舆情后，应当在1小时内报告。', section: undefined },
  ];
  const roles = rolesIn(clauses);
  const { deeds } = deedsIn({ clauses, roles, levels: undefined, approvals: [] });
  expect(deeds.map(({ title, roles: [role], marks }) => [title, role?.short, marks])).toEqual([
    ['收集舆情', '办公室', '# 待核：依据一1“收集”\n'],
    ['学校发现舆情后，应当在1小时内报告', undefined, '# 待核：依据二“1小时内”，没有读出由谁办\n'],
  ]);
});

test('nobody who is named only as hurt, or as reported to, does anything', () => {
  const clauses = clausesOf('转移疏散人员。', '镇党政办公室应当在2小时内向镇主要领导报告。', '封存物资。');
  const roles = rolesIn(clauses);
  expect(roles.map(({ name }) => name).filter(name => name.includes('疏散'))).toEqual([]);
  const { deeds } = deedsIn({ clauses, roles, levels: undefined, approvals: [] });
  expect(deeds.flatMap(deed => deed.roles.map(({ short }) => short))).toEqual(['镇党政办公室']);
});

test('a row of a table is a deed of whom it names by its time, and of nobody where it names none', () => {
  const row = (what: string, who: string, when: string) => ({
    id: `表${what}`,
    text: `${when}　${what}　${who}`,
    section: undefined,
    row: { who, what, when },
  });
  const clauses = [row('登记来件', '网信办', '30分钟内'), row('封存物资', '', '')];
  const roles = rolesIn(clauses);
  const { deeds } = deedsIn({ clauses, roles, levels: undefined, approvals: [] });
  expect(deeds.map(({ title, limits, roles: own }) => [title, limits, own.map(({ name }) => name)])).toEqual([
    ['登记来件', ['30分钟内'], ['网信办']],
    ['封存物资', [], []],
  ]);
});

test('a sentence that only leads to items and says until when is a step with its limit', () => {
  const clauses = clausesOf('办公室应当在2小时内完成下列工作：', '（一）登记。');
  const { deeds } = deedsIn({ clauses, roles: rolesIn(clauses), levels: undefined, approvals: [] });
  expect(deeds.flatMap(({ limits }) => limits)).toContain('2小时内');
});

test('a paragraph behind the items of an article is the article’s second', () => {
  const lines = [
    '某局预案',
    '第一条 办公室负责下列工作：',
    '（一）登记；',
    '（二）核实。',
    '前款工作应当当日办结。',
  ];
  expect(outlineOf(lines.map(text => ({ text, heading: undefined }))).clauses.map(({ id }) => id)).toEqual([
    '第一条第一款',
    '第一条（一）',
    '第一条（二）',
    '第一条第二款',
  ]);
});

test('telephone numbers and names of persons are asked about', () => {
  expect(privateIn('联系人：张三，电话：6441234，手机13800138000。')).toEqual([
    '13800138000',
    '联系人：张三',
    '电话：6441234',
  ]);
  expect(privateIn('负责人：办公室主任应当在24小时内报告。')).toEqual([]);
});

test('a Word file that unpacks to more than any plan has is refused before it is unpacked', () => {
  const large = new Uint8Array(64 * 1024 * 1024);
  const packed = zipSync({ 'word/document.xml': large });
  expect(packed.length).toBeLessThan(1024 * 1024);
  expect(() => readWord(packed)).toThrow('word/document.xml: 67108864 >');
  // Parts that are not read are not unpacked either.
  expect(() => readWord(zipSync({ 'word/media/image1.png': large }))).toThrow('no word/document.xml');
});
