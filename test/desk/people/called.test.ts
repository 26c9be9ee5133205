import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { fillingOf } from '../../../src/desk/documents/filling.ts';
import { handoverTexts } from '../../../src/desk/documents/handover-sentences.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { HOUR, iso, limitedFacts, NOW } from '../../support/answers.ts';
import {
  act,
  contextAt,
  countingIds,
  namesIn,
  openLog,
  refusalOf,
  stepIn,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { found, playbook, required } from '../../support/playbook.ts';
import { documentsOf, sourceOf } from '../documents/incidents.ts';

const context = contextAt(NOW, countingIds(3), zhang);
const { calls, lines } = playbook.first;
/** A step that a call does, and the posts that do it. */
const step = found(
  playbook.steps,
  ({ when, evidence = [] }) => when === undefined && evidence.some(rule => 'called' in rule),
);
const does = (step.evidence ?? []).flatMap(rule => ('called' in rule ? rule.called : []));
const of = found(calls, ({ whom }) => whom.flat().some(id => does.includes(id)));
const post = required(
  of.whom.flat().find(id => does.includes(id)),
  'its post',
);
const call = (changes: Partial<Extract<Command, { kind: 'call' }>>): Command => ({
  kind: 'call',
  list: of.id,
  post,
  unit: '值班室',
  calledAt: iso(NOW - 60_000),
  end: 'reached',
  ...changes,
});

describe('a call', () => {
  const begun = openLog(limitedFacts);

  test('that got through does the step that reports there, at its own time, with what was said', () => {
    const log = act(begun, context, call({ said: '先派人去看' }));
    const { state } = stepIn(log, step.id);
    expect(state).toMatchObject({ kind: 'done', at: iso(NOW - 60_000) });
    const [event] = log.events.slice(-1);
    expect(eventSentence(required(event, 'event'), namesIn(log), NOW)).toBe(
      '打电话给值班室，接通：先派人去看（11月24日 13:59）',
    );
  });

  test('that told of a danger keeps what was read aloud, so that nobody has to say it again', () => {
    const told = '地点：某镇某村。\n人员：三户。';
    const log = act(begun, context, call({ told, said: '马上到' }));
    const [event] = log.events.slice(-1);
    expect(eventSentence(required(event, 'event'), namesIn(log), NOW)).toBe(
      '打电话给值班室，接通：马上到（11月24日 13:59）；照着念了：地点：某镇某村。人员：三户',
    );
    // Nobody heard it where nobody answered.
    expect(viewOf(act(begun, context, call({ told, end: 'inVain' }))).calls[0]).not.toHaveProperty('told');
  });

  test('in vain does no step, is on record, and says nothing of what was said', () => {
    const log = act(begun, context, call({ end: 'inVain', said: '没有人接' }));
    expect(stepIn(log, step.id).state.kind).toBe('todo');
    expect(viewOf(log).calls).toMatchObject([{ end: 'inVain', unit: '值班室' }]);
    expect(viewOf(log).calls[0]).not.toHaveProperty('said');
  });

  test('that rang back after one in vain is told as that, and does the step as well', () => {
    const log = act(begun, context, call({ end: 'inVain' }), call({ rangBack: true, said: '同意。' }));
    const [event] = log.events.slice(-1);
    expect(eventSentence(required(event, 'event'), namesIn(log), NOW)).toBe(
      '值班室回电：同意（11月24日 13:59）',
    );
    expect(stepIn(log, step.id).state.kind).toBe('done');
    expect(viewOf(act(begun, context, call({ end: 'inVain', rangBack: true }))).calls[0]).not.toHaveProperty(
      'rangBack',
    );
  });

  test('that rang back with nothing written of what was said reports nothing yet', () => {
    const log = act(begun, context, call({ end: 'inVain' }), call({ rangBack: true }));
    expect(stepIn(log, step.id).state.kind).toBe('todo');
    expect(viewOf(log).calls.at(-1)).toMatchObject({ end: 'reached', rangBack: true });
  });

  test('that told nobody where a danger is reports none, and the log says so', () => {
    const log = act(begun, context, call({ placeUntold: true }));
    expect(stepIn(log, step.id).state.kind).toBe('todo');
    expect(eventSentence(required(log.events.at(-1), 'event'), namesIn(log), NOW)).toBe(
      '打电话给值班室，接通（11月24日 13:59）；没有写明地点',
    );
  });

  test('names its post without a list too, where the playbook has it', () => {
    const log = act(begun, context, call({ list: undefined }));
    expect(viewOf(log).calls).toMatchObject([{ post }]);
    expect(refusalOf(begun, call({ list: undefined, post: 'nobody' }), context)).toEqual({
      code: 'unknownCall',
    });
  });

  test('is refused to somebody without name and title, at a time to come, and off the lists', () => {
    expect(refusalOf(begun, call({ unit: undefined, person: { name: ' ' } }), context)).toMatchObject({
      code: 'badField',
    });
    expect(refusalOf(begun, call({ calledAt: iso(NOW + HOUR) }), context)).toMatchObject({
      field: 'calledAt',
    });
    expect(refusalOf(begun, call({ list: 'nowhere' }), context)).toEqual({ code: 'unknownCall' });
    expect(refusalOf(begun, call({ post: 'nobody' }), context)).toEqual({ code: 'unknownCall' });
  });
});

test('a report tells in one sentence who was reached and answered what and who did not answer, and that somebody is on the way', () => {
  const sent = required(
    lines.find(each => each.sent),
    'a line that sends somebody',
  );
  const log = act(
    openLog(limitedFacts),
    context,
    call({ said: '先派人去看。' }),
    call({ list: undefined, post: undefined, unit: '防汛办', end: 'inVain' }),
    call({
      list: undefined,
      post: undefined,
      unit: undefined,
      person: { name: '王五', title: '组长' },
      end: 'inVain',
    }),
    call({ list: undefined, post: undefined, unit: undefined, person: { name: '王五', title: '组长' } }),
    call({ unit: undefined, person: { name: '李四', title: '副组长' } }),
    { kind: 'takeLine', line: sent.id, takenAt: iso(NOW - 30_000), who: '周敏等2人。' },
  );
  const report = documentsOf(log, NOW, ['initial-report']);
  expect(report).toContain(
    '11月24日13时59分，电话报告值班室（答复“先派人去看”）、组长王五、副组长李四，打给防汛办没有接通。',
  );
  expect(report).toContain(`，${sent.told}（周敏等2人）。`);
});

test('a report gives a call in vain and the call back each its own time, and calls no call back a report', () => {
  const leader = { name: '', title: '组长' };
  const at = (minutes: number): string => iso(NOW - minutes * 60_000);
  const log = act(
    openLog(limitedFacts),
    context,
    call({ calledAt: at(16) }),
    call({ unit: undefined, person: leader, end: 'inVain', calledAt: at(15) }),
    call({ unit: undefined, person: leader, rangBack: true, said: '马上到', calledAt: at(5) }),
  );
  const report = documentsOf(log, NOW, ['initial-report']);
  expect(report).toContain('11月24日13时44分，电话报告值班室。');
  expect(report).toContain('11月24日13时45分，打给组长没有接通。');
  expect(report).toContain('11月24日13时55分，接到组长回电（答复“马上到”）。');
});

test('a hand-over tells whom one called in vain, until they answer', () => {
  const writing = contextAt(NOW, countingIds(7), zhang);
  const risksOf = (log: IncidentLog): string => handoverTexts(fillingOf(sourceOf(log), documentWords)).risks;
  const leader = { name: '李四', title: '组长' };
  const log = act(openLog(limitedFacts), writing, call({ unit: undefined, person: leader, end: 'inVain' }));
  expect(risksOf(log)).toContain('11月24日13时59分打给组长李四没有接通，此后没有接通的通话记录。');
  expect(risksOf(act(log, writing, call({ unit: undefined, person: leader })))).not.toContain('没有接通');
});

test('a hand-over names nobody as unreached whom a report by telephone on record has reached', () => {
  const writing = contextAt(NOW, countingIds(7), zhang);
  const risksOf = (log: IncidentLog): string => handoverTexts(fillingOf(sourceOf(log), documentWords)).risks;
  const reported = (log: IncidentLog, people: string, minutes: number): IncidentLog =>
    act(log, writing, {
      kind: 'minute',
      sort: 'phoneReport',
      steps: [],
      heldAt: iso(NOW - minutes * 60_000),
      people,
      said: '两户被困，同意先发简要信息',
    });
  const log = act(
    openLog(limitedFacts),
    writing,
    call({
      unit: undefined,
      person: { name: '', title: '组长' },
      end: 'inVain',
      calledAt: iso(NOW - 20 * 60_000),
    }),
  );
  expect(risksOf(reported(log, '周敏、组长', 5))).not.toContain('没有接通');
  // Neither somebody else, nor words that have to be guessed at, nor what was said before the call.
  expect(risksOf(reported(log, '副组长', 5))).toContain('打给组长没有接通');
  expect(risksOf(reported(log, '组长邱建国', 5))).toContain('打给组长没有接通');
  expect(risksOf(reported(log, '组长', 30))).toContain('打给组长没有接通');
});

describe('a line of the first ten minutes', () => {
  const plain = required(
    lines.find(({ opens }) => opens === undefined),
    'a line that opens nothing',
  );
  const opening = required(
    lines.find(({ opens }) => opens !== undefined),
    'a line that opens something',
  );
  const take = (line: string): Command => ({ kind: 'takeLine', line, takenAt: iso(NOW - 120_000) });

  test('stands in the record with when it was done', () => {
    const log = act(openLog(), context, take(plain.id));
    expect(viewOf(log).lines).toMatchObject([{ line: plain.id, takenAt: iso(NOW - 120_000) }]);
    expect(eventSentence(required(log.events.at(-1), 'event'), namesIn(log), NOW)).toContain(plain.text);
  });

  test('says who went, and what was kept under which address; an address that is none is refused', () => {
    const said = { who: '周敏', link: 'https://example.org/v/1', note: '截图3张。' };
    const log = act(openLog(), context, { kind: 'takeLine', line: plain.id, takenAt: iso(NOW), ...said });
    expect(eventSentence(required(log.events.at(-1), 'event'), namesIn(log), NOW)).toBe(
      `${plain.text}：周敏，截图3张，https://example.org/v/1`,
    );
    expect(
      refusalOf(
        openLog(),
        { kind: 'takeLine', line: plain.id, takenAt: iso(NOW), link: '微博热搜' },
        context,
      ),
    ).toMatchObject({ field: 'link', why: { code: 'notALink' } });
  });

  test('is not said to be done where what it opens shows it', () => {
    expect(refusalOf(openLog(), take(opening.id), context)).toEqual({ code: 'unknownLine' });
  });
});
