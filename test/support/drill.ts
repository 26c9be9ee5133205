import type { IncidentLog } from '../../src/desk/core/incident.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { idealCast } from '../../src/training/drills/cast-words.ts';
import type { Stage } from '../../src/training/drills/hand.ts';
import { milliseconds } from '../../src/training/drills/offset.ts';
import { type Performed, perform } from '../../src/training/drills/perform.ts';
import type { Run } from '../../src/training/drills/run.ts';
import type { Deed, Scenario } from '../../src/training/drills/scenario.ts';
import { scenarioSchema } from '../../src/training/drills/scenario-schema.ts';
import { type Story, storyOf } from '../../src/training/drills/story.ts';
import { countingIds } from './incident.ts';
import { readPlan } from './plan.ts';
import { digest, found, index } from './playbook.ts';

/** A scenario of the plan. */
export const readScenario = (id: string): Scenario => scenarioSchema.parse(readPlan(`scenarios/${id}`));

const asked = (id: string, more: object): object => ({
  id,
  asks: `问${id}`,
  ...more,
});

const inject = (id: string, at: string, more: object = {}): object => ({
  id,
  at,
  kind: 'call',
  from: '来电人',
  text: '问情况',
  good: '答已核实的',
  cite: ['5.1.2'],
  prompts: { office: '怎么答？' },
  ...more,
});

/** A small scenario of the shape of the real ones, whose times and words do not change when a bureau edits its own. */
export const scenario: Scenario = scenarioSchema.parse({
  id: 'small',
  title: '某村村口的楼',
  topic: 'illegal-construction',
  tests: '试一试',
  start: '2026-03-10T08:00:00+08:00',
  end: 'PT10H',
  playing: { full: 20, short: 5 },
  brief: ['上午接到反映。'],
  roles: [
    { role: 'office', task: '值班' },
    { role: 'leadingGroup', task: '审定' },
  ],
  approvers: {
    functionalSection: { name: '甲科长', title: '科长' },
    office: { name: '乙主任', title: '主任' },
    leadingGroup: { name: '丙局长', title: '副局长' },
  },
  public: {
    reads: ['notice'],
    questions: [
      asked('where', { answer: { facts: ['place'], from: 'check' } }),
      asked('why', { traps: ['rain'] }),
      asked('illegal', { opens: 'caller', traps: ['verdict'] }),
      asked('when', { opens: 'double', answer: { facts: ['time'] } }),
    ],
  },
  injects: [
    inject('first', 'PT0M'),
    inject('caller', 'PT30M', { reply: { reads: ['notice'] } }),
    inject('check', 'PT1H', {
      kind: 'finding',
      facts: [{ fact: 'place', value: '石榴坡村村口', source: '现场' }],
    }),
    inject('crowd', 'PT2H', { kind: 'post' }),
    inject('double', 'PT3H', { kind: 'post' }),
    inject('cause-known', 'PT6H', { kind: 'finding' }),
    inject('seventh', 'PT7H'),
    inject('eighth', 'PT8H'),
  ],
  reactions: [
    {
      id: 'silent',
      kind: 'post',
      from: '网民',
      text: '没人管',
      when: { undone: { do: 'publish' }, by: 'PT4H' },
    },
    {
      id: 'calm',
      kind: 'post',
      from: '网民',
      text: '等等看',
      when: { done: { do: 'publish' }, wait: 'PT30M' },
      unless: { do: 'say', trap: ['rain'] },
    },
  ],
  traps: [
    {
      id: 'rain',
      kind: 'cause',
      words: ['暴雨冲的'],
      until: 'cause-known',
      why: '原因没核实',
      cite: ['5.1.2'],
    },
    { id: 'owner', kind: 'personal', words: ['王某某'], why: '个人信息', cite: ['pipl-10'] },
    {
      id: 'verdict',
      kind: 'verdict',
      words: ['是违建'],
      except: ['是不是违建'],
      why: '没立案',
      cite: ['5.1.1'],
    },
  ],
  objectives: [
    {
      id: 'report',
      title: '报告',
      cite: ['4.2.2'],
      role: 'office',
      expect: { do: 'step', step: ['report-to-leaders'] },
      good: 'PT30M',
      late: 'PT2H',
      ideal: '马上报',
    },
    {
      id: 'answer',
      title: '答复来电',
      cite: ['5.1.2'],
      role: 'office',
      expect: { do: 'reply', to: ['caller'] },
      after: 'caller',
      good: 'PT1H',
      late: 'PT2H',
      without: [{ act: { do: 'say', trap: ['verdict'] }, why: '定了性' }],
      ideal: '说正在核实',
    },
    {
      id: 'place',
      title: '记下地点',
      cite: ['5.1.1'],
      role: 'functionalSection',
      expect: { do: 'fact', fact: ['place'], state: 'verified' },
      after: 'check',
      anytime: true,
      good: 'PT1H',
      late: 'PT3H',
      first: [{ act: { do: 'step', step: ['report-to-leaders'] }, why: '先报告' }],
      ideal: '记进台账',
    },
    {
      id: 'holding',
      title: '先发简要信息',
      cite: ['5.1.2'],
      role: 'office',
      expect: { do: 'publish', form: ['holding'], promises: true },
      good: 'PT3H',
      late: 'PT5H',
      ideal: '先说核实了的',
    },
    {
      id: 'gather',
      title: '收集反映',
      cite: ['4.4.6'],
      role: 'office',
      expect: { do: 'theme', stage: 'heard' },
      good: 'PT3H',
      late: 'PT6H',
      ideal: '归类计数',
    },
  ],
  ideal: [
    {
      do: 'triage',
      at: 'PT5M',
      answers: {
        place: 'short-video',
        finder: 'office',
        topic: 'illegal-construction',
        emergency: 'no',
        spread: 'limited',
        sensitive: 'no',
        factsClear: 'unclear',
        panic: 'no',
        request: 'none',
      },
    },
    { do: 'step', at: 'PT10M', step: 'report-to-leaders' },
    { do: 'reply', at: 'PT40M', to: 'caller', text: '正在核实，下午再答复。' },
    { do: 'fact', at: 'PT1H5M', fact: 'place', value: '石榴坡村村口', source: '现场', state: 'verified' },
    { do: 'publish', at: 'PT2H', channel: 'notice', form: 'holding', next: 'PT9H' },
    { do: 'theme', at: 'PT2H30M', title: '问进展', count: 30 },
    { do: 'note', at: 'PT3H', kind: 'decision', text: '下午碰头。' },
    { do: 'note', at: 'PT4H', kind: 'situation', text: '已停工。' },
  ],
  short: { from: 'PT45M', end: 'PT4H', brief: '接班', objectives: ['place', 'holding'] },
});

/** A run of the small scenario from its start. */
export const fullRun: Run = { scenario, form: 'full', from: 0 };

/** A stage with ids of its own. @param writer keeps the ids of two stages apart */
export function stageOf(of: Scenario = scenario, writer = 7): Stage {
  const newId = countingIds(writer, Date.parse(of.start));
  return {
    index,
    playbook: digest,
    scenario: of,
    mark: { run: newId(), scenario: of.id, form: 'full', from: 0 },
    cast: idealCast,
    newId,
  };
}

export const triage = scenario.ideal[0] as Deed;

/** A moment of the small scenario. @param offset `PT2H` */
export const at = (offset: string): number => Date.parse(scenario.start) + milliseconds(offset);

/** Does deeds one after another. @throws when the desk refuses one */
export function doAll(stage: Stage, ...deeds: readonly Deed[]): IncidentLog {
  let log: IncidentLog | undefined;
  for (const deed of deeds) {
    const done: Performed = perform(stage, log, deed);
    if (!done.ok) throw new Error(`${deed.do} at ${deed.at}: ${JSON.stringify(done.refusal)}`);
    log = done.value.log;
  }
  if (log === undefined) throw new Error('nothing was opened');
  return log;
}

/** A run of the small scenario up to a moment, after these deeds. */
export function storyAfter(deeds: readonly Deed[], moment: string, run: Run = fullRun): Story {
  const logs = deeds.length === 0 ? [] : [doAll(stageOf(), ...deeds)];
  return storyOf(run, index, logs, at(moment));
}

/** The place is verified. @param when time of the run, as an ISO duration */
export const placeVerified = (when: string): Deed => ({
  do: 'fact',
  at: when,
  fact: 'place',
  value: '石榴坡村村口',
  source: '现场',
  state: 'verified',
});

/** The triage's answers of the ideal path, whole: times are the scenario's start. */
export function idealAnswers(scenario: Scenario): Facts {
  const triage = found(
    scenario.ideal,
    (deed): deed is Extract<Deed, { do: 'triage' }> => deed.do === 'triage',
  );
  const start = new Date(scenario.start).toISOString();
  return {
    title: scenario.title,
    link: 'https://example.invalid/1',
    foundAt: start,
    emergencyAt: start,
    attentionAt: start,
    ...triage.answers,
  };
}
