import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { reviewOf } from '../../../src/desk/review/summary.ts';
import { deviationLabel, deviationSubject } from '../../../src/desk/review/words.ts';
import { iso, NOW } from '../../support/answers.ts';
import {
  act,
  atField,
  elsewhere,
  indexFor,
  lastId,
  namesIn,
  refusalOf,
  viewOf,
} from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import {
  approveCause,
  check,
  latestIn,
  openRelease,
  record,
  released,
  save,
  signed,
  writing,
} from '../../support/release.ts';

const context = writing();
const drafted = act(openRelease(), context, save('都已处置完。'));
const checked = act(drafted, context, check(latestIn(drafted).id, 'secrecy'));
const caused = act(drafted, context, record('cause', '边坡失稳垮塌'));
const undo = (log: IncidentLog, reason?: string): Command => ({
  kind: 'undo',
  event: lastId(log),
  ...(reason === undefined ? {} : { reason }),
});
const takenBack = (log: IncidentLog) =>
  reviewOf(indexFor(log), log, viewOf(log), NOW).deviations.filter(({ kind }) => kind === 'takenBack');

const relied: readonly (readonly [what: string, log: IncidentLog, subject: string])[] = [
  ['a signature', checked, '核对《情况通告》第 1 稿（保密审查）：法规科 王五，电话。说明：审过'],
  [
    'an approval of the cause',
    act(caused, context, approveCause(caused)),
    '原因经认定审定：组长 郑组长，电话',
  ],
  [
    'a publication',
    released(drafted, context),
    '对外发布《情况通告》第 1 稿：局门户网站。承诺 11月25日 14:00 再发布',
  ],
  [
    'what went out elsewhere',
    act(drafted, context, elsewhere()),
    '对外发布《情况通告》：市政府门户网站（11月24日 13:00，事后补录，未经本系统签审，市委宣传部副部长 郑组长审定）',
  ],
];

describe.each(relied)('%s', (_, log, subject) => {
  test.each([undefined, '', ' 　'])('is not taken back with %j for a reason', reason => {
    expect(refusalOf(log, undo(log, reason), context)).toMatchObject(atField('reason', 'required'));
    expect(takenBack(log)).toEqual([]);
  });

  test('that was taken back stands in the review, with who, when and why', () => {
    const undone = act(log, context, undo(log, '签错了稿子'));
    const found = takenBack(undone);
    expect(found).toMatchObject([
      { event: lastId(undone), by: context.by, at: iso(NOW), reason: '签错了稿子' },
    ]);
    expect(deviationLabel.takenBack).toBe('撤销');
    expect(
      deviationSubject(required(found[0], 'deviation'), namesIn(undone), event =>
        eventSentence(event, namesIn(undone), NOW),
      ),
    ).toBe(subject);
  });
});

test('other records are taken back without a reason, and leave no such trace', () => {
  const noted = act(drafted, context, { kind: 'note', text: '记' });
  expect(takenBack(act(noted, context, undo(noted)))).toEqual([]);
  expect(takenBack(act(drafted, context, undo(drafted)))).toEqual([]);
});

test('a version that is approved again after its approval was taken back still shows that it was', () => {
  const ready = signed(drafted, context);
  const undone = act(ready, context, undo(ready, '还要再念一遍'));
  const { id } = latestIn(undone);
  const again = signed(undone, context);
  expect(takenBack(again)).toMatchObject([{ what: { data: { version: id, item: 'aloud' } } }]);
});
