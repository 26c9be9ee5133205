import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { type Minutes, minutesSpent } from '../../../src/training/drills/effort.ts';
import { rehearse } from '../../../src/training/drills/rehearse.ts';
import type { Deed } from '../../../src/training/drills/scenario.ts';
import { at, fullRun, triage as narrow, placeVerified, scenario, stageOf } from '../../support/drill.ts';
import { index, required } from '../../support/playbook.ts';

const minutes: Minutes = {
  grade: 3,
  meeting: 20,
  step: 2,
  verification: 4,
  brief: 10,
  review: 5,
  approval: 8,
  publication: 1,
  note: 1,
};
const timed = { ...scenario, minutes };
const MINUTE = 60_000;
/** A triage that leads to the track with meetings. */
const triage: Deed = {
  ...narrow,
  do: 'triage',
  answers: {
    place: 'short-video',
    finder: 'office',
    topic: 'illegal-construction',
    emergency: 'no',
    spread: 'citywide',
    factsClear: 'unclear',
    panic: 'yes',
    request: 'none',
  },
};

/** Does deeds where acts take time, and says when each event was written, in minutes since the start. */
function written(...deeds: readonly Deed[]) {
  const played = rehearse(stageOf(timed), { ...fullRun, scenario: timed }, [triage, ...deeds]);
  const events = played.log?.events ?? [];
  const when = (type: string): readonly number[] =>
    events.filter(each => each.type === type).map(each => (Date.parse(each.at) - at('PT0M')) / MINUTE);
  return { ...played, events, when };
}
const spentSince = (offset: string, log: IncidentLog | undefined): number =>
  minutesSpent(
    minutes,
    index,
    required(log, 'log'),
    required(log, 'log').events.filter(event => Date.parse(event.at) >= at(offset)).length,
  );
const brief = (offset: string): Deed => ({
  do: 'publish',
  at: offset,
  channel: 'notice',
  form: 'holding',
  next: 'PT9H',
});

describe('what acts take of the drill’s time', () => {
  test('keeps what comes next waiting', () => {
    const { when, delayed } = written(
      { do: 'step', at: 'PT6M', step: 'hold-assessment-meeting' },
      { do: 'note', at: 'PT7M', kind: 'situation', text: '已停工。' },
      { do: 'note', at: 'PT40M', kind: 'situation', text: '已清点。' },
    );
    expect(when('stepDone')).toEqual([8]);
    expect(when('noted')).toEqual([28, 40]);
    expect(delayed.map(deed => deed.do)).toEqual(['step', 'note']);
  });

  test('has a statement begun before it goes out, looked at in one go and approved in one go', () => {
    const { when, delayed, log } = written(placeVerified('PT1H5M'), brief('PT2H'));
    expect(delayed).toEqual([]);
    expect(when('statementSaved')).toEqual([97]);
    expect(when('published')).toEqual([120]);
    const { verification = 0, brief: draft = 0, review = 0, approval = 0, publication = 0 } = minutes;
    expect(spentSince('PT1H', log)).toBe(verification + draft + review + approval + publication);
  });

  test('counts what a meeting came to once, and what was refused not at all', () => {
    const { log } = written(
      { do: 'step', at: 'PT30M', step: 'hold-assessment-meeting' },
      { do: 'step', at: 'PT1H', step: 'assess-risk' },
      { do: 'step', at: 'PT2H', step: 'joint-assessment' },
    );
    expect(spentSince('PT10M', log)).toBe(20 + 2);
  });

  test('is up at the end: what would be begun after it is not done', () => {
    const { when } = written(
      { do: 'step', at: 'PT9H50M', step: 'hold-assessment-meeting' },
      { do: 'note', at: 'PT9H58M', kind: 'situation', text: '已停工。' },
    );
    expect(when('noted')).toEqual([]);
  });
});
