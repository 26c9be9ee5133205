import type { Form } from '../../playbook/form.ts';
import type { StepFill, WantMeaning } from '../../playbook/meaning.ts';
import type { Step } from '../../playbook/playbook.ts';
import { authorityWords, decidedWords } from '../approval/words.ts';
import { exitWord } from '../closing/words.ts';
import { having, listed, sentence, within } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import { countWords } from '../core/words/value.ts';
import type { AnswerWay } from '../feedback/theme-subject.ts';
import type { Theme } from '../feedback/themes.ts';
import type { Entry } from '../incident/account.ts';
import { versionName } from '../incident/event-words.ts';
import type { EventOfType, EventType, IncidentEvent } from '../incident/kinds.ts';
import type { Publication } from '../incident/view.ts';
import { personName } from '../people/words.ts';
import { isVersionOut } from '../statements/life.ts';
import { statementKindLabel } from '../statements/words.ts';
import type { Filling } from './filling.ts';
import type { ListingItem } from './passage.ts';

/** That something was published. */
export const outWords = (out: Publication): string => {
  const mark = authorityWords(out);
  return `发布${statementKindLabel[out.kind]}《${out.title}》${mark === undefined ? '' : `（${mark}）`}`;
};

/** That something was published where. */
const outSentence = (out: Publication): string => sentence(`在${out.place}${outWords(out)}`);

/** What was published where, with all that is to be said of it but when. Who signed it is the review's to tell. */
export function publishedSentence(out: Publication, { time }: Filling): string {
  const { place, link, nextUpdate } = out;
  const address = link === undefined || link === place ? '' : `（${link}）`;
  return sentence(
    `在${place}${outWords(out)}${address}`,
    having(time(nextUpdate), text => `并承诺于${text}前再次发布`),
    withdrawnWords(out, time),
  );
}

/** That it was taken down since; '' where it was not. */
export const withdrawnWords = ({ withdrawn }: Publication, time: Filling['time']): string =>
  withdrawn === undefined ? '' : `已于${time(withdrawn.withdrawnAt)}撤下`;

/** What came of one theme of the public's questions. */
export function themeSentence({ title, count, online, passed, solved }: Theme, now: number): string {
  const when = (iso: string): string => documentTime(Date.parse(iso), now);
  const latest = online.at(-1);
  const done = [
    ...(latest === undefined
      ? []
      : [`已于${when(latest.at)}${latest.how === 'answered' ? '公开答复' : '公开更正'}`]),
    ...(passed === undefined
      ? []
      : [`已转${within(passed.to)}办理${passed.due === undefined ? '' : `，要求${when(passed.due)}前办结`}`]),
    ...(solved === undefined ? [] : [`已于${when(solved.at)}解决，${within(solved.result)}`]),
  ];
  return sentence(
    countWords(count, '条', `反映“${within(title)}”的`),
    ...(done.length === 0 ? ['尚未答复'] : done),
  );
}

/** Steps whose result a reader in a hurry has to know. */
const MAIN: ReadonlySet<StepFill | undefined> = new Set([
  'report',
  'upwardReport',
  'lead',
  'meeting',
  'jointAssessment',
  'solution',
  'solutionCheck',
]);

/** How a step that was done is told, by what it fills; `undefined` for one whose values say nothing to a reader. */
const byFill: Readonly<Partial<Record<StepFill, (value: (want: WantMeaning) => string) => string>>> = {
  search: value =>
    sentence(
      having(value('platforms'), text => `开展全网搜索，掌握传播情况为${text}`),
      having(value('attention'), text => `关注量${text}`),
      having(value('comments'), text => `跟帖${text}`),
    ),
  opinion: value =>
    sentence(
      having(value('attention'), text => `收集舆情动态，关注量${text}`),
      having(value('comments'), text => `跟帖${text}`),
    ),
  lead: value =>
    sentence(
      having(value('lead'), text => `确定由${text}牵头处置`),
      value('tasks'),
    ),
  verification: value => sentence(having(value('conclusion'), text => `经核查，${text}`)),
  meeting: value => metSentence('召开研判会', value('participants'), value('conclusion')),
  jointAssessment: value => metSentence('开展联合研判', value('participants'), value('conclusion')),
  assessment: value => sentence(having(value('conclusion'), text => `研判认为，${text}`)),
  line: value => sentence(having(value('recipient'), text => `统一对外口径，并告知${text}`)),
  upwardReport: value => reportSentence(value),
  offence: value => sentence(having(value('recipient'), text => `将有关线索移送${text}`)),
  solutionCheck: value => sentence(having(value('conclusion'), text => `经回头核实，${text}`)),
};

export const metSentence = (what: string, participants: string, conclusion: string): string =>
  sentence(
    `${what}${having(participants, text => `，${text}参加`)}`,
    having(conclusion, text => `确定${text}`),
  );

const reportSentence = (value: (want: WantMeaning) => string): string =>
  sentence(
    having(value('recipient'), text => `向${text}报告`),
    having(value('conclusion'), text => `提出意见，${text}`),
    having(value('instruction'), text => instructed(within(value('recipient')), text)),
  );

/** What was answered: whoever agrees asks for nothing. */
const instructed = (who: string, said: string): string =>
  /^(不?同意|批准|可以|原则同意)/.test(said) ? `${who}${said}` : `${who}要求，${said}`;

/** What a step that was done is told as, from its values; '' where they say nothing to a reader. */
export function resultSentence(step: Step, { recorded }: Filling): string {
  const value = (want: WantMeaning): string => recorded(step, want).replace(/(\d) (?=[次条]$)/, '$1');
  const told = step.fills === undefined ? undefined : byFill[step.fills];
  if (told !== undefined) return told(value);
  if (step.outcome === 'reported') return reportSentence(value);
  return sentence(
    value('measures'),
    having(value('progress'), text => `目前${text}`),
  );
}

/** That a version was approved, or sent back; what went out says itself who approved it, and what was taken back is not told. */
function approvalSentence(
  {
    type,
    data,
    by,
    condition,
  }: EventOfType<'signed' | 'returned'> & { readonly condition?: string | undefined },
  { names, source: { now } }: Filling,
  reason: string | undefined,
): string {
  const version = names.version(data.version);
  if (version === undefined || isVersionOut(version)) return '';
  const approved = type === 'signed';
  const who = `${approved ? '' : '未'}经${personName(data.person)}审定${approved ? '同意' : '，退回修改'}`;
  return sentence(
    `${versionName(version)}${who}`,
    decidedWords({ ...data, by }, approved ? '审定' : '退回', now, documentTime),
    having(condition ?? '', text => `附条件，${within(text)}`),
    having(reason ?? '', text => (approved ? `意见为${text}` : `理由是${text}`)),
  );
}

/** That something was done about a theme; one that was taken back has no name. */
const onTheme = (theme: string, { names }: Filling, said: (title: string) => string): string =>
  sentence(having(names.themeTitle(theme) ?? '', said));

/** That a theme was answered in public: by words of its own, or by what was out. */
const answerSentence = (
  { theme, how }: { readonly theme: string; readonly how: AnswerWay },
  place: string,
  filling: Filling,
): string =>
  onTheme(
    theme,
    filling,
    title => `在${within(place)}就“${title}”公开${how === 'answered' ? '答复' : '更正'}`,
  );

const published = ({ id }: IncidentEvent, filling: Filling): string => {
  const out = filling.names.publication(id);
  if (out === undefined) return '';
  return out.answers === undefined ? outSentence(out) : answerSentence(out.answers, out.place, filling);
};

const factLabel = ({ data }: EventOfType<'factRecorded'>, { names }: Filling): string =>
  within(names.fact(data.fact)?.label ?? data.label ?? data.fact);

type Telling<Event> = (event: Event, filling: Filling, entry: Entry) => string;

/** What each kind of act tells somebody who was not there; of the others documents say nothing. */
const tellings: { readonly [Type in EventType]?: Telling<EventOfType<Type>> } = {
  opened: () => sentence('启动舆情处置'),
  stepDone: ({ id, data }, filling) => {
    const step = filling.names.step(data.step);
    // A mark that another has replaced tells what no longer holds.
    const stands = filling.source.view.steps.some(({ state }) => 'event' in state && state.event === id);
    return step !== undefined && stands ? resultSentence(step, filling) : '';
  },
  noted: ({ data: { kind, text } }, _, { corrections }) =>
    kind === 'guess'
      ? ''
      : sentence(
          kind === 'decision' && !/^(决定|研究|会议|经|同意)/.test(text) ? '研究决定' : '',
          text,
          ...corrections.map(right => `更正为${within(right.text)}`),
        ),
  minuted: ({ data: { sort, people, said, assessed = '', line = '', reply = '' } }) => {
    const who = listed(people.map(within));
    return sentence(
      {
        meeting: `召开会议，${who}参加`,
        phoneReport: `向${who}电话报告`,
        siteVisit: `${who}到现场查看`,
      }[sort],
      sort === 'meeting' ? `会议确定，${within(said)}` : said,
      having(assessed, text => `会议研判认为，${within(text)}`),
      line === '' ? '' : '会议统一了对外口径',
      having(reply, text => (sort === 'phoneReport' ? instructed(who, text) : text)),
    );
  },
  answered: (event, { names }) =>
    names.fillsIn(event)
      ? ''
      : sentence(having(listed(names.changed(event)), changed => `根据最新情况调整初判，涉及${changed}`)),
  reopened: () => sentence('重新启动处置'),
  exitReviewed: ({ data, by }, { source: { now } }) =>
    sentence(
      `${personName(data.person)}${exitWord[data.outcome]}`,
      decidedWords({ ...data, by }, '复核', now, documentTime),
      having(data.note ?? '', text => `${data.outcome === 'agreed' ? '意见为' : '理由是'}${text}`),
    ),
  factRecorded: (event, filling) => sentence(`核实${factLabel(event, filling)}`),
  causeApproved: ({ data, by }, { source }) => {
    const cause = source.view.ledger.facts.find(fact => fact.cause);
    return sentence(
      `${cause?.label ?? ''}经${personName(data.person)}认定审定`,
      decidedWords({ ...data, by }, '审定', source.now, documentTime),
    );
  },
  signed: (event, filling) =>
    approvalSentence({ ...event, condition: event.data.condition }, filling, event.data.note),
  returned: (event, filling) => approvalSentence(event, filling, event.data.reason),
  published,
  publishedElsewhere: published,
  withdrawn: ({ data: { publication, reason } }, { names }) => {
    const out = names.publication(publication);
    return out === undefined ? '' : sentence(`从${out.place}撤下《${out.title}》`, `理由是${within(reason)}`);
  },
  themeAnswered: ({ data }, filling) => answerSentence(data, data.place, filling),
  themePassed: ({ data: { theme, to } }, filling) =>
    onTheme(theme, filling, title => `将“${title}”转${within(to)}办理`),
  themeSolved: ({ data: { theme, result } }, filling) =>
    onTheme(theme, filling, title => `“${title}”已解决，${within(result)}`),
  documentFiled: ({ data }, { names }) => sentence(`形成${names.formTitle(data.form)}`),
};

/** Acts that such a reader has to know, whatever they say. */
const MAIN_ACTS: ReadonlySet<EventType> = new Set([
  'minuted',
  'published',
  'publishedElsewhere',
  'withdrawn',
  'causeApproved',
]);

function isMain(event: IncidentEvent, { names }: Filling): boolean {
  if (event.type === 'noted') return event.data.kind === 'decision';
  if (names.publication(event.id)?.kind === 'reply') return false;
  if (event.type !== 'stepDone') return MAIN_ACTS.has(event.type);
  const step = names.step(event.data.step);
  return step?.outcome === 'published' || MAIN.has(step?.fills);
}

/** Who signed what: what a report of something else leaves to the review. */
const SIGNING: ReadonlySet<EventType> = new Set(['signed', 'returned', 'causeApproved']);

/**
 * What was done, by time, each with a sentence; facts verified together are one.
 * @param form the document that tells it, which does not tell of itself, nor where it is a report of who signed what
 * @param since only what was written down after that, in milliseconds since the epoch
 */
export function actsOf(
  filling: Filling,
  { title, report }: Pick<Form, 'title' | 'report'>,
  since = Number.NEGATIVE_INFINITY,
): readonly ListingItem[] {
  const { source, timeline, names } = filling;
  const told: { at: number; verified: string[]; text: string; main: boolean }[] = [];
  for (const line of timeline().entries) {
    if (!('entry' in line) || line.writtenAt <= since) continue;
    const { event } = line.entry;
    if (event.type === 'documentFiled' && names.formTitle(event.data.form) === title) continue;
    if (report !== undefined && SIGNING.has(event.type)) continue;
    const verified = event.type === 'factRecorded' ? [factLabel(event, filling)] : [];
    const last = told.at(-1);
    if (verified.length > 0 && last !== undefined && last.verified.length > 0) {
      last.verified = [...new Set([...last.verified, ...verified])];
      last.text = sentence(`核实${listed(last.verified)}`);
      continue;
    }
    const text = tellings[event.type]?.(event as never, filling, line.entry) ?? '';
    if (text === '') continue;
    told.push({ at: line.at, verified, text, main: isMain(event, filling) });
  }
  // A timeline leaves assigning out, which may have given the lead.
  const events = new Set(timeline().entries.map(({ id }) => id));
  for (const { step, state } of source.view.steps) {
    if (step.fills !== 'lead' || state.kind !== 'done' || events.has(state.event)) continue;
    if (Date.parse(state.writtenAt) <= since) continue;
    const text = resultSentence(step, filling);
    if (text !== '') told.push({ at: Date.parse(state.at), verified: [], text, main: true });
  }
  return told
    .sort((one, other) => one.at - other.at)
    .map(({ at, text, main }) => ({ time: documentTime(at, source.now), text, main }));
}
