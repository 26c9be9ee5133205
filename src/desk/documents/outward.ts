import type { Form } from '../../playbook/form.ts';
import type { FormToken } from '../../playbook/form-token.ts';
import { templateOf, tokensIn } from '../../playbook/template.ts';
import { chosenOptions } from '../../playbook/wizard/flow.ts';
import type { IncidentView } from '../core/view.ts';
import { lasting } from '../core/words/lasting.ts';
import { having, labelled, listed, quoted, sentence, within } from '../core/words/sentence.ts';
import { daySaid } from '../core/words/time.ts';
import { isUnanswered, isWrittenFor, limitKeptBy, type Order, orderAtHand } from '../orders/orders.ts';
import { officerName } from '../people/words.ts';
import { isOut } from '../statements/life.ts';
import { unansweredInterviews } from '../steps/interviews.ts';
import { interviewSentence } from '../steps/sentences.ts';
import type { Filling } from './filling.ts';
import { counted, factSentence, paragraphs, seenAt } from './known-words.ts';
import type { Passage } from './passage.ts';

/** The work on the matter as told to the person who asked: no meetings, no limits, no spread. */
const done = ({ filled, told, source: { view } }: Filling): string => {
  const solved = told('复核结果', 'solutionCheck', 'conclusion');
  const measures = told('已采取的措施', 'solution', 'measures');
  const handled = view.ledger.facts.find(({ element }) => element?.means === 'handling');
  return paragraphs(
    // The measures recorded with the solution say the same: the fact would repeat them.
    handled === undefined || measures !== '' ? '' : factSentence(handled),
    measures,
    told('进展', 'solution', 'progress'),
    solved,
    solved === '' ? sentence(having(filled('solution', 'due'), text => `预计${text}前办结`)) : '',
  );
};

/** Whether what went out reached people: how many looked on before and after it, and what is still asked. */
function effect(filling: Filling): string {
  const { time, source } = filling;
  const out = source.view.publications.findLast(isOut);
  if (out === undefined) return '';
  const before = counted(filling, 'attention', out.publishedAt);
  const after = counted(filling, 'attention');
  const open = source.view.themes.filter(({ answered }) => !answered).map(({ title }) => within(title));
  return paragraphs(
    before === undefined || after === undefined || before.at === after.at
      ? ''
      : sentence(
          `最近一次发布于${time(out.publishedAt)}`,
          `发布前关注量${before.text}，截至${time(after.at)}为${after.text}`,
        ),
    source.view.themes.length === 0
      ? ''
      : sentence(open.length === 0 ? '集中反映的问题均已答复或者转办' : `目前仍在询问${quoted(open)}`),
  );
}

/** Where the picture as it was taken is kept, and that another goes with the documents. */
const originals = ({ source: { view }, names, time }: Filling): string => {
  const { original, masked } = view.post;
  return paragraphs(
    original === undefined
      ? ''
      : sentence(
          `帖文截图原件“${original.value.name}”由${officerName(names.roleName(original.by.role), original.by)}于${time(original.at)}登记`,
          '单独保存、限制使用，不随文书流转',
        ),
    masked === undefined ? '' : sentence(`遮去账号、头像和人脸的“${masked.value.name}”随文书使用`),
  );
};

/** The order that a form is written for. A reply to a complainant never mentions a notice or an instruction. */
const orderFor = ({ source, order }: Filling, form: Form): Order | undefined =>
  form.about !== 'order' || source.order !== undefined
    ? order
    : orderAtHand(source.view.orders.filter(each => isWrittenFor(form, each)));

/** By when it is to be answered, and what was asked at first where that was moved since. */
export function movedLimit(order: Order | undefined, time: Filling['time']): string {
  if (order === undefined) return '';
  const { limit, movedFrom } = order;
  return limit === undefined || movedFrom === undefined || time(movedFrom) === time(limit)
    ? time(limit)
    : `${time(limit)}（原为${time(movedFrom)}）`;
}

/** The last answer to an order stands in for a part that the record is empty for, and only in one. */
function answerIn(filling: Filling, form: Form): readonly [part: FormToken, order: Order] | undefined {
  const order = form.about === 'order' ? orderFor(filling, form) : undefined;
  if (order === undefined || lastAnswer(order) === undefined) return undefined;
  const isKnown = filling.source.view.ledger.facts.some(({ usable }) => usable !== undefined);
  // A complainant reads the work that was done.
  if (!isKnown && form.outward === undefined) return ['核实情况', order];
  return done(filling) === '' ? ['办理情况', order] : undefined;
}

const lastAnswer = ({ final, interim }: Order): Order['final'] => final ?? interim.at(-1);

/** The same as a part of the form tells it; '' where another part does, or none. */
export function latestAnswerSentence(filling: Filling, form: Form, part: FormToken): string {
  const [its, order] = answerIn(filling, form) ?? [];
  const last = order && lastAnswer(order);
  return its !== part || last === undefined
    ? ''
    : sentence(`${within(last.text)}${daySaid(Date.parse(last.answeredAt), filling.source.now)}`);
}

/** Whether a form tells in one place what went out and what was reported back: then both stand there by time. */
export const isToldTogether = ({ fields }: Pick<Form, 'fields'>): boolean =>
  fields.some(field => {
    const tokens = tokensIn(templateOf(field));
    return tokens.includes('阶段反馈') && tokens.includes('发布情况');
  });

/** The answers that the sender of an order has had, each with its time. */
export function reportedBack(
  filling: Filling,
  form: Form,
): readonly { readonly answeredAt: string; readonly text: string }[] {
  const { time } = filling;
  const [, own] = answerIn(filling, form) ?? [];
  const latest = own && lastAnswer(own);
  const order = orderFor(filling, form);
  if (order === undefined) return [];
  return [...order.interim, ...(order.final === undefined ? [] : [order.final])].map(answer => {
    const late = limitKeptBy(order, answer)?.late;
    return {
      answeredAt: answer.answeredAt,
      text: [
        sentence(
          `作${answer.stage === 'final' ? '办结' : '阶段'}反馈`,
          late === undefined ? '' : `超过时限${lasting(late)}`,
          // Once the final answer is given nothing more is promised.
          isUnanswered(order) ? having(time(answer.next), due => `下一次${due}前反馈`) : '',
        ),
        answer === latest ? '' : labelled('反馈内容', answer.text),
      ].join(''),
    };
  });
}

/** Who asked what when, and what was answered. */
const interviewAt = (
  { heldAt, people, said, reply }: IncidentView['minutes'][number],
  time: Filling['time'],
): string =>
  `${time(heldAt)}，${interviewSentence(listed(people.map(within)), said, reply ?? '', '尚未答复')}`;

/** The interview that a record of one is written for: the last that waits for its answer, or else the last of all. */
const interviewAtHand = ({ source: { view } }: Filling): IncidentView['minutes'][number] | undefined =>
  unansweredInterviews(view.minutes).at(-1) ?? view.minutes.findLast(({ sort }) => sort === 'interview');

/** Sentences for tickets, interviews and referrals, and for what is saved of the matter. */
export const outwardSentences = {
  来源: filling => {
    const { answer, order, source } = filling;
    const [finder] = chosenOptions(source.index.question('finder'), source.view.facts);
    // A matter that others passed on came with the order; for one that the office found itself, an order that came later is not
    // the source.
    return order !== undefined && finder?.passed === true
      ? [order.from, having(order.number ?? '', text => `编号${text}`)].filter(Boolean).join('，')
      : [answer('finder'), seenAt(filling)].filter(text => text !== '').join('，');
  },
  来单单位: (filling, form) => orderFor(filling, form)?.from ?? '',
  来单编号: (filling, form) => orderFor(filling, form)?.number ?? '',
  来单收到: (filling, form) => filling.time(orderFor(filling, form)?.receivedAt),
  来单时限: (filling, form) => movedLimit(orderFor(filling, form), filling.time),
  来单要求: (filling, form) => {
    const order = orderFor(filling, form);
    return order === undefined
      ? ''
      : sentence(`${within(order.demand)}${daySaid(Date.parse(order.receivedAt), filling.source.now)}`);
  },
  阶段反馈: (filling, form) =>
    isToldTogether(form)
      ? ''
      : paragraphs(
          ...reportedBack(filling, form).map(
            ({ answeredAt, text }) => `${filling.time(answeredAt)}，${text}`,
          ),
        ),
  // A ticket says itself what is complained of; there is often no post.
  反映内容: (filling, form) =>
    sentence(filling.source.view.post.summary?.value ?? orderFor(filling, form)?.demand ?? ''),
  采访媒体: filling =>
    listed((interviewAtHand(filling)?.people ?? []).map(within)) || filling.filled('press', 'recipient'),
  采访提问: filling => sentence(interviewAtHand(filling)?.said ?? ''),
  采访答复: ({ filled, doneAt, time }) =>
    labelled(`${time(doneAt('press'))}答复`, filled('press', 'conclusion')),
  采访情况: ({ source: { view }, time }) =>
    paragraphs(
      ...view.minutes.flatMap(interview => {
        const { sort, reply } = interview;
        // An interview that was answered later is told where its answer is recorded.
        const isOpen = unansweredInterviews(view.minutes).includes(interview);
        if (sort !== 'interview' || (reply === undefined && !isOpen)) return [];
        return [interviewAt(interview, time)];
      }),
    ),
  办理情况: (filling, form) => done(filling) || latestAnswerSentence(filling, form, '办理情况'),
  回应效果: effect,
  原件保管: originals,
} as const satisfies Partial<Record<FormToken, (filling: Filling, form: Form) => Passage>>;
