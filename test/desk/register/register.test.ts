import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { begin } from '../../../src/desk/incident/decide.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { type RegisterRow, registerOf } from '../../../src/desk/register/register.ts';
import { isEmptyColumn, registerCell } from '../../../src/desk/register/words.ts';
import { indexPlaybook } from '../../../src/playbook/checklist.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { REGISTER_COLUMNS } from '../../../src/playbook/record.ts';
import { hoursAgo, iso, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import { openDrill } from '../../support/drill-mark.ts';
import { restoredLog } from '../../support/four-stories.ts';
import {
  act,
  closeWith,
  complete,
  contextAt,
  countingIds,
  elsewhere,
  indexFor,
  logOf,
  openLog,
  takenBack,
  viewOf,
} from '../../support/incident.ts';
import { digest, index, playbook, required, withPlaybook } from '../../support/playbook.ts';
import { record } from '../../support/release.ts';
import { moment } from '../../support/story.ts';

const context = contextAt(NOW, countingIds(1), { role: 'office', name: '值班员' });
const opened = (facts: Facts = limitedFacts, writer = 0): IncidentLog =>
  openLog(facts, contextAt(NOW, countingIds(writer)));
const done = (step: string, hours: number, values: Readonly<Record<string, string>> = {}): Command => ({
  kind: 'markDone',
  step,
  doneAt: hoursAgo(hours),
  values,
});
const rows = (...logs: readonly IncidentLog[]): readonly RegisterRow[] =>
  registerOf(logs.map(log => ({ view: derive(index, log, NOW), index }))).rows;
const row = (log: IncidentLog): RegisterRow => required(rows(log)[0], 'row');

describe('a row of the register', () => {
  test('says what the triage said, in the words of its options', () => {
    const { place, finder, topic, foundAt, link, title, verdict } = row(opened(wideFacts));
    expect({ place, finder, topic, foundAt, link, title }).toEqual({
      place: '微博',
      finder: '本局科室',
      topic: '地质灾害',
      foundAt: wideFacts['foundAt'],
      link: 'https://example.invalid/1',
      title: '暴雨后山体滑坡',
    });
    expect(verdict).toBe(playbook.triage.outcomes.find(({ id }) => id === 'track-wide')?.title);
  });

  test('says of what was not handled what became of it and why', () => {
    const facts = { title: '河道排污', foundAt: hoursAgo(1), link: '', reason: '由生态环境部门管' };
    const begun = (handling: string, more: Facts = {}): IncidentLog => {
      const events = begin(index, digest, { ...facts, handling, ...more }, contextAt(NOW));
      return logOf(events.ok ? events.value : []);
    };
    const ending = (log: IncidentLog) => registerCell('ending', row(log));
    const transferred = begun('transfer', { recipient: '市生态环境局' });
    expect(row(transferred)).toMatchObject({
      status: 'open',
      overdue: 0,
      met: 0,
      firstResponseAt: undefined,
    });
    expect(registerCell('status', row(transferred))).toEqual({ kind: 'text', text: '待复核' });
    expect(ending(transferred)).toEqual({
      kind: 'text',
      text: '移送市生态环境局：由生态环境部门管（待复核）',
    });
    expect(ending(begun('none'))).toEqual({ kind: 'text', text: '不构成舆情：由生态环境部门管（待复核）' });
    expect(ending(opened())).toEqual({ kind: 'empty' });
  });

  test('says of what was to be answered directly what the answer was, and until there is one that there is none', () => {
    const facts = {
      title: '办证慢',
      foundAt: hoursAgo(3),
      link: '',
      reason: '个人办事，还要先查',
      handling: 'reply',
    };
    const begun = begin(index, digest, facts, contextAt(NOW));
    const owed = logOf(begun.ok ? begun.value : []);
    const ending = (log: IncidentLog) => registerCell('ending', row(log));
    expect(ending(owed)).toEqual({
      kind: 'text',
      text: '拟直接答复，还没有记下答复：个人办事，还要先查（待复核）',
    });
    const registered = act(owed, contextAt(NOW), {
      kind: 'registerOrder',
      sort: 'ticket',
      from: '12345热线',
      receivedAt: hoursAgo(3),
      demand: '为什么还没有发证',
    });
    expect(ending(registered)).toEqual(ending(owed));
    const answered = act(registered, contextAt(NOW), {
      kind: 'answerOrder',
      order: required(derive(index, registered, NOW).orders[0], 'order').id,
      stage: 'final',
      text: '材料已经补齐，12月18日前发证',
      way: '电话',
      answeredAt: hoursAgo(1),
    });
    expect(ending(answered)).toEqual({
      kind: 'text',
      text: '直接答复：材料已经补齐，12月18日前发证（待复核）',
    });
  });

  test('leaves open what is not known yet', () => {
    const known = row(opened());
    expect(known).toMatchObject({ status: 'open', notes: 0, overdue: 0, met: 0 });
    for (const field of [
      'link',
      'reportedAt',
      'firstResponseAt',
      'settledAt',
      'conclusion',
      'online',
      'approvedBy',
    ] as const)
      expect(known[field], field).toBeUndefined();
  });

  test('names the section that usually leads until the lead is given to one', () => {
    const log = opened();
    const topic = playbook.triage.questions.find(({ id }) => id === 'topic');
    const leads = topic?.kind === 'choice' ? topic.options[0]?.leads : undefined;
    expect(row(log).lead).toBe(required(leads, 'leads'));
    expect(row(act(log, context, done('assign-lead', 1, { lead: '执法科' }))).lead).toBe('执法科');
  });

  test('takes its times from when things were done, not from when they were written down', () => {
    const log = act(
      opened(),
      context,
      done('report-to-leaders', 1.5, { recipient: '组长' }),
      elsewhere({ publishedAt: hoursAgo(0.5), link: 'https://example.com/2' }),
      elsewhere({ publishedAt: hoursAgo(1) }),
    );
    expect(row(log)).toMatchObject({
      reportedAt: hoursAgo(1.5),
      firstResponseAt: hoursAgo(1),
      online: { at: hoursAgo(0.5), link: 'https://example.com/2' },
    });
  });

  test('tells the place of a publication that has no address, and that it went out elsewhere', () => {
    const told = row(act(opened(), context, elsewhere({ link: '', place: '新闻发布会' })));
    expect(told.online).toEqual({
      title: '情况通告',
      times: 1,
      corrections: 0,
      at: hoursAgo(1),
      link: '新闻发布会',
      elsewhere: true,
      authority: undefined,
      withdrawn: false,
    });
    expect(told.approvedBy).toBe('市委宣传部副部长 郑组长');
    expect(registerCell('online', told)).toEqual({
      kind: 'text',
      text: '情况通告（事后补录）',
    });
  });

  test('keeps a publication that no longer belongs to the incident', () => {
    const log = act(opened(), context, elsewhere({ publishedAt: hoursAgo(0.5) }), {
      kind: 'regrade',
      facts: { ...wideFacts, title: limitedFacts['title'] ?? '' },
    });
    expect(row(log).firstResponseAt).toBe(hoursAgo(0.5));
  });

  test('forgets a step that was taken back', () => {
    const log = act(opened(), context, done('report-to-leaders', 1, { recipient: '组长' }));
    const undone = takenBack(log, context);
    expect(row(undone).reportedAt).toBeUndefined();
  });

  test('gives the finding, the state of the matter itself and who approved', () => {
    const log = act(
      opened(),
      context,
      done('investigate', 1, { conclusion: '属实', sources: '现场记录' }),
      done('approve-content', 1, { version: '二稿', approver: '组长' }),
    );
    expect(row(log)).toMatchObject({
      conclusion: '属实',
      approvedBy: '组长',
      offline: { state: 'todo', progress: undefined },
    });
    const solved = act(log, context, done('solve-problem', 0.5, { measures: '拆除', progress: '已拆完' }));
    expect(row(solved).offline).toMatchObject({ state: 'done', progress: '已拆完' });
    // A theme left at the closing waits for nobody any more: the reason given there says what becomes of it.
    const told = [log, closeWith(log, context), closeWith(solved, context)];
    expect(told.map(each => registerCell('offline', row(each)))).toEqual(
      ['待办', '交给执法科，月底前', '已办：已拆完'].map(text => ({ kind: 'text', text })),
    );
  });

  test('says of a matter what is verified of it, and calls nothing undone because nobody ticked it', () => {
    const log = complete(opened(), context, record('handling', '15时已由建设单位重新设置公示牌'));
    const told = [log, closeWith(log, context)].map(each => registerCell('offline', row(each)));
    expect(told).toEqual(
      ['15时已由建设单位重新设置公示牌', '15时已由建设单位重新设置公示牌'].map(text => ({
        kind: 'text',
        text,
      })),
    );
  });

  test('has the finding as it is verified now, how often something went out, and of what was closed without a word what it came to', () => {
    const index = indexFor(restoredLog());
    const rowAt = (log: IncidentLog, now: number): RegisterRow =>
      required(registerOf([{ view: viewOf(log, now), index }]).rows[0], 'row');
    const { conclusion, ...of } = rowAt(restoredLog(), moment('18:00', 26));
    expect(conclusion).toContain('复绿约180亩');
    expect(conclusion).not.toContain('165亩');
    expect(registerCell('online', { conclusion, ...of })).toMatchObject({
      text: '关于砂石矿复绿核查情况的通报，共发布 3 次，其中更正、说明 1 次',
    });
    const small = row(act(opened(), context, done('solve-problem', 1, { measures: '更换公示牌' })));
    expect(small.reason).toBeUndefined();
    const closed = row(
      closeWith(act(opened(), context, done('solve-problem', 1, { measures: '更换公示牌' })), context, ''),
    );
    expect(closed.reason).toContain('更换公示牌');
  });

  test('falls back to who recorded the approval where the approving post was not written down', () => {
    const log = act(opened(), context, done('approve-content', 1, { version: '二稿', approver: '组长' }));
    const view = derive(index, log, NOW);
    const before = {
      ...view,
      steps: view.steps.map(each =>
        each.state.kind === 'done' ? { ...each, state: { ...each.state, values: {} } } : each,
      ),
    };
    const [fallen] = registerOf([{ view: before, index }]).rows;
    const role = playbook.roles.find(({ id }) => id === 'office')?.short;
    expect(fallen?.approvedBy).toBe(`${role} 值班员`);
  });

  test('counts a limit met too late among the missed ones, and an open one that has passed', () => {
    const late = opened({ ...limitedFacts, foundAt: hoursAgo(60) });
    expect(row(late)).toMatchObject({ overdue: 2, met: 0 });
    const reported = act(late, context, done('report-to-office', 1, { recipient: '办公室' }));
    expect(row(reported)).toMatchObject({ overdue: 2, met: 0 });
    const intime = act(late, context, done('report-to-office', 59.9, { recipient: '办公室' }));
    expect(row(intime)).toMatchObject({ overdue: 1, met: 1 });
  });

  test('counts the notes on the incident and on its steps', () => {
    const log = act(
      opened(),
      context,
      { kind: 'note', text: '来电询问' },
      { kind: 'note', step: 'archive', text: '材料在柜里' },
    );
    expect(row(log).notes).toBe(2);
  });

  test('has the time of closing, and loses it when the incident is opened again', () => {
    const log = closeWith(opened(), context);
    expect(row(log)).toMatchObject({ status: 'closed', settledAt: iso(NOW) });
    expect(row(act(log, context, { kind: 'reopen' })).settledAt).toBeUndefined();
  });
});

describe('the register', () => {
  test('is numbered by time of discovery, whatever the order in which it is handed over', () => {
    const logs = [1, 30, 5].map((hours, writer) =>
      opened({ ...limitedFacts, title: `${hours} 小时前`, foundAt: hoursAgo(hours) }, writer + 10),
    );
    const expected = [
      [1, '30 小时前'],
      [2, '5 小时前'],
      [3, '1 小时前'],
    ];
    for (const order of [logs, logs.toReversed()])
      expect(rows(...order).map(({ number, title }) => [number, title])).toEqual(expected);
  });

  test('knows a column in which no row says anything', () => {
    const register = { rows: rows(opened({ ...limitedFacts, foundAt: hoursAgo(2) }, 40)) };
    expect(isEmptyColumn('title', register)).toBe(false);
    expect(isEmptyColumn('onlineLink', register)).toBe(true);
  });

  test('of no incidents is empty', () => {
    expect(registerOf([])).toEqual({ columns: [], rows: [], orders: [] });
  });

  test('holds real incidents or drills, never both, and numbers what it holds from 1', () => {
    const all = [
      openDrill({ ...limitedFacts, title: '演的', foundAt: hoursAgo(9) }, contextAt(NOW, countingIds(30))),
      opened({ ...limitedFacts, title: '真的', foundAt: hoursAgo(5) }, 31),
      openDrill({ ...limitedFacts, title: '又演', foundAt: hoursAgo(1) }, contextAt(NOW, countingIds(32))),
    ].map(log => ({ view: derive(index, log, NOW), index }));
    const titles = (drill?: boolean) =>
      registerOf(all, drill).rows.map(({ number, title }) => [number, title]);
    expect(titles()).toEqual([[1, '真的']]);
    expect(titles(true)).toEqual([
      [1, '演的'],
      [2, '又演'],
    ]);
  });

  test('has the columns of the newest playbook in it, and there is none for who posted', () => {
    const log = opened();
    const later = withPlaybook({ edition: '2027-01-01', register: [{ column: 'title', title: '事情' }] });
    const view = derive(index, log, NOW);
    expect(registerOf([{ view, index }]).columns).toEqual(playbook.register);
    for (const order of [
      [index, indexPlaybook(later)],
      [indexPlaybook(later), index],
    ])
      expect(registerOf(order.map(each => ({ view, index: each }))).columns).toEqual(later.register);
    expect(Object.keys(REGISTER_COLUMNS).join()).not.toMatch(/poster|author|account|phone/i);
    expect(playbook.register.map(({ title }) => title).join('')).not.toMatch(/发帖|网民|姓名|账号|电话|IP/);
  });

  test('carries no word of a note into a cell', () => {
    const log = act(
      opened(),
      context,
      { kind: 'note', text: '只在备注里的话' },
      { kind: 'note', step: 'archive', text: '只在备注里的话' },
    );
    const cells = playbook.register.map(({ column }) => registerCell(column, row(log)));
    expect(JSON.stringify(cells)).not.toContain('只在备注里的话');
  });

  test('shows a time that is no time as it was written', () => {
    const cell = registerCell('foundAt', { ...row(opened()), foundAt: '昨天' });
    expect(cell).toEqual({ kind: 'text', text: '昨天' });
  });

  test('does not change when the same events are read again', () => {
    const log = opened();
    expect(rows(incidentLogs.extend(log, []))).toEqual(rows(log));
  });
});
