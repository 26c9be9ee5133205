import { carriedKinds } from '../plan/clause.ts';
import type { DraftClause } from './outline.ts';
import {
  actorIn,
  type DraftApproval,
  type DraftRole,
  kindOf,
  levelsIn,
  limitsIn,
  thingsToDoIn,
  withinOf,
} from './read-off.ts';
import { document, item, mark, unsaidMark } from './yaml.ts';

/** What the plan is put together from, as far as it is read. */
interface Known {
  readonly clauses: readonly DraftClause[];
  /** Headings with clauses of their own: the phases. */
  readonly pages: readonly { readonly title: string; readonly at: number | undefined }[];
  readonly roles: readonly DraftRole[];
  readonly idOf: (role: DraftRole) => string;
  /** Who does what nobody is named for. */
  readonly keeper: DraftRole | undefined;
  readonly approvals: readonly DraftApproval[];
  readonly triage: object;
}

/** Something to be done: a sentence of a clause. */
interface DraftStep {
  readonly id: string;
  readonly clause: DraftClause;
  readonly sentence: string;
  readonly words: string;
  readonly limits: readonly string[];
}

/** The longest title that a checklist shows on a line of a phone. Characters. */
const LONGEST_TITLE = 30;

/** As much of a sentence, by its commas, as a title holds. */
function titleOf(sentence: string): string {
  const [first = sentence, ...others] = sentence.split('，');
  let title = first;
  for (const part of others) {
    if (title.length + part.length >= LONGEST_TITLE) break;
    title += `，${part}`;
  }
  return title;
}

function stepsIn(clauses: readonly DraftClause[]): readonly DraftStep[] {
  const found = clauses.flatMap(clause =>
    kindOf(clause.text).kind === 'duty'
      ? thingsToDoIn(clause.text).flatMap(sentence => {
          const { kind, words } = kindOf(sentence);
          return kind === 'duty' ? [{ clause, sentence, words, limits: limitsIn(sentence) }] : [];
        })
      : [],
  );
  return found.map((step, at) => ({ ...step, id: `step-${at + 1}` }));
}

const phaseId = (at: number | undefined): string => (at === undefined ? 'preface' : `part-${at + 1}`);
/** A deadline of a step, by its place among them. */
const deadlineId = ({ id }: DraftStep, at: number): string =>
  `${id.replace('step', 'limit')}${at === 0 ? '' : `-${at + 1}`}`;
/** Whether it is due again and again. */
const isRepeated = (limit: string): boolean => limit.startsWith('每');

const stepYaml = (step: DraftStep, { roles, idOf, keeper }: Known): string => {
  const role = actorIn(step.sentence, roles) ?? actorIn(step.clause.text, roles) ?? keeper;
  return (
    mark({ clause: step.clause.id, words: step.words }) +
    item({
      id: step.id,
      title: titleOf(step.sentence),
      phase: phaseId(step.clause.section),
      roles: role === undefined ? [] : [idOf(role)],
      basis: 'plan',
      cite: [step.clause.id],
      ...(step.limits.length > 0 && { deadlines: step.limits.map((_, at) => deadlineId(step, at)) }),
      // What comes again is told each time by a document or a call.
      ...(step.limits.some(isRepeated) && {
        evidence: [{ filed: ['progress'] }, { minutes: ['phoneReport'] }],
      }),
      record: '什么时候办的，结果怎样。',
      why: `${step.clause.id}写了要办。`,
      how: [step.sentence],
    })
  );
};

const deadlineYaml = (step: DraftStep, limit: string, at: number, foundAt: string): string => {
  const within = withinOf(limit);
  const isOfFinding = step.sentence.includes('发现');
  return (
    mark({ clause: step.clause.id, words: limit }) +
    item({
      id: deadlineId(step, at),
      title: step.sentence.split('，').find(part => part.includes(limit)) ?? titleOf(step.sentence),
      anchor: isOfFinding ? { fact: foundAt } : { known: 'when' },
      anchorText: isOfFinding ? '自发现之时起' : '从什么时候起算没有读出来，先从建立事件时起算',
      ...(within !== undefined && { within }),
      limitText: limit,
      basis: 'plan',
      cite: [step.clause.id],
    })
  );
};

/** What the triage that the site brings along looks like, as far as it is read here. */
interface Triage {
  readonly questions: readonly {
    readonly id: string;
    readonly means?: string;
    readonly next: readonly { readonly to: string }[];
  }[];
}

/** The questions of any matter, and which level it is: the last of them leads there. */
function triageYaml({ clauses, triage }: Known): string | undefined {
  const found = levelsIn(clauses);
  if (found === undefined) return undefined;
  const { questions, ...rest } = triage as Triage;
  const level = {
    id: 'level',
    means: 'level',
    kind: 'choice',
    ordered: true,
    text: '初定哪一级？',
    label: '级别',
    cite: [found.source.clause],
    options: found.levels.map(({ name, colour }, at) => ({
      value: `level-${at + 1}`,
      label: name,
      ...(colour !== undefined && { colour }),
    })),
    next: [{ to: 'verdict' }],
  };
  const asked = questions.map(question => ({
    ...question,
    next: question.next.map(({ to }) => ({ to: to === 'verdict' ? level.id : to })),
  }));
  return `# 初判：前几问各种事情都问，最后一问是级别，从低到高。\n${mark(found.source)}${document({ ...rest, questions: [...asked, level] })}`;
}

/** What is filed of any matter: the plan names no document of its own here. */
const DOCUMENTS = [
  { id: 'first-report', title: '初报', report: 'once', template: '{发现经过}' },
  { id: 'progress', title: '续报', report: 'again', template: '{新的进展}' },
  { id: 'result', title: '办理情况', template: '{处置经过}' },
] as const;

const formYaml = ({ id, title, template, ...more }: (typeof DOCUMENTS)[number], hasLevel: boolean): string =>
  unsaidMark('，先放一份通用的') +
  item({
    id,
    title,
    heading: `关于{标题}的${title}`,
    summary: '通用的，照本单位的格式改。',
    basis: 'advice',
    cite: [],
    ...more,
    fields: [
      ...(hasLevel ? [{ id: 'level', label: '级别', kind: 'line', template: '{级别}' }] : []),
      { id: 'content', label: '情况', kind: 'text', template },
      { id: 'next', label: '下一步', kind: 'text', template: '{下一步}' },
    ],
  });

const file = (head: string, items: readonly string[]): string =>
  `${head}\n${items.length === 0 ? '[]\n' : items.join('')}`;

/**
 * What is to be done by a plan, by when, who says yes, which level: the files of it. A sentence of a duty is a step, its time word a
 * deadline; a clause that has to be carried and has none is told of as such.
 */
export function draftOfWork(known: Known): readonly (readonly [path: string, text: string])[] {
  const { clauses, pages, approvals, idOf } = known;
  const steps = stepsIn(clauses);
  const carried = new Set(steps.map(({ clause }) => clause.id));
  const bare = clauses.filter(({ id, text }) => carriedKinds.has(kindOf(text).kind) && !carried.has(id));
  const used = pages.filter(({ at }) => steps.some(({ clause }) => clause.section === at));
  const triage = triageYaml(known);
  const foundAt = (known.triage as Triage).questions.find(({ means }) => means === 'foundAt')?.id ?? '';
  return [
    [
      'playbook/phases.yaml',
      file(
        '# 阶段：照文件的标题分的，可以合并、改名。',
        used.map(({ title, at }) => item({ id: phaseId(at), title, summary: `${title}要办的事。` })),
      ),
    ],
    [
      'playbook/steps.yaml',
      file(
        '# 步骤：文件里写了谁办什么的，一句一步，标题、办法是原话。核对归谁（roles）、写不写成一步，改好一条，删去上面那行。',
        steps.map(step => stepYaml(step, known)),
      ),
    ],
    [
      'playbook/deadlines.yaml',
      file(
        '# 时限：时间用语是原话（limitText）；从哪里起算（anchor）多半要改。没有写数字的（立即、及时）没有 within，页面只显示过了多久。',
        steps.flatMap(step => step.limits.map((limit, at) => deadlineYaml(step, limit, at, foundAt))),
      ),
    ],
    [
      'playbook/exemptions.yaml',
      file(
        '# 没有写成步骤的条款，各写明理由。要办的，在 steps.yaml 写一步，删去这里的一条。',
        bare.map(
          ({ id, text }) =>
            mark({ clause: id, words: kindOf(text).words }) +
            item({ clause: id, reason: '没有读出单独要办的一步，各步都照它办。' }),
        ),
      ),
    ],
    [
      'playbook/forms.yaml',
      file(
        '# 文书：交什么、从记录里填什么，名称在花括号里。',
        DOCUMENTS.map(form => formYaml(form, triage !== undefined)),
      ),
    ],
    [
      'playbook/register.yaml',
      `# 台账的各栏。\n${unsaidMark('，先放通用的几栏')}${[
        { column: 'number', title: '序号' },
        { column: 'foundAt', title: '发现时间' },
        { column: 'title', title: '事情' },
        ...(triage === undefined ? [] : [{ column: 'level', title: '级别' }]),
        { column: 'status', title: '状态' },
      ]
        .map(item)
        .join('')}`,
    ],
    ...(triage === undefined ? [] : [['wizards/triage.yaml', triage] as const]),
    ...(approvals.length === 0
      ? []
      : [
          [
            'playbook/release.yaml',
            `# 发布：谁点头读出来了；事实（elements）、底稿（variants）、在哪里发（channels）还没有写，写了才有发布的页面。\n${document(
              {
                elements: [],
                contactLine: '',
                variants: [],
                channels: [],
                acknowledgement: {
                  dispatched: '已派人前往',
                  notYet: '正在安排人员核实',
                  next: 120,
                  night: { from: 22, until: 6, next: 8 },
                },
              },
            )}signOff:\n${approvals
              .map(({ role, source }, at) =>
                `${mark(source)}${item({
                  id: `approval-${at + 1}`,
                  title: source.words,
                  check: 'approval',
                  roles: [idOf(role)],
                  looksAt: ['title', 'text', 'facts'],
                  basis: 'plan',
                  cite: [source.clause],
                })}`.replaceAll(/^(?=.)/gm, '  '),
              )
              .join('')}`,
          ] as const,
        ]),
  ];
}
