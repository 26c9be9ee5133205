import { saveText } from '../../src/desk/parts/store-words.ts';
import { washText } from '../../src/training/drills/wash-words.ts';
import { drillText } from '../../src/training/drills/words.ts';
import { Trainee, village } from '../e2e/drills.ts';
import { fullDisk, pressWithRoom, setFull } from '../e2e/full-disk.ts';
import { gone, reload, seen } from '../e2e/officer.ts';
import { eventually, test } from '../support/dom-test.ts';

test('on a full disk a run goes on rather than end unkept, and notes say that they are not saved', async ({
  visit,
}) => {
  const trainee = new Trainee(await visit({ before: fullDisk('add put', false) }));
  const { page } = trainee;
  await trainee.begin(village, 'full');
  await setFull(page, true);
  const { bar } = trainee;
  await trainee.press(drillText.end.ask, bar);
  await trainee.press(drillText.end.yes, bar);
  const told = page.getByRole('alert').getByText(drillText.endFailed);
  await seen(told);
  await setFull(page, false);
  await trainee.end();
  // The claim is about the notes: the result is in the study record before the disk is full again.
  await seen(page.getByText(washText.recorded, { exact: false }).first());

  await setFull(page, true);
  const notes = page.getByRole('textbox', { name: washText.notes, exact: true });
  await notes.fill('先报事实');
  const unsaved = page.getByRole('alert').filter({ has: page.getByRole('button', { name: saveText.retry }) });
  await seen(unsaved);
  await pressWithRoom(unsaved.getByRole('button'));
  await gone(unsaved);
  await reload(page);
  await eventually(() => notes.inputValue()).toBe('先报事实');
});
