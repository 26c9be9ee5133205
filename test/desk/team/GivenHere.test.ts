import { expect, test } from 'vitest';
import { GivenHere } from '../../../src/desk/team/GivenHere.tsx';
import { givenHere } from '../../../src/desk/team/given-told.ts';
import { givenText } from '../../../src/desk/team/words.ts';
import type { Actor } from '../../../src/log/envelope.ts';
import { NOW } from '../../support/answers.ts';
import { act, assign, contextAt, countingIds, indexFor, sheet, zhang } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import { check, latestIn, openRelease, save } from '../../support/release.ts';
import { incidentOf, renderAt, workOf } from '../../support/work.ts';

const approver: Actor = { role: 'functionalSection', name: '李四' };
const writer: Actor = { ...zhang, role: 'writer' };
const context = contextAt(NOW, countingIds(1), writer);
const saved = act(openRelease(undefined, context), context, save('正在核实。'));
const { id, number } = latestIn(saved);
const incident = incidentOf(
  act(
    saved,
    context,
    check(id, 'secrecy'),
    assign(['archive'], { name: '李四' }),
    { kind: 'handOver', to: { ...approver, name: '李四', title: '科长' }, sheet },
    {
      kind: 'call',
      list: undefined,
      post: undefined,
      person: { name: '李四' },
      calledAt: new Date(NOW).toISOString(),
      end: 'inVain',
      said: undefined,
    },
  ),
);
const index = indexFor(incident.log);
const shownTo = (officer: Actor): string => renderAt({ ...workOf(incident), officer }, GivenHere, {});
const title = required(index.steps.get('archive'), 'a step').title;
const line = required(
  index.playbook.release.signOff.find(item => item.id === 'section'),
  'a line',
).title;

test('whoever is given something has it before him with a button for it, the giver has whom to urge', () => {
  const taker = shownTo(approver);
  expect(taker).toContain(givenText.about(givenText.steps('张三', 1), [title]));
  expect(taker).toContain(givenText.about(givenText.check('张三', number, 1), [line]));
  expect(taker).toContain(givenText.call('张三'));
  expect(taker.split(givenText.received)).toHaveLength(4);
  expect(taker).toContain(givenText.toCheck);
  expect(taker).not.toContain('催办');
  const giver = shownTo(writer);
  expect(giver).toContain(givenText.about(givenText.urge.steps('李四', 1), [title]));
  expect(giver).toContain(givenText.urge.call('李四'));
  expect(giver).not.toContain('<button');
  expect(shownTo({ role: 'another', name: '王五' })).toBe('');
});

test('it is counted and rung for whoever shares the incident, a hand-over among it, and for nobody else', () => {
  const here = (shared: readonly string[], officer: Actor) =>
    givenHere({ incidents: [incident], team: { shared } }, officer);
  expect(here([incident.view.id], approver).map(({ words }) => words)).toEqual([
    givenText.handover('张三'),
    givenText.steps('张三', 1),
    givenText.check('张三', number, 1),
    givenText.call('张三'),
  ]);
  expect(here([incident.view.id], writer)).toEqual([]);
  expect(here([], approver)).toEqual([]);
  expect(givenHere({ incidents: [incident], team: undefined }, approver)).toEqual([]);
});
