import { names } from '#names';
import { addTo, groupBy } from '../../base/group.ts';
import { characterCount, firstCharacters } from '../../base/typed.ts';
import { tokenOf } from '../../playbook/template.ts';
import { cited } from '../../site/words.ts';
import { exitSentence } from '../closing/words.ts';
import { isBinding, isRunning } from '../core/clock.ts';
import { type Party, TEXT_LIMITS } from '../core/define.ts';
import type { IncidentView } from '../core/view.ts';
import { actTitle, certainty, supposedWords } from '../core/words/clock.ts';
import { lasting } from '../core/words/lasting.ts';
import { calledParty } from '../core/words/person.ts';
import { beside, having, labelled, listed, quoted, sentence, within } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import { countWords } from '../core/words/value.ts';
import type { FactView } from '../facts/ledger.ts';
import type { HandoverSheet } from '../handover/handed-over.ts';
import { subjectLabel } from '../incident/difference-words.ts';
import { currentStep } from '../incident/now.ts';
import { isAnsweredMeanwhile, isUnanswered, nextLimit } from '../orders/orders.ts';
import { orderName } from '../orders/words.ts';
import { partyKey } from '../people/same-person.ts';
import { unreached } from '../people/unreached.ts';
import { isOwed } from '../publications/owed.ts';
import { outWords } from '../publications/sentences.ts';
import { elsewhereWords } from '../publications/words.ts';
import { isOut, isVersionOut } from '../statements/life.ts';
import type { Publication } from '../statements/publication.ts';
import { isMarked } from '../statements/statement.ts';
import type { Statement } from '../statements/version.ts';
import { versionName } from '../statements/words.ts';
import { type OpenStep, withoutResult } from '../steps/finished.ts';
import { unansweredInterviews } from '../steps/interviews.ts';
import { resultSentence } from '../steps/sentences.ts';
import { deferredUntilWords, overrunWords, toReportWords } from '../steps/words.ts';
import { documentActs, withdrawnWords } from './acts.ts';
import type { Filling } from './filling.ts';
import { emergency, found, outSoFar, run, saidOutside, spread, verified } from './known-words.ts';
import { lineOf } from './passage.ts';

type Part = keyof HandoverSheet;

/** The words of a part for which the record has nothing. */
const nothing: Readonly<Partial<Record<Part, string>>> = {
  todo: '清单上没有未办事项。',
  limits: '没有正在计时的时限。',
  risks: '没有需要特别提醒的事项。',
  contacts: '没有指定到人的步骤，按岗位联系。',
};

/** This machine's own knowledge, besides the record. */
interface Seat {
  /** The telephone number of a colleague, where it is known. */
  phoneOf(party: Party): string | undefined;
  /** Whom of the call tree this machine has a number of. */
  readonly numbers: readonly Party[];
  /** Records that have not reached the disk. */
  readonly unsaved: number;
}

const NO_SEAT: Seat = { phoneOf: () => undefined, numbers: [], unsaved: 0 };

/** How much a sentence keeps where a part grows too long; the rest is in the log. */
const SHORT = 120;

/** A sentence, or one of names alone, of which none may be cut off. */
type Line = string | { readonly names: string };

const wholeOf = (line: Line): string => (typeof line === 'string' ? line : line.names);
const shortOf = (line: Line): string =>
  typeof line === 'string' && characterCount(line) > SHORT
    ? `${firstCharacters(line, SHORT)}……`
    : wholeOf(line);

/** Room for the sentence on what is left out, in characters. */
const REST = 30;

/**
 * Keeps a part within what the log takes: first with short sentences, then, with a word on how many, without the oldest
 * of what was done, elsewhere without the last.
 */
function fitted(part: Part, lines: readonly Line[]): string {
  if (lines.length === 0) return nothing[part] ?? '';
  const whole = lines.map(wholeOf).join('\n');
  if (characterCount(whole) <= TEXT_LIMITS.sheet) return whole;
  const isDone = part === 'done';
  const shortened = lines.map(shortOf);
  const byWeight = isDone ? [...shortened].reverse() : shortened;
  const kept: string[] = [];
  let room = TEXT_LIMITS.sheet - REST;
  for (const line of byWeight) {
    room -= characterCount(line) + 1;
    if (room < 0) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  const rest = left === 0 ? [] : [`另有${left}项见清单和记录。`];
  return (isDone ? [...rest, ...kept.reverse()] : [...kept, ...rest]).join('\n');
}

function situation(filling: Filling): readonly string[] {
  const { source, time } = filling;
  const { verdict, openedAt, progress } = source.view;
  return [
    run(found(filling), emergency(filling)),
    spread(filling),
    verdict === undefined ? '' : sentence(`初判结论为${quoted([verdict.outcome.title])}`),
    exitSentence(source.view, filling.names.roleName, time),
    verified(filling),
    // The officer who takes over answers the public with it.
    saidOutside(filling),
    outSoFar(filling) || sentence('目前尚未对外发布信息'),
    sentence(`${time(openedAt)}开始处置`, `清单共${progress.total}步`, `已有结果${progress.finished}步`),
  ];
}

/** The part of the sheet that tells of contacts. */
const CONTACTS = { id: 'contacts', label: '', kind: 'text', template: tokenOf('交接联系人') } as const;

/** The work done, in order of time; steps recorded without details come last. */
function done(filling: Filling): readonly Line[] {
  // Only steps that apply: one of another track that evidence shows as done was never asked of anybody.
  const { steps } = filling.source.view;
  const silent = steps.flatMap(({ step, state, applies }) =>
    applies && state.kind === 'done' && resultSentence(step, filling) === '' ? [step.title] : [],
  );
  return [
    ...documentActs(filling, { fields: [CONTACTS] }).map(lineOf),
    { names: silent.length === 0 ? '' : sentence(`清单上还办结了${quoted(silent)}`) },
    ...steps.flatMap(({ step, applies, overrun }) =>
      applies && overrun !== undefined
        ? [sentence(`“${step.title}”${overrunWords(overrun, step.title)}`)]
        : [],
    ),
  ];
}

/** Rank of open steps: decided and not sent, under way, waiting, still to come. */
const rank: Readonly<Record<OpenStep['state']['kind'], number>> = {
  toReport: 1,
  started: 2,
  deferred: 3,
  todo: 4,
};

/** Somebody with his number, where it is known. */
const reached = (party: Party, { phoneOf }: Pick<Seat, 'phoneOf'>): string =>
  `${calledParty(party)}${having(phoneOf(party) ?? '', text => `（电话 ${text}）`)}`;

/** Steps that were left at the closing, together by what was decided of them. */
const leftAtClosing = ({ closed, steps }: IncidentView): readonly Line[] =>
  [...groupBy([...(closed?.steps ?? [])], ([, decided]) => within(decided))].map(([decided, left]) => ({
    names:
      sentence(
        `结束时未办${quoted(left.map(([id]) => steps.find(({ step }) => step.id === id)?.step.title ?? id))}`,
      ) + labelled('处理意见', decided),
  }));

/** The open steps, the next one first; steps that only wait are grouped by who is to do them. Closed, what was decided of them. */
function todo({ source: { view, now, by }, names }: Filling, seat: Seat): readonly Line[] {
  if (view.closed !== undefined) return leftAtClosing(view);
  const current = currentStep(view, by)?.step.id;
  const place = ({ step, state }: OpenStep): number => (step.id === current ? 0 : rank[state.kind]);
  const open = [...withoutResult(view.steps)].sort((one, other) => place(one) - place(other));
  const waiting = new Map<string, string[]>();
  const lines = open.flatMap(({ step, state, assignee }): readonly string[] => {
    const who = within(
      assignee === undefined ? names.roleName(step.roles[0] ?? '') : reached(assignee, seat),
    );
    const what = `由${who}办理${quoted([step.title])}`;
    if (state.kind === 'deferred')
      return [
        sentence(what, `暂缓，${deferredUntilWords(state.until, names.stepTitle, now, documentTime)}`) +
          labelled('理由', state.reason),
      ];
    const how =
      state.kind === 'started' ? '已经在办' : state.kind === 'toReport' ? toReportWords(state.to) : '';
    // The record knows whom a step was given to, and not whether anybody tried.
    if (step.id === current && how === '' && assignee === undefined)
      return [sentence(`现在应${what}`, '尚未指定到人')];
    if (step.id === current || how !== '')
      return [sentence(`${step.id === current ? '现在' : ''}${what}`, how)];
    addTo(waiting, who, step.title);
    return [];
  });
  return [
    ...lines,
    ...[...waiting].map(([who, titles]) => ({ names: sentence(`待${who}办理${quoted(titles)}`) })),
  ];
}

/** Clocks to be watched: what presses, then what is to be done at once, then what has time. */
const limits = ({ source: { view, now, index } }: Filling): readonly string[] =>
  // Closed, its clocks stand still: what they came to is among the risks.
  (view.status === 'closed' ? [] : view.clocks.filter(isRunning)).map(({ deadline, clock, provisional }) => {
    const { limitText, cite, anchor } = deadline;
    const named = cite.map(id => cited(undefined, id, index.playbook.rules));
    const isPromised = 'promise' in anchor;
    const title = isPromised ? '按承诺再次发布' : actTitle(deadline);
    // The sheet itself is the ground of its limit, and a promise of its own.
    const grounds = 'order' in anchor ? '' : having(listed(named), text => `依据 ${text}`);
    const why = beside(isPromised ? '' : limitText, grounds);
    const supposed = provisional === undefined ? '' : `${supposedWords(provisional)}，`;
    if (clock.kind === 'stopwatch')
      return sentence(
        `${supposed}${title}自${documentTime(clock.since, now)}起算${why}`,
        '没有写明几点前办结',
      );
    return sentence(
      `${supposed}应于${documentTime(clock.due, now)}前${title}${why}${certainty(clock)}`,
      clock.kind !== 'overdue'
        ? ''
        : provisional === undefined
          ? `已超过${lasting(now - clock.due)}`
          : '这一时刻已过，没有定级的不计超过',
    );
  });

/** The risk of a publication: among all approved ones, the last governs what may be said. */
const outRisk = ({ signOff, event, ratifyDue }: Publication, { source: { view, now } }: Filling): string => {
  const governing = view.publications.findLast(
    each => (each.signOff === 'approved' || each.signOff === 'ratified') && isOut(each),
  )?.event;
  switch (signOff) {
    case 'approved':
    case 'ratified':
      return event === governing ? '对外口径以此为准' : '已有后来的发布';
    case 'unapproved':
      return `${names.approve}不全，应尽快补齐`;
    case 'elsewhere':
      return `${elsewhereWords}，应核对内容`;
    // Its state already stands beside its title.
    case 'authorised':
      return ratifyDue === undefined ? '应按时补审' : `应于${documentTime(ratifyDue, now)}前补审`;
    case 'overdue':
      return '应马上补审';
    case 'refused':
      return '应更正或者撤下';
  }
};

/** A statement whose latest version is not out; '' of any other. */
function pending({ latest: version }: Statement, view: IncidentView): string {
  if (isVersionOut(version) || (version.publications.length > 0 && !isMarked(version))) return '';
  const { next } = view.signOffOf(version);
  const stage = next?.item.title ?? '';
  const what = versionName(version);
  if (next?.state === 'returned')
    return sentence(
      `${what}被退回`,
      having(stage, text => `退回环节为“${text}”`),
    );
  if (version.marks.length === 0) return sentence(`${what}已起草`, '尚未送审');
  return sentence(
    `${what}正在审签`,
    having(stage, text => `待“${text}”`),
    '尚未发布',
  );
}

/** A fact that is being checked, stands against another, or whose cause is not approved yet; '' of any other. */
function doubtful({ label, state, usable }: FactView): string {
  const how =
    state === 'conflict'
      ? '有不同表述'
      : state === 'checking'
        ? '正在核实'
        : state === 'verified' && usable === undefined
          ? `已核实、尚未认定${names.approve}`
          : '';
  return how === '' ? '' : sentence(`“${within(label)}”${how}`, '不得对外发布');
}

/** Points that the next officer must watch: everything open, doubtful, late or published. */
function risks(filling: Filling, { unsaved }: Seat): readonly string[] {
  const { names, time } = filling;
  const { view, now } = filling.source;
  const { clocks, statements, gaps } = view;
  // Guesses that nobody has set right or confirmed since.
  const guesses = view.notes.filter(({ kind, corrections }) => kind === 'guess' && corrections.length === 0);
  const open = withoutResult(view.steps).length;
  return [
    ...clocks
      .filter(isBinding)
      .map(({ deadline: { title }, clock }) =>
        clock.kind === 'overdue'
          ? sentence(
              `“${title}”已超过规定时限${lasting((view.closedAt ?? now) - clock.due)}`,
              `应于${documentTime(clock.due, now)}前完成`,
            )
          : '',
      ),
    ...unreached(view).map(call =>
      sentence(`${time(call.calledAt)}打给${calledParty(call)}没有接通`, '此后没有接通的通话记录'),
    ),
    ...view.differences.map(({ subject }) =>
      sentence(`关于${subjectLabel(subject, names)}，几个人记的不一样`, '尚未确定以哪条为准'),
    ),
    ...view.steps.map(({ step, state, applies }) =>
      applies && state.kind === 'skipped'
        ? sentence(`不办${quoted([step.title])}`) + labelled('理由', state.reason)
        : '',
    ),
    ...statements.map(statement => pending(statement, view)),
    ...view.publications.map(publication =>
      sentence(
        `${time(publication.publishedAt)}在${within(publication.place)}${outWords(publication)}`,
        withdrawnWords(publication, time) || outRisk(publication, filling),
      ),
    ),
    ...view.owed
      .filter(isOwed)
      .map(({ statement }) => sentence(`撤下的《${names.statementTitle(statement)}》尚未向公众说明或者更正`)),
    ...statements.flatMap(({ title, stale }) =>
      stale.map(({ label, said, now: verified }) =>
        sentence(
          `已发布的《${title}》中${label}写的是“${within(said)}”`,
          verified === undefined ? '现在不能这样说' : `现核实为“${within(verified)}”`,
          '尚未更正',
        ),
      ),
    ),
    ...clocks.map(({ deadline, clock }) =>
      'promise' in deadline.anchor && clock.kind === 'running'
        ? sentence(`已向公众承诺${documentTime(clock.due, now)}前再次发布`, '应按时兑现')
        : '',
    ),
    ...view.themes.map(({ answered, title, count }) =>
      answered ? '' : sentence(`${countWords(count, '条', `公众反映“${within(title)}”的`)}尚未回应`),
    ),
    ...view.orders.map(order =>
      isUnanswered(order)
        ? sentence(
            `${orderName(order)}尚未办结反馈`,
            isAnsweredMeanwhile(order) ? '已作阶段反馈' : '',
            having(nextLimit(order) ?? '', limit => `应于${time(limit)}前反馈`) ||
              (order.limit === undefined ? '单上没有写期限，应问清' : ''),
          )
        : '',
    ),
    ...unansweredInterviews(view.minutes).map(({ heldAt, people }) =>
      sentence(`${listed(people.map(within))}${time(heldAt)}采访`, '尚未答复'),
    ),
    ...view.ledger.facts.map(doubtful),
    guesses.length === 0
      ? ''
      : sentence(`记录中有${guesses.length}条未经核实的推测`, '内容不写在纸上，接手时当面说明'),
    gaps === 0 ? '' : sentence(`记录缺${gaps}条`, '应与其他机器核对，有导出的文件就导入一次'),
    open === 0 || view.closed !== undefined
      ? ''
      : sentence(`清单上还有${open}步没有结果`, '逐步列在“待办”中'),
    unsaved === 0 ? '' : sentence(`本机上还有${unsaved}条记录没有保存下来`, '先不要关闭页面'),
  ];
}

/** Everybody who has an unfinished step, with their steps; whom one called, who approved, and whose number this machine has; then the contacts that were noted. */
function contacts({ source: { view, now } }: Filling, seat: Seat): readonly string[] {
  const keyOf = (party: Party): string => partyKey(view.people, party);
  const given = withoutResult(view.steps).flatMap(({ step: { title }, assignee: party }) =>
    party === undefined ? [] : [{ title, party }],
  );
  const theirs = groupBy(given, ({ party }) => keyOf(party));
  const others = new Map(
    [...view.calls, ...view.publications.flatMap(({ approvals }) => approvals), ...seat.numbers].map(
      (party: Party) => [keyOf(party), party],
    ),
  );
  const rest = [...others.values()].filter(party => !theirs.has(keyOf(party)));
  return [
    ...[...theirs.values()].flatMap(steps =>
      steps
        .slice(0, 1)
        .map(({ party }) =>
          sentence(`${reached(party, seat)}负责${quoted(steps.map(({ title }) => title))}`),
        ),
    ),
    sentence(having(listed(rest.map(party => reached(party, seat))), text => `需要时联系${text}`)),
    ...view.notes
      .filter(({ kind }) => kind === 'contact')
      .map(({ at, happenedAt, text }) =>
        labelled(`${documentTime(Date.parse(happenedAt ?? at), now)}联系`, text),
      ),
  ];
}

/** A sheet without the sentences that name a cause nobody has approved, as its form has it: for the screen and for paper. */
export const guardedSheet = ({ guard }: Filling, sheet: HandoverSheet): HandoverSheet => ({
  situation: guard.text(sheet.situation),
  done: guard.text(sheet.done),
  todo: guard.text(sheet.todo),
  limits: guard.text(sheet.limits),
  risks: guard.text(sheet.risks),
  contacts: guard.text(sheet.contacts),
});

/** The six parts of a hand-over as they are first offered, in sentences, each part within what the log takes. */
export function handoverTexts(filling: Filling, seat: Seat = NO_SEAT): HandoverSheet {
  const { guard } = filling;
  const part = (name: Part, lines: readonly Line[]): string => {
    const said = lines.filter(line => wholeOf(line) !== '');
    // One look at the whole first: most parts name none, and some have ten thousand lines.
    const isClean = !guard.names(said.map(wholeOf).join('\n'));
    return fitted(name, isClean ? said : said.filter(line => !guard.names(wholeOf(line))));
  };
  return {
    situation: part('situation', situation(filling)),
    done: part('done', done(filling)),
    todo: part('todo', todo(filling, seat)),
    limits: part('limits', limits(filling)),
    risks: part('risks', risks(filling, seat)),
    contacts: part('contacts', contacts(filling, seat)),
  };
}
