import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { unapprovedIn } from '../../../src/desk/documents/cause-guard.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf, prefill } from '../../../src/desk/documents/fill.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { unapprovedCauses } from '../../../src/desk/facts/cause.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { HOUR, iso, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  answer,
  answerWith,
  contextAt,
  countingIds,
  openLog,
  undo,
  viewOf,
} from '../../support/incident.ts';
import { runs } from '../../support/property-runs.ts';
import { decided, leader, officer, replace, save, wang } from '../../support/release.ts';
import { filled, formOf, forms, sourceOf } from './incidents.ts';

/** Causes as officers would word them; none is part of another, nor of the words of a form. */
const causes = [
  '上方修路切坡过陡',
  '排水沟多年未清淤',
  '连日暴雨使土体饱和',
  '坡脚被人取土掏空',
  '老旧挡墙开裂',
] as const;

/** Places where an officer could write a cause down long before anybody has approved it. */
const ways = [
  'note',
  'guess',
  'value',
  'reason',
  'statement',
  'theme',
  'answer',
  'action',
  'proposal',
  'rename',
  'fact',
] as const;

type Turn =
  | {
      readonly kind: 'cause';
      readonly pick: number;
      readonly state: 'verified' | 'checking' | 'withheld';
      readonly beside: boolean;
    }
  | { readonly kind: 'approve' }
  | { readonly kind: 'undo'; readonly pick: number }
  | {
      readonly kind: 'say';
      readonly way: (typeof ways)[number];
      readonly pick: number;
      readonly before: string;
    };

const anyTurn: fc.Arbitrary<Turn> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('cause' as const),
      pick: fc.nat(causes.length - 1),
      state: fc.constantFrom(
        'verified' as const,
        'verified' as const,
        'checking' as const,
        'withheld' as const,
      ),
      beside: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'approve' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), pick: fc.nat(30) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      way: fc.constantFrom(...ways),
      pick: fc.nat(causes.length - 1),
      before: fc.constantFrom('', '现场看，是', '专家说：', '🕳️', '第一行\n'),
    }),
  },
);

function commandOf(turn: Turn, log: IncidentLog): Command {
  const { ledger, themes } = viewOf(log);
  const cause = ledger.byId.get('cause');
  switch (turn.kind) {
    case 'cause': {
      const command = replace(log, 'cause', causes[turn.pick] ?? '', { state: turn.state, reason: '内部' });
      return turn.beside ? { ...command, replaces: [] } : command;
    }
    case 'approve':
      return {
        kind: 'approveCause',
        entry: cause?.current.at(-1)?.event ?? '',
        person: leader,
        ...decided(Date.parse(log.events.at(-1)?.at ?? '')),
      };
    case 'undo':
      return undo(log.events[turn.pick]?.id ?? '');
    case 'say': {
      const said = `${turn.before}${causes[turn.pick] ?? ''}。`;
      switch (turn.way) {
        case 'note':
          return { kind: 'note', text: said, noteKind: 'situation' };
        case 'guess':
          return { kind: 'note', text: said, noteKind: 'guess' };
        case 'value':
          return {
            kind: 'markDone',
            step: 'assign-lead',
            doneAt: iso(NOW),
            values: { lead: '地质环境科', tasks: [{ who: '地质环境科', what: said }] },
          };
        case 'reason':
          return { kind: 'skip', step: 'report-upward', reason: said };
        case 'statement':
          return save(said, { title: said.slice(0, 40) });
        case 'theme':
          return { kind: 'recordTheme', title: said, count: '3' };
        case 'answer':
          return answerWith(log, themes[0]?.id ?? '', { text: said });
        case 'action':
          return {
            kind: 'recordAction',
            finding: said,
            text: said,
            owner: wang,
            due: iso(NOW + 9 * HOUR),
          };
        case 'proposal':
          return { kind: 'propose', target: { kind: 'clause', id: '4.4.3' }, what: said, why: said };
        case 'rename':
          return { kind: 'rename', title: `村口滑坡${causes[turn.pick] ?? ''}` };
        case 'fact':
          return replace(log, 'handling', said);
      }
    }
  }
}

/** The log after these turns: allowed commands are carried out, refused ones are not. */
function played(turns: readonly Turn[]): { readonly log: IncidentLog; readonly done: number } {
  const newId = countingIds(1);
  let log = openLog(wideFacts, contextAt(NOW, newId, officer));
  let done = 0;
  for (const [minutes, turn] of turns.entries()) {
    const decided = answer(log, commandOf(turn, log), contextAt(NOW + minutes * 60_000, newId, officer));
    if (!decided.ok) continue;
    log = incidentLogs.extend(log, decided.value);
    done += 1;
  }
  return { log, done };
}

/** Read with other eyes than the code's: blanks aside, is the cause there as it was written. */
const says = (text: string, cause: string): boolean =>
  text.replace(/\s/g, '').includes(cause.replace(/\s/g, ''));

describe('a cause that nobody has approved as the cause', () => {
  test('stands in no document as it is offered, whatever was recorded where', () => {
    let carriedOut = 0;
    let held = 0;
    fc.assert(
      fc.property(fc.array(anyTurn, { minLength: 4, maxLength: 25, size: 'max' }), turns => {
        const { log, done } = played(turns);
        carriedOut += done;
        const source = sourceOf(log, NOW + HOUR);
        const forbidden = unapprovedCauses(source.view.ledger);
        if (JSON.stringify(log.events).includes(causes[0])) held += 1;
        for (const form of forms) {
          const model = filled(form, source);
          expect(unapprovedIn(model, source), form.title).toEqual([]);
          const text = plainText(model);
          for (const cause of forbidden) expect(says(text, cause), `${form.title}: ${cause}`).toBe(false);
        }
      }),
      { numRuns: runs(60) },
    );
    // A property over logs in which nothing happened would hold of anything.
    expect(carriedOut).toBeGreaterThan(300);
    expect(held).toBeGreaterThan(10);
  });

  test('is found wherever an officer types it into a document', () => {
    const { log } = played([{ kind: 'cause', pick: 0, state: 'verified', beside: false }]);
    const source = sourceOf(log, NOW + HOUR);
    for (const form of forms)
      for (const field of form.fields) {
        if (field.kind === 'table') continue;
        const typed = { ...prefill(form, source, documentWords), [field.id]: `据说是上方修路，\n切坡 过陡` };
        expect(unapprovedIn(documentOf(form, typed, source, documentWords), source), field.id).toEqual([
          causes[0],
        ]);
      }
  });

  test('short as a word is one next to words that make it a cause, in the text or in the name of the field', () => {
    const log = openLog(wideFacts, contextAt(NOW, countingIds(1), officer));
    const recorded = act(log, contextAt(NOW, countingIds(2), officer), replace(log, 'cause', '暴雨'));
    const source = sourceOf(recorded, NOW + HOUR);
    const form = formOf('initial-report');
    const found = (text: string, label = '基本内容') =>
      unapprovedIn(
        {
          ...documentOf(form, {}, source, documentWords),
          lines: [{ label, value: text }],
        },
        source,
      );
    expect(found('由于暴雨')).toEqual(['暴雨']);
    expect(found('暴雨', '主要原因')).toEqual(['暴雨']);
    expect(found('暴雨红色预警期间')).toEqual([]);
    // The incident's own title may say that it rained.
    expect(filled(form, source).title).toBe('关于“暴雨后山体滑坡”网络舆情的初报');
  });

  test('is told once it is approved, and its mark is gone', () => {
    const { log } = played([
      { kind: 'cause', pick: 0, state: 'verified', beside: false },
      { kind: 'say', way: 'note', pick: 0, before: '' },
    ]);
    const review = (of: IncidentLog) => plainText(filled(formOf('review-report'), sourceOf(of, NOW + HOUR)));
    expect(review(log)).toContain(documentWords.withheld);
    const approved = act(log, contextAt(NOW, countingIds(3), officer), commandOf({ kind: 'approve' }, log));
    expect(review(approved)).not.toContain(documentWords.withheld);
    expect(review(approved)).toContain(causes[0]);
  });
});
