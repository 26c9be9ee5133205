import { describe, expect, test } from 'vitest';
import { alertsOf, queueOf } from '../../../../src/desk/frame/list/queue.ts';
import { HOUR, iso, limitedFacts, NOW, wideFacts } from '../../../support/answers.ts';
import { act, closeWith, contextAt, countingIds, openLog, viewOf, zhang } from '../../../support/incident.ts';
import { index } from '../../../support/playbook.ts';

const wide = openLog(wideFacts, contextAt(NOW, countingIds(1), zhang));
const limited = openLog(limitedFacts, contextAt(NOW, countingIds(2), zhang));

describe('what is due next across incidents', () => {
  test('stands in one row, the earliest first, whichever incident it belongs to', () => {
    const queue = queueOf([viewOf(limited, NOW), viewOf(wide, NOW)]);
    const due = queue.map(item => item.due ?? Number.MAX_VALUE);
    expect(due).toEqual([...due].sort((one, other) => one - other));
    expect(new Set(queue.map(({ incident }) => incident.id)).size).toBe(2);
  });

  test('takes in deferred steps that come back at a time, and leaves out closed incidents', () => {
    const at = iso(NOW + HOUR);
    const context = contextAt(NOW, countingIds(3), zhang);
    const deferred = act(limited, context, {
      kind: 'defer',
      step: 'review',
      reason: '等人齐',
      until: { kind: 'time', at },
    });
    expect(queueOf([viewOf(deferred, NOW)])).toContainEqual(
      expect.objectContaining({ kind: 'return', step: index.steps.get('review'), due: NOW + HOUR }),
    );
    expect(queueOf([viewOf(closeWith(deferred, context), NOW)])).toEqual([]);
  });
});

describe('alerts', () => {
  test('name a clock once it presses, and again under another key once it has run out', () => {
    const [first] = queueOf([viewOf(limited, NOW)]);
    const due = first?.due ?? Number.NaN;
    const kinds = (now: number) =>
      alertsOf([viewOf(limited, now)])
        .filter(alert => alert.due === due)
        .map(({ kind, key }) => [kind, key]);
    const calm = kinds(due - 30 * HOUR);
    const [soon] = kinds(due - 10 * 60_000);
    const [overdue] = kinds(due + 60_000);
    expect(calm).toEqual([]);
    expect(soon?.[0]).toBe('soon');
    expect(overdue?.[0]).toBe('overdue');
    expect(soon?.[1]).not.toBe(overdue?.[1]);
    expect(kinds(due - 9 * 60_000)[0]).toEqual(soon);
  });
});
