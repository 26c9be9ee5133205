import { expect } from 'vitest';
import { authorise, ratify as ratifying } from '../../src/desk/approval/authorised.ts';
import { authorityText } from '../../src/desk/approval/words.ts';
import { TEXT_LIMITS } from '../../src/desk/core/define.ts';
import { named } from '../../src/desk/core/words/named.ts';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { recordFact, valueFields } from '../../src/desk/facts/fact-recorded.ts';
import { factText, unusableWords } from '../../src/desk/facts/words.ts';
import { deskText } from '../../src/desk/parts/words.ts';
import { personText } from '../../src/desk/people/words.ts';
import { publish } from '../../src/desk/publications/published.ts';
import {
  elsewhereWords,
  publishStepText,
  staleText,
  withdrawText,
} from '../../src/desk/publications/words.ts';
import { deviationLabel } from '../../src/desk/review/words.ts';
import { versionText } from '../../src/desk/statements/versions-words.ts';
import {
  draftToken,
  editorText,
  elsewhereText,
  pathText,
  publishText,
  statementText as screenText,
  signOffText,
  stageText,
} from '../../src/desk/statements/words.ts';
import { formText, occurrenceText } from '../../src/kit/form-words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { tokenOf } from '../../src/playbook/template.ts';
import { focused, isFocused } from '../e2e/focus.ts';
import { limited, seeded, storedEvents } from '../e2e/incidents.ts';
import { drawn, gone, reload, seen, shownText } from '../e2e/officer.ts';
import {
  approvals,
  approving,
  cause,
  currentOf,
  decided,
  elementLabel,
  latestOf,
  next,
  notice,
  part,
  publication,
  published,
  readAloud,
  save,
  signatures,
  verified,
} from '../e2e/releases.ts';
import { beginning } from '../support/accessible-names.ts';
import { eventually, test } from '../support/dom-test.ts';
import { about } from '../support/occurrence.ts';
import { required } from '../support/playbook.ts';

/** The words of a signed line. */
const lineSigned = '已签';

test('a cause that nobody has approved can neither be inserted nor typed, and what was typed stays', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn([
    verified('time', about('09:00')),
    verified(cause.id, '未经批准擅自堆放弃土'),
  ]);
  await desk.goTo(`desk/#${incident.id}/release/new-${notice.id}-holding`);
  await seen(desk.text);
  const chip = editorText.unusable(cause.label, unusableWords({ state: 'verified', cause: true }));
  expect(await desk.button(chip).isDisabled()).toBe(true);
  await page.getByLabel(editorText.next, { exact: true }).fill(toShanghaiInput(Date.parse(next())));

  const typed = '经过核实，这次是未经批准，擅自堆放弃土。';
  await desk.text.fill(typed);
  await seen(page.locator('.statement-live').getByText('未经批准擅自堆放弃土'));
  await desk.press(editorText.save(1));
  await seen(page.getByText(refusalSentence({ code: 'unapprovedCause', text: '未经批准擅自堆放弃土' })));
  expect(await desk.text.inputValue()).toBe(typed);
  await desk.text.fill(`${tokenOf(cause.label)}。`);
  await desk.press(editorText.save(1));
  await seen(
    page.getByText(refusalSentence({ code: 'badToken', token: cause.label, why: 'notApproved' })).first(),
  );
  expect((await storedEvents(page)).some(({ type }) => type === 'statementSaved')).toBe(false);

  // Left and come back to, it is all there; and once approved as the cause it goes in.
  await desk.facts(incident);
  await desk.press(named(factText.acts.approve, cause.label));
  await desk.fact(cause.id).getByLabel('姓名').fill('郑组长');
  await desk.fact(cause.id).getByLabel(personText.title).fill('组长');
  await desk.fact(cause.id).locator('input[value="phone"]').check();
  await desk.fact(cause.id).locator('form').getByRole('button', { name: factText.acts.approve }).click();
  await seen(
    desk.fact(cause.id).getByText(beginning(factText.causeApproved('组长 郑组长', '').slice(0, -1))),
  );
  await reload(page);
  await desk.goTo(`desk/#${incident.id}/release/new-${notice.id}-holding`);
  await seen(page.getByText(editorText.restored));
  expect(await desk.text.inputValue()).toBe(`${tokenOf(cause.label)}。`);
  await desk.press(editorText.save(1));
  await seen(page.locator('.statement-sheet').getByText('未经批准擅自堆放弃土'));
});

test('an edit after a signature is another version, which shows what has changed and asks again', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn([
    verified('time', about('09:00')),
    save('完全没有影响。情况正在核实。'),
    ...signatures,
  ]);
  await desk.statement(incident);
  await page.locator('.sign-off-passed > summary').click();
  await seen(page.getByText(lineSigned, { exact: true }).first());
  // From the finding to the very words.
  await desk.press(named(editorText.jump, '完全'));
  await focused(desk.text);
  expect(
    await desk.text.evaluate(area =>
      area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : '',
    ),
  ).toBe('完全');
  // A statement that is begun afterwards does not begin at words of this one.
  await desk.press(editorText.cancel);
  await page.getByRole('link', { name: screenText.toList }).click();
  await desk.press(screenText.begin);
  await seen(desk.text);
  await focused(page.locator('#statement-title'));
  await drawn(page);
  expect(await isFocused(desk.text)).toBe(false);
  await desk.statement(incident);
  await desk.press(named(editorText.jump, '完全'));
  await desk.text.fill('情况正在核实。');
  await desk.press(editorText.save(2));
  await seen(page.getByText(signOffText.before.signed(1, '负责人 钱七')).first());
  await seen(page.locator('.revision del').getByText('完全没有影响').first());
  expect(await page.getByText(lineSigned, { exact: true }).count()).toBe(0);
  expect(await page.getByRole('button', { name: publishText.publish }).count()).toBe(0);

  // The earlier version is still there to be read.
  await page.getByText(pathText.versions(2), { exact: true }).click();
  await desk.press(named(versionText.see, versionText.version(1)));
  await seen(page.locator('.statement-paper').getByText('完全没有影响'));
  await seen(page.getByText(pathText.old(1, 2)));

  // Returned with a reason, it waits for another version.
  await desk.press(pathText.toLatest);
  await desk.signChecks();
  const { title } = required(approving[0], 'approval');
  await desk.press(signOffText.return);
  await page.locator('#return-person').fill('赵六');
  await page.locator('#return-person-post').fill('科长');
  await page.getByLabel(signOffText.returnReason).fill('时间没写');
  await page.locator('[data-field="return-how"] input[value="phone"]').check();
  await desk.press(signOffText.doReturn);
  await seen(page.getByText(stageText.returned(title)));

  // The writer acts now: nothing stands open that would approve it as it is, and leaving the editor leads back to its button.
  const line = page.locator(`[id="line-${required(approving[0], 'approval').id}"]`);
  expect(await line.locator('form').count()).toBe(0);
  await desk.press(pathText.edit);
  await seen(desk.text);
  await desk.press(editorText.cancel);
  await focused(desk.button(pathText.edit));
  await page.getByRole('link', { name: screenText.toList }).click();
  await page.locator('.statement-list a').first().click();
  await focused(line.getByRole('heading'));
  // An approver who has changed his mind approves it all the same.
  await desk.press(signOffText.approve(2), line);
  await desk.decides({ 赵六: [required(approving[0], 'approval').id] }, { title: '科长' });
  await desk.press(signOffText.approve(2), line);
  await eventually(() => line.getAttribute('data-line')).toBe('passed');
});

test('a draft that was returned and mended says at its line that it was returned, and not that it was signed', async ({
  desk,
  page,
}) => {
  const approval = required(approving[0], 'approval');
  const incident = await desk.bringIn([
    verified('time', about('09:00')),
    save(),
    ...signatures,
    log => ({
      kind: 'return',
      version: latestOf(log).id,
      item: approval.id,
      person: { name: '赵六', title: '科长' },
      reason: '时间没写',
      ...decided(),
    }),
    log => ({ ...save('时间是11月24日约9时。'), statement: latestOf(log).statement }),
  ]);
  await desk.statement(incident);
  const line = page.locator(`[id="line-${approval.id}"]`);
  await seen(line.getByText(signOffText.before.returned(1, '科长 赵六')));
  expect(await shownText(line)).not.toContain(signOffText.before.signed(1, '科长 赵六'));
});

test('a fact that changes after a publication asks for a correction, and the correction settles it', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn(published);
  await desk.facts(incident);
  expect(await page.locator('.statement-stale').count()).toBe(0);
  await desk.press(named(factText.acts.change, elementLabel('time')));
  // The officer who records the change has not verified it.
  const form = desk.fact('time').locator('form');
  expect(await form.getByLabel('姓名').inputValue()).toBe('李四');
  await form.getByLabel(valueFields.occurred.asked.label).first().fill('2026-11-24T08:00');
  expect(await form.getByLabel('姓名').inputValue()).toBe('');
  await form.getByLabel(recordFact.fields.source.asked.label, { exact: true }).fill('监控录像');
  await desk.press(factText.save, form);
  await focused(form.getByLabel('姓名'));
  await form.getByLabel('姓名').fill('李四');
  await form.getByLabel('职务').fill('地质灾害科科长');
  await desk.press(factText.save, form);
  // It is said where the hand is, not at the head of the page.
  await seen(desk.fact('time').locator('.statement-stale').getByText('11月24日约8时'));
  await desk.press(named(staleText.correct, '关于某村有关情况的说明'));
  await seen(desk.text);
  expect(await desk.text.inputValue()).toContain(
    screenText.correctionOf(elementLabel('time'), '11月24日约9时', tokenOf(elementLabel('time'))),
  );
  expect(await desk.text.inputValue()).toContain(tokenOf(draftToken.next));
  await desk.saved();
  // On the page where statements are written the hands are led to the title, not past the editor.
  await desk.press(screenText.toList);
  await desk.press(named(staleText.correct, '关于某村有关情况的说明'));
  await focused(page.locator('#statement-title'));
  // One that is on its way is gone on with, not begun once more.
  await desk.press(editorText.save(1));
  await seen(page.locator('#sign-off-title'));
  await desk.facts(incident);
  await desk.press(named(staleText.goOn, '关于某村有关情况的说明'));
  await seen(page.locator('.statement-sheet').getByText(screenText.corrects('关于某村有关情况的说明')));

  // The steps after the draft are the same as for every statement.
  const corrected = seeded(
    { ...limited(), title: '已经更正的事' },
    [
      ...published,
      log => verified('time', about('08:00'), currentOf(log, 'time')),
      log => ({
        kind: 'saveStatement',
        channel: notice.id,
        form: 'correction',
        title: '更正说明',
        parts: [
          {
            part: part.id,
            draft: screenText.correctionOf(
              elementLabel('time'),
              '11月24日约9时',
              tokenOf(elementLabel('time')),
            ),
          },
        ],
        nextUpdate: next(),
        corrects: latestOf(log).statement,
      }),
      ...signatures,
      ...approvals,
      readAloud,
      publication,
    ],
    { role: 'office', name: '王五' },
  );
  await desk.bringIn(corrected);
  await desk.goTo(`desk/#${corrected.id}/release`);
  await seen(page.getByText(screenText.correctedBy));
  expect(await page.locator('.statement-stale').count()).toBe(0);
});

test('facts verified together go in all or none: what is wrong is told at its field, and nothing typed is lost', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn();
  await desk.facts(incident);
  const form = page.getByRole('form', { name: factText.together, exact: true });
  const [time, place] = [page.locator('#facts-time'), page.locator('#facts-place')];
  const tooLong = '东'.repeat(TEXT_LIMITS.fact + 1);
  await time.fill('2026-11-24T09:00');
  await place.fill(tooLong);
  await page.locator('#facts-person').fill('李四');
  await page.locator('#facts-person-post').fill('科长');
  await form.getByLabel(recordFact.fields.source.asked.label, { exact: true }).fill('现场核查');
  await desk.press(factText.saveTogether);
  await focused(place);
  expect(await place.getAttribute('aria-invalid')).toBe('true');
  expect(await place.inputValue()).toBe(tooLong);
  expect(await time.inputValue()).toBe('2026-11-24T09:00');
  expect(await storedEvents(page)).toHaveLength(incident.events.length);
  await place.fill('某镇东街');
  await desk.press(factText.saveTogether);
  await seen(page.getByText(factText.recordedTogether(2), { exact: true }));
  for (const id of ['time', 'place']) expect(await desk.factState(id)).toBe('verified');
  await desk.press(factText.together);
  await focused(form.getByRole('textbox').first());
});

test('what went out elsewhere is written down from its step, refused where something is missing, and marked wherever it shows', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn();
  const pane = await desk.openStep('publish-limited');
  await seen(pane.getByRole('button', { name: publishStepText.go, exact: true }));
  await desk.press(publishStepText.elsewhere, pane);
  const form = page.locator('.elsewhere-form');
  await form.getByLabel(elsewhereText.form).selectOption('full');
  await form.getByLabel(editorText.heading, { exact: true }).fill('关于某村有关情况的通报');
  await form.getByLabel(publish.fields.place.asked.label).fill('市政府门户网站');
  await desk.press(elsewhereText.save, form);
  await focused(form.getByLabel(elsewhereText.text, { exact: true }));
  await form.getByLabel(elsewhereText.text, { exact: true }).fill('情况已经查清，正在整改。');
  await desk.press(elsewhereText.save, form);
  await focused(form.getByLabel(publish.fields.publishedAt.asked.label));
  await form.getByLabel(publish.fields.publishedAt.asked.label).fill(toShanghaiInput(Date.now() - 60_000));
  await form.getByLabel(elsewhereText.approver).fill('冯主任');
  await desk.press(elsewhereText.save, form);
  await focused(form.getByLabel(personText.title));
  await form.getByLabel(personText.title).fill('市政府新闻办主任');
  await desk.press(elsewhereText.save, form);

  await focused(page.locator('#published-title'));
  await seen(page.locator('.publications').getByText(elsewhereWords));
  await seen(page.locator('.publications').getByText('市政府新闻办主任 冯主任审定'));
  await desk.press(publishText.toChecklist);
  await desk.stands('publish-limited', 'done');
  await desk.saved();
  await desk.goTo(`desk/#${incident.id}/release`);
  await seen(page.locator('.statement-list').getByText(elsewhereText.word));
  await desk.goTo(`desk/#${incident.id}/timeline`);
  await seen(page.getByRole('table').getByText(elsewhereWords));
  await desk.goTo(`desk/#${incident.id}/review`);
  await seen(page.getByText(deviationLabel.elsewhere, { exact: true }));
  await desk.goTo('desk/#register');
  await seen(page.getByRole('table').getByText(`关于某村有关情况的通报（${elsewhereText.word}）`));
});

test('a signature, and a publication that never was, are taken back with a reason, and stand struck through on the statement', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn([...published]);
  await desk.statement(incident);
  const publications = page.locator('.publications');
  await desk.press(named(withdrawText.button, '门户网站 通知公告'));
  // Whether it was out and taken down, or never was, nobody has said before it is chosen.
  const ways = publications.locator('.option');
  expect(await ways.locator(':checked').count()).toBe(0);
  await ways.getByText(withdrawText.ways.slip.label, { exact: true }).click();
  await desk.press(withdrawText.actions.slip, publications);
  await seen(publications.locator('.problem'));
  await publications.getByLabel(deskText.undoReason).fill('记到别的稿子上了');
  await desk.press(withdrawText.actions.slip, publications);
  await seen(publications.locator('s').getByText('门户网站 通知公告'));
  await seen(publications.getByText('记到别的稿子上了'));

  const { id, title } = required(approving.at(-1), 'approval');
  const line = page.locator(`[id="line-${id}"]`);
  await page.locator('.sign-off-passed > summary').click();
  await desk.press(named(deskText.undo, title), line);
  await line.getByLabel(deskText.undoReason).fill('还要再看一遍');
  await desk.press(deskText.undo, line);
  await seen(line.locator('s'));
  await seen(line.getByText('还要再看一遍'));
  await desk.saved();
  expect((await storedEvents(page)).filter(({ type }) => type === 'undone')).toMatchObject([
    { data: { reason: '记到别的稿子上了' } },
    { data: { reason: '还要再看一遍' } },
  ]);
  await desk.goTo(`desk/#${incident.id}/review`);
  await eventually(() => page.getByText(deviationLabel.takenBack, { exact: true }).count()).toBe(2);
});

test('two of one name sign one after the other once somebody has said that they are two', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn([verified('time', about('09:00')), save(), ...signatures]);
  await desk.statement(incident);
  const [first, second] = approving.map(({ id }) => page.locator(`[id="line-${id}"]`));
  await desk.approve(0, '王伟');
  const approve = page.getByRole('button', { name: beginning(signOffText.approve(1).slice(0, 3)) });
  await desk.decides({ 王伟: [required(approving[1], 'approval').id] }, { title: '副局长' });
  await approve.click();
  const apart = desk.button(personText.apart('负责人 王伟'));
  await seen(apart);
  await apart.click();
  await gone(apart);
  await approve.click();
  await eventually(() => required(second, 'line').getAttribute('data-line')).toBe('passed');
  await page.locator('.sign-off-passed > summary').click();
  await seen(required(first, 'line').getByText(/负责人 王伟/));
  await seen(required(second, 'line').getByText(/副局长 王伟/));
  expect(await page.getByText(personText.combinedReason).count()).toBe(0);
});

// Facts, list and sign-off show their states in the gallery, on a phone too.
test('a standing authority is entered from its paper and used where nobody answered; what went out says so until it is made up for', async ({
  alone: desk,
  page,
}) => {
  await desk.isKnown();
  await desk.giveAuthority({
    grantedBy: '郑建国',
    form: 'holding',
    callFirst: ['leader'],
    until: { minutes: 90 },
  });

  const incident = await desk.bringIn([verified('time', about('09:00')), save(), ...signatures]);
  await desk.statement(incident);
  await desk.press(authorityText.use);
  const use = page.locator('form').filter({ hasText: authorityText.doUse });
  await use.locator('#authorise-called-0').fill(toShanghaiInput(Date.now() - 120_000));
  await use.getByLabel(authorise.fields.reason.asked.label).fill('夜里要发，没接通');
  await desk.press(authorityText.doUse, use);
  // Nobody has approved it.
  await seen(page.getByText(stageText.authorised.aloud, { exact: true }));
  await desk.readAloud();
  await seen(page.getByText(stageText.authorised.ready, { exact: true }));
  await desk.publishes({ place: '门户网站 通知公告' });
  const stage = page.locator('.statement-stage');
  await seen(stage.getByText('授权先发，待补审'));

  const ratify = page.getByRole('region', { name: authorityText.ratify });
  await ratify.locator('input[value=refused]').check();
  await ratify.locator('#ratify-person').fill('郑建国');
  await ratify.locator('#ratify-person-post').fill('组长');
  await ratify.locator('input[value=phone]').check();
  await ratify.getByLabel(ratifying.fields.note.asked.label).fill('口径没有请示');
  await desk.press(authorityText.doRatify, ratify);
  await seen(stage.getByText('授权先发，补审未同意'));
  await seen(page.getByText(/补审未同意：口径没有请示。请发更正，或者撤下。/));
  await desk.saved();
  const types = (await storedEvents(page)).map(({ type }) => type);
  for (const type of ['releaseAuthorised', 'published', 'ratified'])
    expect(types.filter(each => each === type)).toHaveLength(1);
});

test('when it happened is asked as a time: with what is known of it, and one sentence where it cannot be right', async ({
  desk,
  page,
}) => {
  const incident = await desk.bringIn();
  await desk.facts(incident);
  await desk.press(named(factText.acts.record, elementLabel('time')));
  const form = desk.fact('time').locator('form');
  const from = page.locator('#fact-form-time-value');
  const to = page.locator('#fact-form-time-value-to');
  await focused(from);
  await form.getByLabel(recordFact.fields.source.asked.label, { exact: true }).fill('报警记录');
  await page.keyboard.press('Control+Enter');
  await focused(from);
  await seen(form.getByText(formText.missing(valueFields.occurred.asked.label)));
  await from.fill('2026-11-24T09:00');
  await form.getByRole('radio', { name: occurrenceText.kinds.span, exact: true }).check();
  await to.fill('2026-11-24T08:00');
  await page.keyboard.press('Control+Enter');
  await focused(from);
  await seen(form.getByText(refusalSentence({ code: 'endsBeforeStart' })));
  await to.fill('2026-11-24T09:30');
  await page.keyboard.press('Control+Enter');
  await seen(desk.fact('time').getByText('11月24日9时至9时30分'));
  // Changed to a day alone it keeps the day that was typed.
  await desk.press(named(factText.acts.change, elementLabel('time')));
  await form.getByRole('radio', { name: occurrenceText.kinds.day, exact: true }).check();
  expect(await from.inputValue()).toBe('2026-11-24');
  await to.fill('');
  await form.getByLabel(recordFact.fields.source.asked.label, { exact: true }).fill('另一份记录');
  await page.keyboard.press('Control+Enter');
  await seen(desk.fact('time').getByText('11月24日', { exact: true }));
});
