import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Run } from '../../src/training/course.ts';
import { endOf } from '../../src/training/course.ts';
import { findingsOf, type Judgement } from '../../src/training/finding.ts';
import type { Fault } from '../../src/training/grade.ts';
import { milliseconds } from '../../src/training/offset.ts';
import type { Deed } from '../../src/training/scenario.ts';
import { type Story, storyOf } from '../../src/training/story.ts';
import { doAll, readScenario, stageOf } from '../support/drill.ts';
import { index, required } from '../support/playbook.ts';

interface Sentences {
  readonly answers: readonly { to: string; objective: string; text: string; grade: string }[];
  readonly bad: readonly { fault: Fault; text: string }[];
  readonly honest: readonly string[];
}

const sentences = parse(
  readFileSync(join(import.meta.dirname, '../fixtures/drill-sentences.yaml'), 'utf8'),
) as Sentences;
const quarry = readScenario('quarry-slope');
const run: Run = { scenario: quarry, form: 'full', seed: 1, from: 0 };
const triage = required(quarry.ideal[0], 'triage');

const played = (deeds: readonly Deed[], judgements: readonly Judgement[] = []): Story =>
  storyOf(run, index, [doAll(stageOf(quarry), ...deeds)], endOf(run), judgements);

const minutesAfter = (offset: string, more: number): string => {
  const minutes = milliseconds(offset) / 60_000 + more;
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M`;
};

const arrivesAt = (id: string): string =>
  required(
    quarry.injects.find(each => each.id === id),
    id,
  ).at;
/** Facts of the ideal path that are in the ledger by then. */
const facts = quarry.ideal.filter(deed => deed.do === 'fact' || deed.do === 'step');
const answered = (to: string, text: string): Story => {
  const at = minutesAfter(arrivesAt(to), 10);
  const before = facts.filter(deed => milliseconds(deed.at) <= milliseconds(at));
  return played([triage, ...before, { do: 'reply', at, to, text }]);
};

describe('an answer earns what the log can prove of it', () => {
  test.each(
    sentences.answers.map(({ to, text, ...rest }) => [`${to}：${text}`, { to, text, ...rest }] as const),
  )('%s', (_name, { to, objective, text, grade }) => {
    const { marks } = answered(to, text).outcome;
    expect(marks.find(mark => mark.objective.id === objective)?.grade).toBe(grade);
  });
});

describe('what only words can tell', () => {
  const said = (text: string): Story => answered('agency', text);
  const findings = (text: string): readonly string[] => {
    const { acts, grounds } = said(text);
    return findingsOf(acts, grounds).map(({ fault }) => fault);
  };

  test('fails nobody before a person has read it, and fails by that person’s word whether the lists know it or not', () => {
    const reply = (text: string): Deed => ({ do: 'reply', at: arrivesAt('agency'), to: 'agency', text });
    for (const { fault, text } of sentences.bad) {
      const before = played([triage, reply(text)]);
      expect(before.outcome.failures, text).toEqual([]);
      const { event } = required(
        before.acts.find(({ kind }) => kind === 'reply'),
        text,
      );
      const judgement = { event, faults: [fault], name: '李带教', self: false };
      const after = played([triage, reply(text)], [judgement]);
      const isVeto = fault === 'cause' || fault === 'personal';
      expect(after.outcome.failures.length > 0, text).toBe(isVeto);
      expect(after.outcome.pending, text).toEqual([]);
    }
  });

  test('is found by the lists so often, and found falsely so often', () => {
    const found = sentences.bad.filter(({ fault, text }) => findings(text).includes(fault)).length;
    const falsely = sentences.honest.filter(text => findings(text).length > 0).length;
    expect({ found, of: sentences.bad.length, falsely, ofHonest: sentences.honest.length }).toEqual({
      found: 8,
      of: 18,
      falsely: 0,
      ofHonest: 11,
    });
  });

  test('leaves a run whose words nobody has judged open, and one whose words were found well is passed', () => {
    const text = '两个数量的不是一样东西：载明矿区面积0.179平方公里（约268亩）是证上的，采矿手续齐全。';
    const deeds = [
      ...quarry.ideal.filter(deed => !(deed.do === 'reply' && deed.to === 'agency')),
      { do: 'reply', at: 'PT7H12M', to: 'agency', text } as const,
    ].sort((one, other) => milliseconds(one.at) - milliseconds(other.at));
    const open = played(deeds);
    expect(open.outcome.verdict).toBe('pending');
    const reply = required(
      open.acts.find(act => act.kind === 'reply' && act.to === 'agency'),
      'reply',
    ).event;
    const judge = (faults: readonly Fault[]): string =>
      played(deeds, [{ event: reply, faults, name: '李带教', self: false }]).outcome.verdict;
    expect(judge([])).toBe('passed');
    expect(judge(['cause'])).toBe('failed');
  });
});

test('a time told to the hotline and to the leader and not kept leaves the run unpassed, even where everything else was done', () => {
  const deeds = quarry.ideal.filter(deed => !(deed.do === 'publish' && deed.channel === 'microblog'));
  const late = deeds
    .map(deed =>
      deed.do === 'publish' && deed.at === 'PT4H30M' ? { ...deed, at: 'PT5H30M', next: 'PT3H30M' } : deed,
    )
    .sort((one, other) => milliseconds(one.at) - milliseconds(other.at));
  const broken = ({ outcome }: Story): number =>
    outcome.promises.filter(({ kept }) => kept === undefined).length;
  expect(broken(played(deeds))).toBe(0);
  expect(played(deeds).outcome.verdict).toBe('passed');
  expect(broken(played(late))).toBe(2);
  expect(played(late).outcome.verdict).toBe('incomplete');
});
