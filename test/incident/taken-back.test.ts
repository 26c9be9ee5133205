import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/incident/decide.ts';
import type { IncidentLog } from '../../src/incident/kinds/registry.ts';
import { reviewOf } from '../../src/incident/review/summary.ts';
import { deviationLabel, deviationSubject } from '../../src/text/review.ts';
import { NOW } from '../support/answers.ts';
import { atField, elsewhere, indexFor, lastId, viewOf } from '../support/incident.ts';
import { required } from '../support/playbook.ts';
import {
  act,
  approveCause,
  check,
  latestIn,
  openRelease,
  record,
  refusalOf,
  released,
  save,
  signed,
  writing,
} from '../support/release.ts';

const context = writing();
const drafted = act(openRelease(), context, save('都已处置完。'));
const checked = act(drafted, context, check(latestIn(drafted).id, 'secrecy'));
const caused = act(drafted, context, record('cause', '边坡失稳垮塌'));
const undo = (log: IncidentLog, reason?: string): Command => ({
  kind: 'undo',
  event: lastId(log),
  ...(reason === undefined ? {} : { reason }),
});
const names = {
  stepTitle: () => '',
  statementTitle: () => '',
  needTitle: () => '',
  itemTitle: () => '保密审查',
};

const relied: readonly (readonly [what: string, log: IncidentLog, subject: string])[] = [
  ['a signature', checked, '《情况通告》的保密审查：法规科 王五'],
  ['an approval of the cause', act(caused, context, approveCause(caused)), '原因的认定审定：组长 郑组长'],
  ['a publication', released(drafted, context), '发布《情况通告》：局门户网站'],
  ['what went out elsewhere', act(drafted, context, elsewhere()), '发布《情况通告》：市政府门户网站'],
];

describe.each(relied)('%s', (_, log, subject) => {
  test.each([undefined, '', ' 　'])('is not taken back with %j for a reason', reason => {
    expect(refusalOf(log, undo(log, reason), context)).toMatchObject(atField('reason', 'required'));
    expect(viewOf(log).takenBack).toEqual([]);
  });

  test('that was taken back stands in the review, with who, when and why', () => {
    const undone = act(log, context, undo(log, '签错了稿子'));
    expect(viewOf(undone).takenBack).toMatchObject([
      { event: lastId(undone), by: context.by, at: new Date(NOW).toISOString(), reason: '签错了稿子' },
    ]);
    const found = reviewOf(indexFor(undone), undone, viewOf(undone), NOW).deviations.filter(
      ({ kind }) => kind === 'takenBack',
    );
    expect(found).toMatchObject([{ reason: '签错了稿子', by: context.by }]);
    expect(deviationLabel.takenBack).toBe('撤销');
    expect(deviationSubject(required(found[0], 'deviation'), names)).toBe(subject);
  });
});

test('other records are taken back without a reason, and leave no such trace', () => {
  const noted = act(drafted, context, { kind: 'note', text: '记' });
  expect(viewOf(act(noted, context, undo(noted))).takenBack).toEqual([]);
  expect(viewOf(act(drafted, context, undo(drafted))).takenBack).toEqual([]);
});

test('a version that is approved again after its approval was taken back still shows that it was', () => {
  const ready = signed(drafted, context);
  const undone = act(ready, context, undo(ready, '还要再念一遍'));
  const { id } = latestIn(undone);
  const again = signed(undone, context);
  expect(viewOf(again).takenBack).toMatchObject([{ kind: 'signed', version: id, item: 'aloud' }]);
});
