import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { HOUR, hoursAgo, iso, NOW, simpleFacts } from '../../support/answers.ts';
import { act, complete, contextAt, countingIds, openLog } from '../../support/incident.ts';
import { playbook, required } from '../../support/playbook.ts';
import { officer, replace } from '../../support/release.ts';
import { ticketLog } from '../../support/story.ts';
import { documentsOf } from './incidents.ts';

/** A landslide at night, told by telephone and not graded yet. */
const slide: Facts = {
  title: '石板镇柳塘村后山滑坡',
  handling: 'respond',
  foundAt: hoursAgo(8),
  emergencyAt: hoursAgo(9),
  topic: 'geological-disaster',
  emergency: 'yes',
  emergencyLevel: 'ungraded',
  spread: 'limited',
  sensitive: 'yes',
  factsClear: 'unclear',
  panic: 'yes',
  request: 'none',
  finder: 'office',
  place: 'other',
};
const context = contextAt(NOW, countingIds(61), officer);
const opened = (facts: Facts = slide): IncidentLog => openLog(facts, context);
const initial = (log: IncidentLog): string => documentsOf(log, NOW, ['initial-report']);
const final = (log: IncidentLog): string => documentsOf(log, NOW, ['final-report']);
const solved = (values: Record<string, string>): Command => ({
  kind: 'markDone',
  step: required(playbook.steps.find(({ fills }) => fills === 'solution')?.id, 'solution'),
  doneAt: iso(NOW),
  values,
});

describe('a report that a head of office would sign', () => {
  test('counts no limit as missed that only a graver grade would set', () => {
    const report = final(opened());
    expect(report).toMatch(/共涉及时限\d+项/);
    expect(report).not.toContain('超过时限');
    const handover = documentsOf(opened(), NOW, ['handover-sheet']);
    expect(handover).toContain('若突发事件级别定为重大');
    expect(handover).not.toContain('已超过');
    expect(documentsOf(opened(), NOW, ['review-report'])).toContain('没有定级，不计超过');
    expect(final(opened({ ...slide, emergencyLevel: 'major' }))).toContain('超过时限1项，为“发布权威信息”');
  });

  test('joins the time of the find to no platform where only a post was registered, or one that appeared later', () => {
    const { finder: _, ...unsaid }: Facts = { ...slide, place: 'short-video' };
    const line = required(
      playbook.first.lines.find(({ opens }) => opens === undefined),
      'a line that opens nothing',
    );
    const kept = act(opened(unsaid), context, {
      kind: 'takeLine',
      line: line.id,
      takenAt: hoursAgo(7.5),
      link: 'https://example.invalid/v',
    });
    expect(initial(kept)).toContain('6时，发现“石板镇柳塘村后山滑坡”一事，涉及地质灾害。');
    expect(initial(kept)).toContain('6时30分，留存短视频平台上的有关内容。');
    expect(initial(opened(unsaid))).toContain('有关内容见于短视频平台。');
    const later = act(opened({ ...slide, place: 'short-video' }), context, {
      kind: 'recordPost',
      firstAt: hoursAgo(7.75),
    });
    expect(initial(later)).toContain('领导小组办公室发现“石板镇柳塘村后山滑坡”一事');
    expect(initial(later)).toContain('6时15分，短视频平台出现有关内容。');
    for (const log of [kept, later]) expect(initial(log)).not.toContain('在短视频平台发现');
  });

  test('calls nothing a post of the net that was told by telephone, nor a grade by the name of having none', () => {
    const report = initial(opened());
    expect(report).toContain('领导小组办公室发现有关“石板镇柳塘村后山滑坡”的反映，涉及地质灾害。');
    expect(report).toContain('，尚未定级。');
    expect(report).not.toMatch(/其他渠道|级别为|不清楚|“影响范围较小”/);
    expect(report).toContain('经初判，影响范围较小。');
    expect(initial(opened({ ...slide, place: 'weibo' }))).toContain('在微博发现有关');
    expect(initial(opened({ ...slide, emergencyLevel: 'larger' }))).toContain('，初判级别为较大。');
  });

  test('says from whom it came where others passed it on', () => {
    expect(documentsOf(ticketLog(), NOW, ['initial-report'])).toContain('12345热线转来有关“局不动产登记大厅');
    const passed = initial(opened({ ...simpleFacts, finder: 'transferred', place: 'weibo' }));
    expect(passed).toContain(
      '上级或其他单位转来有关“某镇某村公示牌有误”的反映（见于微博），涉及规划许可与公示。',
    );
  });

  test('tells of a warning as what is to be said, and not that anybody was told', () => {
    const log = complete(opened(), context, replace(opened(), 'safety', '险情没有解除，请不要返回'));
    expect(initial(log)).toContain('安全提示：险情没有解除，请不要返回。');
    expect(initial(log)).not.toContain('已提示公众');
  });

  test('puts what is due at once before what has days, and promises nothing of nobody', () => {
    const [, next = ''] = /下一步工作\n([\s\S]+?)\n\n/.exec(initial(opened())) ?? [];
    expect(next).toMatch(/第一时间发布已认定的简要信息；.*前公开回应舆情/);
    expect(next).not.toContain('推动解决实际问题');
  });

  test('says what was done and how far it is, with a figure beside its word and a post beside its name', () => {
    const log = act(opened(), context, solved({ measures: '清理村道', progress: '村道已单边通行' }));
    expect(final(log)).toContain('　　已采取的措施：清理村道。\n　　进展：村道已单边通行。');
    const later = act(log, contextAt(NOW + HOUR, countingIds(62), officer), {
      kind: 'recordTheme',
      title: '能不能回家',
      count: '58',
    });
    // Told once in the feedback, which has measures and result in one place.
    expect(documentsOf(log, NOW, ['order-report']).split('清理村道')).toHaveLength(2);
    expect(final(later)).toContain('反映“能不能回家”的58条，尚未答复。');
    expect(final(log)).not.toMatch(/尚无公众反映|回头核实|\d [项条次步]/);
  });
});
