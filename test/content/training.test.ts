import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { LocatedProblem } from '../../src/content/content-words.ts';
import { loadTraining } from '../../src/content/load-training.ts';
import { checkSite } from '../../src/content/site-content.ts';
import { contentReader } from '../../src/content/source.ts';
import { RESERVED_PATHS } from '../../src/training/lessons/validate-learning.ts';
import { playbook } from '../support/playbook.ts';
import { frozenContent } from './folder.ts';
import { copyWith, type Mistake, mistakesIn, told } from './mistakes.ts';

/** Learning consists of, and rests on, these folders. */
const PARTS = ['plan', 'training'];

function problemsIn(folder: string): readonly LocatedProblem[] {
  const reader = contentReader(folder);
  const learning = loadTraining(reader, playbook);
  return [...reader.problems, ...(learning?.advice ?? [])];
}

const banks = readdirSync(join(frozenContent, 'training/questions')).map(
  name => `training/questions/${name}`,
);

/** A file of questions without those that a test takes out. */
const without =
  (taken: (question: string) => boolean) =>
  (text: string): string =>
    text
      .split(/^(?=- id: )/m)
      .filter((part, index) => index === 0 || !taken(part))
      .join('');

const paths = 'training/paths.yaml';
const correct = 'training/questions/correct.yaml';
const upward = 'training/questions/upward.yaml';
const gate = 'training/lessons/13-gate.mdx';
/** By three minutes' reading. */
const longer = (text: string): string => `${text}\n${'再读一遍。'.repeat(180)}\n`;
const amend = 'training/lessons/16-correct.mdx';

const questionMistakes: readonly Mistake[] = [
  ...mistakesIn(correct, {
    'a citation of a rule that does not exist': {
      change: ['cite: [constitution-41, uk-gcs]', 'cite: [constitution-41, uk-gsc]'],
      line: 'uk-gsc',
      id: 'correct-which-claims',
      says: /“uk-gsc”不存在，是不是“uk-gcs”？请改成.*playbook\/rules\.yaml 的规定 id/,
    },
    'the same citation twice': {
      change: ['cite: [constitution-41, uk-gcs]', 'cite: [uk-gcs, uk-gcs]'],
      line: 'cite: [uk-gcs, uk-gcs]',
      id: 'correct-which-claims',
      says: /“uk-gcs”在这里列了两次，请删去一个/,
    },
    'a choice of several with one right answer': {
      change: ['      correct: true\n', ''],
      id: 'correct-which-claims',
      says: /多选题至少要有两个正确选项，也要有错的；请增减 correct: true（现在 5 项里有 1 项）/,
    },
    'a choice of several in which all are right': {
      change: text =>
        text.replace(/(?<=- id: correct-which-claims\n)[\s\S]*?(?=\n- id: )/, part =>
          part.replace(/(?<! {6}correct: true\n) {6}why:/g, '      correct: true\n      why:'),
        ),
      id: 'correct-which-claims',
      says: /多选题.+5 项里有 5 项/,
    },
    'a draft in which nothing is wrong': {
      change: text => text.replaceAll('      wrong: true\n', ''),
      id: 'correct-draft',
      says: /至少要有一句不能发的，也要有能发的；请增减 wrong: true（现在 7 项里有 0 项）/,
    },
    'no draft to find something in': {
      change: without(question => question.includes('kind: spot')),
      also: Object.fromEntries(
        banks
          .filter(file => readFileSync(join(frozenContent, file), 'utf8').includes('kind: spot'))
          .map(file => [file, without(question => question.includes('kind: spot'))]),
      ),
      toldIn: 'training/questions',
      says: /没有一道“找不能发的句子”题（kind: spot）；请补一道/,
    },
  }),
  ...mistakesIn(upward, {
    'a clause asked that does not exist': {
      change: ['  clauses: ["4.2.3"]', '  clauses: ["4.2.9"]'],
      line: '"4.2.9"',
      id: 'upward-who-decides',
      says: /“4\.2\.9”不存在，请改成plan\/clauses\.yaml 的条款编号/,
    },
    'an id from another file': {
      change: ['- id: upward-who-decides', '- id: correct-draft'],
      line: '- id: correct-draft',
      id: 'correct-draft',
      says: /这个 id 用了两次，请给其中一个改名/,
    },
    'two right answers to a single choice': {
      change: ['    - text: 征地科室定', '    - correct: true\n      text: 征地科室定'],
      line: '- id: upward-who-decides',
      id: 'upward-who-decides',
      says: /单选题只能有一个正确选项；请只在一个选项上写 correct: true（现在 4 项里有 2 项）/,
    },
    'no right answer to a single choice': {
      change: ['      correct: true\n', ''],
      id: 'upward-who-decides',
      says: /单选题只能有一个正确选项.+4 项里有 0 项/,
    },
    'two options that say the same': {
      change: [
        '    - text: 征地科室定，业务归它管，上级也是问它。',
        '    - text: 领导小组定，办公室提建议并落实。',
      ],
      id: 'upward-who-decides',
      says: /“领导小组定，办公室提建议并落实。”在这道题里出现了两次，请改掉一个/,
    },
    'an option that says not why': {
      change: text => text.replace(/ {6}why: .+\n/, ''),
      line: '- text: 征地科室定',
      id: 'upward-who-decides',
      says: /options\.0\.why：没有写；这里要写文字/,
    },
    'a kind nobody knows': {
      change: ['  kind: single', '  kind: multiple'],
      line: 'kind: multiple',
      id: 'upward-who-decides',
      says: /kind：只能是 single、several、judge、order、spot 之一/,
    },
    'too few questions': {
      change: () => '[]\n',
      also: Object.fromEntries(banks.slice(0, 6).map(file => [file, () => '[]\n'])),
      toldIn: 'training/questions',
      says: /题库只有 \d+ 道题，至少要 120 道；请补题/,
    },
    'a clause that no question asks about': {
      change: text => text.replaceAll(/^ {2}clauses: \[.*"4\.2\.3".*\]$/gm, '  clauses: ["4.2.2"]'),
      toldIn: 'plan/clauses.yaml',
      line: '- id: "4.2.3"',
      id: '4.2.3',
      says: /没有一道题问这一条；请在 training\/questions 里某道题的 clauses 加上它/,
    },
  }),
  ...mistakesIn('training/questions/lead.yaml', {
    'a role nobody has': {
      change: ['  roles: [leadingGroup, office]', '  roles: [leadingGroup, offices]'],
      line: 'offices',
      id: 'lead-decide',
      says: /“offices”不存在，是不是“office”？请改成playbook\/roles\.yaml 的岗位/,
    },
  }),
];

const lessonMistakes: readonly Mistake[] = [
  ...mistakesIn(gate, {
    'a clause that does not exist': {
      change: ['clauses: ["3.2.2"]', 'clauses: ["3.2.2", "3.2.9"]'],
      line: '"3.2.9"',
      id: 'gate',
      says: /“3\.2\.9”不存在，请改成plan\/clauses\.yaml 的条款编号/,
    },
    'a clause in the text that does not exist': {
      change: ['<Clause brief id="3.2.2" />', '<Clause brief id="3.2.9" />'],
      line: '<Clause brief id="3.2.9" />',
      id: 'gate',
      says: /“3\.2\.9”不存在，请改成/,
    },
    'a clause that the text does not show': {
      change: ['<Clause brief id="3.2.2" />', ''],
      line: 'clauses: ["3.2.2"]',
      id: 'gate',
      says: /clauses 与课文里 <Clause brief id="…" \/> 的编号、顺序不一致，请改成一致/,
    },
    'a task with one model': {
      change: text => text.replace(/( {2}models:\n) {4}- text: .*\n {6}why: .*\n/, '$1'),
      line: '- text: ',
      says: /task\.models：/,
    },
    'a clause written as on a reading page': {
      change: ['<Clause brief id="3.2.2" />', '<Clause id="3.2.2" />'],
      line: '<Clause id="3.2.2" />',
      says: /<Clause> 要照样子写：<Clause brief id="…">；引号里只能写文字/,
    },
    'a tag with its attributes in another order, which is not read': {
      change: ['<Clause brief id="3.2.2" />', '<Clause id="3.2.2" brief />'],
      line: '<Clause id="3.2.2" brief />',
      id: 'gate',
      says: /课文里不能写“<Clause id="3\.2\.2" brief”；能用的标签只有 <Clause brief/,
    },
    'a check with a question that does not exist': {
      change: ['gate-changed-picture]', 'gate-changed-pictures]'],
      line: 'gate-changed-pictures',
      id: 'gate',
      says: /“gate-changed-pictures”不存在，是不是“gate-changed-picture”？请改成training\/questions 里已有的题目 id/,
    },
    'a check that asks one question twice': {
      change: ['gate-changed-picture]', 'gate-brief-needs]'],
      id: 'gate',
      says: /“gate-brief-needs”在这里列了两次，请删去一个/,
    },
    'a check with a question of another lesson': {
      change: ['gate-changed-picture]', 'approve-small-matter]'],
      line: 'approve-small-matter',
      id: 'gate',
      says: /题目“approve-small-matter”写在别的课的题目文件里/,
    },
    'no example': {
      change: text => text.replace(/<Example[\s\S]*<\/Example>/, ''),
      id: 'gate',
      says: /要有且只有一个 <Example title="…">，这里有 0 个；请补上一个/,
    },
    'two examples': {
      change: ['</Example>', '</Example>\n\n<Example title="又一个">\n\n话。\n\n</Example>'],
      id: 'gate',
      says: /只有一个 <Example title="…">，这里有 2 个；请合成一个/,
    },
    'an example without a title': {
      change: text => text.replace(/<Example title="[^"]*">/, '<Example>'),
      line: '<Example>',
      says: /<Example> 要照样子写：<Example title="…">/,
    },
    'an example that does not end': {
      change: ['</Example>', ''],
      line: '<Example title=',
      says: /<Example> 要有一头一尾；请补上或者删去/,
    },
    'mistakes that do not end': {
      change: ['</Mistakes>', ''],
      line: '<Mistakes>',
      says: /<Mistakes> 要有一头一尾；请补上或者删去/,
    },
    'a brace, which MDX takes for code': {
      change: ['## 三项各看什么', '## 三项各看什么\n\n{时间}之前看完。'],
      line: '{时间}',
      says: /大括号里的会被当成程序；请改成文字。要写大括号本身，写成 \\\{ 和 \\\}/,
    },
    'HTML of its own': {
      change: ['## 三项各看什么', '## 三项各看什么<br />'],
      line: '三项各看什么<br />',
      says: /正文里不能写 HTML 标签 <br>；请改用 Markdown 的写法/,
    },
    'a program that is imported': {
      change: ['## 三项各看什么', "import './harm.js'\n\n## 三项各看什么"],
      line: "import './harm.js'",
      says: /不能写 import、export/,
    },
    'a citation that does not exist': {
      change: ['<Cite cite={["pipl-57"]} />', '<Cite cite={["pipl-75"]} />'],
      line: 'pipl-75',
      id: 'gate',
      says: /“pipl-75”不存在，请改成.*playbook\/rules\.yaml 的规定 id/,
    },
    'a step that does not exist': {
      change: ['<StepLink id="publication-review" />', '<StepLink id="public-review" />'],
      line: 'public-review',
      id: 'gate',
      says: /“public-review”不存在，请改成playbook\/steps\.yaml 的步骤/,
    },
    'a label 上位规定 without a rule': {
      change: ['<Cite cite={["pipl-57"]} />', ''],
      line: '个人信息泄露的，要立即采取补救措施',
      id: 'gate',
      says: /标了上位规定，同一段里却没有跟着规定；请在这句后面加 <Cite/,
    },
    'a label 上位规定 with nothing but advice': {
      change: ['<Cite cite={["pipl-57"]} />', '<Cite cite={["uk-gcs"]} />'],
      id: 'gate',
      says: /标了上位规定，同一段里却没有跟着规定/,
    },
    'a label 本方案 without a clause': {
      change: ['<Basis kind="rule" />个人信息泄露的', '<Basis kind="plan" />个人信息泄露的'],
      id: 'gate',
      says: /标了本方案，同一段里却没有跟着条款；请在这句后面加 <Cite/,
    },
    'more to read than a lesson may take': {
      change: longer,
      id: 'gate',
      says: /要 11 分钟，一课应有 5 到 8 分钟；请增减课文/,
    },
    'a head that lacks a field': {
      change: text => text.replace(/^summary: .*\n/m, ''),
      line: 'title: ',
      says: /summary：没有写/,
    },
    'a head that is broken YAML': {
      change: ['summary: ', 'summary: "'],
      says: /不是正确的 YAML（[A-Z_]+）/,
    },
    'no head': {
      change: text => text.replace(/^---[\s\S]*?---\n/, ''),
      says: /整个文件：没有写；这里要写/,
    },
  }),
  ...mistakesIn('training/lessons/01-why-answer.mdx', {
    'clauses in another order than the text shows them': {
      change: ['["1.2", "2.1", "2.3"]', '["2.1", "1.2", "2.3"]'],
      line: '["2.1", "1.2", "2.3"]',
      id: 'why-answer',
      says: /编号、顺序不一致，请改成一致/,
    },
  }),
  ...mistakesIn('training/questions/gate.yaml', {
    'a question of its check that asks about something else': {
      change: text => text.replace(/(- id: gate-changed-picture\n[\s\S]*?clauses: ).*/, '$1["1.2"]'),
      toldIn: gate,
      line: 'gate-changed-picture',
      id: 'gate',
      says: /题目“gate-changed-picture”问的条款不在这一课里；请换一道题/,
    },
  }),
  ...mistakesIn('training/lessons/17-lead.mdx', {
    'nothing left of it but its questions': {
      change: undefined,
      toldIn: 'training/questions/lead.yaml',
      says: /没有一课叫这个名字；题目文件要与课同名/,
    },
  }),
  ...mistakesIn('training/lessons/99-gate.mdx', {
    'a number but the same name as another lesson': {
      change: () => readFileSync(join(frozenContent, gate), 'utf8'),
      id: 'gate',
      says: /这个 id 用了两次，请给其中一个改名/,
    },
  }),
  ...mistakesIn(amend, {
    'a clause that no lesson teaches': {
      change: text =>
        text.replace('clauses: ["5.1.4"]', 'clauses: ["5.1.1"]').replace('id="5.1.4"', 'id="5.1.1"'),
      toldIn: 'plan/clauses.yaml',
      line: '- id: "5.1.4"',
      id: '5.1.4',
      says: /没有一课教这一条；请在某一课的 clauses 和课文里加上它/,
    },
  }),
];

const pathMistakes: readonly Mistake[] = [
  ...mistakesIn(paths, {
    'a lesson that does not exist': {
      change: ['[why-answer, search-well,', '[why-answer, search-better,'],
      line: 'search-better',
      id: 'info-centre',
      says: /“search-better”不存在，请改成training\/lessons 里已有的课/,
    },
    'a role that does not exist': {
      change: ['role: legalSection', 'role: lawyers'],
      line: 'role: lawyers',
      id: 'legal',
      says: /“lawyers”不存在，请改成playbook\/roles\.yaml 的岗位/,
    },
    'the id of another path': {
      change: ['- id: legal\n', '- id: liaison\n'],
      id: 'liaison',
      says: /这个 id 用了两次，请给其中一个改名/,
    },
    'the address of another page as its id': {
      change: ['- id: legal\n', '- id: cases\n'],
      line: '- id: cases',
      id: 'cases',
      says: /“cases”是培训里另一个页面的地址，不能作路径的 id；请改名/,
    },
    'a lesson twice': {
      change: ['[why-answer, search-well,', '[why-answer, why-answer, search-well,'],
      id: 'info-centre',
      says: /“why-answer”在这里列了两次，请删去一个/,
    },
    'a duty of its role that it does not teach': {
      change: ['    - lead\n    - facts-first\n    - draft\n', '    - facts-first\n    - draft\n'],
      id: 'duty-officer',
      says: /这个岗位的职责 3\.2\.3 不在这条路径里；请在 lessons 里加上教它的一课（lead）/,
    },
    'too few lessons': {
      change: text => text.replace(/lessons: \[why-answer, search-well,.*\]/, 'lessons: [search-well]'),
      id: 'info-centre',
      says: /这条路径只有 \d 课，至少要 3 课/,
    },
    'a lesson left out of every path': {
      change: ['    - follow-up\n    - close-and-advise\n', '    - follow-up\n'],
      toldIn: 'training/lessons/18-close-and-advise.mdx',
      line: 'title: ',
      id: 'close-and-advise',
      says: /没有一条路径用到这一课；请把它写进 training\/paths\.yaml/,
    },
    'nothing in it': {
      change: () => '# 空\n',
      says: /整个文件：没有写；这里要写/,
    },
  }),
];

describe.each([
  ['a question', questionMistakes],
  ['a lesson', lessonMistakes],
  ['a path', pathMistakes],
])('%s', (_, mistakes) => {
  test.each(mistakes)('with $name is refused with file, place and remedy', mistake => {
    const { file, change, also = {} } = mistake;
    const folder = copyWith({ ...also, [file]: change }, PARTS);
    told(problemsIn(folder), folder, mistake);
  });
});

test('no path may have the address of any page that stands beside the paths', () => {
  const beside = readdirSync(fileURLToPath(new URL('../../src/pages/training', import.meta.url)))
    .filter(name => /^[a-z].*\.astro$/.test(name) && name !== 'index.astro')
    .map(name => name.replace('.astro', ''));
  expect(beside.sort()).toEqual([...RESERVED_PATHS].sort());
});

test('broken lessons are told in one message of the check, with file, lesson and no stack', () => {
  const folder = copyWith({ [gate]: ['<Cite cite={["pipl-57"]} />', '<Cite cite={["uk-gcs"]} />'] }, PARTS);
  for (const part of ['site.yaml', 'playbook', 'wizards', 'glossary.yaml', 'editions.yaml'])
    cpSync(join(frozenContent, part), join(folder, part), { recursive: true });
  expect(() => checkSite(folder)).toThrow(
    /^内容有 1 处问题，改好后再试：\n {2}content\/training\/lessons\/13-gate\.mdx(:\d+)? {2}gate\n {4}标了上位规定.+$/,
  );
});
