import { expect } from 'vitest';
import { closingText } from '../../src/desk/closing/words.ts';
import type { IncidentLog } from '../../src/desk/core/incident.ts';
import { promisedWords } from '../../src/desk/core/words/clock.ts';
import { named } from '../../src/desk/core/words/named.ts';
import { refusalSentence } from '../../src/desk/core/words/refusal.ts';
import { fullTime } from '../../src/desk/core/words/time.ts';
import { answerTheme, passTheme, recordTheme, solveTheme } from '../../src/desk/feedback/theme.ts';
import { feedbackText, trackLabel } from '../../src/desk/feedback/words.ts';
import { personalNumberSentence } from '../../src/desk/gate/privacy-words.ts';
import { deskText, pageLabel } from '../../src/desk/parts/words.ts';
import { personText } from '../../src/desk/people/words.ts';
import { finishAction, propose as proposing, recordAction } from '../../src/desk/review/improvement.ts';
import { actionLabel, deviationLabel, reviewText, stepOption } from '../../src/desk/review/words.ts';
import { editorText } from '../../src/desk/statements/words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { focused } from '../e2e/focus.ts';
import { before, limited, type Meant, seeded, storedEvents } from '../e2e/incidents.ts';
import { closingWords, gone, reload, seen, step } from '../e2e/officer.ts';
import {
  approvals,
  cause,
  checking,
  part,
  publication,
  readAloud,
  replyPart,
  save,
  signatures,
} from '../e2e/releases.ts';
import { beginning } from '../support/accessible-names.ts';
import { HOUR } from '../support/answers.ts';
import { test } from '../support/dom-test.ts';
import { viewOf } from '../support/incident.ts';
import { found, playbook, required } from '../support/playbook.ts';

const recorded = (title: string, count: string): Meant => ({ kind: 'recordTheme', title, count });
const themeIn = (log: IncidentLog, title: string): string =>
  found(viewOf(log).themes, theme => theme.title === title).id;

test('a theme is counted, answered with what was published, passed to a section and solved', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn([
    save('工作人员在现场核实面积。'),
    ...signatures,
    ...approvals,
    readAloud,
    log => ({ ...publication(log), link: 'https://gov.example/notice/1' }),
  ]);
  await officer.goTo(`desk/#${incident.id}/feedback`);
  await seen(page.getByText(feedbackText.promise));

  await page.getByLabel(recordTheme.fields.title.asked.label).fill('什么时候拆');
  await page.getByLabel(recordTheme.fields.count.asked.label).fill('很多');
  await page.getByLabel(recordTheme.fields.place.asked.label).fill('热线 13800138000');
  const record = officer.button(feedbackText.record);
  await record.click();
  await seen(page.getByText(personalNumberSentence(['phone'])));
  await page.getByLabel(recordTheme.fields.place.asked.label).fill('12345 热线');
  await record.click();
  await seen(page.getByText(refusalSentence({ code: 'notANumber' })));
  await page.getByLabel(recordTheme.fields.count.asked.label).fill('４０');
  await record.click();
  await seen(page.getByText(feedbackText.answeredCount(0, 1)));

  const more = page.getByRole('button', {
    name: named(feedbackText.recordMore, '什么时候拆'),
  });
  await more.click();
  await page.getByLabel(recordTheme.fields.count.asked.label).fill('2');
  // Escape closes it and keeps what is typed; the focus goes back to the button.
  await page.keyboard.press('Escape');
  await focused(more);
  await more.click();
  await officer.press(feedbackText.recordMore);
  await focused(more);
  const row = page.locator('.theme');
  await seen(row.getByText(feedbackText.saved.record));
  await seen(row.getByText(feedbackText.count({ number: 42, approximate: false }), { exact: true }));
  await seen(row.getByText(trackLabel.unanswered).first());

  await page.getByRole('button', { name: named(feedbackText.answer, '什么时候拆') }).click();
  await page
    .getByLabel(feedbackText.fromStatement)
    .selectOption({ label: `关于某村有关情况的说明 · ${part.label}` });
  expect(await page.getByLabel(answerTheme.fields.text.asked.label).inputValue()).toContain('现场核实面积');
  expect(await page.getByLabel(answerTheme.fields.link.asked.label).inputValue()).toBe(
    'https://gov.example/notice/1',
  );
  await page.getByLabel(answerTheme.fields.text.asked.label).fill('明天就拆');
  await page.getByLabel(feedbackText.ways.answered, { exact: true }).check();
  await page.getByLabel(answerTheme.fields.place.asked.label).fill('12345 热线');
  await page.getByLabel(answerTheme.fields.answeredAt.asked.label).fill(toShanghaiInput(Date.now()));
  // Words that are not out go out as a reply, and not this way.
  await officer.press(feedbackText.saveAnswer);
  await seen(page.getByText(refusalSentence({ code: 'notQuoted', text: '明天就拆' })));
  await page.getByLabel(answerTheme.fields.text.asked.label).fill('工作人员在现场核实面积');
  const promised = page.getByLabel(answerTheme.fields.promised.asked.label);
  await promised.fill(toShanghaiInput(Date.now() - HOUR));
  await officer.press(feedbackText.saveAnswer);
  await seen(page.getByText(refusalSentence({ code: 'notAhead' })));
  const next = Date.now() + HOUR;
  await promised.fill(toShanghaiInput(next));
  await officer.press(feedbackText.saveAnswer);
  await seen(row.getByText(promisedWords(fullTime(next, Date.now())), { exact: true }));
  await seen(row.getByText(trackLabel.answered, { exact: true }));
  await seen(page.getByText(feedbackText.answeredCount(1, 1)));

  await page.getByRole('button', { name: named(feedbackText.pass, '什么时候拆') }).click();
  await page.getByLabel(passTheme.fields.to.asked.label).fill('执法科');
  await officer.press(feedbackText.savePass);
  await seen(row.getByText(trackLabel.passed, { exact: true }));
  await page.getByRole('button', { name: named(feedbackText.solve, '什么时候拆') }).click();
  await page.getByLabel(solveTheme.fields.result.asked.label).fill('已经拆除');
  await officer.press(feedbackText.saveSolve);
  await seen(row.getByText(trackLabel.solved, { exact: true }));
  await officer.saved();
  await reload(page);
  await seen(row.getByText('已经拆除'));
  await seen(row.getByText('https://gov.example/notice/1'));
});

test('a public answer cannot name a cause that nobody has approved, and the words stay in the field', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn([checking(cause.id, '审批把关不严'), recorded('为什么批了', '7')]);
  await officer.goTo(`desk/#${incident.id}/feedback`);
  await page.getByRole('button', { name: named(feedbackText.write.answered, '为什么批了') }).click();
  const text = page.locator(`[id="part-${replyPart.id}"]`);
  await text.fill('原因是审批把关不严，正在整改。');
  await officer.press(editorText.save(1));
  await seen(page.getByText(refusalSentence({ code: 'unapprovedCause', text: '审批把关不严' })));
  expect(await text.inputValue()).toContain('审批把关不严');
  await officer.saved();
  expect(await storedEvents(page)).toHaveLength(incident.events.length);
});

test('one officer alone closes in their own name with a reason, and the review says so', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn();
  await officer.openTool(deskText.close);
  const closing = page.locator('.closing');
  const own = required(incident.events[0]?.by.name, 'name');
  await closing.getByLabel(closingText.second).fill([...own].join(' '));
  await closing.getByLabel(closingText.secondTitle).fill('值班长');
  await officer.arrangeWhatIsLeft();
  const close = closing.getByRole('button', { name: deskText.close, exact: true });
  await close.click();
  await seen(closing.getByText(refusalSentence({ code: 'sameReader', reader: { name: own } })));
  await closing.getByLabel(personText.combined).check();
  await closing.getByLabel(personText.combinedReason).fill('夜间一人值班，已电话报带班领导');
  await close.click();
  await seen(page.locator('#closed-title'));
  await page.locator('.open-step').getByRole('link', { name: pageLabel.review }).click();
  await seen(page.getByText(personText.combinedSaid('夜间一人值班，已电话报带班领导')).first());
  const row = page.getByRole('row').filter({ hasText: deviationLabel.combined });
  await seen(row.getByText('夜间一人值班，已电话报带班领导'));
  await officer.saved();
  const closed = (await storedEvents(page)).find(({ type }) => type === 'closed');
  expect(closed?.data).toMatchObject({
    second: { name: [...own].join(' ') },
    combines: '夜间一人值班，已电话报带班领导',
  });
});

/** Found sixty hours ago and answered two hours ago: the 48 hours were missed by ten. */
const late = (more: readonly Meant[] = []) =>
  seeded({ ...limited(), foundAt: before(60) }, [
    { kind: 'skip', step: 'search-spread', reason: '市里已经在搜' },
    { kind: 'markDone', step: 'publish-limited', doneAt: before(2) },
    recorded('什么时候拆', '40'),
    log => ({ kind: 'passTheme', theme: themeIn(log, '什么时候拆'), to: '执法科' }),
    ...more,
  ]);

test('a review shows what was missed and passed over, and after the closing takes actions and proposals', async ({
  officer,
  page,
}) => {
  const visitor = '石榴坡村来人反映，电话13800138000';
  const incident = await officer.bringIn(
    late([
      { kind: 'note', text: visitor },
      { kind: 'close', reason: '已回复，办结' },
    ]),
  );
  await officer.goTo(`desk/#${incident.id}/review`);
  await seen(page.getByText('已回复，办结'));
  const missed = page.locator('.clock-table tr[data-kind="missed"]');
  await seen(missed.getByText(/^晚了(9|10)小时/));
  const skipped = page.getByRole('row').filter({ hasText: step('search-spread').title });
  await seen(skipped.getByText(deviationLabel.skipped, { exact: true }));
  await seen(skipped.getByText('市里已经在搜'));
  await seen(
    page
      .getByRole('row')
      .filter({ hasText: step('archive').title })
      .getByText('交给执法科，月底前'),
  );

  // The finding is taken over from the row.
  await skipped.getByRole('button', { name: beginning(named(reviewText.fromRow, '')) }).click();
  expect(await page.getByLabel(recordAction.fields.finding.asked.label).inputValue()).toContain(
    step('search-spread').title,
  );
  await page.getByLabel(recordAction.fields.text.asked.label).fill('排班时指定搜集的人');
  const save = officer.button(reviewText.saveAction);
  await page.getByLabel(recordAction.fields.due.asked.label).fill('2099-01-01T17:30');
  await save.click();
  await seen(page.getByText(refusalSentence({ code: 'nobody' })));
  await page.getByLabel(recordAction.fields.owner.asked.titleLabel).fill('办公室主任');
  await save.click();
  const action = page.locator('.action');
  await seen(action.getByText(actionLabel.open, { exact: true }));
  await page.getByRole('button', { name: named(reviewText.finish, '排班时指定搜集的人') }).click();
  await page.getByLabel(finishAction.fields.result.asked.label).fill('值班表加了一栏');
  await officer.press(reviewText.saveFinish);
  await seen(action.getByText(actionLabel.done, { exact: true }));
  await seen(action.getByText(reviewText.savedFinish, { exact: true }));

  const propose = async (target: string, what: string): Promise<void> => {
    await officer.press(reviewText.propose);
    await page.getByLabel(reviewText.target).fill(target);
    await page.getByLabel(proposing.fields.what.asked.label).fill(what);
    await page.getByLabel(proposing.fields.why.asked.label).fill('夜里找不到人');
    await officer.press(reviewText.saveProposal);
  };
  await propose('没有这样的条款', '=cmd|calc');
  await seen(page.getByText(refusalSentence({ code: 'unknownTarget' })));
  await page.getByLabel(reviewText.target).fill('4.4.1');
  await officer.press(reviewText.saveProposal);
  await gone(page.getByLabel(reviewText.target));
  await propose(stepOption(step('archive').title), '归档提前一天');
  await seen(page.getByText('归档提前一天'));
  await officer.saved();
  await reload(page);
  const csv = await officer.download(page.getByRole('button', { name: reviewText.csv }), /\.csv$/);
  const lines = csv.toString('utf8').split('\r\n');
  expect(lines[1]).toContain('"条款 4.4.1"');
  // A spreadsheet must not run what somebody typed.
  expect(lines[1]).toContain(`"'=cmd|calc"`);
  expect(lines[2]).toContain(`"${step('archive').title}","归档提前一天"`);
});

test('closing lists what is open, waits for what cannot be left, and keeps what was arranged for the rest', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn([recorded('什么时候拆', '40')]);
  await officer.openTool(deskText.close);
  const closing = page.locator('.closing');
  await seen(closing.getByRole('link', { name: step('archive').title }));
  // Items that the plan does not let anybody leave open are named before any reason is asked for.
  const feedback = found(playbook.closing, ({ check }) => check === 'feedback');
  await seen(closing.getByText(feedback.title));
  const close = closing.getByRole('button', { name: deskText.close, exact: true });
  await close.click();
  await seen(closing.getByText(refusalSentence({ code: 'closingOpen', title: feedback.title })));
  await officer.nameSecond();
  await officer.arrangeWhatIsLeft();

  await closing.getByRole('link', { name: closingText.themes(1) }).click();
  await page.getByRole('button', { name: named(feedbackText.pass, '什么时候拆') }).click();
  await page.getByLabel(passTheme.fields.to.asked.label).fill('执法科');
  await officer.press(feedbackText.savePass);
  await seen(page.getByText(feedbackText.answeredCount(1, 1)));
  await officer.goToIncident(incident);
  await officer.openTool(deskText.close);
  await page.locator(closingWords).first().fill('无');
  await close.click();
  await seen(closing.getByText(refusalSentence({ code: 'hollow' })));
  const refused = page.locator('.closing textarea:focus');
  await seen(refused);
  await officer.arrangeWhatIsLeft();
  await close.click();
  await seen(page.locator('#closed-title'));
  await page.locator('.open-step').getByRole('link', { name: pageLabel.review }).click();
  await officer.saved();
  const closed = (await storedEvents(page)).at(-1);
  const left = closed?.type === 'closed' ? Object.keys(closed.data.steps ?? {}) : [];
  expect(left.length).toBeGreaterThan(0);
  await seen(page.getByText(reviewText.deviationsLeft(left.length)));
});
