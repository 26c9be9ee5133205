import { h } from 'preact';
import { useState } from 'preact/hooks';
import { expect, test, vi } from 'vitest';
import { Wizard } from '../../../src/desk/triage/Wizard.tsx';
import { triageText } from '../../../src/desk/triage/words.ts';
import { formText } from '../../../src/kit/form-words.ts';
import type { Answers } from '../../../src/playbook/wizard/walk.ts';
import { HOUR, iso, limitedFacts, NOW } from '../../support/answers.ts';
import { mountedPage } from '../../support/mounted.ts';
import { index, required } from '../../support/playbook.ts';

const page = mountedPage();
const title = required(index.question('title'), 'title').id;
const foundAt = required(index.question('foundAt'), 'foundAt').id;
const { [title]: _, [foundAt]: __, ...chosen } = limitedFacts;
const emergencyAt = required(index.question('emergencyAt'), 'emergencyAt');
const emergency = { emergency: 'yes', emergencyLevel: 'ungraded' };
const source = '来自头十分钟';
const earliest = iso(NOW - 2 * HOUR);

/** The words at the end of a triage whose choices are made. */
interface Begun {
  given: Answers[];
  answers?: Answers;
  at?: string;
}
function Asked({ given, answers: begun = chosen, at = title }: Begun) {
  const [answers, setAnswers] = useState<Answers>(begun);
  const [place, setPlace] = useState(at);
  return h(Wizard, {
    index,
    answers,
    place,
    proposed: {
      [title]: { answer: '柳塘村后山滑坡', source },
      [foundAt]: { answer: earliest, source },
    },
    firstDone: earliest,
    onAnswers: next => {
      given.push(next);
      setAnswers(next);
    },
    onPlace: setPlace,
    children: () => null,
  });
}
const handIn = () => page.press(page.find('.question [type=submit]'));

test('what the record proposes stands in its field as proposed, and is an answer once it is handed in', async () => {
  const given: Answers[] = [];
  await page.show(h(Asked, { given }));
  expect(page.find<HTMLInputElement>(`#q-${title}`).value).toBe('柳塘村后山滑坡');
  expect(page.text()).toContain(formText.proposed(source));
  expect(given).toEqual([]);
  await handIn();
  expect(given.at(-1)).toMatchObject({ [title]: '柳塘村后山滑坡', [foundAt]: earliest });
});

test('what is proposed and taken out stays out', async () => {
  const given: Answers[] = [];
  await page.show(h(Asked, { given }));
  await page.type(page.find(`#q-${title}`), '');
  expect(page.find<HTMLInputElement>(`#q-${title}`).value).toBe('');
  await handIn();
  expect(page.text()).toContain(formText.missing('事件名称'));
});

test('a matter said to be found after something was done about it is asked about, and may be kept', async () => {
  const given: Answers[] = [];
  await page.show(h(Asked, { given }));
  await page.type(page.find(`#q-${foundAt}`), '2026-11-24T13:30');
  await handIn();
  expect(page.text()).toContain('晚于办理时间');
  await handIn();
  expect(given.at(-1)?.[foundAt]).toBe('2026-11-24T05:30:00.000Z');
});

test('继续 pressed together with an option asks for nothing of the screen that the option led to; a later press does', async () => {
  const given: Answers[] = [];
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
  await page.show(h(Asked, { given, answers: {}, at: '' }));
  const option = page.find('.question input[type=radio]').closest('label');
  await page.press(required(option ?? undefined, 'an option'));
  expect(page.text()).toContain('第 2 问');
  await handIn();
  expect(page.document.querySelector('.question .problem')).toBeNull();
  clock.mockReturnValue(2500);
  await handIn();
  // The sentence is fetched with the first refusal.
  await vi.waitFor(() => expect(page.document.querySelector('.question .problem')).not.toBeNull());
  clock.mockRestore();
});

test('a time that was left open says so where it is asked again', async () => {
  const answers = { ...chosen, ...emergency, [foundAt]: earliest, [title]: '滑坡' };
  await page.show(h(Asked, { given: [], answers }));
  expect(page.text()).not.toContain(triageText.leftOpen);
  await page.show(h(Asked, { key: 'again', given: [], answers: { ...answers, [emergencyAt.id]: '' } }));
  expect(page.text()).toContain(triageText.leftOpen);
});
