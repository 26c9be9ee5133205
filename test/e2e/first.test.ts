import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { firstLineText } from '../../src/desk/first/line-words.ts';
import { dangerAsk, firstPanelText, sayText } from '../../src/desk/first/words.ts';
import { publishText } from '../../src/desk/statements/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { regradeText } from '../../src/desk/triage/regrade-words.ts';
import { isAskedOf } from '../../src/playbook/release-kit.ts';
import { beginning } from '../support/accessible-names.ts';
import { found, playbook, required } from '../support/playbook.ts';
import { Caller, lineOf } from './first.ts';
import { eventually, test } from './fixtures.ts';
import { fullDisk, setFull } from './full-disk.ts';
import { limited, storedEvents } from './incidents.ts';
import { reload, seen } from './officer.ts';

const { lines, posts, calls, dangers } = playbook.first;
const told = new Set(dangers.map(each => each.calls));
/** What a press on 打电话 opens with, and the first place on it that has to be reached. */
const usual = found(calls, ({ id }) => !told.has(id));
const deputies = required(usual.whom[0], 'a place to reach');
/** Posts that a call has to reach for a step to be done. */
const reporting = playbook.steps.flatMap(({ evidence = [] }) =>
  evidence.flatMap(rule => ('called' in rule ? rule.called : [])),
);
/** Whose approval a first word needs. */
const approving = playbook.release.signOff.flatMap(item =>
  item.check === 'approval' && isAskedOf(item, 'acknowledgement') ? item.roles : [],
);

/** A browser without a telephone would go on with the dialling, and drop what is pressed meanwhile. */
const dialsNothing = (page: Page): Promise<unknown> =>
  page.addInitScript(() =>
    addEventListener('click', event => {
      if (event.target instanceof Element && event.target.closest('a[href^="tel:"]')) event.preventDefault();
    }),
  );

/** Opens the form of the first word, and says who writes and of where. @param isOpen it stands open already */
async function beginsFirstWord(caller: Caller, isOpen = false): Promise<Locator> {
  if (!isOpen) await caller.line('say');
  const { say } = caller;
  await say.locator('#officer-role').selectOption({ value: 'office' });
  await say.locator('#officer-name').fill('王敏');
  await say.locator('#officer-title').fill('值班员');
  await say.locator('#say-place').fill('石板镇东街');
  for (const field of await say.locator('[id^="say-bureau-"]').all()) await field.fill('0701-6270000');
  return say;
}

test('numbers are entered once on this machine; three calls are dialled within six taps of the first page, each on record with its time', async ({
  visit,
}) => {
  // Held in the hand, it dials by itself.
  const visited = await visit({
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  });
  const { page, site } = visited;
  const caller = new Caller(visited);
  await dialsNothing(page);
  await page.goto(`${site}start/`);
  await caller.line('calls');
  // Asked for while there are none.
  await page.getByRole('link', { name: firstPanelText.enter }).first().click();
  for (const [place, post] of deputies.entries())
    await caller.addContact(post, `0701-000000${place}`, `值班${place}`);

  let taps = 0;
  const dialled: (string | null)[] = [];
  const tap = async (target: Locator): Promise<void> => {
    taps += 1;
    const address = await target.getAttribute('href');
    if (address?.startsWith('tel:')) dialled.push(address);
    await target.click();
  };
  await page.goto(site);
  await tap(page.locator('main a.primary'));
  await tap(page.getByRole('button', { name: beginning(lineOf('calls')) }));
  const place = caller.place(0);
  await tap(caller.dial(place));
  for (const next of [1, 2]) await tap(caller.dialNext(place, `0701-000000${next}`));
  expect(dialled).toEqual([0, 1, 2].map(each => `tel:0701000000${each}`));
  expect(taps).toBeLessThanOrEqual(6);
  await caller.reached(place);
  await seen(place.getByLabel(firstPanelText.said));
});

test('a step that says whom to report to shows the numbers of this machine, dials none of them on a desk, and is done by whoever answers', async ({
  alone: caller,
  page,
}) => {
  const calling = found(
    playbook.steps,
    ({ evidence = [], when }) => when === undefined && evidence.some(rule => 'called' in rule),
  );
  const [leader = '', deputy = ''] = (calling.evidence ?? []).flatMap(rule =>
    'called' in rule ? rule.called : [],
  );
  await caller.isKnown();
  await caller.goTo('desk/#settings');
  for (const [place, post] of [leader, deputy].entries())
    await caller.addContact(post, `0701-000000${place}`, `值班${place}`);
  await caller.bringIn();
  const pane = await caller.openStep(calling.id);
  await seen(pane.getByText('0701-0000000'));
  expect(await pane.locator('a[href^="tel:"]').count()).toBe(0);
  await caller.inVain(pane);
  await seen(pane.locator('.calls p').getByText(/值班0.*没接通/));
  await caller.reached(pane);
  await eventually(async () =>
    (await storedEvents(page)).flatMap(event => (event.type === 'called' ? [event.data.end] : [])),
  ).toEqual(['inVain', 'reached']);
  await caller.stands(calling.id, 'done');
});

test('a first word goes out by one call: its text is copied, it promises the next, and the grading is asked for after', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('desk/#settings');
  const leading = found(posts, ({ role }) => approving.includes(role ?? ''));
  await caller.addContact(leading.id, '0701-0000009', '刘洋');

  await caller.goTo('start/');
  await caller.line('calls');
  await caller.reached(page.locator('.calls'));
  const say = await beginsFirstWord(caller);
  await seen(say.locator('.first-words').getByText('石板镇东街'));
  // The leader who answered is proposed, and nobody has looked at it yet.
  expect(await say.locator('#say-person').inputValue()).toBe('刘洋');
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(say.getByText(sayText.needLooked));
  await say.locator('[data-field="say-looked"] input').check();
  await say.getByRole('button', { name: sayText.doPhone }).click();

  await seen(page.getByRole('button', { name: publishText.copy }));
  await caller.publishes({});
  await seen(caller.publishDone);
  await eventually(async () => (await storedEvents(page)).map(({ type }) => type)).toEqual([
    'opened',
    'called',
    'statementSaved',
    'signed',
    'signed',
    'published',
  ]);
  await page.locator('.now-band').getByRole('button', { name: stepText.grade }).click();
  await seen(page.getByText(regradeText.firstHint));
  await seen(page.locator('.wizard').getByRole('group').first());
});

test('a first word that the disk does not take is shown on the page it was said on, and saved once there is room', async ({
  visit,
}) => {
  const caller = new Caller(await visit({ before: fullDisk('add', false) }));
  const { page } = caller;
  await caller.goTo('start/');
  const say = await beginsFirstWord(caller);
  await say.locator('[data-field="say-looked"] input').check();
  await say.locator('#say-person').fill('刘洋');
  await say.locator('#say-person-post').fill('组长');
  await setFull(page, true);
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(page.locator('.now-band'));
  await seen(page.getByRole('button', { name: publishText.copy }));
  expect(new URL(page.url()).pathname).toMatch(/start\/$/);
  await setFull(page, false);
  await eventually(async () => (await storedEvents(page)).map(({ type }) => type)).toContain(
    'statementSaved',
  );
});

test('with a standing authority entered nothing is chosen beforehand, and the button says which choice it waits for', async ({
  alone: caller,
}) => {
  await caller.giveAuthority({
    grantedBy: '刘洋',
    form: 'acknowledgement',
    callFirst: approving.flatMap(role => posts.flatMap(post => (post.role === role ? post.id : []))),
    until: { timeOfDay: '08:30' },
  });
  await caller.goTo('start/');
  await caller.line('say');
  const { say } = caller;
  await say.locator('#officer-role').selectOption({ value: 'office' });
  await say.locator('#officer-name').fill('王敏');
  await say.locator('#officer-title').fill('值班员');
  expect(await say.locator('[data-field="say-way"] input:checked').count()).toBe(0);
  await say.getByRole('button', { name: sayText.doEither }).click();
  await seen(say.getByText(sayText.needWay));
  await say.locator('[data-field="say-way"] input[value="authority"]').check();
  await seen(say.getByRole('button', { name: sayText.doAuthority }));
  await say.locator('[data-field="say-way"] input[value="phone"]').check();
  await seen(say.getByRole('button', { name: sayText.doPhone }));
});

test('what was done before any question is kept over a reload, and goes into the record of the incident with its times', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('start/');
  const sent = found(lines, ({ sent }) => sent === true);
  // Opening it shows what it asks, and records nothing.
  await page.getByRole('button', { name: beginning(sent.text) }).click();
  await seen(page.locator(`#line-${sent.id}-who`));
  expect(await page.getByText(firstLineText.waits).count()).toBe(0);
  await page.getByRole('button', { name: beginning(sent.text) }).click();
  await caller.takes(sent, { who: '周敏等2人' });
  await caller.line('danger');
  const { 地点: place } = dangerAsk;
  await page.getByLabel(place).fill('某镇某村');
  await seen(page.locator('.first-words').getByText('某镇某村'));
  // Nobody has said whether anybody is hurt, and the words say so.
  await seen(page.locator('.first-words').getByText(firstPanelText.blank).first());
  const list = found(calls, ({ id }) => id === dangers[0]?.calls);
  const government = caller.place(list.whom.findIndex(whom => whom.some(post => reporting.includes(post))));
  await caller.reached(government);
  await government.getByLabel(firstPanelText.said).fill('已派人转移');

  await reload(page);
  const done = page.locator('.first-lines button[data-done]').filter({ hasText: sent.text });
  await seen(done);
  await caller.answerAll(limited());
  // Past the first question the lines are folded away, and open again.
  expect(await done.isVisible()).toBe(false);
  await page.getByText(firstLineText.folded(2)).click();
  await seen(done);
  await caller.open();
  await eventually(async () => (await storedEvents(page)).map(({ type }) => type)).toEqual([
    'opened',
    'lineTaken',
    'called',
  ]);
  const [opened, taken, called] = await storedEvents(page);
  expect(called?.type === 'called' && called.data).toMatchObject({ end: 'reached', said: '已派人转移' });
  expect(taken?.type === 'lineTaken' && taken.data.who).toBe('周敏等2人');
  expect(taken?.type === 'lineTaken' && Date.parse(taken.data.takenAt)).toBeLessThan(
    Date.parse(opened?.at ?? ''),
  );
  await caller.goTo('start/');
  expect(await page.getByText(firstLineText.waits).count()).toBe(0);
});

test('a first word that is refused stays on its screen with each gap at its own field, and goes out once they are filled', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('start/');
  await caller.line('danger');
  await caller.line('say');
  const { say } = caller;
  await say.getByRole('button', { name: sayText.doPhone }).click();
  for (const field of ['officer-role', 'officer-name', 'officer-title', 'say-place', 'say-person'])
    await seen(say.locator(`#${field}-problem`));
  await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('say-place');
  // What was opened before stands open above, and nothing went into any record.
  await seen(page.locator('#first-place'));
  expect(await storedEvents(page)).toEqual([]);

  await beginsFirstWord(caller, true);
  await say.locator('[data-field="say-looked"] input').check();
  // Whoever writes cannot agree to it.
  await say.locator('#say-person').fill('王敏');
  await say.locator('#say-person-post').fill('值班员');
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(say.locator('#say-person-problem'));
  expect(await storedEvents(page)).toEqual([]);
  await reload(page);
  await caller.line('say');
  expect(await say.locator('#say-place').inputValue()).toBe('石板镇东街');
  await say.locator('#say-person').fill('刘洋');
  await say.locator('#say-person-post').fill('组长');
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(page.getByRole('button', { name: publishText.copy }));
});

test('where nobody agrees and nothing was set up the screen says when to call again and what waits for nobody, and who rings back lets it go out', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('start/');
  const say = await beginsFirstWord(caller);
  await say.locator('[data-field="say-looked"] input').check();
  const asked = posts.filter(({ role }) => approving.includes(role ?? ''));
  for (const [place] of asked.entries()) await caller.inVain(say.locator('.calls > li').nth(place));
  const { waiting } = playbook.first;
  await seen(say.getByText(sayText.wait(waiting?.minutes ?? 0)));
  for (const { text } of waiting?.meanwhile ?? []) await seen(say.getByText(text));
  expect(await say.locator('button[type=submit]').count()).toBe(0);
  await say
    .getByRole('button', { name: beginning(firstPanelText.rangBack) })
    .first()
    .click();
  await say.locator('#say-person').fill('刘洋');
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(page.getByRole('button', { name: publishText.copy }));
});

test('another matter begins beside the first, which waits; what is cleared is asked about and can be put back', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('start/');
  await caller.line('calls');
  await caller.inVain(page.locator('.calls'));
  await seen(page.getByText(firstLineText.calls(1)));
  await page.getByRole('button', { name: firstLineText.another }).click();
  await page.getByText(firstLineText.calls(1)).waitFor({ state: 'detached' });
  await caller.inVain(page.locator('.calls'));
  await caller.inVain(page.locator('.calls'));
  await seen(page.getByText(firstLineText.calls(2)));
  await page.getByRole('button', { name: firstLineText.clear }).click();
  await seen(page.getByText(firstLineText.clearAsk(2)));
  await page.getByRole('button', { name: firstLineText.clear }).last().click();
  await page.getByRole('button', { name: firstLineText.putBack }).click();
  await seen(page.getByText(firstLineText.calls(2)));
  // The first matter has lost nothing.
  await page.getByRole('button', { name: /已记 1 项/ }).click();
  await seen(page.getByText(firstLineText.calls(1)));
  expect(await storedEvents(page)).toEqual([]);
});
