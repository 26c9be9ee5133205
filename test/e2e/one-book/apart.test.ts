import { expect, vi } from 'vitest';
import { test } from '../../support/browser.ts';
import { eventually, Hands, once, seen, shownText, type Visiting } from './desk.ts';

/**
 * Two officers who worked apart: whatever one of them meant has to be found again on the desk where both packages have
 * come in, in the list of differences or in a notice, on the screen and on paper.
 */

// Whichever test comes first prepares what the others of its group begin from.
vi.setConfig({ testTimeout: 240_000 });

/** What one of two officers did to a common incident, as the package that came of it. */
type Deed = (officer: Hands, id: string) => Promise<void>;

interface Common {
  readonly id: string;
  readonly file: string;
}

const cause = '主要原因';
const investigate = '核查舆情所涉事项';

/** An incident that both know, opened by the first. */
async function common(visit: Visiting, title: string, prepare: Deed): Promise<Common> {
  const officer = new Hands(await visit());
  await officer.isKnownAs('张三');
  const id = await officer.open(title);
  await prepare(officer, id);
  await officer.goToIncident(id);
  return { id, file: await officer.export() };
}

/** What an officer of a name makes of it, with nobody else's acts. */
async function alone(visit: Visiting, { id, file }: Common, name: string, deed: Deed): Promise<string> {
  const officer = new Hands(await visit());
  await officer.isKnownAs(name);
  expect(await officer.bringIn(file)).toBe(true);
  await officer.goToIncident(id);
  await deed(officer, id);
  await officer.goToIncident(id);
  return officer.export();
}

/** A desk where two packages have come in, one after the other. */
async function joined(visit: Visiting, { id }: Common, files: readonly string[]): Promise<Hands> {
  const officer = new Hands(await visit());
  await officer.isKnownAs('王五');
  for (const file of files) expect(await officer.bringIn(file)).toBe(true);
  await officer.goToIncident(id);
  await officer.page.waitForTimeout(500);
  return officer;
}

/** Whether the desk tells of deeds, by every word of each: on the screen and on paper. One that it does not tell of is named. */
async function tellsOfAll(
  officer: Hands,
  deeds: readonly (readonly [name: string, words: readonly string[]])[],
): Promise<void> {
  for (const medium of ['screen', 'print'] as const) {
    const untold = async (): Promise<readonly string[]> => {
      const told = await officer.toldOn(medium);
      return deeds
        .filter(([, words]) => words.some(word => !told.includes(word)))
        .map(([name]) => `${name}, on ${medium}`);
    };
    await eventually(untold, 5_000).toEqual([]);
  }
}

const tells = (officer: Hands, words: readonly string[]): Promise<void> =>
  tellsOfAll(officer, [[words.join(), words]]);

const regrading = once(visit => common(visit, '分头研判的事', async () => {}));
const spreading = once(async visit =>
  alone(visit, await regrading(visit), '张三', officer => officer.regrade({ 传播范围: '市级以上' })),
);

test('A1: two officers re-grade apart, one the spread and one the sensitivity, and both answers hold', async ({
  visit,
}) => {
  const base = await regrading(visit);
  const spread = await spreading(visit);
  const sensitive = await alone(visit, base, '李四', officer => officer.regrade({ 热点或敏感: '是' }));
  const officer = await joined(visit, base, [spread, sensitive]);
  await seen(officer.row('召开舆情研判会'));
  await seen(officer.row('制定舆情处置方案和新闻发布方案'));
  await seen(officer.page.locator('.clocks').getByText('组织新闻发布', { exact: true }));
});

test('A1: two answers to one question stand side by side until somebody decides', async ({ visit }) => {
  const base = await regrading(visit);
  const citywide = await spreading(visit);
  const provincial = await alone(visit, base, '李四', officer => officer.regrade({ 传播范围: '全市、全省' }));
  const officer = await joined(visit, base, [citywide, provincial]);
  await tells(officer, ['市级以上', '全市、全省', '张三', '李四']);
  await officer.press(/^以此为准/);
  await eventually(() => officer.toldOn('screen')).not.toContain('全市、全省');
  // Both had also to say since when it is widely heard: a question of its own, where they did so in different minutes.
  if ((await officer.toldOn('screen')).includes('李四')) await officer.press(/^以此为准/);
  await eventually(() => officer.toldOn('screen')).not.toContain('李四');
});

// — the desk —

const theme = '什么时候拆';
const action = '值班表每周核一次';
const desk = once(visit =>
  common(visit, '分头办的事', async (officer, id) => {
    await officer.note('要更正的话');
    await officer.recordTheme(id, theme);
    await officer.recordTheme(id, '谁批的');
    await officer.recordAction(id, '夜里没有人接电话', action);
  }),
);

const apart = once(async visit => {
  const base = await desk(visit);
  const first = await alone(visit, base, '张三', async (officer, id) => {
    await officer.rename('张三起的名');
    await officer.assign(investigate, '甲承办');
    await officer.undoEntry('要更正的话');
    await officer.passTheme(id, theme, '甲科');
    await officer.solveTheme(id, '谁批的', '张三说已公示批文');
    await officer.finishAction(id, action, '张三说改成每天核');
  });
  const second = await alone(visit, base, '李四', async (officer, id) => {
    await officer.rename('李四起的名');
    await officer.assign(investigate, '乙承办');
    await officer.correct('要更正的话', '李四更正的话');
    await officer.passTheme(id, theme, '乙科');
    await officer.solveTheme(id, '谁批的', '李四说已上门解释');
    await officer.finishAction(id, action, '李四说改成每月核');
  });
  return [first, second];
});

test('D6: whatever two did apart on the desk is told of, each word of both', async ({ visit }) => {
  const officer = await joined(visit, await desk(visit), await apart(visit));
  await tellsOfAll(officer, [
    ['two names', ['张三起的名', '李四起的名']],
    ['two people for one step', ['甲承办', '乙承办']],
    ['a note taken back and the same note corrected', ['李四更正的话']],
    ['one theme passed to two sections', ['甲科', '乙科']],
    ['one theme solved in two ways', ['张三说已公示批文', '李四说已上门解释']],
    ['one improvement done in two ways', ['张三说改成每天核', '李四说改成每月核']],
  ]);
});

// — the release —

const statement = once(visit =>
  common(visit, '分头审的稿', async (officer, id) => {
    await officer.verifyFact(id, '发生时间', '11月24日9时许');
    await officer.verifyFact(id, cause, '未经批准擅自堆放弃土');
    await officer.draftStatement(id, '关于某村的说明', '{发生时间}，情况正在核实。');
  }),
);

const reviewed = once(async visit => {
  const base = await statement(visit);
  const first = await alone(visit, base, '张三', async (officer, id) => {
    await officer.approveCause(id, cause, '赵组长');
    await officer.openStatement(id);
    await officer.signAll('钱七', '张三请钱七看过');
    await officer.approveNext('孙八', '孙八说可以发');
  });
  const second = await alone(visit, base, '李四', async (officer, id) => {
    await officer.approveCause(id, cause, '郑组长');
    await officer.openStatement(id);
    await officer.signAll('冯九', '李四请冯九看过');
    await officer.returnNext('陈十', '陈十说时间不对');
  });
  return [first, second];
});

test('D6: whatever two did apart to one statement is told of, each word of both', async ({ visit }) => {
  const officer = await joined(visit, await statement(visit), await reviewed(visit));
  await tellsOfAll(officer, [
    ['one stage approved and returned', ['孙八', '陈十']],
    ['one check signed by two', ['钱七', '冯九']],
    ['one cause approved by two', ['赵组长', '郑组长']],
  ]);
});

test('D6: an approval and a return of one stage block the publication', async ({ visit }) => {
  const base = await statement(visit);
  const [approved = '', returned = ''] = await reviewed(visit);
  for (const files of [
    [approved, returned],
    [returned, approved],
  ]) {
    const officer = await joined(visit, base, files);
    await officer.openStatement(base.id);
    const stage = officer.page.locator('.sign-off > [data-next]');
    await seen(stage);
    expect(await shownText(stage)).toContain('孙八');
    expect(await shownText(stage)).toContain('陈十');
    expect(await officer.button(/^同意/).count()).toBeLessThanOrEqual(1);
    expect(await officer.button('记为已发布').count()).toBe(0);
  }
});

test('D6: one stage approved by two people', async ({ visit }) => {
  const base = await statement(visit);
  const by = (name: string, approver: string): Promise<string> =>
    alone(visit, base, name, async (officer, id) => {
      await officer.openStatement(id);
      await officer.signAll();
      await officer.approveNext(approver);
    });
  const officer = await joined(visit, base, [await by('张三', '孙八'), await by('李四', '陈十')]);
  await tells(officer, ['孙八', '陈十']);
});

test('D6: two edits of one statement are two drafts', async ({ visit }) => {
  const base = await statement(visit);
  const edit = (name: string, text: string): Promise<string> =>
    alone(visit, base, name, async (officer, id) => {
      await officer.openStatement(id);
      await officer.press('改稿');
      await officer.writeStatement(text);
    });
  const files = [
    await edit('张三', '张三改的稿子，正在核实。'),
    await edit('李四', '李四改的稿子，正在核实。'),
  ];
  const officer = await joined(visit, base, files);
  await tells(officer, ['张三', '李四']);
  await officer.goTo(`desk/#${base.id}/release`);
  await officer.page.locator('.statement-list a').first().click();
  await seen(officer.page.locator('.statement-paper'));
  for (const text of ['张三改的稿子', '李四改的稿子'])
    await eventually(() => shownText(officer.page.locator('main')), 5_000).toContain(text);
});

// — closed here, worked on there —

const approvedText = once(visit =>
  common(visit, '这边结束那边在办', async (officer, id) => {
    await officer.verifyFact(id, '发生时间', '11月24日9时许');
    await officer.draftStatement(id, '关于某村的说明', '{发生时间}，情况正在核实。');
    await officer.signAll();
    await officer.approveAll();
  }),
);
const closed = once(async visit =>
  alone(visit, await approvedText(visit), '张三', officer => officer.close()),
);

const worked: readonly (readonly [string, Deed])[] = [
  ['escalated', officer => officer.regrade({ 传播范围: '市级以上' })],
  ['a step settled', officer => officer.skipStep('解决反映的实际问题', '李四说另案在办')],
  [
    'published',
    async (officer, id) => {
      await officer.openStatement(id);
      await officer.publish('门户网站 通知公告');
    },
  ],
];

test.for(worked)('D6: closed here and %s there is open again, with a notice', async ([, deed], { visit }) => {
  const base = await approvedText(visit);
  const other = await alone(visit, base, '李四', deed);
  const officer = await joined(visit, base, [await closed(visit), other]);
  await officer.goTo('desk/');
  await seen(officer.listed('这边结束那边在办'));
  expect(await officer.page.getByRole('heading', { name: '已结束', exact: true }).count()).toBe(0);
  await officer.goToIncident(base.id);
  await officer.press('更多', officer.page.locator('.tools'));
  await seen(officer.button('重新初判'));
  await tells(officer, ['结束', '张三']);
});

test('D6: closed here and noted on there stays closed', async ({ visit }) => {
  const base = await approvedText(visit);
  const other = await alone(visit, base, '李四', officer => officer.note('李四记的一笔'));
  const officer = await joined(visit, base, [await closed(visit), other]);
  await seen(officer.entry('李四记的一笔'));
  await seen(officer.button('重新打开'));
});

test('D6: an approval taken back after the publication leaves its trace in the review', async ({ visit }) => {
  const base = await approvedText(visit);
  const officer = new Hands(await visit());
  await officer.isKnownAs('张三');
  await officer.bringIn(base.file);
  await officer.openStatement(base.id);
  await officer.publish('门户网站 通知公告');
  await officer.goToIncident(base.id);
  const approval = officer.log.getByRole('listitem').filter({ hasText: '审定发布稿' }).first();
  const undo = approval.getByRole('button', { name: /^撤销/ });
  // Either it can no longer be taken back, or whoever reads the review is told that the chain is not whole.
  if ((await undo.count()) === 0) return;
  await undo.click();
  await officer.page.waitForTimeout(500);
  if ((await officer.log.getByRole('alert').count()) > 0) return;
  await officer.goTo(`desk/#${base.id}/review`);
  await seen(officer.page.getByRole('heading', { level: 1 }));
  await eventually(() => shownText(officer.page.locator('main')), 5_000).toMatch(
    /审定(不全|已撤销|没有做完|缺)/,
  );
});
