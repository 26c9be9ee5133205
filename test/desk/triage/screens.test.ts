import { describe, expect, test } from 'vitest';
import { changedAnswers, overAtOnce } from '../../../src/desk/triage/change.ts';
import { changedWords } from '../../../src/desk/triage/change-words.ts';
import { regradeText } from '../../../src/desk/triage/regrade-words.ts';
import { Exits, ScreenForm } from '../../../src/desk/triage/ScreenForm.tsx';
import { TurningPoints } from '../../../src/desk/triage/TurningPoints.tsx';
import { firstSteps, VerdictPanel } from '../../../src/desk/triage/Verdict.tsx';
import { verdictText } from '../../../src/desk/triage/verdict-words.ts';
import { Wizard } from '../../../src/desk/triage/Wizard.tsx';
import { triageText } from '../../../src/desk/triage/words.ts';
import { checklist } from '../../../src/playbook/checklist.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import type { Question } from '../../../src/playbook/wizard/flow.ts';
import { exitsOf, type Screen, screensOf, screenWith } from '../../../src/playbook/wizard/screens.ts';
import { walk } from '../../../src/playbook/wizard/walk.ts';
import { limitedFacts, wideFacts } from '../../support/answers.ts';
import { index, playbook, required } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';

const { triage } = playbook;
const nothing = (): void => undefined;
const screenHtml = (id: string, answers: Facts): string => {
  const { all, most } = screensOf(triage, answers);
  const screen = required(screenWith(all, id), id);
  return render(ScreenForm, {
    screen,
    number: all.indexOf(screen) + 1,
    most,
    answers,
    takeFocus: false,
    onAnswer: nothing,
    onDone: () => undefined,
    onBack: undefined,
  });
};
const wayOn = 'the way on';
const verdictHtml = (answers: Facts, opens = true): string =>
  render(VerdictPanel, {
    index,
    facts: walk(triage, answers).facts,
    opens,
    takeFocus: false,
    children: wayOn,
  });
const count = (html: string, words: string): number => html.split(words).length - 1;

describe('a screen of the triage', () => {
  test('offers one answer as radios, several as boxes, under the question as its heading, with a button for whoever uses keys', () => {
    const spread = screenHtml('spread', {});
    expect(count(spread, 'type="radio"')).toBe(4);
    expect(spread).toContain('type="submit"');
    // Which of how many it is, too: whoever jumps to the heading hears it.
    expect(spread).toMatch(
      /<legend><h1[^>]*><span[^>]*>第 2 问，最多 \d 问<\/span> 看到它传到了哪里？<\/h1><\/legend>/,
    );
    const topic = screenHtml('topic', {});
    expect(count(topic, 'type="checkbox"')).toBe(11);
    expect(topic).toContain('type="submit"');
  });

  test('says how far one is, and what was chosen', () => {
    const html = screenHtml('spread', { emergency: 'no', spread: 'limited' });
    expect(html).toContain(triageText.question(2, 8));
    expect(html).toMatch(/value="limited"[^>]*checked|checked[^>]*value="limited"/);
    expect(count(html, ' checked')).toBe(1);
  });

  test('fills the times with now, and asks for those alone that the answers need', () => {
    const small = screenHtml('title', limitedFacts);
    expect(count(small, 'datetime-local')).toBe(1);
    expect(count(screenHtml('title', wideFacts), 'datetime-local')).toBe(3);
    expect(screenHtml('title', { emergency: 'no' })).toMatch(/datetime-local[^>]*value="\d{4}-/);
  });

  test('lists an answer that was given before its question is reached: a matter opened by its name keeps it', () => {
    const html = render(Wizard, {
      index,
      answers: { title: '柳塘村后山有关情况' },
      place: '',
      reused: new Set(['title']),
      onAnswers: nothing,
      onPlace: nothing,
      children: () => null,
    });
    expect(html).toContain(`柳塘村后山有关情况<span class="tag">${triageText.reused}</span>`);
  });

  test('has the ways out beside it, until one is taken', () => {
    const shown = (answers: Facts): string =>
      render(Wizard, {
        index,
        answers,
        place: '',
        onAnswers: nothing,
        onPlace: nothing,
        children: () => null,
      });
    const exits = required(exitsOf(triage), 'ways out');
    const buttons = exits.kind === 'choice' ? exits.options.slice(1).map(({ label }) => label) : [];
    expect(buttons).toHaveLength(3);
    for (const label of buttons) expect(shown({})).toContain(label);
    expect(shown({ handling: 'reply' })).not.toContain(triageText.exits);
    expect(count(render(Exits, { question: exits, busy: true, onExit: nothing }), 'disabled')).toBe(3);
  });
});

describe('the verdict', () => {
  test('of an incident that runs tells neither what to do first nor of clocks: some are done, some are met', () => {
    const html = verdictHtml(wideFacts, false);
    for (const words of [verdictText.firstSteps, verdictText.clocks, verdictText.clockGrounds])
      expect(html).not.toContain(words);
    expect(html).toContain(verdictText.additions);
  });

  test('begins with what to do first and until when, and the way on comes before what it rests on', () => {
    const html = verdictHtml(wideFacts);
    for (const {
      step: { title },
    } of firstSteps(index, wideFacts))
      expect(html).toContain(title);
    expect(html.indexOf(verdictText.firstSteps)).toBeLessThan(html.indexOf('class="lead"'));
    expect(html.indexOf(verdictText.clocks)).toBeLessThan(html.indexOf('class="lead"'));
    expect(html.indexOf('class="lead"')).toBeLessThan(html.indexOf(wayOn));
    for (const words of ['basis-note', verdictText.additions, verdictText.clockGrounds])
      expect(html.indexOf(wayOn)).toBeLessThan(html.indexOf(words));
  });

  test('begins with the danger where people may come to harm, of an incident that runs as well, and then names the track', () => {
    const facts = {
      ...wideFacts,
      emergency: 'yes',
      emergencyLevel: 'ungraded',
      topic: 'geological-disaster',
    };
    const danger = required(
      triage.additions.find(({ urgency }) => urgency === 'danger'),
      'danger',
    );
    const html = verdictHtml(facts, false);
    expect(html).toMatch(new RegExp(`<h1[^>]*>${danger.title}</h1>`));
    expect(html.indexOf(danger.text)).toBeLessThan(html.indexOf('广泛关注'));
    expect(count(html, danger.text)).toBe(1);
  });

  test('says of what nobody knew how it was taken', () => {
    expect(verdictHtml(wideFacts)).not.toContain('class="unknown"');
    const html = verdictHtml({ ...wideFacts, panic: 'unknown' });
    expect(html).toContain('“可能引起猜测和恐慌”不清楚（先按“可能”办理）');
  });

  test('what hangs on a topic follows each of several', () => {
    const both = walk(triage, { ...wideFacts, topic: 'mining geological-disaster' }).facts;
    const steps = checklist(index, both).map(({ id }) => id);
    for (const topic of ['mining', 'geological-disaster'])
      expect(steps).toEqual(expect.arrayContaining(checklist(index, { ...both, topic }).map(({ id }) => id)));
    expect(verdictHtml({ ...wideFacts, topic: 'mining geological-disaster' })).toContain('；');
  });

  test('of what is not handled shows neither steps nor clocks', () => {
    const html = verdictHtml({
      handling: 'none',
      title: '某事',
      foundAt: limitedFacts['foundAt'] ?? '',
      reason: '无关',
      link: '',
    });
    expect(html).not.toContain(verdictText.firstSteps);
    expect(html).not.toContain(verdictText.clocks);
  });

  test('lists no turn to “not known”', () => {
    const html = render(TurningPoints, { flow: triage, answers: limitedFacts, onChange: nothing });
    expect(html).toContain(verdictText.turns);
    expect(html).not.toContain('改为“不清楚”');
  });

  test('tells in one line the answers that come to the same', () => {
    const html = render(TurningPoints, {
      flow: triage,
      answers: { ...wideFacts, emergencyLevel: 'ungraded' },
      onChange: nothing,
    });
    expect(html).toContain('“突发事件级别”改为“重大”或“特别重大”');
    expect(html.match(/改为“重大”/g)).toHaveLength(1);
    // Added items have a colon of their own.
    expect(html).not.toMatch(/(转为|增加|不再需要)：/);
  });
});

test('a new triage says which limits are over at once: those it brings, past their end, that nothing has met', () => {
  const now = Date.parse('2026-11-24T14:00:00+08:00');
  const before: Facts = { ...limitedFacts, foundAt: '2026-11-24T06:00:00+08:00' };
  const after: Facts = {
    ...before,
    emergency: 'yes',
    emergencyLevel: 'major',
    emergencyAt: before['foundAt'] ?? '',
  };
  const over = (isMet: (id: string) => boolean) =>
    overAtOnce({ before: { index, facts: before }, after: { index, facts: after } }, now, ({ id }) =>
      isMet(id),
    ).map(({ deadline, due }) => [deadline.id, new Date(due).toISOString()]);
  expect(over(() => false)).toEqual([['five-hours', '2026-11-24T03:00:00.000Z']]);
  expect(over(id => id === 'five-hours')).toEqual([]);
  expect(
    overAtOnce({ before: { index, facts: after }, after: { index, facts: after } }, now, () => false),
  ).toEqual([]);
  const [deadline] = playbook.deadlines.filter(({ id }) => id === 'five-hours');
  expect(regradeText.overBy(required(deadline, 'limit'), '11月24日 11:00', '3小时')).toContain(
    '11月24日 11:00 到，已经超了3小时',
  );
});

test('a new triage says which answer is another, which is new, and which nobody is asked for any more', () => {
  const words = (before: Facts, after: Facts): readonly string[] =>
    changedAnswers(index, walk(triage, before).facts, walk(triage, after).facts).map(change =>
      changedWords(change, 0),
    );
  const wider = words(limitedFacts, wideFacts);
  expect(wider).toContainEqual(expect.stringMatching(/^“传播范围”由“影响范围较小”改为“/));
  expect(wider).toContainEqual(expect.stringMatching(/^“广泛关注认定时间”填“/));
  expect(words(wideFacts, limitedFacts)).toContain('“广泛关注认定时间”不再问');
});

test('a time that follows an earlier one of its screen is shown as proposed until it is said; one that may stay open is nobody’s to guess', () => {
  const { all } = screensOf(triage, wideFacts);
  const times = required(
    all.map(screen => screen.filter(({ kind }) => kind === 'time')).find(each => each.length > 1),
    'a screen of two times',
  );
  const [first, second] = [required(times[0], 'a time'), required(times[1], 'another')];
  const shown = (answers: Facts, optional: true | undefined): string => {
    const screen: Screen = [first, { ...second, optional } as Question];
    return render(ScreenForm, { screen, number: 1, most: 1, answers });
  };
  const { [second.id]: _, ...others } = wideFacts;
  const proposed = triageText.sameTime(first.label);
  expect(shown(others, undefined)).toContain(proposed);
  expect(shown(wideFacts, undefined)).not.toContain(proposed);
  expect(shown(others, true)).not.toContain(proposed);
  expect(shown(others, true)).toContain(triageText.unknownTime);
});
