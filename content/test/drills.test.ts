import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Coverage, coverageOf } from '../../src/content/coverage.ts';
import { coverageLine } from '../../src/content/drill-words.ts';
import { checkDrills, rehearsalStage } from '../../src/content/load-drills.ts';
import { lintWording } from '../../src/desk/gate/wording.ts';
import { derive } from '../../src/desk/incident/derive.ts';
import { valuesOf } from '../../src/playbook/condition.ts';
import { INJECT_KINDS } from '../../src/training/drills/inject-kinds.ts';
import { rehearse } from '../../src/training/drills/rehearse.ts';
import type { Scenario } from '../../src/training/drills/scenario.ts';
import { trainingSettingsSchema } from '../../src/training/lessons/settings.ts';
import { index, playbook, required } from '../../test/support/playbook.ts';
import { contentFolder } from './folder.ts';

const settings = trainingSettingsSchema.parse(
  parse(readFileSync(join(contentFolder, 'training/settings.yaml'), 'utf8')),
);
const played = new Map<string, Coverage>();
const { scenarios } = checkDrills(contentFolder, playbook, settings, 0, ({ id }, coverage) =>
  played.set(id, coverage),
);

describe('the scenarios', () => {
  test.each([
    ['quarry-slope', /截了半句.*通报写的是/],
    ['planning-notice', /盖着红章的“说明”.*局里没有发过/],
    ['village-building', /开了直播，一边带货.*通报里没有写/],
  ])('%s has a public that bends what the bureau said, and nobody in it who is only calmer', (id, bent) => {
    const { reactions } = required(
      scenarios.find(each => each.id === id),
      id,
    );
    expect(reactions.some(({ text }) => bent.test(text))).toBe(true);
    if (id !== 'village-building') expect(reactions.map(each => each.id)).not.toContain('calmer');
  });

  // A system that stops comes as a second matter, in the queue for certificates.
  test('are nine, one for each topic of the triage but 其他 and an outage', () => {
    const topics = playbook.triage.questions.find(({ id }) => id === 'topic');
    const values = topics?.kind === 'choice' ? topics.options.map(({ value }) => value) : [];
    expect(scenarios.map(({ topic }) => topic).sort()).toEqual(
      values.filter(each => each !== 'other' && each !== 'system-outage').sort(),
    );
    expect(scenarios).toHaveLength(9);
  });

  test('have approvers of their own, whose names nobody else has', () => {
    const names = scenarios.flatMap(({ id, approvers = {} }) =>
      Object.entries(approvers).map(([role, { name }]) => {
        expect(name, `${id} ${role}`).not.toBe(settings.approvers[role]?.name);
        return name;
      }),
    );
    expect(names.length).toBeGreaterThanOrEqual(9 * 3);
    expect(new Set(names).size).toBe(names.length);
  });

  test('send a draft back for the settings’ reasons, whoever approves', () => {
    for (const { id, approvers } of scenarios)
      expect(approvers?.['office']?.returns, id).toEqual(settings.approvers['office']?.returns);
  });

  test('use every kind of inject there is', () => {
    const used = new Set(scenarios.flatMap(({ injects }) => injects.map(({ kind }) => kind)));
    expect(used).toEqual(new Set(INJECT_KINDS));
  });

  test.each(scenarios.map(scenario => [scenario.id, scenario] as const))(
    '%s says that it takes forty minutes at most, and its short form no more than half as long',
    (_id, { playing: { full, short } }) => {
      expect(full).toBeLessThanOrEqual(40);
      expect(short).toBeLessThanOrEqual(full / 2);
    },
  );

  test('have no duty overdue after a re-grade that the office met when it registered the report', () => {
    const scenario = required(
      scenarios.find(({ id }) => id === 'quarry-slope'),
      'quarry-slope',
    );
    const before = scenario.ideal.slice(0, 1 + scenario.ideal.findIndex(deed => deed.do === 'regrade'));
    const deeds = before.filter(deed => deed.do !== 'step' || deed.step !== 'report-to-office');
    expect(deeds).toHaveLength(before.length - 1);
    const run = { scenario, form: 'full', from: 0 } as const;
    const { log, refused } = rehearse(rehearsalStage(scenario, playbook), run, deeds);
    expect(refused).toEqual([]);
    const { clocks } = derive(index, required(log, 'log'), Date.parse('2026-09-09T12:20:00+08:00'));
    expect(clocks.filter(({ clock }) => clock.kind === 'overdue')).toEqual([]);
    expect(clocks.find(({ deadline }) => deadline.id === 'same-day-report')?.clock.kind).toBe('met');
  });

  test('are each begun on a working day', () => {
    for (const { id, start } of scenarios) expect([1, 2, 3, 4, 5], id).toContain(new Date(start).getUTCDay());
  });

  test.each(scenarios.map(scenario => [scenario.id, scenario] as const))(
    '%s is passed with P by the ideal path, in both forms, and by nobody who does nothing',
    (id, scenario) => {
      const { ideal, short, idle } = required(played.get(id), id);
      for (const { outcome } of [ideal, short]) expect(outcome.verdict).toBe('passed');
      expect(ideal.outcome.marks).toHaveLength(scenario.objectives.length);
      expect(short.outcome.marks).toHaveLength(scenario.short.objectives.length);
      for (const { grade } of [...ideal.outcome.marks, ...short.outcome.marks]) expect(grade).toBe('P');
      for (const { grade } of idle.outcome.marks) expect(grade).toBe('U');
    },
  );

  test('have the forecast looked for once stones fall in a quarry: what hangs on a topic follows each of several', () => {
    const { log } = required(played.get('quarry-slope'), 'quarry-slope').ideal;
    const view = derive(index, required(log, 'log'), Date.parse('2026-09-10T15:00:00+08:00'));
    const forecast = ({ latest }: (typeof view.statements)[number]): boolean =>
      latest.marks.some(({ item, kind }) => item === 'forecast' && kind === 'signed');
    const signed = view.statements.map(statement => [forecast(statement), statement.latest.at] as const);
    const stones = Date.parse('2026-09-09T12:00:00+08:00');
    expect(signed.some(([, at]) => Date.parse(at) > stones)).toBe(true);
    for (const [is, at] of signed) expect(is).toBe(Date.parse(at) > stones);
    expect(view.steps.find(({ step }) => step.id === 'withhold-forecast')?.state.kind).toBe('done');
    const topics = valuesOf(view.facts, 'topic');
    expect(topics).toEqual(['mining', 'geological-disaster']);
  });

  test('have superiors who say 先压一压, and are passed by who reports first and says why', () => {
    const holding = scenarios.flatMap(({ id, injects, objectives }) =>
      injects.flatMap(({ id: inject, kind, text }) =>
        kind === 'order' && text.includes('先压一压')
          ? [[id, objectives.find(({ after }) => after === inject)] as const]
          : [],
      ),
    );
    expect(holding.length).toBeGreaterThanOrEqual(2);
    for (const [id, objective] of holding) {
      const { first = [], cite } = required(objective, id);
      expect(
        first.map(({ act }) => 'do' in act && act.do),
        id,
      ).toEqual(['step']);
      expect(cite, id).toContain('emergency-law-61');
    }
  });

  test('have model statements in whose words the lists find nothing', () => {
    const found = scenarios.flatMap(({ id, ideal }) =>
      ideal.flatMap(deed => {
        const texts =
          deed.do === 'publish'
            ? Object.values(deed.parts ?? {})
            : deed.do === 'fact' && deed.state === 'verified' && typeof deed.value === 'string'
              ? [deed.value]
              : [];
        return texts.flatMap(text =>
          lintWording(text, playbook.suspicions).map(({ word }) => `${id} ${deed.at}: ${word}`),
        );
      }),
    );
    expect(found).toEqual([]);
  });

  test('have nobody who complains of a promise but when one was broken', () => {
    for (const { id, reactions } of scenarios)
      for (const { id: reaction, text, when } of reactions) {
        const isOfBroken = 'broken' in when || ('turns' in when && when.turns === 'broken');
        expect(/说好|说了会|答应|承诺|过点/.test(text), `${id} ${reaction}`).toBe(isOfBroken);
      }
  });

  test.each<[id: string, kind: Scenario['injects'][number]['kind'], says: RegExp]>([
    ['compensation-dispute', 'call', /门口来了三十几个人/],
    ['archive-leak', 'order', /^提示单/],
    ['planning-notice', 'call', /孩|男孩.*校牌/],
    ['certificate-queue', 'order', /^转办单/],
  ])('begin as they do in an office: %s with a %s', (id, kind, says) => {
    const [first] = required(
      scenarios.find(each => each.id === id),
      id,
    ).injects;
    expect(first).toMatchObject({ at: 'PT0M', kind, reply: expect.anything() });
    expect(first?.text).toMatch(says);
  });

  test.each([
    ['certificate-queue', 'ticket'],
    ['archive-leak', 'slip'],
  ])(
    'give no P in %s for what came with a deadline unless it is registered and answered',
    (id, objective) => {
      const scenario = required(
        scenarios.find(each => each.id === id),
        id,
      );
      const without = (...kinds: readonly string[]) => {
        const deeds = scenario.ideal.filter(deed => !kinds.includes(deed.do));
        expect(deeds).toHaveLength(scenario.ideal.length - kinds.length);
        const { outcome } = rehearse(
          rehearsalStage(scenario, playbook),
          { scenario, form: 'full', from: 0 },
          deeds,
        );
        expect(outcome.verdict).not.toBe('passed');
        return outcome.marks.find(mark => mark.objective.id === objective)?.grade;
      };
      expect(without('answerOrder')).toBe('U');
      expect(without('order', 'answerOrder')).toBe('U');
    },
  );

  test('come with a line each that says what playing them came to', () => {
    for (const scenario of scenarios)
      expect(coverageLine(scenario, required(played.get(scenario.id), scenario.id))).toMatch(
        /^演练 [\w-]+：.*示范 通过.*乱做 0 人/,
      );
  });

  test('are told the same each time they are played', () => {
    const [scenario] = scenarios;
    const play = (of: Scenario): unknown => coverageOf(rehearsalStage(of, playbook), 5).grades;
    expect(play(required(scenario, 'scenario'))).toEqual(play(required(scenario, 'scenario')));
  });
});

describe('the role slips', () => {
  const plan = readFileSync(join(contentFolder, 'plan/plan.zh-CN.md'), 'utf8');
  const slips = ({ roles }: Scenario) => roles.map(({ task }) => task.split('：').at(-1) ?? '');
  const later = ({ injects, reactions, objectives }: Scenario): string =>
    [
      ...injects.flatMap(({ text, good, prompts }) => [text, good, ...Object.values(prompts)]),
      ...[...injects, ...reactions].flatMap(({ text, facts = [] }) => [
        text,
        ...facts.map(({ value }) => value),
      ]),
      ...objectives.flatMap(({ title, ideal }) => [title, ideal]),
    ].join('。');
  const triples = (text: string): readonly string[] =>
    [...text]
      .slice(2)
      .map((_, place) => text.slice(place, place + 3))
      .filter(run => !/[，。、：；]/.test(run));
  /** Runs of three characters by which words give away what comes: this scenario brings them later, and nobody else has them. */
  const tells = (scenario: Scenario, words: string): readonly string[] => {
    const others = scenarios.filter(({ id }) => id !== scenario.id);
    const known = [
      scenario.title,
      ...scenario.brief,
      plan,
      ...others.flatMap(each => [later(each), ...slips(each)]),
    ].join();
    return triples(words).filter(run => later(scenario).includes(run) && !known.includes(run));
  };

  test('give nothing away', () => {
    for (const scenario of scenarios)
      for (const slip of slips(scenario)) expect(tells(scenario, slip), slip).toEqual([]);
  });

  test.each([
    ['archive-leak', '停掉外网访问，封存日志。'],
    ['quarry-slope', '立案以后，哪些话能说了？'],
    ['counter-quarrel', '定谁回避、谁核实。'],
  ])('of %s would, if they said %s', (id, words) => {
    expect(
      tells(
        required(
          scenarios.find(each => each.id === id),
          id,
        ),
        words,
      ),
    ).not.toEqual([]);
  });
});
