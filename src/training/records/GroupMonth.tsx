import { useState } from 'preact/hooks';
import { fullTime } from '../../desk/core/words/time.ts';
import { WordButton } from '../../desk/documents/WordButton.tsx';
import { GoLink } from '../../desk/parts/Screen.tsx';
import { saveFile } from '../../desk/parts/save-file.tsx';
import { Button } from '../../kit/Button.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { giveFocusRefused } from '../../kit/focus.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { Table } from '../../kit/Table.tsx';
import { endOfShanghaiDay, shanghaiDate } from '../../playbook/deadline/compute.ts';
import { newDrillId } from '../../session/drill-record.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { Catalog } from '../lessons/catalog.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { type Task, titleOf } from './assignment.ts';
import { evaluationOf } from './evaluation.ts';
import type { GroupMember, GroupView } from './group.ts';
import { writeAssignments } from './judgement-file.ts';
import { askedOf, findingsOf, toPractise, traineesOf, unseenOf } from './month.ts';
import { findingName, monthText, taskWords } from './month-words.ts';
import { judgingQueue } from './queue.ts';
import { recordFileName, traineeName } from './record-words.ts';

interface Props {
  members: readonly GroupMember[];
  clauses: GroupView['clauses'];
}

/** 本月安排: what everybody is to do by when, who has not, what recurs, and the evaluation of the month. */
export function GroupMonth({ members, clauses }: Props) {
  const { catalog, snapshot } = useStudy();
  const trainees = traineesOf(members, catalog);
  const asked = askedOf(trainees, snapshot.events, catalog);
  const unseen = unseenOf(trainees, timeNow());
  const found = findingsOf(trainees);
  const left = judgingQueue(trainees).reduce(
    (sum, { entries }) => sum + entries.filter(each => each.judged === undefined).length,
    0,
  );
  const { columns } = monthText;
  return (
    <Section id="group-month" title={monthText.title} hint={monthText.hint}>
      <Assign clauses={clauses} />
      <Table
        class="small carded"
        rows={asked}
        none={monthText.none}
        keyOf={({ assignment }) => assignment.assignment}
        columns={[
          {
            head: columns.task,
            cell: ({ assignment }) => taskWords(assignment, titleOf(assignment, catalog)),
          },
          {
            head: columns.due,
            class: 'numeric',
            cell: ({ assignment }) => fullTime(Date.parse(assignment.due), timeNow()),
          },
          {
            head: columns.done,
            class: 'numeric',
            cell: ({ done }) => monthText.doneOf(done.length, trainees.length),
          },
          {
            head: columns.missing,
            cell: ({ missing }) =>
              missing.map(({ record }) => traineeName(record)).join('、') || monthText.nobody,
          },
        ]}
      />
      {unseen.length > 0 && (
        <p>
          {monthText.unseen}：{unseen.map(({ record }) => traineeName(record)).join('、')}
        </p>
      )}
      <h3>{monthText.found}</h3>
      <p class="small faint">{monthText.foundHint}</p>
      <Table
        class="small"
        rows={found}
        none={monthText.nothingFound}
        keyOf={({ finding }) => finding}
        columns={[
          { head: monthText.foundColumns.what, cell: ({ finding }) => findingName(finding) },
          { head: monthText.foundColumns.trainees, class: 'numeric', cell: each => each.trainees },
          { head: monthText.foundColumns.words, class: 'numeric', cell: each => each.words },
        ]}
      />
      <div class="actions cluster no-print">
        <GoLink to="queue" class="button">
          {monthText.queue(left)}
        </GoLink>
        <WordButton
          about=""
          words={monthText.evaluation}
          model={() => evaluationOf({ trainees, asked, clauses, catalog, now: timeNow() })}
        />
      </div>
    </Section>
  );
}

/** Everything that can be asked for: nights, ten questions on the weakest clauses, drills, exams. */
const tasksIn = ({ nights, scenarios, paths }: Catalog, weak: readonly string[]): readonly Task[] => [
  ...nights.map(({ id }) => ({ task: 'night' as const, of: id })),
  ...(weak.length === 0 ? [] : [{ task: 'practice' as const, clauses: [...weak] }]),
  ...scenarios.map(({ id }) => ({ task: 'drill' as const, of: id })),
  ...paths.map(({ id }) => ({ task: 'exam' as const, of: id })),
];

/** Puts an assignment into the trainer's own record, and hands out the file of it. @returns what to say of it */
function useAssigning(): (task: Task, due: string, name: string) => Promise<string> {
  const { session } = useStudy();
  return async (task, due, by) => {
    const assignment = newDrillId();
    session.record({
      type: 'assigned',
      data: {
        assignment,
        ...task,
        since: new Date(timeNow()).toISOString(),
        due: new Date(endOfShanghaiDay(due)).toISOString(),
        name: by,
      },
    });
    await session.flushed();
    const given = session
      .snapshot()
      .events.filter(event => event.type === 'assigned' && event.data.assignment === assignment);
    const name = recordFileName(due, shanghaiDate(timeNow()), monthText.file);
    const data = writeAssignments(given, timeNow()) ?? '';
    await saveFile({ name, type: 'application/json', data, picker: false });
    return monthText.given(name);
  };
}

/** Asks everybody for something by a date: a file for each of them, and a line in the trainer's own record. */
function Assign({ clauses }: Pick<Props, 'clauses'>) {
  const { catalog } = useStudy();
  const tasks = tasksIn(catalog, toPractise(clauses));
  const [form, setForm] = useState({ task: '0', due: '', name: '' });
  const [problem, setProblem] = useState<{ readonly at: 'due' | 'name'; readonly sentence: string }>();
  const { outcome, follow } = useOutcome();
  const assign = useAssigning();
  const submit = (): void => {
    const task = tasks[Number(form.task)];
    const wrong =
      form.due === ''
        ? ({ at: 'due', sentence: monthText.dueMissing } as const)
        : form.name.trim() === ''
          ? ({ at: 'name', sentence: monthText.nameMissing } as const)
          : undefined;
    setProblem(wrong);
    if (wrong !== undefined) giveFocusRefused(`assign-${wrong.at}`);
    else if (task !== undefined) follow(assign(task, form.due, form.name), monthText.notGiven);
  };
  const field = (part: 'task' | 'due' | 'name') => ({
    id: `assign-${part}`,
    value: form[part],
    problem: problem?.at === part ? problem.sentence : undefined,
    onValue: (value: unknown) => {
      setForm({ ...form, [part]: String(value) });
      setProblem(undefined);
    },
  });
  const options = tasks.map((task, place) => ({
    value: String(place),
    label:
      task.task === 'practice'
        ? monthText.clausesOf(task.clauses ?? [])
        : taskWords(task, titleOf(task, catalog)),
  }));
  return (
    <div class="no-print flow-s">
      <FieldInput {...field('task')} field={{ kind: 'choice', label: monthText.task, options }} />
      <div class="cluster">
        <FieldInput {...field('due')} field={{ kind: 'day', label: monthText.due }} />
        <FieldInput {...field('name')} field={{ kind: 'line', label: monthText.name }} />
      </div>
      <p>
        <Button words={monthText.give} onClick={submit} />
      </p>
      {outcome}
    </div>
  );
}
