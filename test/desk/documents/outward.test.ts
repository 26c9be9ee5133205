import { describe, expect, test } from 'vitest';
import { lineText } from '../../../src/desk/documents/layout.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { begin } from '../../../src/desk/incident/decide.ts';
import { hoursAgo, NOW } from '../../support/answers.ts';
import { act, contextAt, logOf, viewOf } from '../../support/incident.ts';
import { digest, index, required } from '../../support/playbook.ts';
import { moment, noticeLog, quarryLog, ticketLog } from '../../support/story.ts';
import { filled, formOf, forms, sourceOf, typicalSource } from './incidents.ts';

const ticket = sourceOf(ticketLog(), moment('17:00'));
const wide = sourceOf(quarryLog(moment('19:30')), moment('20:00'));
const text = (form: string, source = ticket): string => plainText(filled(formOf(form), source));
const line = (form: string, label: string, source = ticket): string | undefined =>
  filled(formOf(form), source).lines.find(each => each.label === label)?.value;
const paragraphs = (form: string, id: string, source = ticket): readonly string[] => {
  const section = filled(formOf(form), source).sections.find(each => each.id === id);
  return section?.kind === 'text' ? section.paragraphs.map(lineText) : [];
};

describe('an answer to a ticket', () => {
  test('has the ticket’s number, time and limit as they were registered', () => {
    expect(line('ticket-reply', '工单编号')).toBe('12345-20261124-0086');
    expect(line('ticket-reply', '来自')).toBe('12345热线');
    expect(line('order-slip', '收到时间')).toBe('11月24日8时30分');
    expect(line('order-slip', '办理期限')).toBe('11月27日17时');
    expect(line('order-slip', '承办科室')).toBe('不动产登记中心');
    expect(line('assignment-slip', '来源')).toContain('编号12345-20261124-0086');
    expect(line('assignment-slip', '办结时限')).toBe('11月27日17时');
  });

  test('says what was found and done, and on what it rests, without what is the office’s own', () => {
    expect(paragraphs('ticket-reply', 'facts').join('')).toContain('反映的等候时间属实');
    // Within the house what nobody has looked at is named; whoever asked is told of what he asked.
    expect(text('initial-report')).toContain('尚未核实');
    expect(text('ticket-reply')).not.toContain('尚未核实');
    expect(paragraphs('ticket-reply', 'result')).toEqual([
      '已采取的措施：增开2个窗口，46件业务逐件联系办理。',
      '进展：46件业务已办结。',
    ]);
    expect(paragraphs('ticket-reply', 'grounds')).toEqual(['《不动产登记暂行条例》第二十条。']);
    expect(text('ticket-reply')).toContain('\n您好：\n');
    expect(text('ticket-reply')).not.toMatch(/＿|采访|移送|会议|结束处置|签发|时限/);
    expect(text('order-slip')).toContain('答复签发：＿');
  });

  test('has of a ticket that was answered directly what the ticket and its answer say, and nothing that nobody said', () => {
    const facts = { title: '办证慢', foundAt: hoursAgo(3), link: '', reason: '还要先查', handling: 'reply' };
    const begun = begin(index, digest, facts, contextAt(NOW));
    const registered = act(logOf(begun.ok ? begun.value : []), contextAt(NOW), {
      kind: 'registerOrder',
      sort: 'ticket',
      from: '12345热线',
      receivedAt: hoursAgo(3),
      demand: '来电人反映14个月没有拿到证',
      limit: hoursAgo(-24),
    });
    const unanswered = sourceOf(registered, NOW);
    expect(line('assignment-slip', '办结时限', unanswered)).not.toBe('');
    expect(paragraphs('ticket-reply', 'asked', unanswered)).toEqual(['来电人反映14个月没有拿到证。']);
    expect(paragraphs('ticket-reply', 'facts', unanswered)).toEqual(['（未填：核实情况）']);
    expect(paragraphs('ticket-reply', 'result', unanswered)).toEqual(['（未填：办理结果）']);
    const answered = sourceOf(
      act(registered, contextAt(NOW), {
        kind: 'answerOrder',
        order: required(viewOf(registered).orders[0], 'order').id,
        stage: 'final',
        text: '材料已经补齐，12月18日前发证',
        way: '电话',
        answeredAt: hoursAgo(1),
      }),
      NOW,
    );
    expect(paragraphs('ticket-reply', 'result', answered)).toEqual(['材料已经补齐，12月18日前发证。']);
    expect(paragraphs('order-report', 'facts', answered)).toEqual(['材料已经补齐，12月18日前发证。']);
    expect(paragraphs('order-report', 'done', answered)).toEqual(['11月24日13时，作办结反馈。']);
    // Somebody given work after that is not held to a limit that has been met.
    expect(line('assignment-slip', '办结时限', answered)).toBe('');
    expect(text('order-report', answered)).not.toMatch(/尚未核实|尚未对外发布/);
  });

  test('leaves for a hand when it came in where nobody wrote that down', () => {
    const unnumbered = sourceOf(ticketLog(moment('08:52')), moment('09:00'));
    expect(line('order-slip', '收到时间', unnumbered)).toBe('');
    expect(line('order-slip', '办理期限', unnumbered)).toBe('');
  });
});

test('a record of an interview has the medium, the questions, the deadline and the answer', () => {
  expect(line('interview-record', '媒体名称')).toBe('市广播电视台');
  expect(line('interview-record', '截稿时间')).toBe('11月24日16时');
  expect(paragraphs('interview-record', 'questions')).toEqual(['最长要等多久；什么时候增开窗口。']);
  expect(paragraphs('interview-record', 'answered').join('')).toMatch(/^11月24日11时答复：登记中心主任答复/);
});

test('a letter that refers an offence has the ground and the material of the step, and no opinion of the legal section', () => {
  expect(line('referral-letter', '主送')).toBe('某市公安局');
  expect(paragraphs('referral-letter', 'grounds')).toEqual(['《治安管理处罚法》第二十六条。']);
  expect(text('referral-letter')).not.toContain('同意移送');
  expect(paragraphs('referral-letter', 'material').join('')).toContain('监控录像光盘1份');
  // Told as what it was.
  expect(text('initial-report')).toContain('11月24日15时，将涉嫌犯罪案件移送某市公安局。');
  // A complaint is no lead.
  expect(text('referral-letter')).not.toContain('要求说明原因');
});

test('the list for the archive says where the picture as it was taken is kept, and what was removed', () => {
  expect(paragraphs('archive-list', 'originals')).toEqual([
    expect.stringMatching(
      /^帖文截图原件“登记大厅截图\.png”由.+于11月24日8时52分登记，单独保存、限制使用，不随文书流转。$/,
    ),
    '遮去账号、头像和人脸的“登记大厅截图-遮.png”随文书使用。',
  ]);
  const closed = sourceOf(quarryLog(), moment('12:30', 25));
  expect(paragraphs('archive-list', 'removed', closed)).toEqual([
    '已清除工作群里的村民名单。',
    '依法留存监控录像，留存6个月，供公安机关调取。',
  ]);
});

test('all that goes to the archive is listed with how long it is kept', () => {
  const rows = filled(formOf('archive-list'), ticket).sections.flatMap(section =>
    section.kind === 'table' ? section.table.rows : [],
  );
  expect(rows.length).toBeGreaterThanOrEqual(3);
  expect(rows.filter(([, , keep = '']) => keep === '')).toEqual([]);
});

test('a hand-over tells of no step of another track as done', () => {
  const [, done = ''] = /^二、已办\n([\s\S]*?)\n三、/m.exec(text('handover-sheet')) ?? [];
  expect(done).toContain('接待市广播电视台采访。答复：登记中心主任答复');
  expect(done).not.toMatch(/5小时内发布权威信息|组织新闻发布|发布已认定的简要信息/);
});

test('a report after a publication says whether it reached anybody and what is still asked', () => {
  const [counts, open] = paragraphs('follow-up-report', 'effect', wide);
  expect(counts).toBe(
    '最近一次发布于11月24日18时50分，发布前关注量350000次，截至11月24日19时10分为420000次。',
  );
  expect(open).toBe('集中反映的问题均已答复或者转办。');
  const [asked] = paragraphs(
    'follow-up-report',
    'effect',
    sourceOf(quarryLog(moment('14:22')), moment('14:23')),
  );
  expect(asked).toMatch(/^目前仍在询问“采石场的证是谁发的/);
  expect(paragraphs('follow-up-report', 'effect', sourceOf(noticeLog(), moment('12:00')))).toEqual([]);
});

test('reports to those above give the number that is manned day and night', () => {
  for (const form of ['initial-report', 'follow-up-report', 'final-report'])
    expect(line(form, '电话', wide)).toBe('0701-0000001');
});

test('a document writes times in one way throughout, in its tables as in its text', () => {
  const deferred = typicalSource();
  for (const source of [ticket, sourceOf(quarryLog(), moment('12:30', 25)), deferred])
    for (const { id } of forms.filter(({ id }) => id !== 'handover-sheet'))
      expect(text(id, source)).not.toMatch(/\d月\d+日 \d\d:\d\d/);
  expect(text('review-report', deferred)).toMatch(/暂缓，到 11月24日16时/);
});
