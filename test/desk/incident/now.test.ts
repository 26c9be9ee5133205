import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { currentStep, isUrgent, type NowItem, nowItems } from '../../../src/desk/incident/now.ts';
import type { Actor } from '../../../src/log/envelope.ts';
import type { Deadline } from '../../../src/playbook/deadline/rule.ts';
import type { Step } from '../../../src/playbook/playbook.ts';
import { hoursAgo, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  anyTurns,
  barePlaybook,
  closeWith,
  contextAt,
  countingIds,
  openLog,
  openOn,
  play,
  viewOf,
} from '../../support/incident.ts';
import { found, required, withPlaybook } from '../../support/playbook.ts';
import {
  check,
  latestIn,
  openRelease,
  released,
  save,
  saveAgain,
  sentBack,
  signed,
  writing,
} from '../../support/release.ts';

const zhang: Actor = { role: 'office', name: '张三' };
const searcher: Actor = { role: 'infoCentre', name: '李四' };
const context = contextAt(NOW, countingIds(7), zhang);

const model = required(barePlaybook.steps[0], 'step');
const step = (id: string, roles: readonly string[], more: Partial<Step> = {}): Step => {
  const { when: _, deadlines: __, urgency: ___, ...rest } = model;
  return { ...rest, id, title: id, phase: 'discovery', roles: [...roles], ...more };
};
const clock = (id: string, within: string): Deadline => ({
  id,
  title: id,
  anchor: { fact: 'foundAt' },
  anchorText: '自发现之时起',
  limitText: within,
  within,
  basis: 'plan',
  cite: ['4.2.2'],
});

/** Found two hours ago: one clock has run out, one presses, one has long to go. */
const made = withPlaybook(
  {
    steps: [
      step('search', ['infoCentre']),
      step('collect', ['office', 'section']),
      step('reply', ['section'], { deadlines: ['slow'] }),
      step('warn', ['section'], { deadlines: ['pressing'] }),
      step('report', ['leadingGroup'], { deadlines: ['over', 'slow'] }),
      step('draft', ['office'], { phase: 'preparation' }),
      step('file', ['office'], { phase: 'closing' }),
      step('thank', ['section'], { phase: 'closing' }),
    ],
    deadlines: [clock('over', 'PT1H'), clock('pressing', 'PT140M'), clock('slow', 'PT48H')],
  },
  barePlaybook,
);
const fresh = openOn(made, limitedFacts, context);

const named = (each: NowItem): string =>
  `${each.mine ? '*' : ''}${each.kind === 'step' ? each.item.step.id : each.kind === 'limit' ? each.clock.deadline.id : each.kind === 'grade' ? 'grade' : `returned ${each.version.title}`}`;
const now = (log: IncidentLog, officer?: Actor, at?: number): readonly string[] =>
  nowItems(viewOf(log, at), officer).map(named);

describe('what is to be done now', () => {
  test('is first what presses or has run out, the earliest due before the others', () => {
    expect(now(fresh).slice(0, 2)).toEqual(['report', 'warn']);
    const warned: Actor = { role: 'section', name: '王五' };
    expect(now(fresh, warned).slice(0, 4)).toEqual(['report', '*warn', '*collect', '*reply']);
    // Before either presses neither goes first.
    const calm = openOn(made, { ...limitedFacts, foundAt: hoursAgo(0) }, context);
    expect(now(calm).slice(0, 2)).toEqual(['search', 'collect']);
  });

  test('is of what presses nothing of others left out: they are urged; of the rest what this post can do before what others have to do, the winding up last', () => {
    expect(now(fresh, zhang)).toEqual([
      ...['report', 'warn'],
      ...['*collect', '*draft', 'search', 'reply'],
      ...['*file', 'thank'],
    ]);
    expect(now(fresh, searcher)).toEqual([
      ...['report', 'warn'],
      ...['*search', 'collect', 'reply', 'draft'],
      ...['file', 'thank'],
    ]);
    const urged = nowItems(viewOf(fresh), zhang).filter(each => isUrgent(each) && !each.mine);
    expect(urged.map(named)).toEqual(['report', 'warn']);
  });

  test('is what is of danger before any limit, then what presses, then what the text leaves no time for', () => {
    const { within: _, ...atOnce } = clock('at-once', '立即');
    const grave = openOn(
      withPlaybook(
        {
          deadlines: [...made.deadlines, atOnce],
          steps: [
            step('soothe', ['section'], { deadlines: ['at-once'] }),
            step('rescue', ['section'], { urgency: 'danger' }),
            ...made.steps,
          ],
        },
        made,
      ),
      limitedFacts,
      context,
    );
    expect(now(grave, zhang).slice(0, 5)).toEqual(['rescue', 'report', 'warn', 'soothe', '*collect']);
    const begun = act(grave, context, { kind: 'start', step: 'rescue' });
    expect(now(begun, zhang)[0]).toBe('report');
  });

  test('is for nobody’s post the checklist’s own order', () => {
    expect(now(fresh).slice(2)).toEqual(['search', 'collect', 'reply', 'draft', 'file', 'thank']);
    expect(now(fresh, { role: '' })).toEqual(now(fresh));
  });

  test('is a step given to a person that person’s and no longer the post’s', () => {
    const given = act(fresh, context, { kind: 'assign', steps: ['collect'], to: { name: '李 四' } });
    expect(now(given, zhang).filter(name => !['report', 'warn'].includes(name))).toEqual([
      '*draft',
      ...['search', 'collect', 'reply'],
      ...['*file', 'thank'],
    ]);
    expect(now(given, searcher).slice(2, 4)).toEqual(['*search', '*collect']);
  });

  test('is last what somebody is at already, and never what is deferred or has a result', () => {
    const log = act(
      fresh,
      context,
      { kind: 'start', step: 'collect' },
      { kind: 'markDone', step: 'report', doneAt: hoursAgo(0) },
      { kind: 'defer', step: 'draft', reason: '等', until: { kind: 'regrade' } },
    );
    expect(now(log, zhang)).toEqual(['warn', 'search', 'reply', '*file', 'thank', '*collect']);
  });

  test('is nothing once the incident is closed', () => {
    expect(now(closeWith(openLog(limitedFacts, context), context), zhang)).toEqual([]);
  });

  test('has for any officer the same things, and a step to do as long as one is open', () => {
    const officers: readonly (Actor | undefined)[] = [undefined, zhang, searcher];
    fc.assert(
      fc.property(anyTurns(), turns => {
        for (const log of play(turns).logs) {
          const view = viewOf(log);
          const [first, ...others] = officers.map(officer => [...nowItems(view, officer).map(named)]);
          const plain = (names: readonly string[] = []) => names.map(name => name.replace('*', '')).sort();
          for (const other of others) expect(plain(other)).toEqual(plain(first));
          const open = view.steps.filter(
            ({ applies, state: { kind } }) => applies && (kind === 'todo' || kind === 'started'),
          );
          expect(currentStep(view, zhang) === undefined).toBe(view.status === 'closed' || open.length === 0);
        }
      }),
    );
  });
});

describe('of the plan', () => {
  const idsOf = (log: IncidentLog): readonly string[] =>
    nowItems(viewOf(log), zhang).map(each => named(each).replace('*', ''));

  test('a promised update stands before the proposals of a section, though it has hours left, and leads to the release', () => {
    const out = released(act(openRelease(), writing(4), save('正在核实。')), writing(5));
    const items = idsOf(out);
    expect(items.indexOf('promised-update')).toBeGreaterThanOrEqual(0);
    expect(items.indexOf('promised-update')).toBeLessThan(items.indexOf('section-opinion'));
  });

  test('a landslide’s danger is reported first, and the brief goes out before any plan is written', () => {
    const items = idsOf(openLog({ ...wideFacts, emergencyLevel: 'ungraded' }));
    expect(items[0]).toBe('report-emergency');
    expect(items.indexOf('publish-brief')).toBeLessThan(items.indexOf('draft-plans'));
  });
});

describe('a returned draft', () => {
  const drafter = writing(3);
  const begun = act(openRelease(), drafter, save('正在核实。'));
  const version = latestIn(begun).id;
  const { lines } = viewOf(begun).signOffOf(latestIn(begun));
  const checks = lines.flatMap(({ item }) => (item.check === 'asked' ? [check(version, item.id)] : []));
  const item = found(lines, line => line.item.check === 'approval').item.id;
  const back = act(
    begun,
    drafter,
    ...checks,
    sentBack(version, item, { name: '丙', title: '科长' }, '数字不对'),
  );
  const whoWrote = required(latestIn(back).by.name, 'name');

  test('stands before the steps of whoever wrote it, with who sent it back and why', () => {
    const items = nowItems(viewOf(back), { role: 'section', name: whoWrote });
    const [first] = items.filter(each => !isUrgent(each));
    expect(first).toMatchObject({
      kind: 'returned',
      mine: true,
      version: { id: version },
      line: { item: { id: item }, mark: { person: { name: '丙' }, text: '数字不对' } },
    });
  });

  test('stands for another officer of the post below what is theirs, and before what others have to do', () => {
    const items = nowItems(viewOf(back), { role: 'office', name: '另一人' });
    const place = items.findIndex(({ kind }) => kind === 'returned');
    expect(items[place]?.mine).toBe(false);
    const last = viewOf(back).steps.at(-1)?.step.phase;
    const before = items.slice(0, place).filter(each => !isUrgent(each));
    expect(before.length).toBeGreaterThan(0);
    expect(before.every(({ mine }) => mine)).toBe(true);
    const after = items.slice(place + 1);
    expect(after.some(({ mine }) => !mine)).toBe(true);
    for (const each of after) if (each.mine) expect(each.kind === 'step' && each.item.step.phase).toBe(last);
  });

  test('is gone once it is written anew, or that line is signed after all', () => {
    const anew = act(back, drafter, saveAgain(back, '正在核实，数字已更正。'));
    expect(nowItems(viewOf(anew)).some(({ kind }) => kind === 'returned')).toBe(false);
    expect(nowItems(viewOf(signed(back, drafter))).some(({ kind }) => kind === 'returned')).toBe(false);
  });
});
