import { expect } from 'vitest';
import { authorityText } from '../../src/desk/approval/words.ts';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { firstLineText } from '../../src/desk/first/line-words.ts';
import { dangerAsk, firstPanelText, sayText } from '../../src/desk/first/words.ts';
import { publishText } from '../../src/desk/statements/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { regradeText } from '../../src/desk/triage/regrade-words.ts';
import { dangerAnswers, dangerKinds } from '../../src/playbook/danger.ts';
import { approving } from '../e2e/first.ts';
import { limited, seeded, storedEvents, wide } from '../e2e/incidents.ts';
import { reload, seen } from '../e2e/officer.ts';
import { beginning } from '../support/accessible-names.ts';
import { storeNameAt } from '../support/built-site.ts';
import { eventually, test } from '../support/dom-test.ts';
import { found, playbook, required } from '../support/playbook.ts';

const { lines, calls, dangers } = playbook.first;
const lineAsking = (ask: 'who' | 'link') => found(lines, ({ asks = [] }) => asks.includes(ask));

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

test('a unit that was called is proposed to nobody as a person or a post', async ({
  alone: caller,
  page,
  site,
}) => {
  const unit = found(playbook.first.posts, ({ role, number }) => role === undefined && number === undefined);
  const calling = found(playbook.steps, ({ evidence = [] }) =>
    evidence.some(rule => 'called' in rule && rule.called.includes(unit.id)),
  );
  const incident = seeded(wide());
  // The officer has said a role, and neither name nor title.
  await page.addInitScript(store => localStorage.setItem(`${store}.role`, 'office'), storeNameAt(site));
  await caller.takeIn(incident);
  await caller.goTo('desk/#settings');
  await caller.addContact(unit.id, '0701-0000000', '');
  await caller.goToIncident(incident);
  await caller.reached(await caller.openStep(calling.id));
  await eventually(async () => (await storedEvents(page)).map(({ type }) => type)).toContain('called');
  await caller.goTo(`desk/#${incident.id}/facts`);
  const [element] = playbook.release.elements;
  await caller
    .fact(element?.id ?? '')
    .getByRole('button')
    .first()
    .click();
  const form = page.locator('form.fact-form');
  await form.locator('[data-field$="-state"] input[value="verified"]').check();
  const person = form.locator(`[id="fact-form-${element?.id}-person"]`);
  expect(await person.inputValue()).toBe('');
  expect(await form.locator(`[id="fact-form-${element?.id}-person-post"]`).inputValue()).toBe('');
  expect(await form.locator(`option[value="${unit.title}"]`).count()).toBe(0);
});

test('a first word goes out by one call: its text is copied, it promises the next, and the grading is asked for after', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('desk/#settings');
  const [leading] = approving;
  await caller.addContact(leading?.id ?? '', '0701-0000009', '刘洋');

  await caller.goTo('start/');
  await caller.line('calls');
  await caller.reached(page.locator('.calls'));
  const say = await caller.beginsFirstWord();
  await seen(say.locator('.first-words').getByText('石板镇东街'));
  // That somebody answered is no consent.
  expect(await say.locator('[data-field="say-way"] input:checked').count()).toBe(0);
  await say.locator('[data-field="say-way"] input[value="phone"]').check();
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

test('with a standing authority entered nothing is chosen beforehand, and the button says which choice it waits for', async ({
  alone: caller,
}) => {
  await caller.giveAuthority({
    grantedBy: '刘洋',
    form: 'acknowledgement',
    callFirst: approving.map(({ id }) => id),
    until: { timeOfDay: '08:30' },
  });
  await caller.goTo('start/');
  await caller.line('say');
  const { say } = caller;
  await caller.hand.choose(say.locator('#officer-role'), 'office');
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

test('where nobody agrees and nothing was set up the screen says when to call again and what waits for nobody, and who rings back lets it go out', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('start/');
  const say = await caller.beginsFirstWord();
  await say.locator('[data-field="say-looked"] input').check();
  for (const [place] of approving.entries()) await caller.inVain(say.locator('.calls > li').nth(place));
  const { waiting } = playbook.first;
  await seen(say.getByText(sayText.wait(waiting?.minutes ?? 0)));
  for (const { text } of waiting?.meanwhile ?? []) await seen(say.getByText(text));
  expect(await say.locator('button[type=submit]').count()).toBe(0);
  await say
    .getByRole('button', { name: beginning(firstPanelText.rangBack) })
    .first()
    .click();
  // Nothing is on record of what was said: whoever writes says that it was consent.
  await seen(say.getByRole('button', { name: sayText.doEither }));
  expect(await say.locator('[data-field="say-way"] input:checked').count()).toBe(0);
  await say.locator('[data-field="say-way"] input[value="phone"]').check();
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
  await seen(page.getByText(firstLineText.clearAsk(2, 0)));
  await page.getByRole('button', { name: firstLineText.clear }).last().click();
  await page.getByRole('button', { name: firstLineText.putBack }).click();
  await seen(page.getByText(firstLineText.calls(2)));
  // The first matter has lost nothing.
  await page.getByRole('button', { name: /已记 1 项/ }).click();
  await seen(page.getByText(firstLineText.calls(1)));
  expect(await storedEvents(page)).toEqual([]);
});

test('each matter has its own triage: another begins with nothing answered, going back shows what the first was answered', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('start/');
  await caller.ready();
  await caller.answer('emergency', 'no');
  await caller.answer('spread', 'limited');
  await seen(caller.asked('sensitive'));
  await caller.press(firstLineText.another);
  await seen(caller.asked('emergency'));
  expect(await page.locator('.question :checked').count()).toBe(0);
  await caller.answer('emergency', 'yes');
  await seen(caller.asked('emergencyLevel'));

  await caller.press(firstLineText.matter('', '', 0, 2));
  await seen(caller.asked('sensitive'));
  expect(await page.locator('.answers').textContent()).not.toContain(
    found(playbook.triage.questions, ({ id }) => id === 'emergencyLevel').label,
  );
  // Cleared, it takes its answers along; put back, it brings them.
  await caller.press(firstLineText.clear);
  await seen(page.getByText(firstLineText.clearAsk(0, 2)));
  await page.getByRole('button', { name: firstLineText.clear }).last().click();
  await seen(caller.asked('emergency'));
  await caller.press(firstLineText.putBack);
  await seen(caller.asked('sensitive'));
  await caller.press(firstLineText.matter('', '', 0, 1));
  await seen(caller.asked('emergencyLevel'));
});

test('opening a line records nothing and shows what it asks; said without it, that is refused at its field', async ({
  alone: caller,
  page,
}) => {
  await caller.goTo('start/');
  const [sent, kept] = [lineAsking('who'), lineAsking('link')];
  for (const line of [sent, kept]) {
    await caller.press(line.text);
    await seen(page.getByText(line.about));
  }
  expect(await page.getByText(firstLineText.waits).count()).toBe(0);
  for (const line of [sent, kept]) await caller.press(line.action ?? '');
  await seen(page.locator(`#line-${sent.id}-who-problem`));
  await seen(page.locator(`#line-${kept.id}-link-problem`));
  await page.locator(`#line-${kept.id}-link`).fill('微博热搜第三');
  await caller.press(kept.action ?? '');
  await seen(page.getByText(refusalSentence({ code: 'notALink' })));
  expect(await page.getByText(firstLineText.waits).count()).toBe(0);
  await page.locator(`#line-${sent.id}-who`).fill('周敏等2人');
  await caller.press(sent.action ?? '');
  await seen(page.getByText(/周敏等2人/));
  await page.getByRole('button', { name: beginning(firstLineText.takeBack) }).click();
  expect(await page.getByText(firstLineText.waits).count()).toBe(0);
});

test('a danger that nobody wrote a place for is reported to nobody, and nothing is on record as told; with its place and name it is', async ({
  alone: caller,
  page,
}) => {
  const [danger] = dangers;
  const list = found(calls, ({ id }) => id === danger?.calls);
  const called = caller.place(
    list.whom.findIndex(whom =>
      whom.some(post =>
        playbook.steps.some(({ evidence = [] }) =>
          evidence.some(rule => 'called' in rule && rule.called.some(each => each === post)),
        ),
      ),
    ),
  );
  await caller.goTo('start/');
  await caller.line('danger');
  // Nothing stands there to be read: that somebody got through says no more.
  expect(await called.getByRole('button', { name: beginning(firstPanelText.reachedAndRead) }).count()).toBe(
    0,
  );
  await caller.reached(called);
  await seen(called.getByText(firstPanelText.placeUntold));
  await page.getByLabel(dangerAsk.地点).fill('石板镇柳塘村后山');
  await seen(called.getByRole('button', { name: beginning(firstPanelText.readToo) }));
  await called.getByRole('button', { name: beginning(firstPanelText.again) }).click();
  const kind = required(danger === undefined ? undefined : dangerKinds(danger)[0], 'a kind');
  await page.locator(`[data-field="first-kind"] input[value="${kind}"]`).check();
  await called.getByRole('button', { name: beginning(firstPanelText.reachedAndRead) }).click();
  await caller.answerAll(limited());
  await caller.open();
  await eventually(async () =>
    (await storedEvents(page)).flatMap(event => (event.type === 'called' ? [event.data] : [])),
  ).toMatchObject([
    { placeUntold: true },
    { told: expect.stringContaining(`石板镇柳塘村后山，发生${kind}`) as string },
  ]);
  const told = (await storedEvents(page)).flatMap(event =>
    event.type === 'called' ? [event.data.told ?? ''] : [],
  );
  expect(told[0]).toBe('');
  expect(told.join('')).not.toMatch(/[{}（）＿]|正在核实/u);
});

test('what is typed or mended after a call was answered stands in its record where whoever called read it too; what nobody was told goes along as a note', async ({
  alone: caller,
  page,
}) => {
  const [danger] = dangers;
  const list = found(calls, ({ id }) => id === danger?.calls);
  await caller.goTo('start/');
  await caller.line('danger');
  await page.getByLabel(dangerAsk.地点).fill('石板镇东街13800138000');
  await seen(page.locator('#first-place-problem'));
  const called = caller.place(list.whom.length - 1);
  // The number of a person is stopped once before it goes on record as told.
  await caller.reached(called);
  expect(await page.locator('.made-call').count()).toBe(0);
  await caller.reached(called);
  await page.getByLabel(dangerAsk.地点).fill('石板镇东街');
  await page.getByLabel(dangerAsk.人员).fill('两人被困');
  await called.getByRole('button', { name: beginning(firstPanelText.readToo) }).click();
  await seen(called.getByText(/石板镇东街.*两人被困/));
  await page.getByLabel(dangerAsk.措施).fill('已拉警戒线');
  await caller.answerAll(limited());
  await caller.open();
  await eventually(async () => (await storedEvents(page)).map(({ type }) => type)).toEqual([
    'opened',
    'called',
    'noted',
  ]);
  const [, call, note] = await storedEvents(page);
  expect(call?.type === 'called' && call.data.told).toMatch(/石板镇东街.*\n?.*两人被困/u);
  expect(call?.type === 'called' && call.data.told).not.toMatch(/1380|警戒线/u);
  expect(note?.type === 'noted' && note.data.text).toBe(firstLineText.untold('措施：已拉警戒线'));
});

test('the first word names the danger that was told of, with what people are to do, and its incident is called by it', async ({
  alone: caller,
  page,
}) => {
  const [danger] = dangers;
  const kind = required(danger === undefined ? undefined : dangerKinds(danger)[0], 'a kind');
  await caller.goTo('start/');
  await caller.line('danger');
  await page.locator(`[data-field="first-kind"] input[value="${kind}"]`).check();
  const say = await caller.beginsFirstWord();
  await seen(say.locator('.first-words').getByText(`石板镇东街${kind}`));
  await seen(say.locator('.first-words').getByText(danger?.warning ?? '?'));
  await say.locator('[data-field="say-looked"] input').check();
  await say.locator('[data-field="say-way"] input[value="phone"]').check();
  await say.locator('#say-person').fill('刘洋');
  await say.locator('#say-person-post').fill('组长');
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(page.getByRole('button', { name: publishText.copy }));
  const [opened] = await storedEvents(page);
  expect(opened?.type === 'opened' && opened.data.title).toBe(`石板镇东街${kind}有关情况`);
  // After naming the danger nobody need answer in the triage what it is about.
  const said = Object.entries(dangerAnswers(required(danger, 'a danger')));
  expect(said.length).toBeGreaterThan(0);
  const answers = Object.keys(opened?.type === 'opened' ? opened.data.answers : {});
  for (const [question] of said) expect(answers.some(key => key.startsWith(question))).toBe(true);
});

test('a standing authority is changed as it stands, without its picture taken again', async ({
  alone: caller,
  page,
}) => {
  await caller.giveAuthority({
    grantedBy: '刘洋',
    form: 'acknowledgement',
    callFirst: approving.map(({ id }) => id),
    until: { minutes: 90 },
  });
  const panel = page.getByRole('region', { name: authorityText.title });
  await caller.press(authorityText.change, panel);
  expect(await panel.locator('#authority-grantedBy').inputValue()).toBe('刘洋');
  await panel.locator('#authority-minutes').fill('60');
  await caller.press(authorityText.doChange, panel);
  await seen(panel.getByText(authorityText.untilMinutes(60), { exact: true }));
  await seen(panel.getByText(approving.map(({ title }) => title).join('、'), { exact: true }));
});

/** Posts that a call has to reach for a step to be done. */
const reporting = playbook.steps.flatMap(({ evidence = [] }) =>
  evidence.flatMap(rule => ('called' in rule ? rule.called : [])),
);

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
  await seen(say);
  await say.locator('[data-field="say-way"] input[value="phone"]').check();
  await say.getByRole('button', { name: sayText.doPhone }).click();
  for (const field of ['officer-role', 'officer-name', 'officer-title', 'say-place', 'say-person'])
    await seen(say.locator(`#${field}-problem`));
  await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('say-place');
  // A form opened before stands open above, and nothing went into any record.
  await seen(page.locator('#first-place'));
  expect(await storedEvents(page)).toEqual([]);

  await caller.beginsFirstWord(true);
  await say.locator('[data-field="say-looked"] input').check();
  // The writer of a text cannot approve it.
  await say.locator('#say-person').fill('王敏');
  await say.locator('#say-person-post').fill('值班员');
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(say.locator('#say-person-problem'));
  expect(await storedEvents(page)).toEqual([]);
  await reload(page);
  await caller.line('say');
  expect(await say.locator('#say-place').inputValue()).toBe('石板镇东街');
  await say.locator('[data-field="say-way"] input[value="phone"]').check();
  await say.locator('#say-person').fill('刘洋');
  await say.locator('#say-person-post').fill('组长');
  await say.getByRole('button', { name: sayText.doPhone }).click();
  await seen(page.getByRole('button', { name: publishText.copy }));
});
