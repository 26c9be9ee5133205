import { expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { documentActs } from '../../../src/desk/documents/acts.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { fillingOf } from '../../../src/desk/documents/filling.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { HOUR, NOW } from '../../support/answers.ts';
import { act, contextAt, countingIds } from '../../support/incident.ts';
import { openRelease, record, replace } from '../../support/release.ts';
import { filled, formOf, sourceOf } from '../documents/incidents.ts';

const fresh = openRelease();
const ids = countingIds(7);
const at = (hours: number) => contextAt(NOW + hours * HOUR, ids);
const verified = (hours: number) => ({ verifiedAt: new Date(NOW + hours * HOUR).toISOString() });
const report = (log: IncidentLog): string =>
  plainText(filled(formOf('final-report'), sourceOf(log, NOW + 9 * HOUR)));

test('a value that was corrected and then moved on is told as what it was last, not as what it was first', () => {
  const first = act(fresh, at(1), record('scale', '约180亩', verified(1)));
  const wrong = act(first, at(2), replace(first, 'scale', '约165亩', { change: 'wrong', ...verified(2) }));
  const moved = act(
    wrong,
    at(8),
    replace(wrong, 'scale', '补植后约180亩', { change: 'moved', ...verified(8) }),
  );
  const text = report(moved);
  expect(text).toContain('由“约180亩”改为“约165亩”');
  expect(text).toContain('更新涉及规模，由“约165亩”变为“补植后约180亩”');
  expect(text).not.toContain('改为“补植后');
});

test('facts verified at different times are told each at its own', () => {
  const both = act(
    act(fresh, at(2), record('scale', '约180亩', verified(1))),
    at(6),
    record('progress', '已下达停产令', verified(5)),
  );
  const together = act(
    fresh,
    at(6),
    record('scale', '约180亩', verified(5)),
    record('progress', '已下达停产令', verified(5)),
  );
  const verifiedIn = (log: IncidentLog) =>
    documentActs(fillingOf(sourceOf(log, NOW + 9 * HOUR), documentWords), { fields: [] })
      .map(({ time, text }) => `${time}，${text}`)
      .filter(line => line.includes('核实'));
  expect(verifiedIn(both)).toEqual(['11月24日15时，核实涉及规模。', '11月24日19时，核实当前恢复进度。']);
  expect(verifiedIn(together)).toEqual(['11月24日19时，核实涉及规模、当前恢复进度。']);
});
