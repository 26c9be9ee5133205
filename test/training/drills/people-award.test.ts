import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { faultAsked } from '../../../src/training/drills/fault-words.ts';
import { spokenFindings } from '../../../src/training/drills/finding.ts';
import { gradeOf, type Judgement, type WordsReading } from '../../../src/training/drills/judgement.ts';
import { milliseconds } from '../../../src/training/drills/offset.ts';
import { endOf, type Run } from '../../../src/training/drills/run.ts';
import type { Deed, Scenario } from '../../../src/training/drills/scenario.ts';
import { type Story, storyOf } from '../../../src/training/drills/story.ts';
import { finishedDrill } from '../../../src/training/records/finished.ts';
import { recordOf } from '../../../src/training/records/record.ts';
import { doAll, readScenario, stageOf } from '../../support/drill.ts';
import { index, required } from '../../support/playbook.ts';
import { catalog, type Deed as RecordDeed, recordFrom } from '../../support/training-record.ts';

type Finds = 'fine' | 'poor' | 'wrong';
type Hands = Readonly<Record<string, readonly Readonly<Partial<Record<Finds, string>>>[]>>;

const fixture = parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/trainee-replies.yaml'), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, Hands>>>>;

interface Reply {
  readonly scenario: Scenario;
  readonly to: string;
  readonly hand: string;
  readonly finds: Finds;
  readonly text: string;
}

const replies: readonly Reply[] = Object.entries(fixture).flatMap(([name, people]) =>
  Object.entries(people).flatMap(([to, hands]) =>
    Object.entries(hands).flatMap(([hand, list]) =>
      list.flatMap(each =>
        Object.entries(each).map(([finds, text]) => ({
          scenario: readScenario(name),
          to,
          hand,
          finds: finds as Finds,
          text,
        })),
      ),
    ),
  ),
);

/** How a person who finds words so reads them. */
const readings: Readonly<Record<Finds, WordsReading>> = {
  fine: { lacks: [], faults: [] },
  poor: { lacks: ['time'], faults: ['cold'] },
  wrong: { lacks: ['people'], faults: ['unanswered'] },
};
const JUDGE = { name: '李带教', title: '地质灾害科科长' };

const runOf = (scenario: Scenario): Run => ({ scenario, form: 'full', from: 0 });
const told = (scenario: Scenario, deeds: readonly Deed[], judgements: readonly Judgement[] = []): Story =>
  storyOf(runOf(scenario), index, [doAll(stageOf(scenario), ...deeds)], endOf(runOf(scenario)), judgements);

const later = (offset: string, more: number): string => {
  const minutes = milliseconds(offset) / 60_000 + more;
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M`;
};

/** A trainee who answers that alone, five minutes after it came. */
function answering({ scenario, to, text }: Reply, judgements: readonly Judgement[] = []): Story {
  const came = required(
    scenario.injects.find(({ id }) => id === to),
    to,
  );
  const triage = required(scenario.ideal[0], 'triage');
  const first = scenario.objectives.flatMap(objective =>
    objective.after === to ? (objective.first ?? []) : [],
  );
  const steps = first.flatMap(({ act }) => ('do' in act && act.do === 'step' ? act.step : []));
  const before = scenario.ideal.filter(deed => deed.do === 'step' && steps.includes(deed.step));
  return told(
    scenario,
    [
      triage,
      ...before.map(deed => ({ ...deed, at: came.at })),
      { do: 'reply', at: later(came.at, 5), to, text },
    ],
    judgements,
  );
}
const eventOf = ({ acts }: Story): string =>
  required(
    acts.find(({ kind }) => kind === 'reply'),
    'reply',
  ).event;
const marksOn = ({ outcome }: Story, { scenario, to }: Reply) => {
  const objectives = scenario.objectives.filter(({ expect: { ...pattern } }) =>
    'do' in pattern && pattern.do === 'reply' ? pattern.to.includes(to) : false,
  );
  return outcome.marks.filter(({ objective }) => objectives.includes(objective));
};

describe('a hundred and twenty answers by several hands', () => {
  test('are all there, found fine, poor and wrong', () => {
    expect(replies).toHaveLength(120);
    expect(new Set(replies.map(({ finds }) => finds))).toEqual(new Set(['fine', 'poor', 'wrong']));
  });

  test('earn nothing and lose nothing by their words: each is answered, and waits', () => {
    const ends = new Set<string>();
    for (const reply of replies) {
      const { outcome } = answering(reply);
      for (const { grade, reasons } of marksOn(answering(reply), reply)) {
        expect(grade, reply.text).toBeUndefined();
        expect(reasons, reply.text).toEqual([]);
      }
      expect(outcome.failures, reply.text).toEqual([]);
      expect(outcome.unjudged, reply.text).toHaveLength(1);
      // The rest of the run is the same for all of them.
      ends.add(`${reply.scenario.id} ${reply.to} ${JSON.stringify(outcome.counts)}`);
    }
    expect(ends.size).toBe(new Set(replies.map(({ to }) => to)).size);
  });

  test('come out as whoever read them says, and the mark says why', () => {
    for (const reply of replies) {
      const judgement = { event: eventOf(answering(reply)), ...readings[reply.finds], ...JUDGE };
      const story = answering(reply, [judgement]);
      const { fine, poor, wrong } = { fine: 'P', poor: 'S', wrong: 'U' } as const;
      for (const { grade, reasons, event } of marksOn(story, reply)) {
        expect(grade, reply.text).toBe({ fine, poor, wrong }[reply.finds]);
        expect(event).toBe(judgement.event);
        expect(reasons).toHaveLength(reply.finds === 'fine' ? 0 : 2);
      }
      expect(story.outcome.unjudged).toEqual([]);
    }
  });

  test('are asked about, which counts for nothing: so many that are wrong, so many that are fine', () => {
    const asked = (finds: Finds): number =>
      replies.filter(reply => {
        const { acts, grounds } = answering(reply);
        return reply.finds === finds && spokenFindings(acts, grounds).length > 0;
      }).length;
    const all = (finds: Finds): number => replies.filter(reply => reply.finds === finds).length;
    expect({
      wrong: [asked('wrong'), all('wrong')],
      poor: [asked('poor'), all('poor')],
      fine: [asked('fine'), all('fine')],
    }).toEqual({ wrong: [36, 50], poor: [8, 24], fine: [9, 46] });
    for (const asks of Object.values(faultAsked)) expect(asks).toMatch(/？$/);
  });
});

test('who was not looked after first, and who was not answered, is no answer; a slip is against procedure; what lacks can be better', () => {
  const grade = (more: Partial<WordsReading>): string => gradeOf({ lacks: [], faults: [], ...more });
  expect(grade({})).toBe('P');
  expect(grade({ faults: ['cold'] })).toBe('S');
  expect(grade({ lacks: ['fact', 'time', 'where'] })).toBe('S');
  expect(grade({ faults: ['blame', 'cold'] })).toBe('M');
  expect(grade({ lacks: ['people'] })).toBe('U');
  expect(grade({ faults: ['unanswered', 'blame'] })).toBe('U');
});

describe('a whole run', () => {
  const village = readScenario('village-building');
  const saying = (words: (to: string, ideal: string) => string): readonly Deed[] =>
    village.ideal.map(deed => (deed.do === 'reply' ? { ...deed, text: words(deed.to, deed.text) } : deed));
  const HONEST: Readonly<Record<string, string>> = {
    caller: '在看了，五点半前回您。是不是违建要等查。',
    'reporter-call': '上午去过，三层，叫停了。违不违法在查，五点半前发，明天上午再说。',
    'neighbour-offline': '今天上午就叫镇里清，清完我们去看。',
  };
  const judged = (deeds: readonly Deed[], reading: (text: string) => WordsReading): Story => {
    const { outcome } = told(village, deeds);
    const said = outcome.said.map(act => ({
      event: act.event,
      ...reading('words' in act ? (act.words ?? '') : ''),
      ...JUDGE,
    }));
    return told(village, deeds, said);
  };
  const fine = (): WordsReading => readings.fine;
  const onOnes = (text: string): WordsReading => (text === '1' ? readings.wrong : readings.fine);

  test.each<
    [
      name: string,
      deeds: readonly Deed[],
      alone: string,
      reading: (text: string) => WordsReading,
      read: string,
    ]
  >([
    ['of the ideal path waits for a person, and passes by one', village.ideal, 'pending', fine, 'passed'],
    ['of honest short answers does the same', saying(to => HONEST[to] ?? ''), 'pending', fine, 'passed'],
    [
      'that says 1 everywhere waits, and is not passed by who reads it',
      saying(() => '1'),
      'pending',
      onOnes,
      'incomplete',
    ],
  ])('%s', (_, deeds, alone, reading, read) => {
    const story = told(village, deeds);
    expect(story.outcome.verdict).toBe(alone);
    expect(
      story.outcome.marks.filter(({ objective }) => 'to' in objective.expect).map(({ grade }) => grade),
    ).toEqual(Array.from({ length: 2 }, () => undefined));
    expect(judged(deeds, reading).outcome.verdict).toBe(read);
  });

  test('of 1 everywhere is asked about at every answer', () => {
    const { acts, grounds } = told(
      village,
      saying(() => '1'),
    );
    const asked = spokenFindings(acts, grounds).filter(({ sentences }) => sentences.includes('1'));
    expect(asked.map(({ fault }) => fault)).toEqual(['unanswered', 'unanswered', 'unanswered']);
  });

  test('of nothing at all is undone, whoever reads it', () => {
    const story = storyOf(runOf(village), index, [], endOf(runOf(village)), []);
    expect(story.outcome.verdict).toBe('incomplete');
    expect(new Set(story.outcome.marks.map(({ grade }) => grade))).toEqual(new Set(['U']));
  });

  test('is in the record what it is in the wash, whatever people say of its words', () => {
    const { elements } = index.playbook.release;
    for (const reading of [
      readings.fine,
      readings.poor,
      readings.wrong,
      { lacks: [], faults: ['personal'] },
    ] as const) {
      const before = told(village, village.ideal);
      const story = judged(village.ideal, () => reading);
      const data = finishedDrill({ mark: stageOf(village).mark }, before, elements);
      const record = recordOf(
        recordFrom([
          [{ type: 'drillFinished', data }],
          ...before.outcome.said.map(
            ({ event }): RecordDeed => [
              {
                type: 'drillJudged' as const,
                data: {
                  run: data.run,
                  event,
                  lacks: [...reading.lacks],
                  faults: [...reading.faults],
                  vetoed: [],
                  ...JUDGE,
                },
              },
            ],
          ),
        ]),
        { ...catalog, scenarios: [village] },
      );
      const result = required(record.drills[0]?.latest, 'run');
      expect(result.verdict).toBe(story.outcome.verdict);
      expect(result.grades).toEqual(
        Object.fromEntries(story.outcome.marks.map(({ objective, grade }) => [objective.id, grade])),
      );
      expect(result.unjudged).toBe(0);
    }
  });
});
