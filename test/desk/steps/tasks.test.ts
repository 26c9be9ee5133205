import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/desk/core/incident.ts';
import type { TypedTask } from '../../../src/desk/core/values.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { tasksFor } from '../../../src/desk/steps/tasks.ts';
import { DAY, iso, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  atField,
  contextAt,
  countingIds,
  eventOf,
  namesIn,
  openLog,
  refusalOf,
  stepIn,
  takenBack,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { found, index, playbook, required } from '../../support/playbook.ts';

const context = contextAt(NOW, countingIds(1), zhang);
const lead = found(playbook.steps, step => step.fills === 'lead');
const [ofLead] = required(
  lead.evidence?.flatMap(rule => ('assigned' in rule ? rule.assigned : [])),
  'steps of the lead',
);
const step = required(ofLead, 'step of the lead');
const tomorrow = iso(NOW + DAY);
const measuring: TypedTask = { who: '矿产管理科', what: '测面积', by: tomorrow };
const met = (
  tasks: readonly TypedTask[],
  more: Partial<Extract<Command, { kind: 'minute' }>> = {},
): Command => ({
  kind: 'minute',
  sort: 'meeting',
  steps: [],
  heldAt: iso(NOW),
  people: '组长、矿产管理科',
  said: '先停采',
  tasks,
  ...more,
});
const begun = openLog(wideFacts);
const givenIn = (log: typeof begun) => viewOf(log).tasks;
const offered = (log: typeof begun, of = step) => tasksFor(stepIn(log, of), viewOf(log).tasks, index);

describe('the tasks that were given out', () => {
  test('are those of each meeting and of each step they were written down with', () => {
    const log = act(begun, context, met([measuring]), {
      kind: 'markDone',
      step: lead.id,
      doneAt: iso(NOW),
      values: { tasks: [{ who: '办公室', what: '负责发布' }] },
    });
    expect(givenIn(log)).toMatchObject([
      { who: '矿产管理科', what: '测面积', by: tomorrow },
      { who: '办公室', what: '负责发布', step: lead.title },
    ]);
    expect(givenIn(takenBack(log, context))).toHaveLength(1);
  });

  test('are one where the same was given out again, with the last word on its limit', () => {
    const later = iso(NOW + 2 * DAY);
    const log = act(begun, context, met([measuring]), met([{ ...measuring, by: later }]));
    expect(givenIn(log)).toMatchObject([{ what: '测面积', by: later }]);
  });

  test('are said once where the meeting did the step that asks for them', () => {
    const log = act(begun, context, met([measuring], { lead: '矿产管理科' }));
    expect(stepIn(log, lead.id).state).toMatchObject({
      kind: 'done',
      values: { tasks: { kind: 'tasks', tasks: [measuring] } },
    });
    expect(givenIn(log)).toHaveLength(1);
  });

  test('lack nobody and nothing to do: a row that does is refused with its number', () => {
    expect(refusalOf(begun, met([measuring, { who: '办公室', what: ' ' }]), context)).toMatchObject(
      atField('tasks', 'unfinishedTask'),
    );
    expect(eventOf(begun, met([{ who: '', what: ' ', by: '' }]), context).data).not.toHaveProperty('tasks');
  });
});

describe('a step takes a task over', () => {
  const log = act(begun, context, met([measuring]));
  const [task] = offered(log);
  const taken: Command = {
    kind: 'assign',
    steps: [step],
    unit: required(task, 'task').who,
    by: task?.by,
    from: required(task, 'task').event,
  };

  test('with its owner, its limit and the record that gave it out', () => {
    const after = act(log, context, taken);
    expect(stepIn(after, step)).toMatchObject({
      assignee: { unit: '矿产管理科' },
      dueBy: tomorrow,
      givenBy: task?.event,
    });
    expect(offered(after)).toEqual([]);
    const said = eventSentence(required(after.events.at(-1), 'event'), namesIn(after), NOW);
    expect(said).toMatch(/^交给矿产管理科，.+前办完：/u);
    // Given to somebody else, it has no limit of that task any more.
    const moved = act(after, context, { kind: 'assign', steps: [step], unit: '法规科' });
    expect(stepIn(moved, step).dueBy).toBeUndefined();
  });

  test('of a record that stands', () => {
    expect(refusalOf(takenBack(log, context), taken, context)).toEqual({ code: 'unknownTask' });
  });

  test('while nobody else has it', () => {
    const own = act(log, context, { kind: 'assign', steps: [step], unit: '矿产管理科' });
    expect(offered(own)).toHaveLength(1);
    expect(offered(act(log, context, { kind: 'assign', steps: [step], unit: '法规科' }))).toEqual([]);
  });

  test('where it leads, or where the task names its post', () => {
    const role = found(playbook.roles, ({ id }) => id === 'infoCentre');
    const search = found(playbook.steps, ({ fills }) => fills === 'search').id;
    expect(offered(log, search)).toEqual([]);
    const searching = act(log, context, met([{ who: role.name, what: '搜传播' }]));
    expect(offered(searching, search)).toMatchObject([{ who: role.name }]);
  });
});

test('no words in any free field give a step an owner or a limit', () => {
  const words = fc.constantFrom(
    '矿产管理科今天17时前到现场复核，执法监督科12月4日前查清',
    '请矿产管理科牵头，明天上午10时前办完',
    '由办公室负责，月底前',
  );
  const written = words.chain(text =>
    fc.constantFrom<Command>(
      met([], { said: text }),
      met([], { reply: text, absent: text, people: text.slice(0, 20) }),
      met([], { assessed: text, line: text }),
      { kind: 'note', text, noteKind: 'decision' },
      { kind: 'markDone', step: lead.id, doneAt: iso(NOW), values: {} },
      { kind: 'skip', step: 'report-upward', reason: text },
    ),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(written, { minLength: 1, maxLength: 3, selector: ({ kind }) => kind }),
      turns => {
        const log = act(begun, context, ...turns);
        expect(givenIn(log)).toEqual([]);
        for (const { assignee, dueBy } of viewOf(log).steps)
          expect([assignee, dueBy]).toEqual([undefined, undefined]);
      },
    ),
  );
});
