import type { Clause } from '../plan/clause.ts';
import { restoreText } from '../plan/document.ts';
import type { PlanNames } from '../plan/names.ts';
import { limitIn } from '../plan/time-words.ts';
import { UNCHECKED } from '../plan/unchecked.ts';
import { deedsIn } from './deeds.ts';
import { levelsIn } from './levels.ts';
import { type DraftClause, NOUNS, type Outline } from './outline.ts';
import { actorsIn, chargedByRow, type DraftRole, rolesIn } from './posts.ts';
import { kindsOf, privateIn, type Source } from './read-off.ts';
import { approvalsIn } from './release.ts';
import { draftOfWork, UNSAID_ROLE } from './work.ts';
import { document, item, mark, noteMark, unsaidMark } from './yaml.ts';

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most)}……`);

/** The beginning of a text, for a label. Characters. */
const short = (text: string, most: number): string => {
  const [whole = text] = /^.*?[。；]/u.exec(text) ?? [];
  const sentence = whole.replace(/[；：，]$/u, '');
  return cut(sentence, most);
};

/** The names of an organisation as far as its plan says them. */
function namesOf({ title, clauses }: Outline): {
  readonly names: PlanNames;
  readonly unsaid: readonly string[];
} {
  const whole = clauses.map(({ text }) => text).join('');
  const most = (words: readonly string[]): string | undefined =>
    words
      .map(word => ({ word, times: whole.split(word).length - 1 }))
      .sort((one, other) => other.times - one.times)
      .find(({ times }) => times > 0)?.word;
  const [, organisation] =
    /^(.+?(?:局|院|校|委|厅|中心|集团公司|公司|政府|集团|处|所))(?=.{4,})/u.exec(title) ?? [];
  const [suffix = '单位'] = /局|院|校|委|厅|中心|公司|集团|处|所/u.exec(organisation?.slice(-2) ?? '') ?? [];
  const leaders = most(['领导小组', '指挥部', '委员会', '校务会', '办公会']);
  const matter = most(['舆情', '反映', '投诉', '信访']);
  const approve = most(['审定', '签发', '审批', '批准', '审核']);
  const [, motto] = /“([^”]{4,10})”/u.exec(whole) ?? [];
  const plan = NOUNS.find(noun => title.endsWith(noun))?.slice(-2) ?? '方案';
  const names: PlanNames = {
    organisation: organisation ?? title,
    us: `我${suffix}`,
    here: `本${suffix}`,
    section: most(['科室', '部门', '处室', '年级组']) ?? '部门',
    plan,
    document: title,
    matter: matter ?? '反映',
    leaders: leaders ?? '负责人',
    approve: approve ?? '审定',
    releases: {
      acknowledgement: '首次回应（已关注，正在核实）',
      holding: /发布((?:首次|首条|简要|简短)[^，。；、]{1,6})/u.exec(whole)?.[1] ?? '简要信息',
      full: '情况通报',
    },
    title: `${title}手册`,
    motto: motto ?? `照${plan}办`,
    lead: '由文件生成的初稿，正在核对。',
    boundary: `只写${plan}说了的事。`,
    examples: [leaders ?? plan, whole.includes('立即') ? '立即' : '报告'],
  };
  const unsaid = [
    ...(organisation === undefined ? ['organisation'] : []),
    ...(leaders === undefined ? ['leaders'] : []),
    ...(approve === undefined ? ['approve'] : []),
    ...(motto === undefined ? ['motto'] : []),
    ...(matter === undefined ? ['matter'] : []),
    'releases',
    'title',
    'lead',
    'boundary',
  ];
  return { names, unsaid };
}

const clauseYaml = (
  { id, text }: DraftClause,
  { kind, source }: { readonly kind: Clause['kind']; readonly source: Source },
  [actor, ...others]: readonly string[],
): string => {
  const limit = limitIn(text);
  const clause: Clause = {
    id,
    kind,
    ...(actor !== undefined && { actor: others.length === 0 ? actor : [actor, ...others] }),
    ...(limit !== undefined && kind !== 'background' && kind !== 'aim' && { limit }),
    text,
  };
  return `${mark(source)}${privateIn(text)
    .map(words => noteMark({ clause: id, words }, '电话、人名会随原文公开，请先定公开不公开'))
    .join('')}${item(clause)}`;
};

/** Stands for whoever it is, where the plan does not say who does it, or who keeps the record. */
const unsaidRole = (duties: readonly string[], clauses: readonly DraftClause[], isKeeper: boolean): string =>
  unsaidMark('由谁办，请改成一个岗位') +
  item({
    id: UNSAID_ROLE,
    ...(isKeeper && { functions: ['keepsRecord'] }),
    name: '没有写明',
    short: '没有写明',
    summary: '文件里没有读出由谁办。',
    duties: duties.length > 0 ? duties : clauses.slice(0, 1).map(({ id }) => id),
    limits: [],
  });

/** A page of a section, with its clauses and nothing else. */
function pageOf({ clauses }: Outline, number: string, title: string, section: number | undefined): string {
  const own = clauses.filter(each => each.section === section);
  const head = {
    title,
    number,
    summary: short(own[0]?.text ?? title, 60),
    clauses: own.map(({ id }) => id),
  };
  return [`---\n${document(head)}---`, ...own.map(({ id }) => `<Clause id="${id}" />`), ''].join('\n\n');
}

/**
 * A content folder made of a plan: its text of record, clauses, posts, names and a page a heading. Nothing stands in it that the plan
 * does not say; what was read off its words is marked {@link UNCHECKED} with these words.
 * @param date of the first edition, `2026-11-30`
 * @param triage what the site asks of any matter, to which the plan's levels are added
 * @returns the files' text by their path; empty where the plan has no clause
 */
export function draftOf(outline: Outline, date: string, triage: object): ReadonlyMap<string, string> {
  const { blocks, clauses, sections } = outline;
  if (clauses.length === 0) return new Map();
  const roles = rolesIn(clauses);
  const idOf = (role: DraftRole): string => `role-${roles.indexOf(role) + 1}`;
  const keeper = roles.find(({ short: name }) => name.endsWith('办公室'));
  const levels = levelsIn(clauses);
  const kinds = kindsOf(clauses);
  const approvals = approvalsIn(clauses, roles, levels);
  const lastWords = (role: DraftRole): readonly Source[] =>
    approvals.flatMap(each => (each.check === 'approval' && each.roles.includes(role) ? [each.source] : []));
  const functionsOf = (role: DraftRole): readonly string[] => [
    ...(role === keeper ? ['keepsRecord'] : []),
    ...(lastWords(role).length > 0 ? ['finalApproval'] : []),
  ];
  const clauseOf = (clause: DraftClause): string => {
    const charged =
      clause.row === undefined ? actorsIn(clause.text, roles, levels) : chargedByRow(clause.row, roles);
    const actors = charged.map(idOf);
    const read = kinds.get(clause.id);
    return read === undefined ? '' : clauseYaml(clause, read, actors);
  };
  const { deeds } = deedsIn({ clauses, roles, levels, approvals });
  const ownerless = [...new Set(deeds.flatMap(deed => (deed.roles.length === 0 ? [deed.clause.id] : [])))];
  const { names, unsaid } = namesOf(outline);
  const used = sections.flatMap(({ number, title }, at) =>
    clauses.some(({ section }) => section === at) ? [{ number, title, at }] : [],
  );
  const pages = [
    ...(clauses.some(({ section }) => section === undefined)
      ? [{ number: '引言', title: '引言', at: undefined }]
      : []),
    ...used,
  ];
  const record = restoreText(blocks, clauses);
  return new Map([
    [
      'site.yaml',
      `# 名称和称呼，网站的每一页都用这里的词。从标题和正文里读出来的，逐项核对；标了“${UNCHECKED}”的，文件里没有写，请改成本单位的说法。\n${Object.entries(
        names,
      )
        .map(([key, value]) => `${unsaid.includes(key) ? unsaidMark() : ''}${document({ [key]: value })}`)
        .join('')}`,
    ],
    [
      'editions.yaml',
      `# 每一版改了什么，最新的在前。\n${item({ date, summary: '由文件生成的初稿，正在核对。' })}`,
    ],
    [
      'plan/plan.zh-CN.md',
      `<!-- 文件原文，一字不改；检查时逐字核对。 -->\n\n<!-- BEGIN 原文 -->\n\n${record}\n\n<!-- END 原文 -->\n`,
    ],
    [
      'plan/document.yaml',
      `# 全文结构：标题（heading）、不算条款的段落（plain）、条款（clauses，lead 是段首的编号）依次排列。\n${document({ fields: [], outline: blocks })}`,
    ],
    [
      'plan/clauses.yaml',
      `# 条款：text 是原文，一字不改。kind 性质、actor 谁承担、limit 时限用语是机器照字眼读出来的：对照原文核对，改好一条，删去上面那行“${UNCHECKED}”。\n# kind：background 背景 | aim 目标 | principle 原则 | organisation 组织机构 | duty 职责 | content 内容与形式 | requirement 要求\n${clauses
        .map(clauseOf)
        .join('')}`,
    ],
    [
      'playbook/roles.yaml',
      `# 岗位：文件里点到名的单位和岗位。核对名称、管什么（duties 写条款编号）；重复的合成一个，不是岗位的删去。\n# functions：keepsRecord 值班、记录、用处置台的；finalApproval 对外发布最后审定的。\n${roles
        .map(role =>
          [
            mark(role.source),
            ...lastWords(role).map(mark),
            item({
              id: idOf(role),
              ...(functionsOf(role).length > 0 && { functions: functionsOf(role) }),
              name: role.name,
              short: role.short,
              summary: cut(role.summary, 80),
              duties: role.duties,
              limits: role.limits.map(({ clause, words }) => ({
                text: words,
                basis: 'plan',
                cite: [clause],
              })),
            }),
          ].join(''),
        )
        .join(
          '',
        )}${keeper === undefined || ownerless.length > 0 ? unsaidRole(ownerless, clauses, keeper === undefined) : ''}`,
    ],
    ...draftOfWork({ clauses, pages, roles, levels, idOf, approvals, triage }),
    ...pages.map(({ number, title, at }, place): readonly [string, string] => [
      `plan/${String(place + 1).padStart(2, '0')}-${at === undefined ? 'preface' : `part-${at + 1}`}.mdx`,
      pageOf(outline, number, title, at),
    ]),
  ]);
}
