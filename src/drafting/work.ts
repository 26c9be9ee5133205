import { carriedKinds } from '../plan/clause.ts';
import { withinOf } from '../plan/time-words.ts';
import { type DraftCase, type DraftDeed, deedsIn, PRESENT, type Readers } from './deeds.ts';
import { LEVEL, levelValue } from './levels.ts';
import type { DraftRole } from './posts.ts';
import { kindsOf, type Source } from './read-off.ts';
import { channelsIn, releaseYaml } from './release.ts';
import { document, item, mark, noteMark, unsaidMark } from './yaml.ts';

/** The parts read off a plan, from which its files are put together. */
interface Known extends Readers {
  /** Headings with clauses of their own: the phases. */
  readonly pages: readonly { readonly title: string; readonly at: number | undefined }[];
  readonly idOf: (role: DraftRole) => string;
  readonly triage: object;
}

/** Stands where the plan does not say who does it: a step has to have somebody. */
export const UNSAID_ROLE = 'role-unsaid';

const phaseId = (at: number | undefined): string => (at === undefined ? 'preface' : `part-${at + 1}`);
/** A deadline of a step, by its place among them. */
const deadlineId = ({ id }: DraftDeed, at: number): string =>
  `${id.replace('step', 'limit')}${at === 0 ? '' : `-${at + 1}`}`;
/** Whether it is due again and again. */
const isRepeated = (limit: string): boolean => limit.startsWith('每');

/** Evidence that does it: the sign-off, or a publication; repeated duties are reported each time by a document or a call. */
function evidenceOf(
  deed: DraftDeed,
  { approvals, clauses }: Known,
): { readonly evidence?: readonly object[]; readonly outcome?: 'published' } {
  if (deed.limits.some(isRepeated))
    return { evidence: [{ filed: ['progress'] }, { minutes: ['phoneReport'] }] };
  if (!isReleased({ approvals, clauses })) return {};
  const signed = approvals.find(
    ({ source: { clause, words } }) => clause === deed.clause.id && deed.text.includes(words),
  );
  if (signed !== undefined)
    return {
      evidence: [signed.check === 'approval' ? { approval: 'complete' } : { signed: [signed.id] }],
    };
  if (approvals.some(({ source }) => source.clause === deed.clause.id) && /起草|拟稿/u.test(deed.text))
    return { evidence: [{ drafted: ['holding', 'full'] }] };
  if (deed.limits.length > 0 && deed.text.includes('更正'))
    return { evidence: [{ published: ['correction'] }], outcome: 'published' };
  const isPublishing = (text: string): boolean => /发布/u.test(text.replaceAll(/不得[^，；。]*/gu, ''));
  const isNamed = channelsIn([deed.clause]).length > 0;
  if ((deed.limits.length > 0 || isNamed) && isPublishing(deed.text)) {
    const isLater = isPublishing(deed.sentence.slice(0, deed.sentence.indexOf(deed.text)));
    return {
      evidence: [{ published: ['holding', 'full'], ...(isLater && { followUp: true }) }],
      outcome: 'published',
    };
  }
  return {};
}

/** Whether anything goes out by the draft: it says where, and who says yes. */
const isReleased = ({ approvals, clauses }: Pick<Known, 'approvals' | 'clauses'>): boolean =>
  approvals.some(({ check }) => check === 'approval') && channelsIn(clauses).length > 0;

const stepYaml = (deed: DraftDeed, known: Known): string =>
  deed.marks +
  item({
    id: deed.id,
    title: deed.title,
    phase: phaseId(deed.clause.section),
    roles: deed.roles.length === 0 ? [UNSAID_ROLE] : deed.roles.map(known.idOf),
    basis: 'plan',
    cite: [deed.clause.id],
    ...(deed.when !== undefined && { when: deed.when }),
    ...(deed.occasion !== undefined && { occasion: deed.occasion }),
    ...(deed.limits.length > 0 && { deadlines: deed.limits.map((_, at) => deadlineId(deed, at)) }),
    ...evidenceOf(deed, known),
    record: '什么时候办的，结果怎样。',
    why: `${deed.clause.id}写了要办。`,
    how: [deed.text],
  });

interface Anchor {
  readonly anchor: object;
  readonly anchorText: string;
  /** The words that tell it. */
  readonly source?: Source;
  /** The remark, where there are none. */
  readonly note?: string;
}

/** Where a clock begins, as far as the words tell: the deed whose end they name, or the time it was found. */
function anchorOf(deed: DraftDeed, deeds: readonly DraftDeed[], foundAt: string): Anchor {
  const before = deed.sentence.slice(0, deed.sentence.indexOf(deed.text) + deed.text.length);
  const after = /(?:接报|接到|收到|结束|终止|解除|发布)[^，。；后]{0,8}后/u.exec(before)?.[0];
  const source = { clause: deed.clause.id, words: after ?? '' };
  const previous = deeds[deeds.indexOf(deed) - 1];
  if (before.includes('发现'))
    return {
      anchor: { fact: foundAt },
      anchorText: '自发现之时起',
      source: { ...source, words: '发现' },
    };
  const earlier = deeds.filter(
    each => each !== deed && each.when === undefined && each.occasion === undefined,
  );
  const target =
    after === undefined
      ? undefined
      : /^(?:接|收)/u.test(after)
        ? earlier.find(({ text }) =>
            deed.roles.some(({ names }) =>
              names.some(name => new RegExp(`(?:向|报|报送|报告)${name}`, 'u').test(text)),
            ),
          )
        : /^发布/u.test(after)
          ? earlier.find(({ text }) => /发布/u.test(text))
          : earlier.find(({ isEnd }) => isEnd);
  if (after !== undefined && target !== undefined)
    return {
      anchor: { step: target.id },
      anchorText: `自${after.replace(/后$/u, '')}之时起（从“${target.title}”办完起算）`,
      source,
    };
  // 通知有关部门核实；有关部门应当…: they can begin when they were told.
  if (
    after === undefined &&
    deed.whoever !== undefined &&
    previous?.clause === deed.clause &&
    previous.text.includes(deed.whoever) &&
    earlier.includes(previous)
  )
    return {
      anchor: { step: previous.id },
      anchorText: `没有写从什么时候起算，先从“${previous.title}”办完起算`,
      note: '没有写从什么时候起算，先从前一句办完起算',
    };
  return {
    anchor: { known: 'when' },
    anchorText:
      deed.waitsFor === undefined
        ? '从什么时候起算没有读出来，先从建立事件时起算'
        : `从什么时候起算没有读出来，先从初判写明“${deed.waitsFor}”时起算`,
    note: after === undefined ? '没有读出从什么时候起算' : `没有读出“${after}”是哪一步，先不从那里起算`,
  };
}

const deadlineYaml = (
  deed: DraftDeed,
  limit: string,
  at: number,
  deeds: readonly DraftDeed[],
  foundAt: string,
): string => {
  const within = withinOf(limit);
  const { anchor, anchorText, source, note } = anchorOf(deed, deeds, foundAt);
  const end = deeds.find(({ isEnd }) => isEnd);
  const isUntil = /直[至到]/u.test(deed.clause.text) && isRepeated(limit) && end !== undefined;
  return (
    noteMark({ clause: deed.clause.id, words: limit }, ...(note === undefined ? [] : [note])) +
    (source === undefined ? '' : mark(source)) +
    item({
      id: deadlineId(deed, at),
      title: deed.text.split('，').find(part => part.includes(limit)) ?? deed.title,
      anchor,
      anchorText,
      ...(within !== undefined && {
        within: isUntil && typeof within === 'object' ? { ...within, until: end.id } : within,
      }),
      limitText: limit,
      basis: 'plan',
      cite: [deed.clause.id],
      ...(deed.when !== undefined && { when: deed.when }),
    })
  );
};

/** The parts of the site's own triage that are read here. */
interface Triage {
  readonly questions: readonly {
    readonly id: string;
    readonly means?: string;
    readonly next: readonly { readonly to: string }[];
  }[];
}

/** The questions of any matter; which case it is, where a limit turns on that; and which level: the last of them. */
function triageYaml({ levels, triage }: Known, cases: readonly DraftCase[]): string | undefined {
  if (levels === undefined && cases.length === 0) return undefined;
  const { questions, ...rest } = triage as Triage;
  const added = [
    ...cases.map(({ id, label, source }) => ({
      marks: mark(source),
      question: {
        id,
        kind: 'choice',
        text: `有没有这种情形：${label}？`,
        label,
        cite: [source.clause],
        options: [
          { value: 'absent', label: '没有' },
          { value: PRESENT, label: '有' },
        ],
      },
    })),
    ...(levels === undefined
      ? []
      : [
          {
            marks: noteMark(
              levels.source,
              ...(levels.said === undefined
                ? []
                : [`文件说有${levels.said}级，只读出${levels.levels.length}级，请补上`]),
            ),
            question: {
              id: LEVEL,
              means: 'level',
              kind: 'choice',
              ordered: true,
              text: '初定哪一级？',
              label: '级别',
              cite: [levels.source.clause],
              options: levels.levels.map(({ name, colour, hint }, at) => ({
                value: levelValue(at),
                label: name,
                ...(colour !== undefined && { colour }),
                ...(hint !== undefined && { hint }),
              })),
            },
          },
        ]),
  ];
  const [first] = added;
  const common = questions.map(question => ({
    ...question,
    next: question.next.map(({ to }) => ({ to: to === 'verdict' ? (first?.question.id ?? to) : to })),
  }));
  const own = added.map(
    ({ marks, question }, at) =>
      marks + item({ ...question, next: [{ to: added[at + 1]?.question.id ?? 'verdict' }] }),
  );
  const list = [...common.map(item), ...own].join('').replaceAll(/^(?=.)/gm, '  ');
  return `# 初判：前几问各种事情都问；后面的是从文件里读出来的，级别从低到高。\n${document(rest)}questions:\n${list}`;
}

/** Documents of any matter: the plan names none of its own here. */
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
 * The files of a plan's work: duties, deadlines, approvals, levels. A sentence of a duty is a step, its time word a deadline; a
 * clause that has to be carried and has no step is reported.
 */
export function draftOfWork(known: Known): readonly (readonly [path: string, text: string])[] {
  const { clauses, pages, approvals, levels, idOf } = known;
  const { deeds, cases } = deedsIn(known);
  const kinds = kindsOf(clauses);
  const carried = new Set(deeds.map(({ clause }) => clause.id));
  const bare = clauses.flatMap(({ id }) => {
    const read = kinds.get(id);
    return read !== undefined && carriedKinds.has(read.kind) && !carried.has(id)
      ? [{ id, source: read.source }]
      : [];
  });
  const used = pages.filter(({ at }) => deeds.some(({ clause }) => clause.section === at));
  const triage = triageYaml(known, cases);
  const release = releaseYaml(clauses, approvals, levels, idOf);
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
        deeds.map(deed => stepYaml(deed, known)),
      ),
    ],
    [
      'playbook/deadlines.yaml',
      file(
        '# 时限：时间用语是原话（limitText）；从哪里起算（anchor）多半要改。没有写数字的（立即、及时）没有 within，页面只显示过了多久。',
        deeds.flatMap(deed => deed.limits.map((limit, at) => deadlineYaml(deed, limit, at, deeds, foundAt))),
      ),
    ],
    [
      'playbook/exemptions.yaml',
      file(
        '# 没有写成步骤的条款，各写明理由。要办的，在 steps.yaml 写一步，删去这里的一条。',
        bare.map(
          ({ id, source }) => mark(source) + item({ clause: id, reason: '没有读出单独要办的一步，请核对。' }),
        ),
      ),
    ],
    [
      'playbook/forms.yaml',
      file(
        '# 文书：交什么、从记录里填什么，名称在花括号里。',
        DOCUMENTS.map(form => formYaml(form, levels !== undefined)),
      ),
    ],
    [
      'playbook/register.yaml',
      `# 台账的各栏。\n${unsaidMark('，先放通用的几栏')}${[
        { column: 'number', title: '序号' },
        { column: 'foundAt', title: '发现时间' },
        { column: 'title', title: '事情' },
        ...(levels === undefined ? [] : [{ column: 'level', title: '级别' }]),
        { column: 'status', title: '状态' },
      ]
        .map(item)
        .join('')}`,
    ],
    ...(triage === undefined ? [] : [['wizards/triage.yaml', triage] as const]),
    ...(release === undefined ? [] : [['playbook/release.yaml', release] as const]),
  ];
}
