import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Act } from '../../../src/training/drills/acts.ts';
import { spokenFindings } from '../../../src/training/drills/finding.ts';
import type { Fault } from '../../../src/training/drills/grade.ts';
import type { Judgement } from '../../../src/training/drills/judgement.ts';
import { momentsOf } from '../../../src/training/drills/moments.ts';
import { milliseconds } from '../../../src/training/drills/offset.ts';
import { arrivalGrounds, endOf, type Run } from '../../../src/training/drills/run.ts';
import type { Deed } from '../../../src/training/drills/scenario.ts';
import { type Story, storyOf } from '../../../src/training/drills/story.ts';
import { doAll, readScenario, stageOf } from '../../support/drill.ts';
import { index, required } from '../../support/playbook.ts';

interface Sentences {
  readonly bad: readonly { fault: Fault; text: string }[];
  readonly honest: readonly string[];
}

type Answers = Readonly<Record<'honest' | 'bad', readonly string[]>>;

const fixture = (name: string): unknown =>
  parse(readFileSync(join(import.meta.dirname, `../../fixtures/${name}.yaml`), 'utf8'));
const sentences = fixture('drill-sentences') as Sentences;
const replies = fixture('drill-replies') as Readonly<
  Record<string, Readonly<Record<'seen' | 'held', Answers>>>
>;
const quarry = readScenario('quarry-slope');
const run: Run = { scenario: quarry, form: 'full', from: 0 };
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
const answered = (to: string, text: string, judgements: readonly Judgement[] = []): Story => {
  const at = minutesAfter(arrivesAt(to), 10);
  const before = facts.filter(deed => milliseconds(deed.at) <= milliseconds(at));
  return played([triage, ...before, { do: 'reply', at, to, text }], judgements);
};

const JUDGE = { lacks: [], name: '李带教', title: '科长' };

describe('what only words can tell', () => {
  const said = (text: string): Story => answered('agency', text);
  const findings = (text: string): readonly string[] => {
    const { acts, grounds } = said(text);
    return spokenFindings(acts, grounds).map(({ fault }) => fault);
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
      const judgement = { event, faults: [fault], ...JUDGE };
      const after = played([triage, reply(text)], [judgement]);
      const isVeto = fault === 'cause' || fault === 'personal';
      expect(after.outcome.failures.length > 0, text).toBe(isVeto);
      expect(after.outcome.unjudged, text).toEqual([]);
    }
  });

  test('is found by the lists so often, and found falsely so often', () => {
    const found = sentences.bad.filter(({ fault, text }) => findings(text).includes(fault)).length;
    const falsely = sentences.honest.filter(text => findings(text).length > 0).length;
    expect({ found, of: sentences.bad.length, falsely, ofHonest: sentences.honest.length }).toEqual({
      found: 18,
      of: 18,
      falsely: 0,
      ofHonest: 11,
    });
  });

  test.each([
    // Before the judge was mended it found 4 and 0 of these, the release's lists 14 and 20.
    ['seen', 0, 42],
    ['held', 0, 35],
  ] as const)(
    'is told apart in twenty answers to each drill, those %s: %i falsely, %i found',
    (part, falsely, found) => {
      const suspected = (kind: 'honest' | 'bad'): number =>
        Object.entries(replies).reduce((sum, [name, lists]) => {
          const { start } = readScenario(name);
          const at = Date.parse(start);
          const grounds = arrivalGrounds({ scenario: readScenario(name), form: 'full' }, index, at);
          const say = (words: string): Act => ({
            kind: 'reply',
            to: '',
            words,
            next: undefined,
            at,
            until: undefined,
            event: words,
          });
          return (
            sum + new Set(spokenFindings(lists[part][kind].map(say), grounds).map(({ event }) => event)).size
          );
        }, 0);
      expect(Object.values(replies).flatMap(lists => lists[part].bad)).toHaveLength(45);
      expect({ falsely: suspected('honest'), found: suspected('bad') }).toEqual({ falsely, found });
    },
  );

  test('lowers the grade of the answer that somebody judged, whatever else it holds', () => {
    const text = '采矿许可证由市自然资源局颁发，水的事是采石场的问题，找他们去，今晚七点再发布。';
    const said = answered('reporter', text);
    const { event } = required(
      said.acts.find(({ kind }) => kind === 'reply'),
      text,
    );
    const gradeIn = (story: Story) =>
      story.outcome.marks.find(({ objective }) => objective.id === 'reporter')?.grade;
    expect(spokenFindings(said.acts, said.grounds).map(({ fault }) => fault)).toEqual(['blame']);
    expect(momentsOf(said).some(({ kind, act }) => kind === 'done' && act?.event === event)).toBe(false);
    const judged = (faults: readonly Fault[]) => answered('reporter', text, [{ event, faults, ...JUDGE }]);
    expect(gradeIn(said)).toBeUndefined();
    expect(gradeIn(judged([]))).toBe('P');
    expect(gradeIn(judged(['blame']))).toBe('M');
  });

  test('leaves a run open until every word of it was read, and the last reading counts', () => {
    const open = played(quarry.ideal);
    expect(open.outcome.verdict).toBe('pending');
    const [last, ...others] = open.outcome.unjudged.map(({ event }) => ({ event, faults: [], ...JUDGE }));
    const { event } = required(last, 'words');
    const judge = (...more: readonly Judgement[]): string =>
      played(quarry.ideal, [...others, ...more]).outcome.verdict;
    expect(judge()).toBe('pending');
    expect(judge({ event, faults: [], ...JUDGE })).toBe('passed');
    expect(judge({ event, faults: ['cause'], ...JUDGE })).toBe('failed');
    expect(judge({ event, faults: ['cause'], ...JUDGE }, { event, faults: [], ...JUDGE })).toBe('passed');
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
  expect(played(deeds).outcome.verdict).toBe('pending');
  expect(broken(played(late))).toBe(2);
  expect(played(late).outcome.verdict).toBe('incomplete');
});
