import { names } from '#names';
import { earlierFirst } from '../../base/order.ts';
import { remembered } from '../../base/remember.ts';
import type { Actor } from '../../log/envelope.ts';
import type { Form } from '../../playbook/form.ts';
import type { FormToken } from '../../playbook/form-token.ts';
import { clausesFilled, templateOf, tokensIn } from '../../playbook/template.ts';
import type { StepFill } from '../../playbook/vocabulary.ts';
import { authorityText, signOffVerb } from '../approval/words.ts';
import { type ClosingState, wordsOnSteps } from '../closing/closing.ts';
import { isBinding } from '../core/clock.ts';
import type { IncidentView } from '../core/view.ts';
import { actTitle, certainty, inTimeWords } from '../core/words/clock.ts';
import { decidedWords } from '../core/words/decided.ts';
import { lasting } from '../core/words/lasting.ts';
import { calledParty, calledPerson } from '../core/words/person.ts';
import { having, labelled, listed, quoted, sentence, within } from '../core/words/sentence.ts';
import { daySaid, documentDate, documentTime } from '../core/words/time.ts';
import { taskRowWords } from '../core/words/value.ts';
import { type Ledger, unverifiedFacts } from '../facts/ledger.ts';
import type { HandoverSheet } from '../handover/handed-over.ts';
import { isUnanswered, nextLimit } from '../orders/orders.ts';
import { orderName } from '../orders/words.ts';
import { comparable, partyKey } from '../people/same-person.ts';
import { officerName } from '../people/words.ts';
import { isOwed } from '../publications/owed.ts';
import { elsewhereWords } from '../publications/words.ts';
import { isMissed } from '../review/summary.ts';
import { textOf } from '../statements/compose.ts';
import { isOut, isVersionOut } from '../statements/life.ts';
import type { StatementVersion } from '../statements/version.ts';
import { statementKindLabel, versionName } from '../statements/words.ts';
import { withoutResult } from '../steps/finished.ts';
import { filling as stepsThatFilled } from '../steps/said.ts';
import { countOutcomes } from '../timeline/timeline.ts';
import { documentActs, publishedSentence, themeSentence } from './acts.ts';
import type { Filling } from './filling.ts';
import type { VersionStanding } from './formats.ts';
import { handoverTexts } from './handover-sentences.ts';
import { issueOf } from './issue.ts';
import {
  counted,
  emergency,
  factSentence,
  found,
  isOfStep,
  outSoFar,
  paragraphs,
  run,
  saidOutside,
  spread,
  titleWords,
  verified,
} from './known-words.ts';
import {
  isToldTogether,
  latestAnswerSentence,
  movedLimit,
  outwardSentences,
  reportedBack,
} from './outward.ts';
import type { Passage } from './passage.ts';

type Sentence = (filling: Filling, form: Form) => Passage;

const actor = ({ names }: Filling, by: Actor | undefined): string =>
  by === undefined ? '' : officerName(names.roleName(by.role), by);

const progress: Sentence = (filling, form) => {
  const items = documentActs(filling, form, filling.reportedAt);
  return items.length === 0 ? '' : { title: '新的进展', items };
};

function publications(filling: Filling, form: Form): Passage {
  const { source, time } = filling;
  const { publications: out } = source.view;
  const answers = isToldTogether(form) ? reportedBack(filling, form) : [];
  // The sender of an order is told what was done; that nothing was published does not concern him.
  if (out.length + answers.length === 0)
    return form.about === 'order' ? '' : sentence('目前尚未对外发布信息');
  const items = [
    ...out.map(each => ({ at: each.publishedAt, text: publishedSentence(each, filling) })),
    ...answers.map(({ answeredAt, text }) => ({ at: answeredAt, text })),
  ];
  return {
    title: answers.length === 0 ? '发布情况' : '发布和反馈情况',
    items: items.sort(earlierFirst).map(({ at, text }) => ({ time: time(at), text, main: true })),
  };
}

function themes({ source: { view, now } }: Filling): Passage {
  return view.themes.length === 0
    ? ''
    : {
        title: '公众反映',
        items: view.themes.map(theme => ({ time: '', text: themeSentence(theme, now), main: true })),
      };
}

/** Joint decisions, each said once: one meeting may have done two steps. */
const decisions = ({ filled, told }: Filling, label: string): string =>
  paragraphs(
    told(label, 'meeting', 'conclusion'),
    filled('assessment', 'planPoints') === filled('meeting', 'conclusion')
      ? ''
      : told('处置要点', 'assessment', 'planPoints'),
  );

const meeting = (filling: Filling): string =>
  paragraphs(decisions(filling, ''), filling.told('联合研判确定', 'jointAssessment', 'conclusion'));

/** How many decisions that were noted a plan repeats: the course of the matter has them all. */
const LAST_DECISIONS = 3;

/** Decisions and work, wherever they are recorded: a meeting's decision is a measure. */
function steps(filling: Filling): string {
  const { told, source } = filling;
  const { view, now } = source;
  const handled = view.ledger.facts.find(({ element }) => element?.means === 'handling');
  const measures = told('已采取的措施', 'solution', 'measures');
  return paragraphs(
    decisions(filling, '议定事项'),
    told('联合研判确定', 'jointAssessment', 'conclusion'),
    told(`承办${names.section}意见`, 'sectionOpinion', 'conclusion'),
    // The measures recorded with the solution say the same: the fact would repeat them.
    handled === undefined || measures !== '' ? '' : factSentence(handled),
    measures,
    told('进展', 'solution', 'progress'),
    ...view.notes
      .filter(({ kind }) => kind === 'decision')
      .slice(-LAST_DECISIONS)
      .map(({ text, happenedAt, at }) => labelled('决定', text, daySaid(Date.parse(happenedAt ?? at), now))),
  );
}

/** The demand of a sheet that is not answered yet, for the section that it is passed to. */
const demanded = ({ order: came }: Filling): string =>
  came === undefined || !isUnanswered(came) ? '' : labelled(`${within(orderName(came))}要求`, came.demand);

/** Who leads, who does what by when, and to whom it was given. A sheet for one section has its tasks alone. */
const tasks: Sentence = (filling, form) => {
  const { filled, source } = filling;
  const { view } = source;
  const isSheet = isOfStep(form, 'lead', source);
  const lead = filled('lead', 'lead');
  const own = view.tasks.filter(({ who }) => !isSheet || lead === '' || comparable(who) === comparable(lead));
  // Who does it is named once, and no step of the checklist: its reader does not know that.
  const given = new Map(
    withoutResult(view.steps).flatMap(({ assignee }) =>
      // Whose section an officer is of nobody has said: a section's own sheet names none.
      assignee === undefined || isSheet ? [] : [[partyKey(view.people, assignee), assignee] as const],
    ),
  );
  return paragraphs(
    isSheet ? demanded(filling) : '',
    run(
      sentence(having(filled('lead', 'lead'), text => `由${text}牵头处置`)),
      sentence(having(filled('lead', 'due'), text => `要求${text}前反馈结果`)),
    ),
    ...own.map(task => sentence(taskRowWords(task, filling.time))),
    sentence(having(listed([...given.values()].map(calledParty)), text => `具体由${text}承办`)),
  );
};

/** The answer to the press: the published words themselves, or else the line to take. Nothing unreleased. */
function pressAnswer(filling: Filling): string {
  const { filled, published, names: known, time } = filling;
  const version = known.version(published?.version);
  return published === undefined || version === undefined
    ? sentence(filled('line', 'line'))
    : paragraphs(
        sentence(
          `${names.us}已于${time(published.publishedAt)}在${within(published.place)}发布《${published.title}》`,
          '以下为发布的原文',
        ),
        releaseBody(filling, version),
      );
}

/** Whether a step that fills something is still to be done. */
const isOpen = ({ source: { view } }: Filling, fills: StepFill): boolean =>
  view.status === 'open' && withoutResult(view.steps).some(({ step }) => step.fills === fills);

/** Sentences for steps without a result, for readers who do not know the checklist. */
const LACKING = {
  solution: '实际问题尚未办结',
  solutionCheck: '办理结果尚未复核',
} as const satisfies Partial<Record<StepFill, string>>;

/** How far the matter is. It is settled once it is solved and looked at again, and that is before the incident is closed: the last report is written in between. */
function result(filling: Filling): string {
  const { told, source } = filling;
  const { closedAt, closed } = source.view;
  return paragraphs(
    told('已采取的措施', 'solution', 'measures'),
    told('进展', 'solution', 'progress'),
    told('复核结果', 'solutionCheck', 'conclusion'),
    isOpen(filling, 'solution')
      ? sentence(LACKING.solution)
      : isOpen(filling, 'solutionCheck')
        ? sentence(LACKING.solutionCheck)
        : '',
    closedAt === undefined
      ? ''
      : sentence(`${documentTime(closedAt, source.now)}结束处置`) +
          labelled('办结情况', closed?.reason ?? ''),
  );
}

/** Who solves what is not solved yet, and until when. */
function solving(filling: Filling): string {
  const [lead, due] = [filling.filled('lead', 'lead'), filling.filled('solution', 'due')];
  // Whom nobody named, and until when, is no plan.
  return isOpen(filling, 'solution') && lead + due !== ''
    ? sentence(
        `${having(lead, text => `由${text}牵头`)}推动解决实际问题`,
        having(due, text => `预计${text}前办结`),
      )
    : '';
}

/** Steps that nobody waits for: the report that tells of the others, the archive it goes into, and the review. */
const OWN_WORK: ReadonlySet<StepFill | undefined> = new Set<StepFill>(['finalReport', 'openItems', 'review']);

/** The open steps of a closing need, in clauses. A need asks for several things, and some may be done. */
function lacking({ need, steps: open }: ClosingState, { view }: Filling['source']): readonly string[] {
  const isLacking = (fills: StepFill): boolean => open.some(({ step }) => step.fills === fills);
  // Without a solution there is nothing to check.
  if (isLacking('solution')) return [LACKING.solution];
  if (isLacking('solutionCheck')) return [LACKING.solutionCheck];
  const isPart = view.steps.some(
    ({ step, applies, state }) => applies && state.kind === 'done' && need.steps?.includes(step.id) === true,
  );
  return [`“${need.title}”一项尚未${isPart ? '全部' : ''}做到`];
}

/** Everything else that a closing need has open. */
const openBeside = ({ themes, promise, wrong, owed, orders }: ClosingState, { names }: Filling): string =>
  [
    themes === 0 ? '' : `公众反映的${themes}类问题尚未答复`,
    promise ? '承诺的再次发布尚未作出' : '',
    ...wrong.map(({ title }) => `已发布的《${title}》尚未更正`),
    ...owed.map(({ statement }) => `撤下的《${names.statementTitle(statement)}》尚未向公众说明`),
    ...orders.map(order => `${within(orderName(order))}尚未办结反馈`),
  ]
    .filter(text => text !== '')
    .join('，');

/** Tasks of others, promises and reports that are still due: they matter even to a reader who will not close the matter. */
function stillOpen({ source: { view, now }, time }: Filling): readonly string[] {
  if (view.status === 'closed') return [];
  const promised = view.clocks.find(({ deadline }) => 'promise' in deadline.anchor)?.clock;
  return [
    ...view.themes.flatMap(({ title, passed, solved }) =>
      passed === undefined || solved !== undefined
        ? []
        : [
            sentence(
              `公众反映的“${within(title)}”由${within(passed.to)}办理`,
              having(time(passed.due), due => `${due}前办结`),
            ),
          ],
    ),
    ...view.orders.filter(isUnanswered).map(order =>
      sentence(
        `${within(orderName(order))}尚未办结反馈`,
        having(movedLimit(order, time), due => `期限为${due}`),
      ),
    ),
    promised?.kind === 'running' || promised?.kind === 'overdue'
      ? sentence(`承诺于${documentTime(promised.due, now)}前再次发布，尚未发布`)
      : '',
  ];
}

/** The steps left undone, each with the reason. */
function leftOpen(filling: Filling): string {
  const { source, names, filled } = filling;
  const { view } = source;
  const { closed } = view;
  const { phases } = source.index.playbook;
  const words = wordsOnSteps(view).flatMap(({ said, steps }) => {
    const open = steps.filter(({ step }) => !OWN_WORK.has(step.fills));
    const needs = view.closing.flatMap(state => {
      const its = open.filter(({ step }) => state.need.steps?.includes(step.id) === true);
      return its.length === 0 ? [] : lacking({ ...state, steps: its }, source);
    });
    // No reader knows the checklist: what the plan asks for, or else the stage, says what it is about.
    const stages = new Set(open.map(({ step }) => phases.find(({ id }) => id === step.phase)?.title ?? ''));
    return needs.length > 0
      ? [sentence(...needs) + labelled('处理意见', said)]
      : stages.size === 0
        ? []
        : [sentence(`${quoted([...stages])}阶段还有没有办的步骤`) + labelled('处理意见', said)];
  });
  const needs = [...(closed?.left ?? [])].map(([need, said]) => {
    const state = view.closing.find(each => each.need.id === need);
    const open = state === undefined ? '' : openBeside(state, filling);
    return sentence(open || `“${names.needTitle(need)}”一项尚未做到`) + labelled('处理意见', said);
  });
  return (
    paragraphs(
      sentence(filled('openItems', 'openItems')),
      solving(filling),
      ...stillOpen(filling),
      ...words,
      ...needs,
    ) || (closed === undefined ? '' : sentence('无未办事项'))
  );
}

const advice = ({ source: { view }, time }: Filling): string =>
  paragraphs(
    ...view.actions.map(({ finding, text, owner, due, done }) =>
      run(
        labelled('发现的问题', finding),
        labelled('改进措施', text),
        sentence(`由${calledPerson(owner)}于${time(due)}前完成`),
        labelled('完成情况', done?.result ?? ''),
      ),
    ),
  );

/** Whom it was decided to report to, where that has not been done. */
const toReport = (view: IncidentView): readonly string[] =>
  view.steps.flatMap(({ applies, state }) => (applies && state.kind === 'toReport' ? [state.to] : []));

const usesToken = (form: Pick<Form, 'fields'> | undefined, token: FormToken): boolean =>
  form?.fields.some(field => tokensIn(templateOf(field)).includes(token)) === true;

/** The next things to do, as far as the record says: corrections, open facts, unsolved and unanswered themes, promises, limits. */
function next(filling: Filling, form?: Pick<Form, 'about' | 'fields'>): string {
  const { source, names } = filling;
  const { view, now } = source;
  if (view.status === 'closed') return '';
  // The sender of an order is told of announced work, but neither of the order's own limit nor of the plan's.
  const isToSender = form?.about === 'order';
  const open = view.themes.filter(({ answered }) => !answered).map(theme => within(theme.title));
  const promised = view.clocks.find(({ deadline }) => 'promise' in deadline.anchor)?.clock;
  const owed = [
    ...new Set(view.owed.filter(isOwed).map(({ statement }) => `《${names.statementTitle(statement)}》`)),
  ];
  const due = isToSender ? [] : dueWords(filling);
  const stale = new Set(
    view.statements.flatMap(({ title, stale: facts }) => (facts.length > 0 ? [`《${title}》`] : [])),
  );
  return paragraphs(
    sentence(having(listed(toReport(view)), text => `按照决定向${within(text)}报告`)),
    sentence(having(listed(owed), text => `就撤下的${text}向公众说明或者更正`)),
    sentence(having(listed([...stale]), text => `更正已发布的${text}，写明原表述和现核实情况`)),
    lookingInto(view.ledger, isToSender),
    // A plan that tells who leads need not say it again.
    (isToSender || usesToken(form, '任务分工')) && filling.filled('solution', 'due') === ''
      ? ''
      : solving(filling),
    ...withoutResult(view.steps).map(({ step: { ahead = '' } }) =>
      sentence(...clausesFilled(ahead, filling.copied)),
    ),
    isToSender ? '' : sentence(having(quoted(open), text => `对公众反映的${text}逐项答复`)),
    promised?.kind === 'overdue'
      ? sentence('尽快按承诺再次发布进展')
      : promised?.kind === 'running'
        ? sentence(`按承诺于${documentTime(promised.due, now)}前再次发布进展`)
        : '',
    sentence(due.join('；')),
  );
}

/**
 * Facts still to be found out; for the cause the verb is another.
 * @param isSaid only facts that somebody has said are being looked into
 */
function lookingInto(ledger: Ledger, isSaid: boolean): string {
  const pending = unverifiedFacts(ledger).filter(({ state }) => !isSaid || state === 'checking');
  const labels = (isCause: boolean): string =>
    listed(pending.filter(({ cause }) => cause === isCause).map(({ label }) => label));
  return sentence(
    having(labels(false), text => `继续核实${text}`),
    having(labels(true), text => `查明${text}`),
  );
}

/** Limits in force that are still to be kept. */
const dueWords = ({ source: { view, now } }: Filling): readonly string[] =>
  view.clocks.filter(isBinding).flatMap(({ deadline, clock }) => {
    const { anchor, limitText, publications } = deadline;
    if ('promise' in anchor || 'owed' in anchor) return [];
    const title = actTitle(deadline);
    if (clock.kind === 'running') return [`${documentTime(clock.due, now)}前${title}${certainty(clock)}`];
    if (clock.kind === 'overdue') return [`尽快${title}`];
    // A publication without a limit in hours is due before everything that has one.
    return clock.kind === 'stopwatch' && publications !== undefined ? [`${limitText}${title}`] : [];
  });

/** Decisions asked of the superiors. */
function asked(filling: Filling): string {
  const { source, draft } = filling;
  const { view } = source;
  const waiting =
    draft === undefined || isVersionOut(draft.version)
      ? undefined
      : view
          .signOffOf(draft.version)
          .lines.find(({ item, state }) => item.check === 'approval' && state === 'open');
  const cause = view.ledger.facts.find(
    fact => fact.cause && fact.state === 'verified' && fact.usable === undefined,
  );
  return paragraphs(
    waiting === undefined || draft === undefined
      ? ''
      : sentence(
          `${versionName(draft.version)}待${waiting.item.title}`,
          waiting.word === 'decides' ? `请予${names.approve}` : '',
        ),
    cause === undefined ? '' : sentence(`${cause.label}已经核实`, `请予认定${names.approve}`),
  );
}

function limits(filling: Filling): string {
  const bars = filling.bars();
  const { met, over, stopped, running, waiting } = countOutcomes(bars);
  const missed = bars.filter(isMissed).map(({ deadline }) => deadline.title);
  const undone = bars
    .filter(({ outcome }) => outcome === 'running' || outcome === 'stopwatch')
    .map(({ deadline }) => deadline.title);
  if (bars.length === 0) return '';
  return sentence(
    `共涉及时限${bars.length}项`,
    met === 0 ? '' : `按期办结${met}项`,
    over === 0 ? '' : `超过时限${over}项，为${quoted(missed)}`,
    stopped === 0 ? '' : `未规定具体时间的已办结${stopped}项`,
    running === 0
      ? ''
      : filling.source.view.closedAt === undefined
        ? `尚在办理${running}项`
        : `结束时未办结${running}项，为${quoted(undone)}`,
    waiting === 0 ? '' : `尚未起算${waiting}项`,
  );
}

export const statusWords = (
  { version: { number, publications }, approved }: VersionStanding,
  now: number,
): string => {
  const published = publications.findLast(isOut);
  const gone = publications.at(-1)?.withdrawn;
  const state =
    published === undefined && gone !== undefined && !approved
      ? `${documentTime(Date.parse(gone.withdrawnAt), now)}已撤下，不得发布`
      : published !== undefined
        ? `${documentTime(Date.parse(published.publishedAt), now)}已发布${published.elsewhere === undefined ? '' : `（${elsewhereWords}）`}`
        : approved
          ? `${names.approve}完成，尚未发布`
          : `尚未${names.approve}，不得发布`;
  return `第${number}稿，${state}`;
};

const plannedRelease = ({ filled }: Filling): string =>
  filled('approval', 'plannedRelease') || filled('plans', 'plannedRelease');

function order(filling: Filling): string {
  const { draft, names, source, time } = filling;
  return paragraphs(
    outSoFar(filling),
    draft === undefined || isVersionOut(draft.version)
      ? ''
      : sentence(
          `拟以${names.channelTitle(draft.version.channel)}形式发布《${draft.version.title}》`,
          statusWords(draft, source.now),
        ),
    sentence(having(plannedRelease(filling), text => `计划发布时间为${text}`)),
    // A published version has made its promise already: the part on what comes next says whether it is kept.
    draft === undefined || isVersionOut(draft.version)
      ? ''
      : draft.version.nextUpdate === undefined
        ? having(draft.version.noUpdate ?? '', why => sentence('本稿发布后不再更新') + labelled('理由', why))
        : sentence(`此后于${time(draft.version.nextUpdate)}前再次发布进展`),
  );
}

/** With whom what is said of other bodies was agreed. */
function agreed({ source: { view }, draft }: Filling): string {
  const lines = draft === undefined ? [] : view.signOffOf(draft.version).lines;
  return paragraphs(
    ...lines
      .filter(({ item }) => item.check === 'bodies')
      .map(({ findings, mark }) => {
        if (findings.length === 0) return sentence('未查出稿件提到其他单位');
        if (mark === undefined) return sentence('稿件涉及其他单位的内容尚待核对');
        const by = mark.person === undefined ? '' : calledPerson(mark.person);
        return (
          sentence(
            '稿件涉及其他单位的内容已经核对',
            having(by, text => `核对人为${text}`),
          ) + labelled('核对情况', mark.text ?? '')
        );
      }),
  );
}

function listening({ source: { index, view }, contact, names: { roleName } }: Filling): string {
  const step = index.stepsThatFill('opinion')[0];
  const assignee = view.steps.find(each => each.step.id === step?.id)?.assignee;
  const who = assignee === undefined ? roleName(step?.roles[0] ?? '') : calledParty(assignee);
  return paragraphs(
    sentence(having(who, text => `由${text}收集整理内外${names.matter}，及时报告`)),
    sentence(having(contact, text => `公众可通过以下渠道反映和咨询：${text}`)),
  );
}

function approvals({ source: { view, now }, draft }: Filling): string {
  if (draft === undefined) return '';
  const lines = view.signOffOf(draft.version).lines.filter(({ item }) => item.check === 'approval');
  return paragraphs(
    ...lines.map(({ item, word, mark }) => {
      if (mark === undefined || mark.kind === 'passedOver') return sentence(`${item.title}尚未完成`);
      if (mark.kind === 'authorised')
        return (
          sentence(
            `${item.title}，${calledPerson(mark.person)}按内部授权先发`,
            mark.ratification === undefined
              ? '待补审'
              : `${calledPerson(mark.ratification.person)}${decidedWords(mark.ratification, `补审${authorityText[mark.ratification.verdict]}`, now, documentTime)}`,
          ) + labelled('理由', mark.text)
        );
      const [verb, why] = mark.kind === 'signed' ? [signOffVerb[word], '意见'] : ['退回修改', '理由'];
      return run(
        sentence(`${item.title}，${calledPerson(mark.person)}${decidedWords(mark, verb, now, documentTime)}`),
        labelled('附条件', (mark.kind === 'signed' && mark.condition) || ''),
        labelled(why, mark.text ?? ''),
      );
    }),
  );
}

/** Limits that were met, each with the time taken and the time left. A promise has no time taken: it could have been made at any time. */
const kept = ({ bars }: Filling): string =>
  paragraphs(
    ...bars().map(({ deadline, outcome, since, end, margin }) => {
      if (outcome !== 'met' || since === undefined) return '';
      const took = 'promise' in deadline.anchor ? '' : `用了${lasting(end - since)}，`;
      return sentence(`${quoted([deadline.title])}${took}${inTimeWords(margin ?? 0)}`);
    }),
  );

/** That something went out before the section had given its opinion, which the plan puts first. */
function outBeforeOpinion({ source, time }: Filling): string {
  // A first word says nothing that a section would have to think of.
  const first = source.view.publications.find(({ kind }) => kind !== 'acknowledgement');
  const [step] = stepsThatFilled(source, 'sectionOpinion');
  if (first === undefined || step === undefined || !step.applies) return '';
  const { state } = step;
  const isBefore = state.kind === 'done' && Date.parse(state.at) <= Date.parse(first.publishedAt);
  return isBefore || state.kind === 'notApplicable'
    ? ''
    : sentence(
        `${time(first.publishedAt)}发布在前`,
        state.kind === 'done'
          ? `承办${names.section}${time(state.at)}才提出意见`
          : `没有承办${names.section}的意见`,
      );
}

function shortcomings(of: Filling): string {
  const { bars, filled, review, source } = of;
  const { view } = source;
  const late = bars().filter(isMissed);
  const left = wordsOnSteps(view);
  // With a word on what becomes of them they are counted below.
  const open = left.length === 0 ? review().unfinished.length : 0;
  return (
    paragraphs(
      ...late.map(({ deadline, margin, outcome }) =>
        sentence(
          `“${deadline.title}”${outcome === 'missed' ? '' : '尚未完成，'}超过规定时限${lasting(margin ?? 0)}`,
        ),
      ),
      outBeforeOpinion(of),
      open === 0 ? '' : sentence(`清单中有${open}步没有结果`),
      ...left.map(({ steps: { length }, said }) =>
        having(`结束时未办的${length}步`, what => labelled(`${what}，处理意见`, said) || sentence(what)),
      ),
      view.gaps === 0 ? '' : sentence(`处置记录缺${view.gaps}条`),
      sentence(filled('review', 'missed')),
    ) || sentence('没有超过时限和没有结果的事项')
  );
}

/** The text of a version; where it has several parts, each under its name. */
function releaseBody({ source: { index } }: Filling, { channel, parts }: StatementVersion): string {
  const known = index.playbook.release.channels.find(({ id }) => id === channel)?.parts ?? [];
  const written = parts.map(({ part, text }) => ({
    label: known.find(({ id }) => id === part)?.label ?? part,
    text: textOf(text).trim(),
  }));
  return written
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => (written.length === 1 ? text : `【${label}】\n${text}`))
    .join('\n');
}

/** The six parts are asked for one by one, and made together. */
const offered = remembered((filling: Filling) => handoverTexts(filling));

/** The sheet of the last hand-over as it was read back, or while there was none the one that would be handed in now. */
const sheet =
  (part: keyof HandoverSheet): Sentence =>
  filling =>
    (filling.source.view.handovers.at(-1)?.sheet ?? offered(filling))[part];

const ofDraft =
  (said: (status: VersionStanding, filling: Filling) => string): Sentence =>
  filling =>
    filling.draft === undefined ? '' : said(filling.draft, filling);

/** The receivers of a report: the bodies above that it was sent to, then the bureau's own leaders. The first is addressed, the others get a copy. */
const addressees = ({ source: { index }, filled }: Filling): readonly string[] =>
  [
    ...filled('upwardReport', 'recipient').split(/[、，；]/u),
    index.role('finalApproval')?.name ?? '',
  ].flatMap(text => text.trim() || []);

/** The content of each token of a form: short values, whole sentences, or a listing. */
export const sentences: Readonly<Record<FormToken, Sentence>> = {
  标题: titleWords,
  现在: ({ source: { now } }) => documentTime(now, now),
  日期: ({ source: { now } }) => documentDate(now),
  期号: ({ source }, form) => String(issueOf(form, source) ?? ''),
  填报人: filling => actor(filling, filling.source.by),
  联系人: ({ source: { by } }) => by?.name ?? '',
  主送: filling => addressees(filling)[0] ?? '',
  抄送: filling => listed(addressees(filling).slice(1)),
  发现时间: ({ answer }) => answer('foundAt'),
  结束时间: ({ source: { view, now } }) =>
    view.closedAt === undefined ? '' : documentTime(view.closedAt, now),
  办理状态: ({ source: { view, now } }) =>
    view.closedAt === undefined ? '正在处置' : `${documentTime(view.closedAt, now)}结束`,
  初判结论: ({ source: { view } }) => view.verdict?.outcome.title ?? '',
  首发时间: ({ source, time }) => time(source.view.post.firstAt?.value),
  首发平台: ({ source }) => source.view.post.platform?.value ?? '',
  网址: ({ source }) => source.view.post.link?.value ?? '',
  级别: ({ answer }) => answer('level'),
  关注量: filling => counted(filling, 'attention')?.text ?? '',
  跟帖数: filling => counted(filling, 'comments')?.text ?? '',
  牵头部门: ({ filled, order }) => filled('lead', 'lead') || (order?.section ?? ''),
  // A ticket, or an order from above, brings its own.
  交办时限: filling => {
    const { filled, time, order: came, source } = filling;
    const lead = comparable(filled('lead', 'lead'));
    const own = source.view.tasks.find(({ who, by }) => comparable(who) === lead && by !== undefined);
    return filled('lead', 'due') || time(came && nextLimit(came)) || time(own?.by);
  },
  计划发布: plannedRelease,
  发布稿标题: ({ statement }) => statement?.version.title ?? '',
  送审稿标题: ofDraft(({ version }) => version.title),
  送审稿形式: ofDraft(({ version }, { names }) => names.channelTitle(version.channel)),
  送审稿类别: ofDraft(({ version }) => statementKindLabel[version.kind]),
  送审稿稿次: ofDraft((status, { source }) => statusWords(status, source.now)),
  起草人: ofDraft(({ version }, filling) => actor(filling, version.by)),
  起草时间: ofDraft(({ version }, { time }) => time(version.at)),
  下次发布: ofDraft(
    ({ version }, { time }) =>
      time(version.nextUpdate) || having(version.noUpdate ?? '', text => `不再更新（理由：${text}）`),
  ),
  交班人: filling => actor(filling, filling.source.view.handovers.at(-1)?.by ?? filling.source.by),
  接手人: filling => actor(filling, filling.source.view.handovers.at(-1)?.to),
  交接时间: ({ source: { view, now }, time }) => time(view.handovers.at(-1)?.at) || documentTime(now, now),
  ...outwardSentences,
  发现经过: found,
  突发事件: emergency,
  传播情况: spread,
  核实情况: (filling, form) => verified(filling, form) || latestAnswerSentence(filling, form, '核实情况'),
  处置经过: (filling, form) => ({ title: '处置经过', items: documentActs(filling, form) }),
  新的进展: progress,
  发布情况: publications,
  公众反映: themes,
  研判意见: ({ told }) => told('', 'assessment', 'conclusion'),
  会商结论: meeting,
  处置措施: steps,
  任务分工: tasks,
  统一口径: saidOutside,
  对外答复: pressAnswer,
  办理结果: result,
  未办事项: leftOpen,
  工作建议: advice,
  下一步: next,
  请示事项: asked,
  时限履行: limits,
  发布安排: order,
  协同核对: agreed,
  意见收集: listening,
  签批情况: approvals,
  按时办结: kept,
  存在问题: shortcomings,
  发布稿正文: filling =>
    filling.statement === undefined ? '' : releaseBody(filling, filling.statement.version),
  送审稿正文: ofDraft(({ version }, filling) => releaseBody(filling, version)),
  交接现状: sheet('situation'),
  交接已办: sheet('done'),
  交接待办: sheet('todo'),
  交接时限: sheet('limits'),
  交接风险: sheet('risks'),
  交接联系人: sheet('contacts'),
};
