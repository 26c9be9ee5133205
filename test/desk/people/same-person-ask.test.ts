import { h } from 'preact';
import { expect, test } from 'vitest';
import type { Command } from '../../../src/desk/core/incident.ts';
import { WorkContext } from '../../../src/desk/parts/work.tsx';
import { SamePersonAsk } from '../../../src/desk/people/SamePersonAsk.tsx';
import { personText } from '../../../src/desk/people/words.ts';
import { NOW } from '../../support/answers.ts';
import { drawing } from '../../support/drawn.ts';
import { act, contextAt, countingIds, openLog, zhang } from '../../support/incident.ts';
import { incidentOf, workOf } from '../../support/work.ts';

const context = contextAt(NOW, countingIds(6), zhang);
const named = act(
  openLog(),
  context,
  { kind: 'assign', steps: ['archive'], to: { name: '江道圆', title: '办公室主任' } },
  { kind: 'assign', steps: ['review'], to: { name: '江主任' } },
);

test('two names that are likely one person’s are asked about, and a press records the answer', () => {
  const given: Command[] = [];
  const work = {
    ...workOf(incidentOf(named)),
    act: (command: Command) => {
      given.push(command);
      return undefined;
    },
  };
  const drawn = drawing(WorkContext.Provider, { value: work, children: h(SamePersonAsk, {}) });
  expect(drawn.html).toContain(personText.likelySame('办公室主任 江道圆', '江主任'));
  drawn.element('button', { class: 'quiet' }).onClick?.({});
  expect(given).toEqual([
    {
      kind: 'comparePeople',
      one: { name: '江道圆', title: '办公室主任' },
      other: { name: '江主任' },
      same: false,
    },
  ]);
  const answered = workOf(incidentOf(act(named, context, ...given)));
  expect(
    drawing(WorkContext.Provider, { value: answered, children: h(SamePersonAsk, {}) }).html,
  ).not.toContain('江道圆');
});
