import { expect } from 'vitest';
import { type IncidentEvent, type IncidentLog, incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { writePackage } from '../../../src/desk/packages/package.ts';
import { differenceText } from '../../../src/desk/record/difference-words.ts';
import { deviationLabel } from '../../../src/desk/review/words.ts';
import { deskText, pageLabel } from '../../../src/desk/shell/words.ts';
import { publishText, signOffText } from '../../../src/desk/statements/words.ts';
import { beginning } from '../../support/accessible-names.ts';
import { DAY } from '../../support/answers.ts';
import { digest, playbook, required } from '../../support/playbook.ts';
import type { Desk } from '../desk.ts';
import { eventually, test } from '../fixtures.ts';
import { before, fork, limited, type Meant, type SeededIncident, seeded } from '../incidents.ts';
import { optionLabel, seen, shownText } from '../officer.ts';
import {
  approved,
  approving,
  cause,
  decided,
  latestOf,
  publication,
  published,
  save,
  signatures,
  signed,
  signing,
  standingOf,
  verified,
} from '../releases.ts';

/**
 * Two officers who worked apart: whatever one of them meant has to be found again on the desk where both packages have
 * come in, in the list of differences or in a notice, on the screen and on paper. What comes of every pair of acts is proved
 * by test/desk/incident/pairs.test.ts; here a desk shows it. On the first edition's build (commit 04d2ac4) each officer was a
 * browser of its own; that has been done, and need not be possible any more.
 */

/** What two officers did to a common incident, each knowing nothing of the other: both packages as one. */
function joined(common: SeededIncident, one: readonly Meant[], other: readonly Meant[]): SeededIncident {
  const [mine, theirs] = [
    fork(common, one, { role: 'office', name: '张三' }),
    fork(common, other, { role: 'office', name: '李四' }),
  ];
  const log = required(incidentLogs.fold(mine.events), 'log');
  const { events, gaps } = incidentLogs.extend(log, theirs.events);
  const file = writePackage({ playbooks: [{ digest, playbook }], events, attachments: [], gaps }, Date.now());
  return { ...common, events, file };
}

/** Such an incident comes in, and its desk is opened. */
async function comesIn(desk: Desk, { id, file, events }: SeededIncident): Promise<void> {
  await desk.isKnown();
  await desk.goTo('desk/');
  await desk.choose(file);
  await seen(desk.page.getByText(new RegExp(`^已导入.*新增 ${events.length} 条`)));
  await desk.saved();
  await desk.goTo(`desk/#${id}`);
  await seen(desk.page.locator('.step-row'));
}

/** The list of differences, and whatever alarm stands on the desk; the log names every act and does not count. */
async function toldOn({ page }: Desk, medium: 'screen' | 'print'): Promise<string> {
  await page.emulateMedia({ media: medium });
  const told = await shownText(page.locator('.incident :is(.differences, [role=alert])'));
  await page.emulateMedia({ media: null });
  return told;
}

/** The desk tells of deeds, by every word of each, on the screen and on paper. One that it does not tell of is named. */
async function tells(desk: Desk, deeds: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const medium of ['screen', 'print'] as const)
    await eventually(async () => {
      const told = await toldOn(desk, medium);
      return Object.keys(deeds).filter(name => deeds[name]?.some(word => !told.includes(word)));
    }).toEqual([]);
}

/** The data of the event of a kind that says some words. */
function saidIn<Type extends IncidentEvent['type']>(
  { events }: IncidentLog,
  type: Type,
  words = '',
): Extract<IncidentEvent, { type: Type }> {
  const found = events.find(
    (event): event is Extract<IncidentEvent, { type: Type }> =>
      event.type === type && JSON.stringify(event.data).includes(words),
  );
  return required(found, `${type} ${words}`);
}

const facts = limited();
/** Both say that it is widely heard since one time: since when is a question of its own. */
const attentionAt = before(1);
const regrade = (answers: Readonly<Record<string, string>>): Meant => ({
  kind: 'regrade',
  facts: { ...facts, ...answers },
});
const citywide = regrade({ spread: 'citywide', attentionAt });

test('A1: answers given apart to two questions both hold; two to one question stand until somebody decides', async ({
  desk,
}) => {
  await comesIn(desk, joined(seeded(facts), [citywide], [regrade({ sensitive: 'yes' })]));
  await seen(desk.row('hold-assessment-meeting'));
  await seen(desk.row('draft-plans'));
  const clocks = desk.page.locator('.clocks');
  await desk.openClocks();
  await seen(clocks.getByText('组织新闻发布', { exact: true }));

  const provincial = regrade({ spread: 'provincial', attentionAt });
  await comesIn(desk, joined(seeded(facts), [citywide], [provincial]));
  const answers = ['citywide', 'provincial'].map(value => optionLabel('spread', value));
  await tells(desk, { 'two answers': [...answers, '张三', '李四'] });
  await desk.page
    .getByRole('button', { name: beginning(differenceText.choose) })
    .first()
    .click();
  await eventually(() => toldOn(desk, 'screen')).toBe('');
});

const theme = '什么时候拆';
const solvable = '谁批的';
const note = '要更正的话';
/** Something of everything that is going on. */
const begun: readonly Meant[] = [
  { kind: 'note', text: note },
  { kind: 'recordTheme', title: theme, count: '20' },
  { kind: 'recordTheme', title: solvable, count: '20' },
  {
    kind: 'recordAction',
    finding: '夜里没有人接电话',
    text: '值班表每周核一次',
    owner: { name: '', title: '办公室主任' },
    due: new Date(Date.now() + 5 * DAY).toISOString(),
  },
  verified('time', '11月24日9时许'),
  verified(cause.id, '未经批准擅自堆放弃土'),
  save(),
];

/** What one officer makes of it, each word this officer's own. */
const deeds = (
  words: Readonly<
    Record<'title' | 'assignee' | 'section' | 'solved' | 'done' | 'approver' | 'checker', string>
  >,
): readonly Meant[] => [
  { kind: 'rename', title: words.title },
  { kind: 'assign', steps: ['investigate'], to: { name: words.assignee } },
  log => ({
    kind: 'passTheme',
    theme: saidIn(log, 'themeRecorded', theme).data.theme,
    to: words.section,
    due: undefined,
  }),
  log => ({
    kind: 'solveTheme',
    theme: saidIn(log, 'themeRecorded', solvable).data.theme,
    result: words.solved,
  }),
  log => ({ kind: 'finishAction', action: saidIn(log, 'actionRecorded').id, result: words.done }),
  log => ({
    kind: 'approveCause',
    entry: required(standingOf(log, cause.id)[0], 'cause'),
    person: { name: words.approver, title: '组长' },
    ...decided(),
  }),
  signing(signed, words.checker),
];
const [stage] = approving;
const approvedBy = (name: string): Meant => signing([required(stage, 'approval')], name);
const returnedBy =
  (name: string, reason: string): Meant =>
  log => ({
    kind: 'return',
    version: latestOf(log).id,
    item: required(stage, 'approval').id,
    person: { name, title: '负责人' },
    reason,
    ...decided(),
  });

test('D6: whatever two did apart is told of, each word of both, and an approval beside a return blocks the publication', async ({
  desk,
}) => {
  const incident = joined(
    seeded(facts, begun),
    [
      ...deeds({
        title: '张三起的名',
        assignee: '甲承办',
        section: '甲科',
        solved: '张三说已公示批文',
        done: '张三说改成每天核',
        approver: '赵组长',
        checker: '钱七',
      }),
      log => ({ kind: 'undo', event: saidIn(log, 'noted', note).id, reason: '' }),
      approvedBy('孙八'),
    ],
    [
      ...deeds({
        title: '李四起的名',
        assignee: '乙承办',
        section: '乙科',
        solved: '李四说已上门解释',
        done: '李四说改成每月核',
        approver: '郑组长',
        checker: '冯九',
      }),
      log => ({ kind: 'correct', event: saidIn(log, 'noted', note).id, text: '李四更正的话' }),
      returnedBy('陈十', '陈十说时间不对'),
    ],
  );
  await comesIn(desk, incident);
  await tells(desk, {
    'two names': ['张三起的名', '李四起的名'],
    'two people for one step': ['甲承办', '乙承办'],
    'a note taken back and the same note corrected': ['李四更正的话'],
    'one theme passed to two sections': ['甲科', '乙科'],
    'one theme solved in two ways': ['张三说已公示批文', '李四说已上门解释'],
    'one improvement done in two ways': ['张三说改成每天核', '李四说改成每月核'],
    'one cause approved by two': ['赵组长', '郑组长'],
    'one check signed by two': ['钱七', '冯九'],
    'one stage approved and returned': ['孙八', '陈十'],
  });

  await desk.statement(incident);
  const next = desk.page.locator('.sign-off > [data-next]');
  await seen(next);
  const told = await shownText(next);
  expect(told).toContain('孙八');
  expect(told).toContain('陈十');
  expect(
    await desk.page.getByRole('button', { name: beginning(signOffText.approve(1).slice(0, 2)) }).count(),
  ).toBeLessThanOrEqual(1);
  expect(await desk.button(publishText.publish).count()).toBe(0);
});

test('D6: one stage approved by two people, and two edits of one statement are two drafts', async ({
  desk,
}) => {
  const signedOnce = [verified('time', '11月24日9时许'), save(), ...signatures];
  await comesIn(desk, joined(seeded(facts, signedOnce), [approvedBy('孙八')], [approvedBy('陈十')]));
  await tells(desk, { 'two approvals': ['孙八', '陈十'] });

  const edit =
    (draft: string): Meant =>
    log => ({ ...save(draft), statement: latestOf(log).statement });
  const drafts = ['张三改的稿子', '李四改的稿子'] as const;
  const incident = joined(
    seeded(facts, [verified('time', '11月24日9时许'), save()]),
    [edit(`${drafts[0]}，正在核实。`)],
    [edit(`${drafts[1]}，正在核实。`)],
  );
  await comesIn(desk, incident);
  await tells(desk, { 'two drafts': ['张三', '李四'] });
  await desk.statement(incident);
  const shown = () => shownText(desk.page.locator('main'));
  for (const draft of drafts) await eventually(shown).toContain(draft);
});

const closed: readonly Meant[] = [{ kind: 'close', reason: '' }];

test('D6: closed here and worked on there is open again, with a notice; noted on there it stays closed', async ({
  desk,
  page,
}) => {
  const worked = joined(seeded(facts, approved), closed, [publication]);
  await comesIn(desk, worked);
  await tells(desk, { 'the closing': ['结束', '张三'] });
  await (await desk.tool(pageLabel.regrade)).waitFor();
  await desk.goTo('desk/');
  await seen(desk.listed(worked.title));
  expect(await page.getByRole('heading', { name: deskText.closedList, exact: true }).count()).toBe(0);

  await comesIn(desk, joined(seeded(facts), closed, [{ kind: 'note', text: '李四记的一笔' }]));
  await desk.logSays('李四记的一笔');
  await seen(desk.button(deskText.reopen));
});

test('D6: an approval taken back after the publication leaves its trace in the review', async ({ desk }) => {
  const undoApproval: Meant = log => ({
    kind: 'undo',
    event: required(
      latestOf(log).marks.find(({ item }) => item === stage?.id),
      'approval',
    ).event,
    reason: '记错了',
  });
  const incident = seeded(facts, [...published, undoApproval]);
  await comesIn(desk, incident);
  await tells(desk, { 'what is wanting': ['完整的审定'] });
  await desk.enter('review');
  await eventually(() => shownText(desk.page.locator('main'))).toContain(deviationLabel.unapproved);
});
