import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { Refusal } from '../../../src/desk/core/refusal.ts';
import { refusalSentence } from '../../../src/desk/core/words/refusal.ts';
import { LOG_VERSION } from '../../../src/log/kind.ts';
import { STATEMENT_KINDS } from '../../../src/playbook/vocabulary.ts';
import { hoursAgo, NOW } from '../../support/answers.ts';
import {
  act,
  answer,
  answerWith,
  anyText,
  atField,
  attempt,
  barePlaybook,
  contextAt,
  openLog,
  openOn,
  readBack,
  refusalOf,
} from '../../support/incident.ts';
import { runs } from '../../support/property-runs.ts';
import {
  approveCause,
  check,
  factIn,
  latestIn,
  openRelease,
  publish,
  record,
  recordNew,
  save,
  sentBack,
  signed,
  tomorrow,
  wang,
  writing,
} from '../../support/release.ts';

const context = writing();
const fresh = openRelease();
const found = act(fresh, context, record('time', '9时'), record('cause', '边坡失稳垮塌'));
const ready = signed(act(act(found, context, approveCause(found)), context, save('{发生时间}。')), context);
const version = latestIn(ready).id;
const file: Command = {
  kind: 'fileDocument',
  form: 'initial-report',
  fields: { title: '初报', text: '一' },
};

/** One command of every kind. */
const every: Readonly<Partial<Record<Command['kind'], Command>>> = {
  recordFact: record('place', '甲村'),
  approveCause: approveCause(found),
  saveStatement: save('正在核实。'),
  sign: check(version, 'secrecy'),
  passOver: { kind: 'passOver', version, item: 'privacy', reason: '原话' },
  return: sentBack(version, 'section', wang, '数字不对'),
  publish: publish(version),
  recordTheme: { kind: 'recordTheme', title: '何时通车', count: '1' },
  answerTheme: answerWith(ready, 'x'),
  passTheme: { kind: 'passTheme', theme: 'x', to: '公路科' },
  solveTheme: { kind: 'solveTheme', theme: 'x', result: '通了' },
  fileDocument: file,
  recordAction: { kind: 'recordAction', finding: '慢', text: '先报', owner: wang, due: tomorrow },
  finishAction: { kind: 'finishAction', action: 'x', result: '改了' },
  propose: { kind: 'propose', target: { kind: 'step', id: 'archive' }, what: '提前', why: '总忘' },
};
describe('every release command', () => {
  test.each(Object.values(every))('is refused to whoever keeps the record in no role: $kind', command => {
    const nobody = contextAt(NOW, context.newId, { role: '' });
    expect(refusalOf(ready, command, nobody)).toEqual({ code: 'noRole' });
  });

  test.each(Object.values(every))(
    'is carried out or refused with a sentence, on any incident: $kind',
    command => {
      for (const log of [fresh, found, ready, openLog()]) {
        const decided = answer(log, command, context);
        expect(decided.ok ? decided.value : refusalSentence(decided.refusal)).toSatisfy(
          (told: string | readonly object[]) =>
            typeof told === 'string' ? told.endsWith('。') : told.length > 0,
        );
      }
    },
  );

  test('leads to events of today’s version that read back, in the officer’s name, after all heads', () => {
    const decided = answer(ready, publish(version), context);
    const events = decided.ok ? decided.value : [];
    expect(events).toMatchObject([
      { v: LOG_VERSION, by: { role: 'office', name: '值班员' }, prev: ready.heads, type: 'published' },
    ]);
    for (const event of events) expect(readBack(JSON.parse(JSON.stringify(event)))).toEqual({ event });
  });
});

describe('filing a document', () => {
  test('keeps the texts of the form’s own fields, and nothing else: tables are made from the record', () => {
    const fields = { text: ' 二 ', facts: '假的表', other: '多', constructor: '多' };
    const log = act(fresh, context, { kind: 'fileDocument', form: 'initial-report', fields });
    expect(log.events.at(-1)?.data).toEqual({ form: 'initial-report', fields: { title: '', text: '二' } });
  });

  test.each<[name: string, log: IncidentLog, command: Command, refusal: object]>([
    ['of a form nobody knows', fresh, { ...file, form: 'x' } as Command, { code: 'unknownForm' }],
    [
      'of a form called constructor',
      fresh,
      { ...file, form: 'constructor' } as Command,
      { code: 'unknownForm' },
    ],
    ['on a playbook without forms', openOn(barePlaybook), file, { code: 'unknownForm' }],
    [
      'with too long a field',
      fresh,
      { ...file, fields: { text: '字'.repeat(20_001) } } as Command,
      atField('text', 'tooLong'),
    ],
    [
      'that gives a cause nobody approved',
      found,
      { ...file, fields: { text: '系边坡，失稳垮塌。' } } as Command,
      { code: 'unapprovedCause', text: '边坡失稳垮塌' },
    ],
  ])('is refused %s', (_, log, command, refusal) => {
    expect(refusalOf(log, command, context)).toMatchObject(refusal);
  });

  test('may give the approved cause', () => {
    const command: Command = { ...file, fields: { text: '系边坡失稳垮塌。' } } as Command;
    expect(refusalOf(ready, command, context)).toBeUndefined();
  });
});

describe('what is typed', () => {
  test('is kept as it is, and every event of it reads back', () => {
    fc.assert(
      fc.property(anyText, text => {
        fc.pre(text.trim() !== '' && !text.includes('{') && !text.includes('}'));
        const commands: readonly Command[] = [
          record('time', text),
          recordNew('面积', text),
          save(text),
          { kind: 'recordTheme', title: text, count: '1' },
          { kind: 'fileDocument', form: 'initial-report', fields: { text } },
          { kind: 'propose', target: { kind: 'step', id: 'archive' }, what: text, why: text },
        ];
        const log = commands.reduce((before, command) => attempt(before, context, command), fresh);
        for (const event of log.events)
          expect(readBack(JSON.parse(JSON.stringify(event)))).toEqual({ event });
        expect(factIn(log, 'time').usable?.value).toBe(text.trim());
      }),
    );
  });

  test('is answered with events or a refusal that has a sentence, whatever it is, and never with an exception', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        'constructor',
        '__proto__',
        'toString',
        '',
        ' ',
        '{主要原因}',
        '\ud83d',
        '2026-02-30T00:00:00Z',
        tomorrow,
        hoursAgo(1),
      ),
    );
    const anyPerson = fc.record({ name: odd }, { requiredKeys: ['name'] });
    const anyCommand: fc.Arbitrary<Command> = fc.oneof(
      fc.record({
        kind: fc.constant('recordFact' as const),
        fact: fc.oneof(fc.constantFrom('time', 'cause'), odd),
        value: odd,
        source: odd,
        state: fc.constantFrom('verified' as const, 'checking' as const, 'withheld' as const),
        reason: odd,
        person: anyPerson,
        verifiedAt: odd,
        replaces: fc.array(odd, { maxLength: 2 }),
      }),
      fc.record({
        kind: fc.constant('recordFact' as const),
        label: odd,
        value: odd,
        source: odd,
        state: fc.constant('checking' as const),
        replaces: fc.constant([]),
      }),
      fc.record({
        kind: fc.constant('approveCause' as const),
        entry: odd,
        person: anyPerson,
        how: fc.constantFrom('phone' as const, 'meeting' as const),
        decidedAt: odd,
      }),
      fc.record({
        kind: fc.constant('saveStatement' as const),
        channel: fc.oneof(fc.constant('notice'), odd),
        form: fc.constantFrom(...STATEMENT_KINDS),
        title: odd,
        parts: fc.array(fc.record({ part: fc.oneof(fc.constant('body'), odd), draft: odd }), {
          maxLength: 2,
        }),
        nextUpdate: odd,
        noUpdate: odd,
      }),
      fc.record({
        kind: fc.constant('sign' as const),
        version: fc.constant(version),
        items: fc.array(
          fc.record({
            item: fc.oneof(fc.constant('secrecy'), odd),
            note: odd,
            condition: odd,
            person: anyPerson,
          }),
          { maxLength: 2 },
        ),
        how: fc.constantFrom('phone' as const, 'meeting' as const, 'inWriting' as const),
        decidedAt: odd,
        occasion: odd,
        among: odd,
        combines: odd,
      }),
      fc.record({ kind: fc.constant('passOver' as const), version: odd, item: odd, reason: odd }),
      fc.record({
        kind: fc.constant('publish' as const),
        version: fc.constant(version),
        place: odd,
        publishedAt: odd,
        link: odd,
        steps: fc.array(fc.record({ step: odd, values: fc.dictionary(odd, odd) }), { maxLength: 2 }),
      }),
      fc.record({ kind: fc.constant('recordTheme' as const), title: odd, count: odd, place: odd }),
      fc.record({
        kind: fc.constant('answerTheme' as const),
        theme: odd,
        how: fc.constant('answered' as const),
        publication: odd,
        text: odd,
        place: odd,
        answeredAt: odd,
      }),
      fc.record({
        kind: fc.constant('fileDocument' as const),
        form: fc.oneof(fc.constant('initial-report'), odd),
        fields: fc.dictionary(odd, odd),
      }),
      fc.record({
        kind: fc.constant('recordAction' as const),
        finding: odd,
        text: odd,
        owner: anyPerson,
        due: odd,
      }),
      fc.record({
        kind: fc.constant('propose' as const),
        target: fc.record({ kind: fc.constantFrom('clause' as const, 'step' as const), id: odd }),
        what: odd,
        why: odd,
      }),
    );
    fc.assert(
      fc.property(anyCommand, command => {
        const decided = answer(ready, command, context);
        if (decided.ok)
          for (const event of decided.value)
            expect(readBack(JSON.parse(JSON.stringify(event)))).toEqual({ event });
        else expect(refusalSentence(decided.refusal)).toMatch(/。$/);
      }),
      { numRuns: runs(300) },
    );
  });

  test('may be enormous, and is refused all the same', () => {
    const huge = '雨{发生时间}'.repeat(100_000);
    for (const command of [
      record('time', huge),
      recordNew(huge, '一'),
      save(huge),
      { kind: 'recordTheme', title: huge, count: huge },
      { kind: 'fileDocument', form: 'initial-report', fields: { text: huge } },
    ] satisfies readonly Command[])
      expect(refusalOf(ready, command, context)).toMatchObject({
        code: 'badField',
      } satisfies Partial<Refusal>);
  });
});
