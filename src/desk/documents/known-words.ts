import { names } from '#names';
import { groupBy } from '../../base/group.ts';
import { ascending, earlierFirst } from '../../base/order.ts';
import type { Form } from '../../playbook/form.ts';
import type { FormToken } from '../../playbook/form-token.ts';
import { templateOf, tokensIn } from '../../playbook/template.ts';
import type { StepFill } from '../../playbook/vocabulary.ts';
import { chosenOptions } from '../../playbook/wizard/flow.ts';
import { linkOf } from '../core/values.ts';
import { calledParty } from '../core/words/person.ts';
import { having, labelled, listed, sentence, within } from '../core/words/sentence.ts';
import { documentDay } from '../core/words/time.ts';
import { amountWords } from '../core/words/value.ts';
import { asTold, type FactView, type Ledger, unverifiedFacts } from '../facts/ledger.ts';
import { dangerRead } from '../first/danger-read.ts';
import { outWords } from '../publications/sentences.ts';
import { isOut } from '../statements/life.ts';
import type { Filling } from './filling.ts';

export const paragraphs = (...texts: readonly string[]): string =>
  texts.filter(text => text !== '').join('\n');
export const run = (...texts: readonly string[]): string => texts.join('');

/** Steps that count how many look on. */
const COUNTED = ['opinion', 'search'] as const satisfies readonly StepFill[];

interface Count {
  readonly at: string;
  readonly text: string;
}

/** How many look on or have answered at each count, the earliest first. */
function countsOf(
  { source: { view }, filled, doneAt }: Filling,
  what: 'attention' | 'comments',
): readonly Count[] {
  const unit = what === 'attention' ? '次' : '条';
  const counts = [
    ...view.post.counts.flatMap(({ at, [what]: amount }) =>
      amount === undefined ? [] : [{ at, text: `${amountWords(amount)}${unit}` }],
    ),
    ...COUNTED.flatMap(step => {
      const [at, text] = [doneAt(step), filled(step, what).replace(' ', '')];
      return at === undefined || text === '' ? [] : [{ at, text, step }];
    }),
  ].sort(earlierFirst);
  // A step says again what was known: that is no second count.
  return counts.filter(
    (count, place) =>
      !('step' in count) ||
      !counts.some((other, its) => other.text === count.text && (!('step' in other) || its < place)),
  );
}

/** The latest count. @param until of those up to then; ISO 8601 */
export const counted = (
  filling: Filling,
  what: 'attention' | 'comments',
  until?: string,
): Count | undefined =>
  countsOf(filling, what).findLast(({ at }) => until === undefined || Date.parse(at) <= Date.parse(until));

/** The name of the matter. */
export const titleWords = ({ source: { view }, guard }: Filling): string =>
  guard.names(view.title) ? '有关问题' : view.title;

/** Where it was first seen; '' where that is none of the places that have a name. */
export const seenAt = ({ answer, source: { index, view } }: Filling): string =>
  chosenOptions(index.question('place'), view.facts)[0]?.rest === true ? '' : answer('place');

/** When the matter was found, in milliseconds since the epoch; NaN where that is not known. */
const foundMoment = ({ source: { view } }: Filling): number => Date.parse(view.post.foundAt?.value ?? '');

/**
 * Whether a post is on record that the matter was not found by: where nobody has said who found it, its platform says only where the
 * post is, and a post that appeared after the find was seen later.
 */
function isSeenApart(filling: Filling): boolean {
  const { answer, source } = filling;
  const firstAt = Date.parse(source.view.post.firstAt?.value ?? '');
  return seenAt(filling) !== '' && (answer('finder') === '' || firstAt > foundMoment(filling));
}

/** Where a post is that the matter was not found by, and when that was kept or appeared, where that was after the find. */
function seenApart(filling: Filling): string {
  if (!isSeenApart(filling)) return '';
  const { source, time } = filling;
  const { lines, post } = source.view;
  const isAfter = (at: string): boolean => Date.parse(at) > foundMoment(filling);
  const kept = lines.flatMap(({ link, takenAt }) => (link === undefined ? [] : [takenAt])).sort()[0];
  const place = seenAt(filling);
  if (kept !== undefined && isAfter(kept)) return sentence(time(kept), `留存${place}上的有关内容`);
  const firstAt = post.firstAt?.value;
  return firstAt !== undefined && isAfter(firstAt)
    ? sentence(time(firstAt), `${place}出现有关内容`)
    : sentence(`有关内容见于${place}`);
}

/** Who found it where; of what others passed on, from whom it came. */
function foundWhere(filling: Filling): string {
  const { answer, source } = filling;
  const { index, view } = source;
  const [finder] = chosenOptions(index.question('finder'), view.facts);
  const isApart = isSeenApart(filling);
  const place = isApart ? '' : seenAt(filling);
  const about = `有关“${titleWords(filling)}”的反映`;
  // Nobody has said who found it, nor where: that anybody posted it is not known.
  if (
    finder?.passed !== true &&
    (isApart || (answer('finder') === '' && place === '' && view.post.summary === undefined))
  )
    return `${answer('finder')}发现“${titleWords(filling)}”一事`;
  if (finder?.passed !== true) return `${answer('finder')}${having(place, text => `在${text}`)}发现${about}`;
  const [order] = view.orders;
  return order === undefined
    ? `${answer('finder')}转来${about}${having(place, text => `（见于${text}）`)}`
    : `${within(order.from)}转来${about}`;
}

/** The topic, unless the answer is only that it is something else. */
const topicWords = ({ answer, source: { index, view } }: Filling): string =>
  having(
    chosenOptions(index.question('topic'), view.facts).every(({ rest }) => rest === true)
      ? ''
      : answer('topic'),
    text => `涉及${text}`,
  );

export function found(filling: Filling): string {
  const { answer, source } = filling;
  return run(
    sentence(answer('foundAt'), foundWhere(filling), topicWords(filling)),
    seenApart(filling),
    labelled('反映内容', source.view.post.summary?.value ?? ''),
    // Where it is the level of an emergency, that tells it.
    source.index.question('emergency') === undefined
      ? sentence(levelWords(filling, source.index.question('level')?.label))
      : '',
  );
}

const levelWords = ({ answer, source: { index, view } }: Filling, called = '初判级别'): string =>
  having(answer('level'), level =>
    chosenOptions(index.question('level'), view.facts)[0]?.open === true ? level : `${called}为${level}`,
  );

/** The danger as it was read to whoever answered the telephone first, while nothing of it is verified. */
function reportedDanger({ source: { index, view }, time }: Filling): string {
  if (view.ledger.facts.some(({ usable }) => usable !== undefined)) return '';
  const reports = view.calls.flatMap(({ told: words = '', ...call }) => {
    const said = dangerRead(index.playbook.first, words);
    return said.length === 0 ? [] : [{ ...call, said }];
  });
  const [first] = reports;
  return first === undefined
    ? ''
    : sentence(`${time(first.calledAt)}已向${calledParty(first)}报告险情：${first.said.join('；')}`);
}

/** When the matter happened, in the words that were verified, or as the triage was told; '' where nobody has said it. */
const happened = ({ source: { view }, time }: Filling): string =>
  view.happened === undefined
    ? ''
    : view.happened.from === 'ledger'
      ? within(view.happened.value)
      : time(view.happened.value);

/** That there is an emergency is told only where that was said; its time is asked only where there may be one. */
export function emergency(filling: Filling): string {
  const { source } = filling;
  const { index, view } = source;
  const [chosen] = chosenOptions(index.question('emergency'), view.facts);
  if (view.facts[index.question('emergencyAt')?.id ?? ''] === undefined) return '';
  if (chosen?.countsAs !== undefined) return sentence('是否属于突发事件尚未核实');
  return run(
    sentence(
      having(happened(filling), at => `突发事件发生于${at}`) || '属于突发事件，发生时间尚未核实',
      levelWords(filling),
    ),
    reportedDanger(filling),
  );
}

export function spread(filling: Filling): string {
  const { answer, filled, told, time, source } = filling;
  const { index, view } = source;
  const { firstAt, platform, link } = view.post;
  const attention = counted(filling, 'attention');
  const comments = counted(filling, 'comments');
  // Where the triage saw it is told with the finding.
  const seen = platform?.from === 'post' ? platform.value : '';
  const first = sentence(
    having(
      time(firstAt?.value),
      at => `有关信息最早于${at}${having(platform?.value ?? '', place => `在${place}`)}发布`,
    ) || having(seen, place => `有关信息见于${place}`),
  );
  // The search found it where it was known to be.
  const searched =
    filled('search', 'platforms') === platform?.value ? '' : told('搜索发现', 'search', 'platforms');
  const isCounted = attention !== undefined || comments !== undefined;
  const isKnown = chosenOptions(index.question('spread'), view.facts)[0]?.countsAs === undefined;
  const graded = isKnown ? sentence(having(answer('spread'), text => `经初判，${text}`)) : '';
  return run(
    first,
    searched,
    !isCounted
      ? ''
      : sentence(
          having(time((attention ?? comments)?.at), at => `截至${at}`),
          having(attention?.text ?? '', text => `关注量${text}`),
          having(comments?.text ?? '', text => `跟帖${text}`),
        ),
    sentence(
      having(
        listed(
          countsOf(filling, 'attention')
            .slice(0, -1)
            .map(({ at, text }) => `${time(at)}为${text}`),
        ),
        text => `此前关注量${text}`,
      ),
    ),
    graded,
    sentence(
      having(link?.value ?? '', from =>
        linkOf(from) === undefined ? `出处为${from}` : `网站链接为 ${from}`,
      ),
    ),
  );
}

/** A fact as a sentence of its own, as it was typed, behind its name. */
export const factSentence = ({ label, cause, usable }: FactView): string =>
  labelled(`${cause ? '经认定的' : ''}${label}`, usable?.value ?? '');

/** Forms that have a part of their own for what was done about the matter. */
const DONE: readonly FormToken[] = ['办理情况', '处置措施'];

/** Facts that nobody has looked at: they are not told as open to whoever asked of something else, nor once the matter is solved. */
const listsOpenFacts = ({ source: { view, index } }: Filling, form: FormScope | undefined): boolean =>
  form?.outward !== 'reply' &&
  form?.about !== 'order' &&
  view.status === 'open' &&
  !isOfStep(form, 'finalReport', { index });

/** Whether a form is written in a step that fills this. */
export const isOfStep = (
  form: Pick<Form, 'steps'> | undefined,
  fills: StepFill,
  { index }: Pick<Filling['source'], 'index'>,
): boolean => form?.steps?.some(id => index.steps.get(id)?.fills === fills) === true;

type FormScope = Pick<Form, 'outward' | 'about' | 'steps' | 'fields'>;

/** That the cause is verified and waits for whoever decides it; '' of any other state. */
const undecidedCause = ({ facts }: Ledger): string =>
  sentence(
    ...facts.flatMap(({ cause, state, usable, label }) =>
      cause && state === 'verified' && usable === undefined
        ? [`${label}已经核实，尚未认定${names.approve}`]
        : [],
    ),
  );

/** The verified facts, the facts being looked into, and, while that is a question, those that nobody has looked at. */
export function verified(filling: Filling, form?: FormScope): string {
  const { view, now, knownAt } = filling.source;
  const { ledger } = view;
  const tokens = new Set(form?.fields.flatMap(field => tokensIn(templateOf(field))));
  const hasHandlingPart = DONE.some(token => tokens.has(token));
  const known = asTold(ledger.facts)
    .filter(({ element }) => element?.means !== 'handling' || !hasHandlingPart)
    .flatMap(fact => {
      const at = fact.usable?.verifiedAt ?? fact.usable?.at;
      return at === undefined || Date.parse(at) > (knownAt ?? now) ? [] : [{ at, text: factSentence(fact) }];
    });
  const days = [...groupBy(known, ({ at }) => documentDay(Date.parse(at), now))].sort(
    ([, [one]], [, [other]]) => ascending(Date.parse(one?.at ?? ''), Date.parse(other?.at ?? '')),
  );
  const pending = unverifiedFacts(ledger);
  const labelsOf = (isChecked: boolean): string =>
    listed(pending.filter(({ state }) => (state === 'checking') === isChecked).map(({ label }) => label));
  return paragraphs(
    ...days.map(([day, facts]) => run(sentence(`${day}核实以下情况`), ...facts.map(({ text }) => text))),
    sentence(having(labelsOf(true), text => `${text}正在核实`)),
    // Elsewhere it is asked for among what those above have to decide.
    isOfStep(form, 'finalReport', filling.source) ? undecidedCause(ledger) : '',
    // Nobody has said that anybody is at it.
    listsOpenFacts(filling, form) ? sentence(having(labelsOf(false), text => `${text}尚未核实`)) : '',
  );
}

/** How often something went out before and what last, and how much of it was taken down; '' where nothing has. */
export function outSoFar({ source: { view }, time }: Filling): string {
  const last = view.publications.at(-1);
  const gone = view.publications.filter(out => !isOut(out)).length;
  return last === undefined
    ? ''
    : sentence(
        `此前已发布${view.publications.length}次`,
        `最近一次于${time(last.publishedAt)}${outWords(last)}`,
        gone === 0 ? '' : `其中${gone}次已撤下`,
      );
}

/**
 * The words to use outside: the latest publication; or the line to take, until something is published or where it was settled
 * since; '' without either.
 */
export function saidOutside({ told, doneAt, published, time }: Filling): string {
  const closedAt = doneAt('line');
  return published !== undefined &&
    (closedAt === undefined || Date.parse(closedAt) <= Date.parse(published.publishedAt))
    ? sentence(`对外口径以${time(published.publishedAt)}发布的《${published.title}》为准`)
    : told('对外统一口径', 'line', 'line');
}
