import { expect } from 'vitest';
import type { IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import { differenceText } from '../../../src/desk/incident/difference-words.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { writePackage } from '../../../src/desk/packages/package.ts';
import { publishText, signOffText } from '../../../src/desk/statements/words.ts';
import { beginning } from '../../support/accessible-names.ts';
import { DAY } from '../../support/answers.ts';
import { about } from '../../support/occurrence.ts';
import { digest, playbook, required } from '../../support/playbook.ts';
import type { Desk } from '../desk.ts';
import { eventually, test } from '../fixtures.ts';
import { before, fork, limited, type Meant, type SeededIncident, seeded } from '../incidents.ts';
import { optionLabel, seen, shownText } from '../officer.ts';
import {
  approving,
  cause,
  currentOf,
  decided,
  latestOf,
  save,
  signed,
  signing,
  verified,
} from '../releases.ts';

/**
 * Two officers who worked apart: whatever one of them meant has to be found again on the desk where both packages have
 * come in, in the list of differences or in a notice, on the screen and on paper. What comes of every pair of acts is proved
 * by test/desk/incident/pairs.test.ts; here a desk shows it. On the first edition's build (commit 04d2ac4) each officer was a
 * browser of its own; that has been done, and need not be possible any more.
 */

/** Two officers' work on a common incident, neither knowing of the other's: both packages as one. */
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

test('A1: two answers to one question stand until somebody decides', async ({ desk }) => {
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
  verified('time', about('09:00')),
  verified(cause.id, '未经批准擅自堆放弃土'),
  save(),
];

/** One officer's acts, with words of this officer's own. */
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
    entry: required(currentOf(log, cause.id)[0], 'cause'),
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
