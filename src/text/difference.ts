import type { Difference } from '../incident/difference.ts';
import { answerKeyOf } from '../incident/kinds/opened.ts';
import { POST_FIELDS } from '../incident/kinds/post-recorded.ts';
import { type IncidentEvent, incidentLogs } from '../incident/kinds/registry.ts';
import type { Names } from '../incident/names.ts';
import type { Notice } from '../incident/view.ts';
import { eventSentence, postLabel, versionWords } from './event.ts';
import { fullTime } from './time.ts';

/** Wording of what officers who worked apart have left to be decided. */
export const differenceText = {
  title: '不一致',
  lead: '分头记录的内容对不上，请逐项定下来。定下之前按稳妥的一种办。',
  choose: '以此为准',
  closedElsewhere: '有人记了结束，另有人不知道，还在办。这起事件先按没有结束办。',
  stayOpen: '继续办',
  changedElsewhere: '有人改了，另有人不知道，仍按改之前的办了。',
  takenBack: '有人撤销了一条记录，另有人不知道，又接着记了：',
  known: '知道了',
} as const;

/** What a subject of the log is called. */
export function subjectLabel(subject: string, names: Names): string {
  const [kind = '', rest = ''] = [subject.split(':')[0], subject.slice(subject.indexOf(':') + 1)];
  const [first = '', second = ''] = rest.split('/');
  const version = (id: string): string => versionWords(names, id) || id;
  const answerKey = answerKeyOf(subject);
  if (answerKey !== undefined) {
    const [question = answerKey] = answerKey.split('/');
    return names.question(question)?.label ?? question;
  }
  switch (kind) {
    case 'title':
      return '事件名称';
    case 'open':
      return '是否结束';
    case 'playbook':
      return '用哪一版手册';
    case 'handover':
      return '谁接手';
    case 'step':
      return names.stepTitle(rest);
    case 'assignee':
      return `${names.stepTitle(rest)}（交给谁）`;
    case 'post':
      return `原帖${POST_FIELDS.flatMap(field => (field === rest ? postLabel[field] : [])).join('')}`;
    case 'fact':
      return names.fact(rest)?.label ?? rest;
    case 'entry': {
      const entry = names.event(rest);
      const fact = entry?.type === 'factRecorded' ? names.fact(entry.data.fact) : undefined;
      return fact?.label ?? '一条记录';
    }
    case 'version':
      return version(rest);
    case 'cause':
      return '原因认定';
    case 'statement':
      return `稿件《${names.statementTitle(rest)}》`;
    case 'sign':
      return `${version(first)}，${names.itemTitle(second)}`;
    case 'theme':
      return `反映“${names.themeTitle(first) ?? first}”`;
    case 'document':
      return names.formTitle(rest);
    case 'person':
      return `人员${first}`;
    case 'action':
      return `改进事项“${names.actionText(first)}”`;
    default:
      return '一条记录';
  }
}

/** What an event says of a subject, in words. @param now milliseconds since the epoch */
function valueSentence(event: IncidentEvent, subject: string, names: Names, now: number): string {
  const key = answerKeyOf(subject);
  if (key === undefined) return eventSentence(event, names, now);
  const [id = key, option] = key.split('/');
  const said = incidentLogs.saidBy(event, subject);
  const question = names.question(id);
  if (typeof said !== 'string') return option === undefined ? '不用答' : '没有选';
  if (question?.kind === 'time') return fullTime(Date.parse(said), now);
  const chosen =
    question?.kind === 'choice' ? question.options.find(({ value }) => value === said) : undefined;
  return chosen?.label ?? said;
}

/** What a difference is about. */
export const differenceLabel = ({ kind, subject }: Difference, names: Names): string =>
  kind === 'orphaned' ? differenceText.takenBack : subjectLabel(subject, names);

/** One side of a difference, in words; one that says a value can be chosen. */
interface Side {
  readonly event: IncidentEvent;
  readonly words: string;
  readonly isValue: boolean;
}

/** What stands against each other. @param now milliseconds since the epoch */
export function sidesOf(difference: Difference, names: Names, now: number): readonly Side[] {
  const told = (event: IncidentEvent): Side => ({
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
      return [value(difference.value), ...difference.by.map(told)];
    case 'orphaned':
      return [difference.undo, ...difference.by].map(told);
  }
}

/** Something a screen has to say although nobody has to decide it. */
export function noticeSentence(notice: Notice): string {
  switch (notice.kind) {
    case 'publishedUnapproved':
      return `《${notice.publication.title}》已经发布，但现在查不到完整的审定。请补审定，或核对撤销、退回的记录。`;
    case 'stepGone':
      return '有一步是按另一版手册办的，这一版没有这一步；办过的记录还在，请看记录。';
  }
}
