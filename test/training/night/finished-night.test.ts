import { describe, expect, test } from 'vitest';
import { z } from '../../../src/base/schema.ts';
import { firstDraft, withAct } from '../../../src/desk/first/draft.ts';
import { finishedNight, type KeptNight } from '../../../src/training/night/finished-night.ts';
import {
  afterChoice,
  afterTime,
  afterWords,
  begunNight,
  type Night,
  ringNext,
  type Talk,
} from '../../../src/training/night/night.ts';
import { nightSchema } from '../../../src/training/night/night-schema.ts';
import { besideNight } from '../../../src/training/records/beside.ts';
import { certificateOf } from '../../../src/training/records/certificate.ts';
import { recordOf, type TrainingHappening, trainingEventOf } from '../../../src/training/records/record.ts';
import { readRecordFile, writeRecord } from '../../../src/training/records/record-file.ts';
import { countingIds } from '../../support/incident.ts';
import { readPlan } from '../../support/plan.ts';
import { index, required } from '../../support/playbook.ts';
import { catalog } from '../../support/training-record.ts';

const night: Night = required(z.array(nightSchema).parse(readPlan('nights'))[0], 'night');
const newId = countingIds(3, Date.parse(night.start));

/** A night in which these words are said one after another, each question answered by this choice. @param hesitates nobody speaks at first */
function played(said: readonly string[], choice = 0, hesitates = false): KeptNight {
  const begun = hesitates ? afterTime(night, begunNight(night), 50_000) : begunNight(night);
  const talk = said.reduce<Talk>((so, words, place) => {
    const at = 60_000 + place * 20_000;
    const promised = place === 0 ? Date.parse('2026-06-12T18:20:00.000Z') : undefined;
    const spoken = afterWords(night, ringNext(night, so, at), words, at, newId(), promised);
    return afterChoice(night, spoken, choice, at + 5_000);
  }, begun);
  return keptWith(talk);
}

/** A night of this talk, in which one person was called and a first word was written. */
function keptWith(talk: Talk): KeptNight {
  const calledAt = '2026-06-12T18:01:00.000Z';
  const call = {
    kind: 'call',
    list: undefined,
    post: undefined,
    unit: '值班室',
    calledAt,
    end: 'inVain',
    said: undefined,
  } as const;
  const written = [{ event: newId(), at: 200_000, title: '青篁村', text: '正在核实，三点再发布。' }];
  return { run: newId(), begunAt: 0, talk, first: withAct(firstDraft(undefined), 'one', call), written };
}

const GOOD = '现在就走，往村小走，两点二十我打给你。';
const data = (kept: KeptNight) => finishedNight(night, kept, index);

describe('a night in the trainee’s record', () => {
  test('holds every word, whom it was said to, when more was promised, and who was called', () => {
    const { form, words, called } = data(played([GOOD, '两点半报您。', '先退到村小那边，三点再说。']));
    expect(form).toBe('night');
    expect(words.map(({ kind, to, text }) => [kind, to, text])).toEqual([
      ['reply', night.calls[0]?.id, GOOD],
      ['reply', night.calls[1]?.id, '两点半报您。'],
      ['reply', night.calls[2]?.id, '先退到村小那边，三点再说。'],
      ['publish', '青篁村', '正在核实，三点再发布。'],
    ]);
    expect(words[0]?.next).toBe('2026-06-12T18:20:00.000Z');
    expect(called).toEqual([{ who: '值班室', at: '2026-06-12T18:01:00.000Z', end: 'inVain' }]);
  });

  test('asks what the lists find, and decides nothing by words', () => {
    const bad = data(played(['不归我们管，你去问别人。', '是修路挖出来的。']));
    expect(bad.words.flatMap(({ suspected }) => suspected.map(({ fault }) => fault))).not.toEqual([]);
    expect(bad.grades).toEqual({});
    expect(bad.failures).toEqual([]);
    const [one] = Object.values(bad.claims);
    expect(one?.every(({ waits, proved }) => waits && proved === 'P')).toBe(true);
  });

  test('keeps on record that a caller hung up, and that nobody answered him', () => {
    const [, leader] = night.calls;
    const { id, patience } = required(leader, 'leader');
    const waited = [1, 2].reduce<Talk>(
      (talk, times) => afterTime(night, talk, 200_000 + times * patience * 1000),
      ringNext(night, played([GOOD]).talk, 200_000),
    );
    const { hungUp, grades, claims, notAssessed } = data(keptWith(waited));
    expect(hungUp).toMatchObject([{ call: id }]);
    expect(grades).toEqual({ [id]: 'U' });
    expect(claims[id]).toBeUndefined();
    // The third never came.
    expect(notAssessed).toEqual([night.calls[2]?.id]);
  });

  test('holds the choice beside the words, with what came of it, and proves a wrong one', () => {
    const [villager] = night.calls;
    const { id, question } = required(villager, 'villager');
    const choices = required(question, 'question').choices;
    for (const [place, { says, right = false, comes }] of choices.entries()) {
      const { words, claims } = data(played([GOOD], place));
      expect(words[0]?.chose).toEqual({ at: '2026-06-12T18:01:05.000Z', says, right, comes });
      expect(claims[id]?.[0]).toMatchObject({ proved: right ? 'P' : 'M', waits: true });
    }
  });

  test('tells whoever judges what came of it where nobody chose', () => {
    const [villager] = night.calls;
    const { patience, question } = required(villager, 'villager');
    const spoken = afterWords(night, begunNight(night), GOOD, 1_000, newId());
    const waited = [1, 2].reduce<Talk>(
      (talk, times) => afterTime(night, talk, 1_000 + times * patience * 1000),
      spoken,
    );
    const finished = data(keptWith(waited));
    expect(finished.claims[villager?.id ?? '']?.[0]?.proved).toBe('M');
    const { endings } = besideNight(finished, night, index);
    expect(endings).toEqual([expect.stringContaining(question?.unanswered ?? 'none')]);
  });

  test('proves by the clock alone that somebody waited in silence', () => {
    const [first] = night.calls;
    expect(data(played([GOOD], 0, true)).claims[required(first, 'call').id]?.[0]?.proved).toBe('S');
  });

  test('is not judged until somebody has, goes through a file, and earns no certificate', () => {
    const finished = data(played([GOOD, '两点半报您。', '先退到村小那边，三点再说。']));
    const stream = newId();
    let prev: readonly string[] = [];
    const add = (happening: TrainingHappening) => {
      const event = trainingEventOf(happening, {
        id: newId(),
        stream,
        at: Date.parse(night.start),
        prev: [...prev],
      });
      prev = [event.hash];
      return event;
    };
    const nights = [
      { id: night.id, title: night.title, objectives: night.calls.map(({ id, cite }) => ({ id, cite })) },
    ];
    const events = [add({ type: 'drillFinished', data: finished })];
    const before = recordOf(events, { ...catalog, nights });
    expect(before.drills[0]?.latest).toMatchObject({ verdict: 'pending', unjudged: 4 });
    const judged = [
      ...events,
      ...finished.words.map(({ event }, place) =>
        add({
          type: 'drillJudged',
          data: {
            run: finished.run,
            event,
            lacks: place === 0 ? ['time'] : [],
            faults: [],
            vetoed: [],
            name: '带教人',
            title: '科长',
          },
        }),
      ),
    ];
    const read = readRecordFile(writeRecord(judged, Date.parse(night.start)));
    if (!read.ok) throw new Error(read.refusal.code);
    const after = recordOf(read.value.events, { ...catalog, nights });
    expect(after.drills[0]?.latest).toMatchObject({
      verdict: 'passed',
      unjudged: 0,
      grades: { [night.calls[0]?.id ?? '']: 'S' },
    });
    expect(after.fullDrill).toBeUndefined();
    const path = { path: required(catalog.paths[0], 'path'), lessons: [], best: 90, judges: [] };
    const { sections } = certificateOf(path, '钱多多', 0, after.drills);
    const line = sections.find(({ id }) => id === 'nights');
    expect(line).toMatchObject({
      paragraphs: ['夜里十分钟 1 晚：最要紧的 2 句选对 2 句；自己说的 4 段话，判过 4 段'],
    });
  });

  test('is read beside the caller’s words and both models', () => {
    const [said] = data(played([GOOD])).words;
    const beside = besideNight({}, night, index);
    const { about, asked, models, listen } = beside.of(required(said, 'words'));
    expect([about, asked]).toEqual([night.calls[0]?.from, night.calls[0]?.text]);
    expect(models).toHaveLength(2);
    expect(listen).toBe(night.calls[0]?.listen);
    expect(beside.clock(Date.parse(night.start) + 61_000)).toContain('02:01:01');
  });
});
