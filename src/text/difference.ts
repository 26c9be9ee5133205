import { answerKeyOf } from '../incident/kinds/opened.ts';
import { POST_FIELDS } from '../incident/kinds/post-recorded.ts';
import { type IncidentEvent, incidentLogs } from '../incident/kinds/registry.ts';
import type { IncidentView, Notice } from '../incident/view.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import { eventSentence, type LogNames, postLabel } from './event.ts';
import { fullTime } from './time.ts';

/** Wording of what officers who worked apart have left to be decided. */
export const differenceText = {
  title: '不一致',
  lead: '分头记录的内容对不上，请逐项定下来。定下之前按稳妥的一种办。',
  choose: '以此为准',
  chooseLabel: (value: string) => `以此为准：${value}`,
  closedElsewhere: '有人记了结束，另有人不知道，还在办。这起事件先按没有结束办。',
  stayOpen: '继续办',
  changedElsewhere: '有人改了，另有人不知道，仍按改之前的办了。',
  takenBack: '有人撤销了一条记录，另有人不知道，又接着记了：',
  known: '知道了',
} as const;

const named = <Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  nameOf: (item: Item) => string,
): string => {
  const item = items.find(each => each.id === id);
  return item === undefined ? id : nameOf(item);
};

/** What a subject of the log is called. */
export function subjectLabel(
  subject: string,
  { playbook, steps }: PlaybookIndex,
  view: Pick<IncidentView, 'statements' | 'ledger' | 'themes' | 'actions'>,
): string {
  const [kind = '', rest = ''] = [subject.split(':')[0], subject.slice(subject.indexOf(':') + 1)];
  const [first = '', second = ''] = rest.split('/');
  const step = (id: string): string => steps.get(id)?.title ?? id;
  const versions = view.statements.flatMap(statement => statement.versions);
  const version = (id: string): string =>
    named(versions, id, each => `《${each.title}》第 ${each.number} 稿`);
  const answerKey = answerKeyOf(subject);
  if (answerKey !== undefined) {
    const [question = answerKey] = answerKey.split('/');
    return named(playbook.triage.questions, question, ({ label }) => label);
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
      return step(rest);
    case 'assignee':
      return `${step(rest)}（交给谁）`;
    case 'post':
      return `原帖${POST_FIELDS.flatMap(field => (field === rest ? postLabel[field] : [])).join('')}`;
    case 'fact':
      return view.ledger.byId.get(rest)?.label ?? rest;
    case 'entry': {
      const fact = view.ledger.facts.find(({ history }) => history.some(({ event }) => event === rest));
      return fact?.label ?? '一条记录';
    }
    case 'version':
      return version(rest);
    case 'cause':
      return '原因认定';
    case 'statement':
      return named(view.statements, rest, ({ latest }) => `稿件《${latest.title}》`);
    case 'sign':
      return `${version(first)}，${named(playbook.release.signOff, second, ({ title }) => title)}`;
    case 'theme':
      return named(view.themes, first, ({ title }) => `反映“${title}”`);
    case 'document':
      return named(playbook.forms, rest, ({ title }) => title);
    case 'person':
      return `人员${first}`;
    case 'action':
      return named(view.actions, first, ({ text }) => `改进事项“${text}”`);
    default:
      return '一条记录';
  }
}

/** What an event says of a subject, in words. @param now milliseconds since the epoch */
export function valueSentence(
  event: IncidentEvent,
  subject: string,
  { playbook }: PlaybookIndex,
  names: LogNames,
  now: number,
): string {
  const key = answerKeyOf(subject);
  if (key === undefined) return eventSentence(event, names, now);
  const [id = key, option] = key.split('/');
  const said = incidentLogs.saidBy(event, subject);
  const question = playbook.triage.questions.find(each => each.id === id);
  if (typeof said !== 'string') return option === undefined ? '不用答' : '没有选';
  if (question?.kind === 'time') return fullTime(Date.parse(said), now);
  const chosen =
    question?.kind === 'choice' ? question.options.find(({ value }) => value === said) : undefined;
  return chosen?.label ?? said;
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
