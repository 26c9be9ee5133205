import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import type { Ledger } from '../../../src/desk/facts/ledger.ts';
import {
  draftFromSegments,
  draftPart,
  fillTemplate,
  resolveDraft,
  textOf,
} from '../../../src/desk/statements/compose.ts';
import type { TextSegment } from '../../../src/desk/statements/segment.ts';
import { piecesOf } from '../../../src/playbook/template.ts';
import { act, viewOf } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import { approveCause, factIn, kit, openRelease, record, recordNew, writing } from '../../support/release.ts';

const context = writing();
const fresh = openRelease();
const ledgerOf = (log: IncidentLog): Ledger => viewOf(log).ledger;
const told = act(fresh, context, record('time', '9时'), record('place', '甲村'), record('cause', '边坡失稳'));
const approved = act(told, context, approveCause(told));
const words = { 正在核实: '涉及规模', 下次发布: '', 联系渠道: kit.contactLine };

describe('a text is cut at its tokens', () => {
  test.each<[text: string, pieces: readonly (string | [string])[]]>([
    ['', []],
    ['没有记号', ['没有记号']],
    ['{发生时间}，在{发生地点}。', [['发生时间'], '，在', ['发生地点'], '。']],
    ['{{发生时间}}', ['{', ['发生时间'], '}']],
    ['{发生 时间}', ['{发生 时间}']],
    ['{}', ['{}']],
    ['{没有合上', ['{没有合上']],
    ['合上}了', ['合上}了']],
    ['{一}{二}', [['一'], ['二']]],
    ['{一{二}三}', ['{一', ['二'], '三}']],
    [`{${'字'.repeat(81)}}`, [`{${'字'.repeat(81)}}`]],
    [`{${'𠮷'.repeat(20)}}`, [['𠮷'.repeat(20)]]],
  ])('%j', (text, pieces) => {
    expect(piecesOf(text)).toEqual(
      pieces.map(piece => (typeof piece === 'string' ? { text: piece } : { token: piece[0] })),
    );
  });

  test('and nothing is lost or added, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '字', ' ', '😀', 'a') }), text => {
        const pieces = piecesOf(text);
        expect(pieces.map(piece => ('text' in piece ? piece.text : `{${piece.token}}`)).join('')).toBe(text);
        expect(pieces.some(piece => 'text' in piece && piece.text === '')).toBe(false);
      }),
    );
  });
});

describe('a template is filled', () => {
  const values = new Map([
    ['甲', '一'],
    ['丙', '{甲}'],
  ]);

  test.each([
    ['{甲}与{甲}', '一与一'],
    ['有{甲}没{乙}', '有一没'],
    ['留下\n没有{乙}\n也留下', '留下\n也留下'],
    ['{乙}{乙}', ''],
    ['值里的记号不再读：{丙}', '值里的记号不再读：{甲}'],
    ['{constructor}', ''],
  ])('%j', (template, text) => {
    expect(fillTemplate(template, token => values.get(token) ?? '')).toBe(text);
  });
});

describe('the first draft of a part', () => {
  const { full, holding } = required(kit.channels[0]?.parts[0], 'part');

  test('keeps facts as tokens, fills in the rest, and leaves out the lines nothing stands for', () => {
    expect(draftPart(full, ledgerOf(told), words)).toBe(
      `{发生时间}，{发生地点}发生险情。\n联系：${kit.contactLine}`,
    );
    expect(draftPart(holding, ledgerOf(told), words)).toBe('正在核实：涉及规模。');
  });

  test('has the line of the cause once that is approved, and not before', () => {
    expect(draftPart(full, ledgerOf(told), words)).not.toContain('主要原因');
    expect(draftPart(full, ledgerOf(approved), words)).toContain('原因：{主要原因}。');
  });

  test('of nothing verified is what needs no fact', () => {
    expect(draftPart(full, ledgerOf(fresh), words)).toBe(`联系：${kit.contactLine}`);
  });

  test('takes no token for what every object has', () => {
    expect(draftPart('{constructor}{toString}{__proto__}', ledgerOf(told), words)).toBe('');
  });

  test('means the playbook’s word where a fact was added under the same name', () => {
    const log = act(told, context, recordNew('联系渠道', '12345'));
    expect(draftPart('{联系渠道}', ledgerOf(log), words)).toBe(kit.contactLine);
  });

  test('can be saved as it is: its tokens all stand for something', () => {
    for (const log of [fresh, told, approved])
      for (const { parts } of kit.channels)
        for (const part of parts)
          for (const kind of ['full', 'holding'] as const)
            expect(resolveDraft(draftPart(part[kind], ledgerOf(log), words), ledgerOf(log)).problems).toEqual(
              [],
            );
  });
});

describe('a draft is resolved', () => {
  test('to segments that remember fact and entry, whose text is what goes out', () => {
    const { segments, problems } = resolveDraft('{发生时间}，在{发生地点}。', ledgerOf(told));
    const entry = (id: string): string => factIn(told, id).usable?.event ?? '';
    expect(problems).toEqual([]);
    expect(segments).toEqual([
      { text: '9时', fact: 'time', entry: entry('time') },
      { text: '，在' },
      { text: '甲村', fact: 'place', entry: entry('place') },
      { text: '。' },
    ]);
    expect(textOf(segments)).toBe('9时，在甲村。');
  });

  const doubtful = act(
    told,
    context,
    record('time', '10时'),
    record('scale', '3亩', { state: 'checking' }),
    record('casualties', '2人', { state: 'withheld', reason: '家属' }),
  );
  test.each<[name: string, token: string, log: IncidentLog, why: string]>([
    ['nobody knows', '天气', told, 'unknown'],
    ['every object has', 'constructor', told, 'unknown'],
    ['nobody has said anything of', '涉及规模', told, 'notVerified'],
    ['is being checked', '涉及规模', doubtful, 'notVerified'],
    ['is withheld', '伤亡情况', doubtful, 'notVerified'],
    ['is told in two ways', '发生时间', doubtful, 'notVerified'],
    ['is a cause not approved', '主要原因', told, 'notApproved'],
    ['is a cause not even verified', '主要原因', fresh, 'notVerified'],
  ])('without what %s, which is named with the reason', (_, token, log, why) => {
    const { segments, problems } = resolveDraft(`甲{${token}}乙`, ledgerOf(log));
    expect(problems).toEqual([{ token, why }]);
    expect(textOf(segments)).toBe('甲乙');
  });

  test('with the approved cause, and not when the approval is taken back', () => {
    expect(textOf(resolveDraft('{主要原因}', ledgerOf(approved)).segments)).toBe('边坡失稳');
  });
});

describe('segments back as a draft', () => {
  /** A fact the officer added, whose name and value are full of braces. */
  const odd = act(approved, context, recordNew('转移人数', '{主要原因}和{'));
  const ledger = ledgerOf(odd);

  test('are the draft again, character for character, whatever was typed', () => {
    const anyDraft = fc
      .array(
        fc.oneof(
          fc.constantFrom('{发生时间}', '{发生地点}', '{主要原因}', '{转移人数}'),
          fc.constantFrom('{', '}', '{ 主要原因 }', '{}', '｛主要原因｝', '\n', '<b>', '😀', '字'),
        ),
        { maxLength: 12, size: 'max' },
      )
      .map(pieces => pieces.join(''));
    fc.assert(
      fc.property(anyDraft, draft => {
        const { segments, problems } = resolveDraft(draft, ledger);
        fc.pre(problems.length === 0);
        expect(draftFromSegments(segments, ledger)).toBe(draft);
        expect(resolveDraft(draftFromSegments(segments, ledger), ledger)).toEqual({ segments, problems });
      }),
      { numRuns: 300 },
    );
  });

  test('take a value of a fact whose name is lost for words, though it holds braces', () => {
    const { segments } = resolveDraft('共{转移人数}。', ledger);
    expect(textOf(segments)).toBe('共{主要原因}和{。');
    const draft = draftFromSegments(segments, ledgerOf(approved));
    expect(draft).toBe('共｛主要原因｝和｛。');
    expect(resolveDraft(draft, ledgerOf(approved)).segments).toEqual([{ text: draft }]);
  });

  test('never read as a token what was none, however the words are cut, and say the same but for braces', () => {
    const anyWords = fc.string({ unit: fc.constantFrom('{', '}', '主要原因', '发生时间', '字', ' ') });
    const anySegment: fc.Arbitrary<TextSegment> = fc.oneof(
      anyWords.map(text => ({ text })),
      anyWords.map(text => ({ text, fact: 'lost', entry: '01KARM8C00000000000000000B' })),
      fc.constant({ text: '9时', fact: 'time', entry: factIn(odd, 'time').usable?.event ?? '' }),
    );
    const wide = (text: string): string => text.replace(/[{}]/g, brace => (brace === '{' ? '｛' : '｝'));
    fc.assert(
      fc.property(fc.array(anySegment, { maxLength: 6 }), segments => {
        const again = resolveDraft(draftFromSegments(segments, ledger), ledger);
        expect(again.problems).toEqual([]);
        const facts = (of: readonly TextSegment[]): readonly string[] =>
          of.flatMap(each => ('fact' in each && each.fact !== 'lost' ? [each.fact] : []));
        expect(facts(again.segments)).toEqual(facts(segments));
        expect(wide(textOf(again.segments))).toBe(wide(textOf(segments)));
      }),
      { numRuns: 300 },
    );
  });
});
