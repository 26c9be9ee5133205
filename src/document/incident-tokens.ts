import type { NoteKind } from '../incident/event.ts';
import { isSettled } from '../incident/step-state.ts';
import { countOutcomes } from '../incident/timeline.ts';
import { firstLines, lastLines } from './bounded.ts';
import type { Filling } from './filling.ts';

/** Steps of the plan whose values fill documents. */
const STEP = {
  receive: 'register-report',
  report: 'report-to-leaders',
  search: 'search-spread',
  collect: 'collect-opinion',
  assign: 'assign-lead',
  verify: 'investigate',
  meet: 'hold-assessment-meeting',
  assess: 'assess-risk',
  joint: 'joint-assessment',
  line: 'unify-line',
  plans: 'draft-plans',
  content: 'approve-content',
  solve: 'solve-problem',
  solved: 'verify-solved',
} as const;

/** Where it was counted how many look on, the latest count first. */
const COUNTED = [STEP.collect, STEP.search, STEP.receive] as const;

const latestCount = ({ recorded }: Filling, want: string): string =>
  COUNTED.map(step => recorded(step, want)).find(value => value !== '') ?? '';

/** Values of one want wherever a step has recorded it, by time, each with its time. */
function recordedLines(
  { source: { view }, words, time, recorded }: Filling,
  want: string,
): readonly string[] {
  return view.steps
    .flatMap(({ step, state }) => (state.kind === 'done' ? [{ step, at: state.at }] : []))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .flatMap(({ step, at }) => {
      const value = recorded(step.id, want);
      return value === '' ? [] : [words.dated(time(at), value)];
    });
}

function spread({ source: { index }, words, time, done, recorded }: Filling): string {
  const lines = [STEP.receive, STEP.search, STEP.collect].flatMap(step => {
    const state = done(step);
    const said = (index.steps.get(step)?.wants ?? [])
      .filter(({ kind }) => kind !== 'file' && kind !== 'link')
      .flatMap(({ id, label }) => {
        const value = recorded(step, id);
        return value === '' ? [] : [words.labelled(label, value)];
      });
    return state === undefined || said.length === 0 ? [] : [words.dated(time(state.at), words.series(said))];
  });
  return lines.join('\n');
}

/** Notes of one kind by the time of what they tell. */
function notesOf({ source: { log, view, now }, words }: Filling, kind: NoteKind, most: number): string {
  const lines = log.state.notes
    .filter(({ event, value }) => value.kind === kind && !log.state.undone.has(event))
    .map(({ event, at, value }) => ({
      at: Date.parse(value.happenedAt ?? at),
      text: [value.text, ...(view.corrections.get(event) ?? []).map(correction => correction.value)],
    }))
    .sort((one, other) => one.at - other.at)
    .map(({ at, text }) => words.dated(words.time(at, now), words.series(text.map(oneLine))));
  return lastLines(lines, words, most);
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

const numbered = (lines: readonly string[], { words }: Filling): readonly string[] =>
  lines.length < 2 ? lines : lines.map((line, position) => words.numbered(position + 1, line));

function doneSteps(filling: Filling): string {
  const { source, words, time } = filling;
  const lines = source.view.steps
    .flatMap(({ step, state }) => (state.kind === 'done' ? [{ step, at: state.at }] : []))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ step, at }) => words.dated(time(at), step.title));
  return lastLines(numbered(lines, filling), words);
}

function openSteps(filling: Filling): string {
  const lines = filling.source.view.steps.flatMap(({ step, applies, state }) =>
    applies && !isSettled(state) ? [step.title] : [],
  );
  return firstLines(numbered(lines, filling), filling.words, 8);
}

/** To whom the matter was reported, inside and upwards. */
function reports({ source: { view }, words, time, recorded }: Filling): string {
  return view.steps
    .flatMap(({ step, state }) =>
      state.kind === 'done' && (step.outcome === 'reported' || step.id === 'report-upward')
        ? [{ step, at: state.at }]
        : [],
    )
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ step, at }) => {
      const recipient = recorded(step.id, 'recipient');
      return words.dated(time(at), recipient === '' ? step.title : words.labelled(step.title, recipient));
    })
    .join('\n');
}

function clocks({ timeline, words, source: { now } }: Filling, outcomes: readonly string[]): string {
  const bars = timeline().bars.filter(({ outcome }) => outcomes.includes(outcome));
  return firstLines(
    bars.map(bar => words.clockLine(bar, now)),
    words,
  );
}

function verdict({ source: { view }, words }: Filling): string {
  const found = view.verdict;
  return found === undefined
    ? ''
    : words.series([found.outcome, ...found.additions].map(({ title }) => title));
}

function leads({ source: { index, view }, recorded }: Filling): string {
  const given = recorded(STEP.assign, 'lead');
  if (given !== '') return given;
  const topic = index.playbook.triage.questions.find(({ id }) => id === 'topic');
  const option =
    topic?.kind === 'choice' ? topic.options.find(({ value }) => value === view.facts['topic']) : undefined;
  return option?.leads ?? '';
}

/** What was left open at the closing and what becomes of it. */
function leftOpen({ source: { index }, review, words, recorded }: Filling): string {
  const title = (need: string): string =>
    index.playbook.closing?.find(({ id }) => id === need)?.title ?? need;
  const items = recorded('hand-over-open-items', 'open-items');
  return [
    ...(items === '' ? [] : [items]),
    ...(review().closing?.left ?? []).map(({ need, said }) => words.labelled(title(need), said)),
  ].join('\n');
}

const sentences = (filling: Filling, ...values: readonly (readonly [step: string, want: string])[]): string =>
  values
    .map(([step, want]) => filling.recorded(step, want))
    .filter(value => value !== '')
    .join('\n');

const emergency = (filling: Filling): string => {
  const { answer, words } = filling;
  if (filling.source.view.facts['emergency'] !== 'yes') return answer('emergency');
  return words.list(
    [answer('emergency'), answer('emergencyLevel'), answer('emergencyAt')].filter(text => text !== ''),
  );
};

/** Tokens for the matter itself and the work on it, by name. Each gives '' for nothing. */
export const incidentTokens: Readonly<Record<string, (filling: Filling) => string>> = {
  标题: ({ source: { view }, guard, words }) => (guard.names(view.title) ? words.untitled : view.title),
  今天: ({ source: { now }, words }) => words.day(now),
  现在: ({ source: { now }, words }) => words.time(now, now),
  办理状态: ({ source: { view, now }, words }) => words.status(view, now),
  开始时间: ({ source: { view }, time }) => time(view.openedAt),
  结束时间: ({ source: { view, now }, words }) =>
    view.closedAt === undefined ? '' : words.time(view.closedAt, now),
  结束说明: ({ review }) => review().closing?.reason ?? '',
  发现时间: ({ answer }) => answer('foundAt'),
  发现单位: ({ answer }) => answer('finder'),
  发布平台: ({ answer }) => answer('place'),
  网址: ({ answer }) => answer('link'),
  涉及领域: ({ answer }) => answer('topic'),
  突发事件: emergency,
  传播范围: ({ answer }) => answer('spread'),
  热点敏感: ({ answer }) => answer('sensitive'),
  事态: ({ answer }) => answer('factsClear'),
  信访公开申请: ({ answer }) => answer('request'),
  研判结果: verdict,
  传播平台: filling => filling.recorded(STEP.search, 'platforms') || filling.answer('place'),
  关注量: filling => latestCount(filling, 'attention'),
  跟帖数: filling => latestCount(filling, 'comments'),
  传播情况: spread,
  报送情况: reports,
  领导指示: filling => recordedLines(filling, 'instruction').join('\n'),
  牵头科室: leads,
  任务分工: filling => filling.recorded(STEP.assign, 'tasks'),
  核实结论: filling => filling.recorded(STEP.verify, 'conclusion'),
  核实依据: filling => filling.recorded(STEP.verify, 'sources'),
  研判会时间: ({ done, time }) => time(done(STEP.meet)?.at),
  到会单位: ({ recorded }) => recorded(STEP.meet, 'participants'),
  缺席单位: ({ recorded }) => recorded(STEP.meet, 'absent'),
  研判会结论: ({ recorded }) => recorded(STEP.meet, 'conclusion'),
  性质走势风险: ({ recorded }) => recorded(STEP.assess, 'conclusion'),
  处置方案要点: ({ recorded }) => recorded(STEP.assess, 'plan-points'),
  联合研判: ({ recorded, words }) =>
    words.series(
      [recorded(STEP.joint, 'participants'), recorded(STEP.joint, 'conclusion')].filter(text => text !== ''),
    ),
  统一口径: ({ recorded }) => recorded(STEP.line, 'line'),
  计划发布时间: ({ recorded }) =>
    recorded(STEP.content, 'planned-release') || recorded(STEP.plans, 'planned-release'),
  已采取措施: filling => recordedLines(filling, 'measures').join('\n'),
  办理进展: filling => sentences(filling, [STEP.solve, 'progress'], [STEP.solved, 'conclusion']),
  预计办完: ({ recorded }) => recorded(STEP.solve, 'due'),
  已办步骤: doneSteps,
  待办步骤: openSteps,
  在走时限: filling => clocks(filling, ['running', 'overdue', 'stopwatch']),
  超时时限: filling => clocks(filling, ['missed', 'overdue']),
  时限小结: ({ timeline, words }) => {
    const { bars } = timeline();
    return bars.length === 0 ? '' : words.clockCounts(countOutcomes(bars));
  },
  最近事实: filling => notesOf(filling, 'fact', 10),
  最近决定: filling => notesOf(filling, 'decision', 10),
  联系记录: filling => notesOf(filling, 'contact', 10),
  未办事项: leftOpen,
  防范建议: ({ recorded }) => recorded('final-report', 'suggestions'),
  复盘没做到: ({ recorded }) => recorded('review', 'missed'),
  复盘改进: ({ recorded }) => recorded('review', 'improvements'),
  复盘参加: ({ recorded }) => recorded('review', 'participants'),
};
