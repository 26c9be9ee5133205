import { expect } from 'vitest';
import { promisedField } from '../../src/desk/core/fields.ts';
import { promisedWords } from '../../src/desk/core/words/clock.ts';
import { named } from '../../src/desk/core/words/named.ts';
import { fullTime } from '../../src/desk/core/words/time.ts';
import { feedbackText, trackLabel } from '../../src/desk/feedback/words.ts';
import { editorText, pathText, stageText } from '../../src/desk/statements/words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { tokenOf } from '../../src/playbook/template.ts';
import { storedEvents } from '../e2e/incidents.ts';
import { reload, seen } from '../e2e/officer.ts';
import { approvingReplies, elementLabel, replyPart, verified } from '../e2e/releases.ts';
import { HOUR } from '../support/answers.ts';
import { eventually, test } from '../support/dom-test.ts';

test('a theme is answered in words of its own once they are checked, signed and out, and not before', async ({
  desk,
  page,
}) => {
  await page.clock.install();
  const title = '什么时候通车';
  const incident = await desk.bringIn([
    verified('progress', '截至24日18时，道路已单边通行'),
    { kind: 'recordTheme', title, count: '3', place: '微博评论区' },
  ]);
  await desk.goTo(`desk/#${incident.id}/feedback`);
  const row = page.locator('.theme');
  const isAnswered = async (): Promise<boolean> => {
    await desk.goTo(`desk/#${incident.id}/feedback`);
    await seen(row);
    return (await row.getByText(trackLabel.answered, { exact: true }).count()) > 0;
  };
  await desk.press(named(feedbackText.write.answered, title));

  // Its first draft holds what is verified, as a token: a fact that changes is found in it again.
  const text = page.locator(`[id="part-${replyPart.id}"]`);
  await seen(text);
  expect(await text.inputValue()).toBe(`${tokenOf(elementLabel('progress'))}。`);
  await text.fill(`${tokenOf(elementLabel('progress'))}，请慢行。`);
  const next = Date.now() + HOUR;
  await page.getByLabel(promisedField.asked.label).fill(toShanghaiInput(next));
  await desk.press(editorText.save(1));
  await seen(page.locator('.statement-sheet').getByText('截至24日18时，道路已单边通行，请慢行。'));
  const written = page.url();
  expect(await isAnswered()).toBe(false);

  await page.goto(written);
  await desk.signChecks();
  for (const position of approvingReplies.keys()) await desk.approve(position, '赵六', approvingReplies);
  await seen(page.getByText(stageText.ready));
  await desk.saved();
  expect(await isAnswered()).toBe(false);

  await page.goto(written);
  await desk.publishes({ place: '微博评论区' });
  await seen(page.getByRole('heading', { name: pathText.publications }));
  await desk.saved();
  await eventually(isAnswered).toBe(true);
  await seen(row.getByText('截至24日18时，道路已单边通行，请慢行'));
  await seen(page.getByText(feedbackText.answeredCount(1, 1)));
  // It stands with the answer, and in red once its time is over and nothing more was said.
  const promised = fullTime(next, Date.now());
  await seen(row.getByText(promisedWords(promised), { exact: true }));
  expect(await row.getByText(feedbackText.owed(promised)).count()).toBe(0);
  await page.clock.fastForward(2 * HOUR);
  await reload(page);
  await seen(row.getByText(feedbackText.owed(promised)));
  const types = (await storedEvents(page)).map(({ type }) => type);
  expect(types).toContain('published');
  expect(types).not.toContain('themeAnswered');
});
