import type { NoteKind } from '../incident/kinds/noted.ts';
import { wordsOnSteps } from '../incident/review/closing.ts';
import { isSettled } from '../incident/settled.ts';
import { countOutcomes } from '../incident/timeline.ts';
import type { FormToken } from '../playbook/form-token.ts';
import type { StepFill, WantMeaning } from '../playbook/meaning.ts';
import { optionsOf } from '../playbook/wizard/flow.ts';
import { firstLines, lastLines } from './bounded.ts';
import type { Filling } from './filling.ts';

/** Where it was counted how many look on, the latest count first. */
const COUNTED = ['opinion', 'search', 'receipt'] as const satisfies readonly StepFill[];

const latestCount = ({ filled }: Filling, want: WantMeaning): string =>
  COUNTED.map(fills => filled(fills, want)).find(value => value !== '') ?? '';

/** Values of one want wherever a step has recorded it, by time, each with its time. */
function recordedLines(
  { source: { view }, words, time, recorded }: Filling,
  want: WantMeaning,
): readonly string[] {
  return view.steps
    .flatMap(({ step, state }) => (state.kind === 'done' ? [{ step, at: state.at }] : []))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .flatMap(({ step, at }) => {
      const value = recorded(step, want);
      return value === '' ? [] : [words.dated(time(at), value)];
    });
}

function spread({ source: { index, view, now }, words, time }: Filling): string {
  const lines = (['receipt', 'search', 'opinion'] as const)
    .flatMap(index.stepsThatFill)
    .flatMap(({ id, wants }) => {
      const state = view.steps.find(({ step }) => step.id === id)?.state;
      if (state?.kind !== 'done') return [];
      const said = (wants ?? [])
        .filter(({ kind }) => kind !== 'file' && kind !== 'link')
        .flatMap(want => {
          const value = state.values[want.id];
          const text = value === undefined ? '' : words.value(value, want.unit, now).trim();
          return text === '' ? [] : [words.labelled(want.label, text)];
        });
      return said.length === 0 ? [] : [words.dated(time(state.at), words.series(said))];
    });
  return lines.join('\n');
}

/** Notes of one kind by the time of what they tell. */
function notesOf({ source: { view, now }, words }: Filling, kind: NoteKind, most: number): string {
  const lines = view.notes
    .filter(note => note.kind === kind)
    .map(({ at, happenedAt, text, corrections }) => ({
      at: Date.parse(happenedAt ?? at),
      text: [text, ...corrections.map(correction => correction.text)],
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
      state.kind === 'done' && (step.outcome === 'reported' || step.fills === 'upwardReport')
        ? [{ step, at: state.at }]
        : [],
    )
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ step, at }) => {
      const recipient = recorded(step, 'recipient');
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

function leads({ source: { index, view }, words, filled }: Filling): string {
  const given = filled('lead', 'lead');
  if (given !== '') return given;
  return words.list(
    optionsOf(index.question('topic'), view.facts).flatMap(({ leads: usual }) => usual ?? []),
  );
}

/** What was left open at the closing and what becomes of it. */
function leftOpen({ source: { index, view }, words, filled }: Filling): string {
  const title = (need: string): string => index.playbook.closing.find(({ id }) => id === need)?.title ?? need;
  const items = filled('openItems', 'openItems');
  return [
    ...(items === '' ? [] : [items]),
    ...(view.closed?.left ?? []).map(({ need, said }) => words.labelled(title(need), said)),
    ...wordsOnSteps(view).map(({ steps, said }) =>
      words.labelled(words.list(steps.map(({ step }) => step.title)), said),
    ),
  ].join('\n');
}

const lines = (...texts: readonly string[]): string => texts.filter(text => text !== '').join('\n');

/** Level and time are asked, and so known, only where there is an emergency. */
const emergency = ({ answer, words }: Filling): string =>
  words.list([answer('emergency'), answer('level'), answer('emergencyAt')].filter(text => text !== ''));

/** Tokens for the matter itself and the work on it, by name. Each gives '' for nothing. */
export const incidentTokens = {
  标题: ({ source: { view }, guard, words }) => (guard.names(view.title) ? words.untitled : view.title),
  今天: ({ source: { now }, words }) => words.day(now),
  现在: ({ source: { now }, words }) => words.time(now, now),
  办理状态: ({ source: { view, now }, words }) => words.status(view, now),
  开始时间: ({ source: { view }, time }) => time(view.openedAt),
  结束时间: ({ source: { view, now }, words }) =>
    view.closedAt === undefined ? '' : words.time(view.closedAt, now),
  结束说明: ({ source: { view } }) => view.closed?.reason ?? '',
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
  传播平台: filling => filling.filled('search', 'platforms') || filling.answer('place'),
  关注量: filling => latestCount(filling, 'attention'),
  跟帖数: filling => latestCount(filling, 'comments'),
  传播情况: spread,
  报送情况: reports,
  领导指示: filling => recordedLines(filling, 'instruction').join('\n'),
  牵头科室: leads,
  任务分工: filling => filling.filled('lead', 'tasks'),
  核实结论: filling => filling.filled('verification', 'conclusion'),
  核实依据: filling => filling.filled('verification', 'sources'),
  研判会时间: ({ doneAt, time }) => time(doneAt('meeting')),
  到会单位: ({ filled }) => filled('meeting', 'participants'),
  缺席单位: ({ filled }) => filled('meeting', 'absent'),
  研判会结论: ({ filled }) => filled('meeting', 'conclusion'),
  性质走势风险: ({ filled }) => filled('assessment', 'conclusion'),
  处置方案要点: ({ filled }) => filled('assessment', 'planPoints'),
  联合研判: ({ filled, words }) =>
    words.series(
      [filled('jointAssessment', 'participants'), filled('jointAssessment', 'conclusion')].filter(
        text => text !== '',
      ),
    ),
  统一口径: ({ filled }) => filled('line', 'line'),
  计划发布时间: ({ filled }) => filled('approval', 'plannedRelease') || filled('plans', 'plannedRelease'),
  已采取措施: filling => recordedLines(filling, 'measures').join('\n'),
  办理进展: ({ filled }) => lines(filled('solution', 'progress'), filled('solutionCheck', 'conclusion')),
  预计办完: ({ filled }) => filled('solution', 'due'),
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
  防范建议: ({ filled }) => filled('finalReport', 'suggestions'),
  复盘没做到: ({ filled }) => filled('review', 'missed'),
  复盘改进: ({ filled }) => filled('review', 'improvements'),
  复盘参加: ({ filled }) => filled('review', 'participants'),
} satisfies Partial<Record<FormToken, (filling: Filling) => string>>;
