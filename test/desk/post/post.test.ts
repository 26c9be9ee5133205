import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/desk/core/incident.ts';
import { FILE_LIMITS } from '../../../src/desk/core/limits.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { filesNamed, filesRestricted } from '../../../src/desk/people/named.ts';
import { postSubject } from '../../../src/desk/post/post-recorded.ts';
import { hoursAgo, iso, limitedFacts, NOW } from '../../support/answers.ts';
import {
  act,
  atField,
  contextAt,
  countingIds,
  eventOf,
  fileOf,
  li,
  office,
  openLog,
  readBack,
  refusalOf,
  takenBack,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { index } from '../../support/playbook.ts';

const context = contextAt(NOW, countingIds(1), zhang);
const log = openLog({ ...limitedFacts, link: 'https://example.invalid/1' });
const record = (rest: Omit<Extract<Command, { kind: 'recordPost' }>, 'kind'>): Command => ({
  kind: 'recordPost',
  ...rest,
});

describe('the post', () => {
  test('is known as far as the triage asked, each value with its source', () => {
    const { post } = viewOf(log);
    expect(post.link).toMatchObject({ value: 'https://example.invalid/1', from: 'triage', by: office });
    expect(post.foundAt).toMatchObject({ from: 'triage' });
    // In words, not as the option's id.
    const chosen = index.question('place');
    const label =
      chosen?.kind === 'choice'
        ? chosen.options.find(({ value }) => value === limitedFacts['place'])?.label
        : '';
    expect(post.platform).toMatchObject({ value: label, from: 'triage' });
    expect(post.summary).toBeUndefined();
  });

  test('is recorded once: the form with everything in it says only what is new', () => {
    const { post } = viewOf(log);
    const event = eventOf(
      log,
      record({
        summary: '说采石场夜间放炮',
        platform: post.platform?.value,
        link: post.link?.value,
        attention: '',
      }),
      context,
    );
    expect(event).toMatchObject({ type: 'postRecorded', data: { summary: '说采石场夜间放炮' } });
    expect(Object.keys(event.data)).toEqual(['summary']);
    expect(readBack(JSON.parse(JSON.stringify(event)))).toEqual({ event });
    const after = incidentLogs.extend(log, [event]);
    expect(viewOf(after).post.summary).toMatchObject({
      value: '说采石场夜间放炮',
      from: 'post',
      by: zhang,
    });
    expect(refusalOf(after, record({ summary: '说采石场夜间放炮' }), context)).toMatchObject({
      code: 'unchanged',
    });
  });

  test('is counted again and again, each count with its time; the latest is the answer', () => {
    const counted = act(
      log,
      context,
      record({ attention: '3.2万', comments: '约120' }),
      record({ attention: '１,200', countedAt: hoursAgo(3) }),
    );
    const { post } = viewOf(counted);
    expect(post.counts).toMatchObject([
      { at: hoursAgo(3), attention: { number: 1200, approximate: false }, comments: undefined },
      { attention: { number: 32_000, approximate: true }, comments: { number: 120, approximate: true } },
    ]);
    expect(post.counts.at(-1)?.attention?.number).toBe(32_000);
    expect(viewOf(counted).differences).toEqual([]);
    const undone = takenBack(counted, context, post.counts[1]?.event ?? '');
    expect(viewOf(undone).post.counts.at(-1)?.attention?.number).toBe(1200);
    expect(viewOf(undone).post.counts.at(-1)?.comments).toBeUndefined();
  });

  describe('asks about one picture that would be both the original and the masked one', () => {
    const [picture, other] = [fileOf('原图').file, fileOf('遮好').file];
    const asked = { code: 'badField', field: 'masked', why: { code: 'notMasked' } };

    test('in one record, and where one of the two stands already', () => {
      expect(refusalOf(log, record({ original: picture, masked: picture }), context)).toEqual(asked);
      const kept = act(log, context, record({ original: picture }));
      expect(refusalOf(kept, record({ masked: { ...picture, name: '遮好.png' } }), context)).toEqual(asked);
      const shown = act(log, context, record({ masked: picture }));
      expect(refusalOf(shown, record({ original: picture }), context)).toEqual(asked);
    });

    test('until it is another, or the officer says that nothing is to be masked', () => {
      const kept = act(log, context, record({ original: picture }));
      const replaced = eventOf(kept, record({ masked: other, nothingToMask: true }), context);
      expect(replaced.data).toEqual({ masked: other });
      const said = eventOf(kept, record({ masked: picture, nothingToMask: true }), context);
      expect(said.data).toEqual({ masked: picture, nothingToMask: true });
      expect(readBack(JSON.parse(JSON.stringify(said)))).toEqual({ event: said });
      // Another value recorded beside them does not ask about them again.
      const both = incidentLogs.extend(kept, [said]);
      expect(eventOf(both, record({ summary: '摘要' }), context).data).toEqual({ summary: '摘要' });
    });
  });

  test.each([
    ['attention', '若干', 'notANumber'],
    ['comments', '-1', 'notANumber'],
    ['firstAt', '2026-02-30T09:00:00+08:00', 'notATime'],
    ['countedAt', iso(NOW + 3_600_000), 'inFuture'],
  ])('is refused at the field: %s %s', (field, typed, code) => {
    expect(refusalOf(log, record({ summary: '摘要', [field]: typed }), context)).toEqual({
      code: 'badField',
      field,
      why: { code },
    });
  });

  test('differs where two said it apart, field by field, and is decided', () => {
    const other = contextAt(NOW, countingIds(2), li);
    const one = eventOf(log, record({ summary: '甲', firstAt: hoursAgo(4) }), context);
    const two = eventOf(log, record({ summary: '乙', firstAt: hoursAgo(4), attention: '5' }), other);
    const both = incidentLogs.extend(log, [one, two]);
    expect(viewOf(both).differences).toMatchObject([{ kind: 'values', subject: postSubject('summary') }]);
    const decided = act(both, context, {
      kind: 'choose',
      subject: postSubject('summary'),
      event: one.id,
    });
    expect(viewOf(decided).post.summary?.value).toBe('甲');
    expect(viewOf(decided).differences).toEqual([]);
  });

  test('keeps its picture twice: the original restricted, and the one that was masked', () => {
    const [original, masked] = [fileOf('原图', '原图.png').file, fileOf('遮好', '遮好.png').file];
    const after = act(log, context, record({ original, masked }));
    const { post, fileBytes } = viewOf(after);
    expect([post.original?.value, post.masked?.value]).toEqual([original, masked]);
    expect(fileBytes).toBe(original.bytes + masked.bytes);
    expect([...filesNamed(after.events).keys()]).toEqual([original.sha256, masked.sha256]);
    expect([...filesRestricted(after.events)]).toEqual([original.sha256]);
    expect(
      refusalOf(log, record({ original: { ...original, bytes: FILE_LIMITS.one + 1 } }), context),
    ).toMatchObject(atField('original', 'fileTooLarge'));
  });
});
