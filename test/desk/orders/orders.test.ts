import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closingAsks } from '../../../src/desk/closing/closing.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { movedLimit } from '../../../src/desk/documents/outward.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { namesOf } from '../../../src/desk/incident/names.ts';
import { nowItems } from '../../../src/desk/incident/now.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { isWrittenFor, orderAtHand } from '../../../src/desk/orders/orders.ts';
import { keptWords, nextWords, orderName } from '../../../src/desk/orders/words.ts';
import { sectionOf, writtenAnswer } from '../../../src/desk/orders/written.ts';
import { narrowed, registerOf } from '../../../src/desk/register/register.ts';
import { ordersTable, registerTable } from '../../../src/desk/register/words.ts';
import { isMissed } from '../../../src/desk/review/summary.ts';
import { clockBars } from '../../../src/desk/timeline/timeline.ts';
import type { Form } from '../../../src/playbook/form.ts';
import { HOUR, hoursAgo, iso, NOW, simpleFacts, wideFacts } from '../../support/answers.ts';
import {
  act,
  closeWith,
  contextAt,
  countingIds,
  indexFor,
  openLog,
  refusalOf,
  takenBack,
  viewOf,
} from '../../support/incident.ts';
import { found, required } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import { documentsOf, filled, sourceOf } from '../documents/incidents.ts';

const ids = countingIds(1);
const context = contextAt(NOW, ids);
const fresh = openLog(wideFacts, context);
const soon = iso(NOW + 3 * HOUR);
const notice: Extract<Command, { kind: 'registerOrder' }> = {
  kind: 'registerOrder',
  sort: 'notice',
  from: '市委网信办',
  number: '网信提示〔2026〕12号',
  receivedAt: hoursAgo(1),
  demand: '核实并回应网民关切',
  limit: soon,
};
const instruction: Command = {
  kind: 'registerOrder',
  sort: 'instruction',
  from: '分管副市长',
  receivedAt: hoursAgo(0.5),
  demand: '尽快查明情况',
};
const both = act(fresh, context, notice, instruction);
const idOf = (log: IncidentLog, from: string): string =>
  found(viewOf(log).orders, order => order.from === from).id;
const answer = (log: IncidentLog, from: string, stage: 'interim' | 'final' = 'final'): Command => ({
  kind: 'answerOrder',
  order: idOf(log, from),
  stage,
  text: '已派人核实',
  way: '书面',
  answeredAt: iso(NOW),
});
const step = (log: IncidentLog, evidence: 'registered' | 'answered', facts = viewOf(log)) =>
  [...facts.steps, ...facts.occasional].find(item =>
    item.step.evidence?.some(rule => 'orders' in rule && rule.orders === evidence),
  );
const limitsOf = (log: IncidentLog, now = NOW) =>
  viewOf(log, now).clocks.filter(({ deadline }) => 'order' in deadline.anchor);

describe('what comes in', () => {
  test('runs a clock of its own each, by the limit of its sheet; where it gives none, time only counts up', () => {
    expect(limitsOf(fresh)).toEqual([]);
    const clocks = limitsOf(both)
      .map(({ deadline, clock }) => [deadline.title, clock.kind])
      .sort(([, one = ''], [, other = '']) => (one < other ? -1 : 1));
    expect(clocks).toEqual([
      [expect.stringContaining('市委网信办提示单（网信提示〔2026〕12号）'), 'running'],
      [expect.stringContaining('分管副市长批示'), 'stopwatch'],
    ]);
    expect(limitsOf(both, NOW + 4 * HOUR)[0]?.clock.kind).toBe('overdue');
    expect(new Set(limitsOf(both).map(({ deadline }) => deadline.id)).size).toBe(2);
  });

  test('is among what is to be done now until it is reported back, and interim words do not end it', () => {
    const asked = (log: IncidentLog): readonly string[] =>
      nowItems(viewOf(log)).flatMap(each => (each.kind === 'limit' ? [each.clock.deadline.title] : []));
    expect(asked(both)).toHaveLength(2);
    const interim = act(both, context, answer(both, '市委网信办', 'interim'));
    expect(asked(interim)).toHaveLength(2);
    expect(viewOf(interim).orders[0]).toMatchObject({ interim: [{ text: '已派人核实' }], final: undefined });
    const ended = act(interim, context, answer(both, '市委网信办'));
    expect(asked(ended)).toEqual([expect.stringContaining('分管副市长')]);
    expect(limitsOf(ended).map(({ clock }) => clock.kind)).toEqual(['stopwatch', 'met']);
    expect(asked(takenBack(ended, context))).toHaveLength(2);
  });

  test('can be registered anew, with a limit that whoever sent it has moved', () => {
    const order = idOf(both, '市委网信办');
    const moved = act(both, context, { ...notice, order, limit: iso(NOW + 30 * HOUR) } as Command);
    expect(viewOf(moved).orders).toHaveLength(2);
    expect(viewOf(moved).orders[0]?.limit).toBe(iso(NOW + 30 * HOUR));
  });

  test('stands in the course of the matter once, and its limit as moved when that was written down', () => {
    const later = contextAt(NOW + 2 * HOUR, countingIds(70));
    const order = idOf(both, '市委网信办');
    const log = act(both, later, { ...notice, order, limit: iso(NOW + 30 * HOUR) } as Command);
    const review = documentsOf(log, NOW + 3 * HOUR, ['review-report']);
    expect(review.split('登记来单：市委网信办')).toHaveLength(2);
    expect(review).toMatch(
      /11月24日16时 \| 改来单登记：市委网信办[^|]*的反馈期限由11月24日17时前改为11月25日20时前/u,
    );
  });

  test('has in the register the limit that it came with beside the one that was granted', () => {
    const log = act(both, contextAt(NOW + 2 * HOUR, countingIds(70)), {
      kind: 'extendOrder',
      order: idOf(both, '市委网信办'),
      outcome: 'granted',
      of: '市委网信办值班室',
      askedAt: iso(NOW + HOUR),
      limit: iso(NOW + 30 * HOUR),
    });
    const register = JSON.stringify(
      ordersTable(registerOf([{ view: viewOf(log), index: indexFor(log) }])).rows,
    );
    for (const limit of [NOW + 3 * HOUR, NOW + 30 * HOUR]) expect(register).toContain(String(limit));
  });

  test('keeps each time that whoever called was asked', () => {
    const order = idOf(both, '市委网信办');
    const ask = (hours: number, says: 'notReached' | 'satisfied') =>
      ({ kind: 'askCaller', order, says, askedAt: iso(NOW + hours * HOUR) }) as Command;
    const log = act(
      both,
      contextAt(NOW + 2 * HOUR, countingIds(71)),
      ask(1, 'notReached'),
      ask(2, 'satisfied'),
    );
    const asked = viewOf(log).orders.find(({ id }) => id === order)?.asked;
    expect(asked?.map(({ says }) => says)).toEqual(['notReached', 'satisfied']);
  });

  test.each<[name: string, command: Command, refusal: object]>([
    ['a limit before it came', { ...notice, limit: hoursAgo(2) } as Command, { field: 'limit' }],
    [
      'answered before it came',
      { ...answer(both, '市委网信办'), answeredAt: hoursAgo(2) } as Command,
      { field: 'answeredAt', why: { code: 'beforeReceived' } },
    ],
    [
      'an answer to nothing that came',
      { ...answer(both, '市委网信办'), order: '01KARM8C00000000000000000B' } as Command,
      { code: 'unknownOrder' },
    ],
    ['received ahead of now', { ...notice, receivedAt: soon } as Command, { field: 'receivedAt' }],
  ])('is not taken with %s', (_, command, refusal) => {
    expect(refusalOf(both, command, context)).toMatchObject(refusal);
  });

  test('does its step once all of it is reported back, and nobody ticks that step', () => {
    const waits = required(step(both, 'answered'), 'step');
    expect(waits.state.kind).toBe('todo');
    const all = act(both, context, answer(both, '市委网信办'), answer(both, '分管副市长'));
    expect(step(all, 'answered')).toMatchObject({ applies: true, state: { kind: 'done' } });
    const third = act(all, context, { ...notice, from: '市委宣传部' } as Command);
    expect(step(third, 'answered')?.state.kind).toBe('todo');
  });

  test('is registered as an assignment from above under the name such a sheet bears', () => {
    const log = act(fresh, context, { ...notice, sort: 'assignment', from: '市政府办' } as Command);
    expect(viewOf(log).orders.map(orderName)).toEqual(['市政府办交办单（网信提示〔2026〕12号）']);
  });

  test('of a ticket it does the steps of the ticket; before it is registered time only counts up', () => {
    const ticket = openLog({ ...simpleFacts, place: 'hotline' }, context);
    expect(limitsOf(ticket).map(({ clock }) => clock.kind)).toEqual(['stopwatch']);
    expect(step(ticket, 'registered')).toMatchObject({ applies: true, state: { kind: 'todo' } });
    const sheet = { ...notice, sort: 'ticket', from: '12345热线' } as Command;
    const registered = act(ticket, context, sheet);
    expect(step(registered, 'registered')?.state.kind).toBe('done');
    expect(limitsOf(registered).map(({ clock }) => clock.kind)).toEqual(['running']);
    const item = required(step(registered, 'answered'), 'step');
    expect(item.clocks.map(({ deadline }) => deadline.title)).toEqual([
      expect.stringContaining('12345热线来单'),
    ]);
    expect(
      refusalOf(registered, { kind: 'markDone', step: item.step.id, doneAt: iso(NOW) }, context),
    ).toEqual({ code: 'notAtOrders' });
    const answered = act(registered, context, answer(registered, '12345热线'));
    expect(step(answered, 'answered')?.state.kind).toBe('done');
  });
});

const MINUTE = 60_000;

describe('a limit that was kept', () => {
  const from = '市委网信办';
  /** The notice with its limit in so many hours, and what was reported back of it or registered anew, each written down when it was. */
  const story = (...turns: readonly [hours: number, command: (log: IncidentLog) => object][]): IncidentLog =>
    turns.reduce(
      (log, [hours, command]) => act(log, contextAt(NOW + hours * HOUR, ids), command(log) as Command),
      act(fresh, context, notice),
    );
  const reported = (hours: number, stage: 'interim' | 'final', next?: number) =>
    [
      hours,
      (log: IncidentLog) => ({
        ...answer(log, from, stage),
        answeredAt: iso(NOW + hours * HOUR),
        ...(next === undefined ? {} : { next: iso(NOW + next * HOUR) }),
      }),
    ] as const;
  const moved = (hours: number, limit: number) =>
    [
      hours,
      (log: IncidentLog) => ({ ...notice, order: idOf(log, from), limit: iso(NOW + limit * HOUR) }),
    ] as const;
  const clocksAt = (log: IncidentLog, hours: number) =>
    limitsOf(log, NOW + hours * HOUR).map(({ clock }) => [
      clock.kind,
      'due' in clock && clock.due !== undefined ? (clock.due - NOW) / HOUR : undefined,
    ]);

  const extended = (hours: number, outcome: 'asked' | 'granted' | 'refused', limit?: number) =>
    [
      hours,
      (log: IncidentLog) => ({
        kind: 'extendOrder',
        order: idOf(log, from),
        outcome,
        of: '市委网信办值班室',
        askedAt: iso(NOW + hours * HOUR),
        ...(limit === undefined ? {} : { limit: iso(NOW + limit * HOUR) }),
      }),
    ] as const;
  const printed = (log: IncidentLog): string =>
    movedLimit(viewOf(log).orders[0], time => (time === undefined ? '' : time));

  test('runs on whatever was said meanwhile, and its end is late by it', () => {
    const meanwhile = story([...reported(2, 'interim')]);
    expect(clocksAt(meanwhile, 2.5)).toEqual([['running', 3]]);
    expect(clocksAt(meanwhile, 20)).toEqual([['overdue', 3]]);
    const ended = story([...reported(2, 'interim')], [...reported(19, 'final')]);
    expect(step(ended, 'answered')?.overrun).toMatchObject({ by: 16 * HOUR });
  });

  test('is moved by whoever sent it alone: asked for and refused it stays, granted it is another, with the one before beside it', () => {
    const asks = story([...extended(1, 'asked', 30)], [...reported(2, 'interim')]);
    expect(clocksAt(asks, 4)).toEqual([['overdue', 3]]);
    expect(printed(asks)).toBe(iso(NOW + 3 * HOUR));
    const no = story([...extended(1, 'asked', 30)], [...extended(2, 'refused')]);
    expect(clocksAt(no, 4)).toEqual([['overdue', 3]]);
    const yes = story([...extended(1, 'asked', 30)], [...extended(2, 'granted', 30)]);
    expect(clocksAt(yes, 4)).toEqual([['running', 30]]);
    expect(printed(yes)).toBe(`${iso(NOW + 30 * HOUR)}（原为${iso(NOW + 3 * HOUR)}）`);
    expect(viewOf(yes).orders[0]?.extensions.map(({ outcome }) => outcome)).toEqual(['asked', 'granted']);
    // Correcting the sheet afterwards forgets no extension.
    const changed = story([...extended(2, 'granted', 30)], [...moved(2.5, 30)]);
    expect(viewOf(changed).orders[0]?.extensions.map(({ outcome }) => outcome)).toEqual(['granted']);
    expect(
      step(story([...extended(2, 'granted', 30)], [...reported(20, 'final')]), 'answered')?.overrun,
    ).toBe(undefined);
  });

  test('is moved to a later time, which is said, and not before it came', () => {
    const refused = (...deed: ReturnType<typeof extended>) =>
      refusalOf(both, deed[1](both) as Command, contextAt(NOW + HOUR, ids));
    expect(refused(...extended(0.5, 'granted'))).toMatchObject({ field: 'limit', why: { code: 'required' } });
    expect(refused(...extended(0.5, 'granted', 2))).toMatchObject({
      field: 'limit',
      why: { code: 'notLonger' },
    });
    expect(refused(...extended(-2, 'asked'))).toMatchObject({
      field: 'askedAt',
      why: { code: 'beforeReceived' },
    });
  });

  test('moved is told when whoever sent it said so, and by whom; what came in is told once', () => {
    const words = documentsOf(story([...extended(2, 'granted', 30)]), NOW + 3 * HOUR, ['initial-report']);
    expect(words.match(/收到市委网信办提示单/g)).toHaveLength(1);
    expect(words).toMatch(/市委网信办值班室同意市委网信办提示单[^。]*的反馈期限延至[^。]*（原为[^）]*）/);
  });

  test('promised along with how it stands runs beside its own, until more is said', () => {
    const log = story([...reported(1, 'interim', 2)]);
    expect(clocksAt(log, 1.5)).toEqual([
      ['running', 2],
      ['running', 3],
    ]);
    const kept = story([...reported(1, 'interim', 2)], [...reported(1.75, 'interim')]);
    expect(clocksAt(kept, 2.5)).toEqual([
      ['running', 3],
      ['met', 2],
    ]);
  });

  const saidOf = (log: IncidentLog) => {
    const order = required(viewOf(log).orders[0], 'order');
    const answers = [...order.interim, ...(order.final === undefined ? [] : [order.final])];
    return [...answers.map(each => keptWords(order, each)), nextWords(order, time => time)];
  };

  test('of the sheet judges the final answer, late after it however early before a later promise', () => {
    const late = story([...reported(2, 'interim', 8)], [...reported(5, 'final')]);
    expect(saidOf(late)).toEqual(['', '，晚了2小时', '']);
    const between = story([...reported(1, 'interim', 2)], [...reported(2.5, 'final')]);
    expect(saidOf(between)).toEqual(['', '，在期限内', '']);
    // Where the sheet gives none, only the promise can be kept.
    const without = act(fresh, context, { ...notice, limit: undefined } as Command);
    const promised = [reported(1, 'interim', 2), reported(2.5, 'final')].reduce(
      (log, [hours, command]) => act(log, contextAt(NOW + hours * HOUR, ids), command(log) as Command),
      without,
    );
    expect(saidOf(promised)).toEqual(['', '，晚了30分', '']);
  });

  test('that an interim answer promises after that of the sheet is none, and the answer to be given next says so', () => {
    const log = story([...reported(2, 'interim', 8)]);
    expect(clocksAt(log, 2.5)).toEqual([['running', 3]]);
    expect(saidOf(log).at(-1)).toBe(
      `接下来：${iso(NOW + 3 * HOUR)} 前反馈；阶段反馈另写 ${iso(NOW + 8 * HOUR)} 前再反馈，未经同意不改期限。`,
    );
    const ended = story([...reported(2, 'interim', 8)], [...reported(5, 'final')]);
    expect(clocksAt(ended, 9)).toEqual([['met', 3]]);
  });

  test('that was promised has a name, a ground and a start of its own', () => {
    const log = story([...reported(1, 'interim', 2)]);
    expect(
      limitsOf(log, NOW + HOUR).map(({ deadline: { title, limitText, anchorText } }) => [
        title.replace(/^.*：/u, ''),
        limitText,
        anchorText,
      ]),
    ).toEqual([
      [
        '市委网信办提示单（网信提示〔2026〕12号）（再次反馈）',
        '阶段反馈写明的时间',
        '自阶段反馈之时起，到其中写明的时间',
      ],
      [
        '市委网信办提示单（网信提示〔2026〕12号）（办结）',
        '来单写明的期限',
        '自收到来单之时起，到来单写明的时间',
      ],
    ]);
  });

  test('of several that came in is late by its own answer, and not by that of another', () => {
    const log = act(story([...reported(2, 'final')]), contextAt(NOW + 2 * HOUR, ids), {
      ...notice,
      from: '市委宣传部',
      limit: iso(NOW + 3 * HOUR),
    } as Command);
    const both = act(log, contextAt(NOW + 4 * HOUR, ids), {
      ...answer(log, '市委宣传部'),
      answeredAt: iso(NOW + 4 * HOUR),
    } as Command);
    expect(step(both, 'answered')?.overrun).toMatchObject({ by: HOUR });
  });

  test('is said of the answer that ended it, and after an interim one by when more is due or that nobody has said', () => {
    expect(saidOf(story())).toEqual(['']);
    expect(saidOf(story([...reported(2, 'interim')]))).toEqual([
      '',
      `接下来：${iso(NOW + 3 * HOUR)} 前反馈。`,
    ]);
    expect(saidOf(story([...reported(2, 'interim')], [...reported(19, 'final')]))).toEqual([
      '',
      '，晚了16小时',
      '',
    ]);
    expect(saidOf(story([...reported(1, 'interim', 2)], [...reported(2.5, 'interim')]))).toEqual([
      '',
      '，晚了30分',
      `接下来：${iso(NOW + 3 * HOUR)} 前反馈。`,
    ]);
    const without = act(fresh, context, { ...notice, limit: undefined } as Command);
    const meanwhile = act(without, context, answer(without, from, 'interim'));
    expect(saidOf(meanwhile)).toEqual(['', '办结期限尚未明确，请与对方说定。']);
  });

  test('is not given before what is reported back', () => {
    const given = { ...answer(both, from, 'interim'), next: iso(NOW - MINUTE) } as Command;
    expect(refusalOf(both, given, context)).toMatchObject({ field: 'next', why: { code: 'notAfterAnswer' } });
  });

  test('is late only where what it came to was reported back after the limit that stood last', () => {
    const turn = fc.record({
      what: fc.constantFrom('interim', 'asked', 'granted', 'final'),
      wait: fc.integer({ min: 0, max: 240 }),
      more: fc.integer({ min: 1, max: 600 }),
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 7 }), turns => {
        let log = act(fresh, context, notice);
        let due = NOW + 3 * HOUR;
        let now = NOW;
        for (const { what, wait, more } of turns) {
          if (required(viewOf(log).orders[0], 'order').final !== undefined) break;
          now += wait * MINUTE;
          const hours = (now - NOW) / HOUR;
          const deed =
            what === 'asked' || what === 'granted'
              ? extended(hours, what, (due + more * MINUTE - NOW) / HOUR)
              : reported(hours, what as 'interim' | 'final');
          if (what === 'granted') due += more * MINUTE;
          log = act(log, contextAt(now, ids), deed[1](log) as Command);
          seen.add(what);
          const view = viewOf(log, now);
          const missed = clockBars(view, now).filter(bar => 'order' in bar.deadline.anchor && isMissed(bar));
          expect(missed.map(bar => bar.due)).toEqual(due < now ? [due] : []);
          expect(step(log, 'answered', view)?.overrun?.by).toBe(
            what === 'final' && due < now ? now - due : undefined,
          );
        }
      }),
      { numRuns: runs(60) },
    );
    expect([...seen].sort()).toEqual(['asked', 'final', 'granted', 'interim']);
  });
});

test('a register cut to what owes an answer leaves out what was answered, and incidents that owe none', () => {
  const log = act(both, context, answer(both, '市委网信办'));
  const all = act(log, context, answer(log, '分管副市长'));
  const of = (...logs: readonly IncidentLog[]) =>
    registerOf(logs.map(each => ({ view: viewOf(each), index: indexFor(each) })));
  const senders = (register: ReturnType<typeof of>) => register.orders.map(({ order }) => order.from);
  expect(senders(narrowed(of(log), { waiting: false, owing: false }))).toEqual(['市委网信办', '分管副市长']);
  const cut = narrowed(of(log), { waiting: false, owing: true });
  expect([cut.rows.length, senders(cut)]).toEqual([1, ['分管副市长']]);
  expect(narrowed(of(all), { waiting: false, owing: true })).toMatchObject({ rows: [], orders: [] });
  expect(narrowed(of(log), { waiting: true, owing: false })).toMatchObject({ rows: [], orders: [] });
});

test('a reply to whoever complained says nothing of a notice or an instruction, which nobody complained by', () => {
  const reply = found(
    indexFor(both).playbook.forms,
    ({ about, outward }) => about === 'order' && outward === 'reply',
  );
  const words = plainText(filled(reply, sourceOf(both)));
  expect(words).not.toContain('网信');
  expect(words).not.toContain('副市长');
  const sheet = { ...notice, sort: 'ticket', from: '12345热线', number: '8号' } as Command;
  const answered = plainText(filled(reply, sourceOf(act(both, context, sheet))));
  for (const of of ['12345热线', '8号']) expect(answered).toContain(of);
});

describe('a ticket', () => {
  const ticket: Command = {
    kind: 'registerOrder',
    sort: 'ticket',
    from: '12345热线',
    number: '8号',
    receivedAt: hoursAgo(20),
    demand: '来电人称证一直没有办下来',
  };
  const came = act(fresh, context, ticket);
  const order = idOf(came, '12345热线');
  const reply = found(
    indexFor(came).playbook.forms,
    ({ about, outward }) => about === 'order' && outward === 'reply',
  );
  const written: Command = {
    kind: 'fileDocument',
    form: reply.id,
    order,
    fields: { section: '登记中心', asked: '证没有办下来', facts: '材料缺一份', result: '已通知补齐' },
  };
  const standing = (log: IncidentLog) => found(viewOf(log).orders, ({ id }) => id === order);
  const wordsOf = (log: IncidentLog) => [
    writtenAnswer(standing(log), indexFor(log).playbook.forms, viewOf(log)),
    sectionOf(standing(log), indexFor(log).playbook.forms, viewOf(log)),
  ];
  const asked = (says: 'satisfied' | 'dissatisfied', ago: number, note?: string): Command => ({
    kind: 'askCaller',
    order,
    says,
    askedAt: hoursAgo(ago),
    ...(note !== undefined && { note }),
  });

  test('is reported back in the words of its filed reply, without repeating what was asked', () => {
    expect(wordsOf(came)).toEqual(['', '']);
    expect(wordsOf(act(came, context, written))).toEqual(['材料缺一份\n已通知补齐', '登记中心']);
    const long = { ...written, fields: { facts: '办'.repeat(999), result: '太长的一段' } } as Command;
    expect(wordsOf(act(came, context, long))[0]).toBe('办'.repeat(999));
  });

  test('has its section in the register, as it was registered or else as its reply says', () => {
    const leadIn = (log: IncidentLog) =>
      registerOf([{ view: viewOf(log), index: indexFor(log) }]).rows[0]?.lead;
    expect(leadIn(came)).not.toContain('登记中心');
    expect(leadIn(act(came, context, written))).toBe('登记中心');
    const given = act(came, context, { ...ticket, order, section: '确权科' } as Command, written);
    expect(leadIn(given)).toBe('确权科');
  });

  test('has what whoever called says of the answer in the register of what came in and in what is told of it, after the closing too, each time', () => {
    const answered = closeWith(act(came, context, answer(came, '12345热线')), context);
    const log = act(answered, context, asked('dissatisfied', 3), asked('satisfied', 1, '证已拿到'));
    const register = registerOf([{ view: viewOf(log), index: indexFor(log) }]);
    expect(JSON.stringify(ordersTable(register))).toMatch(/回访：不满意；[^"]*回访：满意/);
    const told = log.events.map(event => eventSentence(event, namesOf(sourceOf(log)), NOW)).join('\n');
    expect(told).toContain('12345热线来单（8号），满意，证已拿到');
    expect(documentsOf(log)).toContain('回访来电人，来电人表示满意。备注：证已拿到。');
    expect(refusalOf(came, asked('satisfied', 21), context)).toMatchObject({ field: 'askedAt' });
  });

  test('says what is asked in the words of whoever asked, behind a colon', () => {
    expect(documentsOf(came)).toContain('要求：来电人称证一直没有办下来');
  });
});

describe('what came in is told of', () => {
  test('once, as it came; that its limit was moved later stands at the time it was moved', () => {
    const came = act(fresh, context, notice);
    const moved = act(came, contextAt(NOW + HOUR, countingIds(9)), {
      ...notice,
      order: idOf(came, '市委网信办'),
      limit: iso(NOW + 7 * HOUR),
    });
    const report = documentsOf(moved, NOW + 2 * HOUR, ['initial-report']);
    expect(report.match(/收到市委网信办提示单/g)).toHaveLength(1);
    expect(report).toContain('限11月24日17时前反馈');
    expect(report).toMatch(
      /15时，市委网信办提示单（网信提示〔2026〕12号）的反馈期限由(?:11月24日)?17时前改为(?:11月24日)?21时前。/,
    );
  });

  test('in reports, in the hand-over and in a document of its own for each', () => {
    const log = act(both, context, answer(both, '市委网信办'));
    const words = documentsOf(log);
    expect(words).toContain('来单要求：核实并回应网民关切');
    expect(words).toContain('反馈市委网信办提示单（网信提示〔2026〕12号）办理情况：已派人核实');
    expect(words).toContain('分管副市长批示尚未办结反馈');
    const form = required(
      indexFor(log).playbook.forms.find(({ about, outward }) => about === 'order' && outward === undefined),
      'form',
    );
    const file = (order: string): Command => ({
      kind: 'fileDocument',
      form: form.id,
      order,
      fields: { asked: '一' },
    });
    const [one, other] = [idOf(log, '市委网信办'), idOf(log, '分管副市长')];
    const filed = viewOf(act(log, context, file(one), file(other), file(one))).documents.get(form.id) ?? [];
    expect(filed.map(({ order, number }) => [order, number])).toEqual([
      [one, 1],
      [other, 1],
      [one, 2],
    ]);
    expect(refusalOf(log, file('01KARM8C00000000000000000B'), context)).toEqual({ code: 'unknownOrder' });
  });

  test('whoever sent one is told of no limit of what came in', () => {
    const form = found(
      indexFor(both).playbook.forms,
      each => each.about === 'order' && each.outward === undefined,
    );
    const words = (order?: string) => plainText(filled(form, { ...sourceOf(both), order }));
    for (const order of [undefined, idOf(both, '市委网信办')])
      expect(words(order)).not.toContain('前反馈来单');
  });

  test('the reply to whoever complained is written for a ticket, the report back for any sheet', () => {
    const log = act(both, context, { ...notice, sort: 'ticket', from: '12345热线' } as Command);
    const sheets = (form: Form) =>
      viewOf(log)
        .orders.filter(order => isWrittenFor(form, order))
        .map(({ sort }) => sort);
    const about = indexFor(log).playbook.forms.filter(form => form.about === 'order');
    const [replies, reports] = [true, false].map(isReply =>
      found(about, ({ outward }) => (outward === 'reply') === isReply),
    );
    expect(sheets(required(replies, 'reply'))).toEqual(['ticket']);
    expect(new Set(sheets(required(reports, 'report')))).toEqual(
      new Set(['ticket', 'notice', 'instruction']),
    );
  });

  test('in the register, a row for each and what is open of them beside the incident', () => {
    const log = act(both, context, answer(both, '市委网信办'));
    const register = registerOf([{ view: viewOf(log), index: indexFor(log) }]);
    expect(register.rows[0]?.orders).toEqual({ total: 2, open: 1 });
    const { rows } = ordersTable(register);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows[0])).toContain('已派人核实');
    expect(JSON.stringify(registerTable(register))).toContain('2 件，1 件没有办结反馈');
  });

  test('the one that is due first is the one at hand, and the closing asks for what is still open', () => {
    expect(orderAtHand(viewOf(both).orders)?.from).toBe('市委网信办');
    const one = act(both, context, answer(both, '市委网信办'));
    expect(orderAtHand(viewOf(one).orders)?.from).toBe('分管副市长');
    const asks = (log: IncidentLog) =>
      closingAsks(indexFor(log).playbook, viewOf(log)).flatMap(({ of }) =>
        'need' in of ? of.need.orders.map(({ from }) => from) : [],
      );
    expect(asks(one)).toEqual(['分管副市长']);
    expect(asks(act(one, context, answer(one, '分管副市长')))).toEqual([]);
  });
});
