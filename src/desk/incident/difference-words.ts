import { names } from '#names';
import { authorityWords } from '../approval/stands.ts';
import type { IncidentEvent } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import { byKind } from '../core/words/by-code.ts';
import { fullTime } from '../core/words/time.ts';
import { POST_FIELDS } from '../post/post-recorded.ts';
import { postLabel } from '../post/words.ts';
import { publicationWords } from '../publications/sentences.ts';
import { type Difference, evidenceAgainst } from '../record/difference.ts';
import type { Notice } from '../record/notice.ts';
import { isPublication } from '../statements/statement.ts';
import { versionWords } from '../statements/words.ts';
import { answerKeyOf } from '../triage/opened.ts';
import { eventSentence } from './sentences.ts';

/** Wording of what officers who worked apart have left to be decided. */
export const differenceText = {
  title: '不一致',
  lead: '分头记录的内容对不上，请逐项定下来。定下之前按稳妥的一种办。',
  choose: '以此为准',
  closedElsewhere: '有人记了结束，另有人不知道，还在办。这起事件先按没有结束办。',
  stayOpen: '继续办',
  setAsideElsewhere: '一人定为不办，一人记为办结；确定前视为未办。',
  changedElsewhere: '有人改了，另有人不知道，仍按改之前的办了。',
  withdrawnElsewhere: '有人记了撤下，另有人不知道，又签了或者发了这一稿。',
  takenBack: '有人撤销了一条记录，另有人不知道，又接着记了：',
  known: '知道了',
} as const;

const first = (key: string): string => key.split('/')[0] ?? key;

const versionLabel = (id: string, names: Names): string => versionWords(names, id) || id;

/** The words of a publication, by its event. */
const outWords = (id: string, names: Names): string => {
  const out = names.event(id);
  return out !== undefined && isPublication(out) ? publicationWords(out, names) : '';
};

/** Labels of the subjects of each kind. @param key the part of the subject after its kind */
const labels: Readonly<Record<string, (key: string, names: Names) => string>> = {
  title: () => '事件名称',
  open: () => '是否结束',
  playbook: () => '用哪一版手册',
  handover: () => '接手人',
  cause: () => '原因认定',
  answer: (key, { question }) => question(first(key))?.label ?? first(key),
  step: (key, { stepTitle }) => `“${stepTitle(key)}”`,
  assignee: (key, { stepTitle }) => `“${stepTitle(key)}”的承办人`,
  post: key => `原帖${POST_FIELDS.flatMap(field => (field === key ? postLabel[field] : [])).join('')}`,
  fact: (key, { fact }) => fact(key)?.label ?? key,
  entry: (key, { event, fact }) => {
    const entry = event(key);
    return (entry?.type === 'factRecorded' ? fact(entry.data.fact)?.label : undefined) ?? '一条记录';
  },
  version: versionLabel,
  statement: (key, { statementTitle }) => `稿件《${statementTitle(key)}》`,
  sign: (key, names) => {
    const [version = '', item = ''] = key.split('/');
    return `${versionLabel(version, names)}，${names.itemTitle(item)}`;
  },
  line: (key, { lineText }) => `“${lineText(key)}”`,
  withdrawal: (key, names) => `撤下${outWords(key, names)}`,
  ratify: (key, names) => {
    const use = names.event(key);
    return `补审${use?.type === 'releaseAuthorised' ? versionLabel(use.data.version, names) : ''}`;
  },
  theme: (key, { themeTitle }) => `反映“${themeTitle(first(key)) ?? first(key)}”`,
  order: (key, { orderTitle }) => orderTitle(first(key)),
  document: (key, { formTitle }) => formTitle(first(key)),
  person: key => `人员${first(key)}`,
  same: key => `${key.split('/').join('与')}是不是同一个人`,
  action: (key, { actionText }) => `改进事项“${actionText(key)}”`,
};

/** The label of a subject of the log. */
export function subjectLabel(subject: string, names: Names): string {
  const kind = subject.split(':')[0] ?? '';
  const label = Object.hasOwn(labels, kind) ? labels[kind] : undefined;
  return label?.(subject.slice(kind.length + 1), names) ?? '一条记录';
}

/** The value that an event gives a subject, in words. @param now milliseconds since the epoch */
function valueSentence(event: IncidentEvent, subject: string, names: Names, now: number): string {
  const key = answerKeyOf(subject);
  if (key === undefined) return eventSentence(event, names, now);
  const [id = key, option] = key.split('/');
  const said = names.saidBy(event, subject);
  const question = names.question(id);
  if (typeof said !== 'string') return option === undefined ? '不用答' : '没有选';
  if (question?.kind === 'time') return fullTime(Date.parse(said), now);
  const chosen =
    question?.kind === 'choice' ? question.options.find(({ value }) => value === said) : undefined;
  return chosen?.label ?? said;
}

/** The subject of a difference. */
export const differenceLabel = ({ kind, subject }: Difference, names: Names): string =>
  kind === 'orphaned' ? differenceText.takenBack : subjectLabel(subject, names);

/** One side of a difference, in words; one that says a value can be chosen. */
interface Side {
  readonly event: IncidentEvent;
  readonly words: string;
  readonly isValue: boolean;
}

/** The values that stand against each other. @param now milliseconds since the epoch */
export function differenceSides(difference: Difference, names: Names, now: number): readonly Side[] {
  const sentence = (event: IncidentEvent): Side => ({
    event,
    words: eventSentence(event, names, now),
    isValue: false,
  });
  const value = (event: IncidentEvent): Side => ({
    event,
    words: valueSentence(event, difference.subject, names, now),
    isValue: true,
  });
  switch (difference.kind) {
    case 'values':
      return difference.values.map(value);
    case 'contradicted':
      return [
        value(difference.value),
        ...difference.by.map(event => ({
          ...sentence(event),
          isValue: evidenceAgainst(difference).includes(event),
        })),
      ];
    case 'orphaned':
      return [difference.undo, ...difference.by].map(sentence);
  }
}

/** Something a screen has to say although nobody has to decide it. */
export const noticeSentence = byKind<Notice>({
  publishedUnapproved: ({ publication: { title } }) =>
    `《${title}》已经发布，但现在查不到完整的${names.approve}。请补${names.approve}，或核对撤销、退回的记录。`,
  toRatify: ({ publication }) =>
    `《${publication.title}》${authorityWords(publication)}。${publication.signOff === 'overdue' ? '请马上补审' : '请按时补审'}，照实记下。`,
  ratifyRefused: ({ publication }) =>
    `《${publication.title}》${authorityWords(publication)}。请发更正，或者撤下。`,
  stepGone: '有一步按另一版手册办理，本版没有该步；办理记录仍在，请查看记录。',
});
