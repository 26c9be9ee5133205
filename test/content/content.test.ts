import { execFile } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkAll } from '../../src/content/check-all.ts';
import { loadDrills } from '../../src/content/load-drills.ts';
import { loadNights } from '../../src/content/load-nights.ts';
import { checkSite } from '../../src/content/site-content.ts';
import { ContentError } from '../../src/content/source.ts';
import { contentFilesIn } from '../support/content-files.ts';
import { required } from '../support/playbook.ts';
import { frozenContent } from './folder.ts';
import { copyWith, type Mistake, mistakesIn, temporaryFolder, told } from './mistakes.ts';

const site = checkSite(frozenContent);
const read = (file: string): string => readFileSync(join(frozenContent, file), 'utf8');

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Does as `npm run check`, on a folder of its own. */
function check(folder: string): Promise<Run> {
  const script = fileURLToPath(new URL('../../src/content/check.ts', import.meta.url));
  return new Promise(resolve => {
    execFile(process.execPath, [script, folder], (error, stdout, stderr) => {
      resolve({
        status: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
        stdout,
        stderr,
      });
    });
  });
}

/** The error that loading a folder ends in. @throws when it is no ContentError, or when there is none */
function problemsIn(folder: string): ContentError {
  try {
    checkSite(folder);
  } catch (error) {
    if (error instanceof ContentError) return error;
    throw error;
  }
  throw new Error('the broken content was accepted');
}

const brokenBy = ({ file, change }: Mistake): string => copyWith({ [file]: change });

const archive =
  '  title: 移交未办事项，材料归档\n  fills: openItems\n  phase: closing\n  roles: [office, infoCentre]\n';
const cited = '  cite: [pipl-19, emergency-law-84-85]\n';
/** A step without a condition. */
const unconditional = '  cite: ["4.2.1"]\n';

/** Puts a paragraph in front of the first heading of a page. */
const withText =
  (paragraph: string) =>
  (page: string): string =>
    page.replace(/^## /m, `${paragraph}\n\n## `);

const visited = '  evidence: [{ minutes: [siteVisit] }]\n';

/** Replacements for the evidence of the step of a visit, each with the message it leads to. */
const evidence: readonly (readonly [name: string, rule: string, says: RegExp])[] = [
  ['no rule', '', /evidence：不能为空/],
  [
    'a rule of a kind that does not exist',
    '{ heard: true }',
    /可以是带 facts 的，或者带 post 的，或者带 minutes 的/,
  ],
  ['two rules in one', '{ handover: accepted, post: searched }', /不认识的字段 \w+，请删去或改正拼写/],
  ['a word of the facts that nobody knows', '{ facts: done }', /facts：只能是 settled 之一/],
  ['a word of the post that nobody knows', '{ post: seen }', /post：只能是 searched 之一/],
  ['no sort of minutes', '{ minutes: [] }', /minutes：不能为空/],
  [
    'an unknown sort of minutes',
    '{ minutes: [call] }',
    /只能是 meeting、phoneReport、siteVisit、interview、opinion 之一/,
  ],
  ['no step that is assigned', '{ assigned: [] }', /assigned：不能为空/],
  [
    'an unknown step that is assigned',
    '{ assigned: [nobody] }',
    /“nobody”不存在，请改成playbook\/steps\.yaml 的步骤/,
  ],
  ['an unknown document', '{ filed: [letter] }', /“letter”不存在，请改成playbook\/forms\.yaml 的文书/],
  ['an unknown kind of draft', '{ drafted: [short] }', /drafted\.0：只能是 holding、full、correction 之一/],
  ['an unknown check', '{ signed: [oath] }', /“oath”不存在，请改成playbook\/release\.yaml 里 signOff 的 id/],
  ['an approval that is not whole', '{ approval: half }', /approval：只能是 complete 之一/],
  [
    'an unknown kind of publication',
    '{ published: [all] }',
    /published\.0：只能是 holding、full、correction 之一/,
  ],
  [
    'an unknown channel',
    '{ published: [full], channel: radio }',
    /“radio”不存在，请改成playbook\/release\.yaml 里 channels 的 id/,
  ],
  ['a follow-up that is none', '{ published: [full], followUp: false }', /followUp：只能是 true 之一/],
  [
    'a word of the themes that nobody knows',
    '{ themes: heard }',
    /themes：只能是 recorded、answered、corrected 之一/,
  ],
  ['a hand-over that nobody took', '{ handover: given }', /handover：只能是 accepted 之一/],
];

const mistakes: readonly Mistake[] = [
  ...evidence.map(
    ([name, rule, says]): Mistake => ({
      name: `evidence of ${name}`,
      file: 'playbook/steps.yaml',
      change: [visited, `  evidence: [${rule}]\n`],
      line: `  evidence: [${rule}]`,
      id: 'verify-solved',
      says,
    }),
  ),
  ...mistakesIn('playbook/steps.yaml', {
    'a citation of an unknown rule': {
      change: [cited, '  cite: [pipl-19, emergency-law-99]\n'],
      line: 'emergency-law-99',
      id: 'archive',
      says: /“emergency-law-99”不存在，是不是“emergency-law-9”？请改成/,
    },
    'an unknown role': {
      change: [archive, archive.replace('infoCentre', 'infoCenter')],
      line: 'infoCenter',
      id: 'archive',
      says: /“infoCenter”不存在，是不是“infoCentre”？请改成playbook\/roles\.yaml 的岗位/,
    },
    'a mark that turns the direction of what follows': {
      change: ['  title: 移交未办事项', '  title: \u202e移交未办事项'],
      line: '\u202e',
      says: /看不见的字符 U\+202E（改变文字的方向）.*请删去/,
    },
    'marks of no width, written by their numbers': {
      change: ['  title: 移交未办事项，材料归档', '  title: "移交\\u200b\\u200b未办\\u00ad事项"'],
      line: '未办\\u00ad',
      id: 'archive',
      says: /看不见的字符 U\+200B、U\+00AD，.*请删去/,
    },
    'two steps with one id': {
      change: ['- id: archive', '- id: review'],
      id: 'review',
      says: /这个 id 用了两次，请给其中一个改名/,
    },
    'an unknown fact in a condition': {
      change: [unconditional, `${unconditional}  when:\n    is: [weather, rain]\n`],
      line: 'is: [weather, rain]',
      id: 'register-report',
      says: /“weather”不是初判向导的选择题；请改成/,
    },
    'a condition of a kind that does not exist': {
      change: [unconditional, `${unconditional}  when:\n    atMost: [spread, citywide]\n`],
      line: 'atMost',
      id: 'register-report',
      says: /when：没有一种写法对得上；可以是带 all 的.*请改/,
    },
    'a missing field': {
      change: [archive, archive.replace('  phase: closing\n', '')],
      line: '- id: archive',
      id: 'archive',
      says: /phase：没有写；这里要写文字，请补上/,
    },
    'a text that begins with an asterisk': {
      // A text that begins with an asterisk is an alias to YAML.
      change: ['    - 只派了写回应的人', '    - *只派了写回应的人'],
      line: '*只派了写回应的人',
      says: /不是正确的 YAML|写法不对/,
    },
    'a clause that no step carries': {
      toldIn: 'plan/clauses.yaml',
      change: ['  cite: ["4.1.1", pipl-34]\n', '  cite: ["4.2.2", pipl-34]\n'],
      id: '4.1.1',
      says: /没有任何步骤承接；请在 steps\.yaml/,
    },
    'a want of a kind that does not exist': {
      change: ['label: 会上定了什么, kind: text', 'label: 会上定了什么, kind: words'],
      line: 'label: 会上定了什么, kind: words',
      says: /kind：只能是 time、text、link、number、office、people、tasks、file 之一，现在写的是文字“words”/,
    },
  }),
  ...mistakesIn('playbook/deadlines.yaml', {
    'an unknown value in a condition': {
      change: ['is: [panic, "yes"]', 'is: [panic, perhaps]'],
      line: 'is: [panic, perhaps]',
      id: 'first-moment-brief',
      says: /“panic”没有“perhaps”这个选项，请改成/,
    },
    'a limit written by hand': {
      change: ['within: P3D', 'within: 3天'],
      line: 'within: 3天',
      id: 'three-days',
      says: /within：写法不对；这里要写时长，例如 PT30M、PT48H、P3D、P1M，现在写的是文字“3天”，请改/,
    },
  }),
  ...mistakesIn('wizards/triage.yaml', {
    'a dead end in the wizard': {
      change: ['        to: emergencyLevel\n      - to: spread\n', '        to: emergencyLevel\n'],
      id: 'emergency',
      says: /可能走不下去；请在最后加一条不带 when 的去向/,
    },
    'a question no answer leads to': {
      change: [
        'outcomes:\n',
        '  - id: weather\n    kind: text\n    text: 天气\n    label: 天气\n    maxLength: 9\n    next:\n      - to: verdict\n\noutcomes:\n',
      ],
      line: '- id: weather',
      id: 'weather',
      says: /没有任何答案能走到这个问题；请/,
    },
    'a question that leads to none': {
      change: ['      - to: place\n', '      - to: palace\n'],
      line: 'to: palace',
      id: 'finder',
      says: /“palace”不存在，是不是“place”？请改成wizards\/triage\.yaml 的问题 id，或者verdict（结束）/,
    },
    'a loop in the wizard': {
      change: ['      - to: place\n', '      - to: title\n'],
      says: /会绕回自己；请改去向/,
    },
  }),
  ...mistakesIn('playbook/roles.yaml', {
    'a field nobody knows': {
      change: ['  short: 领导小组\n', '  short: 领导小组\n  phone: "110"\n'],
      id: 'leadingGroup',
      says: /不认识的字段 phone，请删去/,
    },
    'a wrong indent': {
      change: ['  summary: 发现网络舆情', '   summary: 发现网络舆情'],
      says: /不是正确的 YAML/,
    },
  }),
  ...mistakesIn('playbook/rules.yaml', {
    'a field that may say only certain words': {
      change: ['  reading: excerpt', '  reading: skimmed'],
      line: 'reading: skimmed',
      id: 'state-council-61',
      says: /reading：只能是 full、article、excerpt、digest、unread 之一/,
    },
  }),
  ...mistakesIn('glossary.yaml', {
    'an empty text': {
      change: ['- term: 舆情\n', '- term: "  "\n'],
      line: '- term: "  "',
      says: /term：不能为空/,
    },
    'a term that cites an unknown clause': {
      change: ['cite: ["4.1.1", "4.1.2"]', 'cite: ["4.1.1", "4.9.2"]'],
      line: '4.9.2',
      id: '网络舆情',
      says: /“4\.9\.2”不存在，请改成/,
    },
  }),
  ...mistakesIn('playbook/phases.yaml', {
    'broken YAML': {
      change: ['  title: 研判\n', '  title: "研判\n'],
      says: /不是正确的 YAML（[A-Z_]+），多半是.+请对照上下几行/,
    },
    'a tab for an indent': {
      change: ['  title: 研判\n', '\ttitle: 研判\n'],
      line: '\ttitle: 研判',
      says: /这一行用制表符（Tab）缩进，YAML 只认空格；请换成空格/,
    },
    'a number where words belong': {
      change: ['  title: 研判\n', '  title: 5\n'],
      line: '  title: 5',
      says: /title：类型不对；这里要写文字，现在写的是数字 5，加上引号就是文字，请改/,
    },
    'the same key twice': {
      change: ['  title: 研判\n', '  title: 研判\n  title: 再研判\n'],
      says: /不是正确的 YAML（DUPLICATE_KEY）/,
    },
  }),
  ...mistakesIn('playbook/roles.yaml', {
    'a missing file': {
      change: undefined,
      says: /找不到这个文件，请放回原处/,
    },
  }),
  ...mistakesIn('playbook/exemptions.yaml', {
    'an empty file': {
      change: [read('playbook/exemptions.yaml'), ''],
      says: /没有写；这里要写一个列表.*请补上/,
    },
  }),
  ...mistakesIn('plan/clauses.yaml', {
    'a changed word of a clause': {
      change: ['text: 坚持主动公开', 'text: 坚持积极公开'],
      line: 'text: 坚持积极公开',
      says: /这一条的文字在 plan\/plan\.zh-CN\.md 的原文里找不到；请照原文逐字改回来/,
    },
  }),
  ...mistakesIn('plan/document.yaml', {
    'a changed word of the outline': {
      change: ['lead: 2.网络舆情报告。', 'lead: 2.网络舆情上报。'],
      says: /不是逐字相同；请恢复/,
    },
    'a saying that its clause does not say': {
      change: ['text: 宜疏不宜堵', 'text: 宜疏不可堵'],
      line: 'text: 宜疏不可堵',
      says: /条款 2\.1 里没有“宜疏不可堵”；请照原话摘/,
    },
  }),
  ...mistakesIn('playbook/pauses.yaml', {
    'a pause that claims the plan without a clause': {
      change: [
        '  basis: advice\n  cite: [checklist-research, "2.2", "3.2.6",',
        '  basis: plan # 改\n  cite: [checklist-research,',
      ],
      line: 'basis: plan # 改',
      id: 'before-closing',
      says: /依据标为本方案（plan），cite 里却没有条款编号；请补条款/,
    },
    'a pause with nothing to read': {
      change: [`  items:\n${read('playbook/pauses.yaml').split('  items:\n')[1] ?? ''}`, '  items: []\n'],
      id: 'before-closing',
      says: /items：不能为空/,
    },
  }),
  ...mistakesIn('playbook/release.yaml', {
    'a draft with a name that stands for nothing': {
      change: ['核查经过：{处置情况}。', '核查经过：{处置结果}。'],
      line: 'full: |',
      id: 'unfounded',
      says: /full 里的“\{处置结果\}”没有东西可填；请改成文件开头列出的名称/,
    },
  }),
  ...mistakesIn('playbook/suspicions.yaml', {
    'a list of words without a word': {
      change: ['      无可奉告, ', '      "", '],
      id: 'evasive',
      says: /words\.0：不能为空/,
    },
    'an expression with a list that there is none of': {
      change: ['是…【别人】…的【过错】', '是…【外人】…的【过错】'],
      says: /“【外人】”指的那一组词，lists 里没有；请改成/,
    },
  }),
  ...mistakesIn('playbook/forms.yaml', {
    'a line that names a table': {
      change: ['kind: line, at: issue, required: true', 'kind: line, table: clocks, required: true'],
      line: 'kind: line, table: clocks, required: true',
      says: /不认识的字段 table，请删去/,
    },
    'a document with a name that stands for nothing': {
      change: ['heading: 关于“{标题}”网络舆情的初报', 'heading: 关于“{天气}”网络舆情的初报'],
      line: 'heading: 关于“{天气}”网络舆情的初报',
      id: 'initial-report',
      says: /heading 里的“\{天气\}”没有东西可填；请/,
    },
  }),
  ...mistakesIn('playbook/closing.yaml', {
    'a need of closing with an unknown step': {
      change: ['steps: [solve-problem, verify-solved]', 'steps: [solve-problem, verify-solve]'],
      line: 'verify-solve]',
      id: 'problem',
      says: /“verify-solve”不存在，是不是“verify-solved”？请改成playbook\/steps\.yaml 的步骤/,
    },
  }),
  ...mistakesIn('training/cases.yaml', {
    'a case whose answers lead elsewhere': {
      change: ['  outcome: track-simple', '  outcome: track-wide # 改'],
      line: 'outcome: track-wide # 改',
      id: 'case-registration-wait',
      says: /按这些答案，初判结论是 track-simple.*；请改答案/,
    },
  }),
  ...mistakesIn('editions.yaml', {
    'an edition that names an unknown step': {
      change: ['  summary: 初版。', '  summary: 初版。\n  steps: [no-such-step]'],
      id: '2026-11-24',
      says: /步骤“no-such-step”不存在，请改成已有的 id/,
    },
    'an edition that names an unknown page of the plan': {
      change: ['  summary: 初版。', '  summary: 初版。\n  pages: [no-such-page]'],
      id: '2026-11-24',
      says: /方案的页面“no-such-page”不存在，请改成已有的 id/,
    },
    'an edition that comes out of order': {
      change: ['  summary: 初版。', '  summary: 初版。\n- date: "2026-12-01"\n  summary: 再版。'],
      id: '2026-12-01',
      says: /新的一版写在最上面/,
    },
  }),
  ...mistakesIn('site.yaml', {
    'a Chinese colon after a name': {
      change: text => text.replace('\nhere: ', '\nhere：'),
      line: 'here：',
      says: /中文的冒号“：”，YAML 只认英文的；请改成“: ”/,
    },
  }),
  ...mistakesIn('playbook/steps.yaml', {
    'a Chinese colon between braces': {
      change: ['recipient, label: ', 'recipient, label：'],
      line: 'label：',
      says: /label：.+里的冒号是中文的“：”/,
    },
  }),
  ...mistakesIn('playbook/asked.yaml', {
    'words for an unknown step': {
      change: ['  archive: [', '  archived: ['],
      line: '  archived: [',
      id: 'archived',
      says: /“archived”不存在，请改成已有的条款、步骤、岗位或规定 id/,
    },
  }),
  ...mistakesIn('plan/05-watch.mdx', {
    'a page that shows an unknown clause': {
      change: ['<Clause id="4.1.1" />', '<Clause id="4.1.9" />'],
      line: '<Clause id="4.1.9" />',
      id: '4.1.9',
      says: /“4\.1\.9”不存在，请改成/,
    },
    'a clause shown on two pages': {
      change: ['<Clause id="4.1.1" />', '<Clause id="4.1.1" />\n\n<Clause id="1.1" />'],
      line: '<Clause id="1.1" />',
      id: '1.1',
      says: /已在 plan\/01-aim\.mdx 里出现.*请删去一处/,
    },
    'a clause shown on no page': {
      toldIn: 'plan/clauses.yaml',
      change: ['<Clause id="4.1.1" />', ''],
      id: '4.1.1',
      says: /没有任何阅读页显示这一条；请/,
    },
    'a program that runs when the site is built': {
      change: withText("export const taken = (await import('node:fs')).writeFileSync('taken', '')"),
      line: 'export const taken',
      says: /正文只是文字，不能写 import、export、layout/,
    },
    'an expression': {
      change: withText('至今 {new Date().getFullYear()} 年'),
      line: 'getFullYear',
      says: /大括号里的会被当成程序；请改成文字/,
    },
    'a script': {
      change: withText('<script>document.title</script>'),
      line: '<script>',
      says: /正文里不能写 HTML 标签 <script>；请改用 Markdown/,
    },
    'a tag that is a little wrong': {
      change: ['<Practice>', '<Practise>'],
      line: '</Practice>',
      says: /不完整，或者是网站不认识的写法/,
    },
    'a tag that there is none of': {
      change: withText('<Practise />'),
      line: '<Practise />',
      says: /没有 <Practise> 这个标签，是不是 <Practice>？这里能用的只有 <Basis>、<Clause>/,
    },
    'a tag of lessons': {
      change: withText('<StepLink id="watch-daily" />'),
      line: '<StepLink id="watch-daily" />',
      says: /没有 <StepLink> 这个标签/,
    },
    'a tag whose value is computed': {
      change: ['<StepLinks clauses={[', '<StepLinks clauses={[globalThis, '],
      line: '<StepLinks clauses={[globalThis, ',
      says: /<StepLinks> 要照样子写：<StepLinks clauses=\{\["…"\]\}>/,
    },
    'an image, which is imported': {
      change: withText('![图](./harm.js)'),
      line: '![图]',
      says: /正文里不能放图片/,
    },
    'a link that runs something': {
      change: withText('[看这里](javascript:alert(1))'),
      line: 'javascript:',
      says: /链接“javascript:alert\(1\)”不是网址；请改成 https/,
    },
    'a mark of no width in a comment of its head': {
      change: ['---\n', '---\n# 备\u2060注\n'],
      line: '备\u2060注',
      says: /看不见的字符 U\+2060，/,
    },
    'a mark that turns the direction of its text': {
      change: withText('领导小组\u2067同意'),
      line: '\u2067',
      says: /看不见的字符 U\+2067（改变文字的方向）/,
    },
    'a mark that Markdown writes by its name': {
      change: withText('领导小组&rlm;同意'),
      line: '&rlm;',
      says: /看不见的字符 U\+200F（改变文字的方向）/,
    },
    'a mark by its number in what a link says': {
      change: withText('[看这里](https://example.org "一&#x200B;二")'),
      line: '&#x200B;',
      says: /看不见的字符 U\+200B，/,
    },
    'a tag that is not closed': {
      change: withText('<Practice>\n\n话。'),
      says: /<Practice> 要有一头一尾/,
    },
    'a page whose head lacks a field': {
      change: ['\nsummary: ', '\nsumary: '],
      line: 'title: ',
      says: /summary：没有写/,
    },
    'a page whose head is broken YAML': {
      change: ['\nsummary: ', '\nsummary: "'],
      says: /不是正确的 YAML/,
    },
  }),
];

describe('broken content', () => {
  test('a mistake of YAML is told once, whatever it confuses further down', () => {
    const folder = copyWith({
      'playbook/steps.yaml': text => text.replaceAll('\n  title:', '\n\ttitle:'),
    });
    expect(problemsIn(folder).problems).toHaveLength(1);
  });

  test('sound parts are checked past a broken one: all is told in one round', () => {
    const folder = copyWith({
      'playbook/phases.yaml': ['  title: 研判\n', '  title: 5\n'],
      'playbook/steps.yaml': [archive, archive.replace('infoCentre', 'infoCenter')],
    });
    expect(problemsIn(folder).problems.map(({ file }) => file)).toEqual([
      'playbook/phases.yaml',
      'playbook/steps.yaml',
    ]);
  });

  test('what only a walk through the triage finds is told beside what else is wrong, and a mark by its name', () => {
    const folder = copyWith({
      'playbook/steps.yaml': ['  fills: search\n', ''],
      'playbook/deadlines.yaml': [
        '  anchor: { fact: foundAt }\n  anchorText: 自发现之时起（起算点为内部规定）\n  within: PT48H\n',
        '  anchor: { fact: emergencyAt }\n  anchorText: 自发生之时起\n  within: PT48H\n',
      ],
    });
    const sentences = problemsIn(folder).problems.map(({ sentence }) => sentence);
    expect(sentences).toContainEqual(
      expect.stringMatching(/没有哪一处写着 fills: search，这里的“{传播情况}”要用/),
    );
    expect(sentences).toContainEqual(expect.stringContaining('这一时限生效时，起算点不会出现'));
  });

  test.each(mistakes)('with $name is refused with file, place and remedy', mistake => {
    const folder = brokenBy(mistake);
    const { message, problems, stack } = problemsIn(folder);
    const { file, line, sentence } = told(problems, folder, mistake);
    expect(message).toContain(`content/${file}${line === undefined ? '' : `:${line}`}`);
    expect(message).toContain(sentence);
    expect(`${message}\n${stack}`).not.toMatch(/^\s*at /m);
    expect(message).not.toMatch(/node_modules|\.ts:\d/);
  });

  test('a file in another encoding is told as that, and no letter of it', () => {
    const text = read('site.yaml');
    // 本局 in GBK, and the whole file in UTF-16 as an editor on Windows writes it.
    const gbk = Buffer.concat([Buffer.from('here: '), Buffer.from([0xb1, 0xbe, 0xbe, 0xd6, 0x0a])]);
    for (const bytes of [gbk, Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from('here: a\n', 'utf16le')]) {
      const folder = copyWith({ 'site.yaml': undefined });
      writeFileSync(join(folder, 'site.yaml'), bytes);
      const ofFile = problemsIn(folder).problems.filter(({ file }) => file === 'site.yaml');
      expect(ofFile.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('不是 UTF-8 编码')]);
    }
  });

  test('a fault of the plan, of a lesson, of a night and of a drill are told in one round', () => {
    const folder = copyWith({
      'playbook/phases.yaml': ['  title: 研判\n', '  title: 5\n'],
      'plan/05-watch.mdx': ['\nsummary: ', '\nsumary: '],
      'training/lessons/13-gate.mdx': ['\ntitle: ', '\ntitel: '],
      'training/nights.yaml': ['- id: ', '- ident: '],
      'training/drills/quarry-slope.yaml': ['\ntitle: ', '\ntitel: '],
    });
    expect(() => checkAll(folder, () => undefined)).toThrow(
      /phases\.yaml[\s\S]*05-watch\.mdx[\s\S]*13-gate\.mdx[\s\S]*nights\.yaml[\s\S]*quarry-slope\.yaml/,
    );
  });

  test('where the plan is sound, nights and drills are told together', () => {
    const folder = copyWith({
      'training/nights.yaml': ['- id: ', '- ident: '],
      'training/drills/quarry-slope.yaml': ['\ntitle: ', '\ntitel: '],
    });
    expect(() =>
      checkAll(folder, ({ playbook, learning: { settings } }) => loadDrills(folder, playbook, settings)),
    ).toThrow(/nights\.yaml[\s\S]*quarry-slope\.yaml/);
  });

  test('ends the check on the command line with status 1 and just the message', async () => {
    const folder = brokenBy(required(mistakes[0], 'mistake'));
    const { status, stdout, stderr } = await check(folder);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`${problemsIn(folder).message}\n`);
  });

  test('tells all its problems at once', () => {
    const folder = copyWith({ 'playbook/steps.yaml': [cited, '  cite: [nowhere-1, nowhere-2]\n'] });
    const { problems, message } = problemsIn(folder);
    expect(
      problems.map(({ sentence }) => sentence).filter(sentence => sentence.includes('nowhere')),
    ).toHaveLength(2);
    expect(message).toMatch(/^内容有 \d+ 处问题/);
  });
});

test('what nobody sees is told in every file of the content, with its line', () => {
  const folder = temporaryFolder();
  cpSync(frozenContent, folder, { recursive: true });
  // No site is made of these.
  const files = contentFilesIn(folder).filter(file => !['README.md', 'wording.yaml'].includes(file));
  // The last line: a comment in YAML, a text in the others.
  const lines = new Map(files.map(file => [file, read(file).replace(/\n$/, '').split('\n').length + 1]));
  for (const file of files)
    writeFileSync(join(folder, file), `${read(file).replace(/\n$/, '')}\n# \u202d注\n`);
  const toldIn = new Set<string>();
  const readers = [
    () => checkSite(folder),
    () => loadNights(folder, site.playbook),
    () => loadDrills(folder, site.playbook, site.learning.settings),
  ];
  for (const load of readers)
    for (let isBroken = true; isBroken; )
      try {
        load();
        isBroken = false;
      } catch (error) {
        if (!(error instanceof ContentError)) throw error;
        const found = error.problems.filter(({ sentence }) => sentence.includes('看不见的字符 U+202D'));
        expect(found.length).toBeGreaterThan(0);
        for (const { file, line } of found) {
          expect(line).toBe(lines.get(file));
          toldIn.add(file);
          writeFileSync(join(folder, file), read(file));
        }
      }
  expect([...toldIn].sort()).toEqual([...files].sort());
});

test('emoji that are joined by such marks stay what they are', () => {
  const folder = copyWith({ 'plan/05-watch.mdx': withText('值班员 🧑‍🌾 ❤️') });
  expect(checkSite(folder).pages).toHaveLength(site.pages.length);
});

test('content saved by another editor, with Windows line ends and a byte order mark, is the same content', () => {
  const folder = temporaryFolder();
  cpSync(frozenContent, folder, { recursive: true });
  for (const file of contentFilesIn(folder))
    writeFileSync(join(folder, file), `\ufeff${read(file).replaceAll('\n', '\r\n')}`);
  const { playbook, pages, clauses, learning } = checkSite(folder);
  expect(playbook).toEqual(site.playbook);
  expect(clauses).toEqual(site.clauses);
  expect(pages).toEqual(site.pages);
  expect(learning).toEqual(site.learning);
});
