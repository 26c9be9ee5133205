import { describe, expect, test } from 'vitest';
import type { IncidentView } from '../src/desk/core/view.ts';
import { derive } from '../src/desk/incident/derive.ts';
import { incidentKinds } from '../src/desk/incident/kinds.ts';
import { readPackage, writePackage } from '../src/desk/packages/package.ts';
import { digestOfBytes, hasItsHash } from '../src/log/hash.ts';
import { rehearse } from '../src/training/drills/rehearse.ts';
import type { Run } from '../src/training/drills/run.ts';
import { type Story, storyLines } from '../src/training/drills/story.ts';
import { finishedDrill } from '../src/training/records/finished.ts';
import { goldenApart, goldenDrills, goldenStage, goldenStories } from './support/golden.ts';

// The logs of `fixtures/golden` were written once, on the plan that lies with them, and stay readable. The sentences of documents are not
// held here, as they get better while no record changes: `desk/documents/four-stories.test.ts` holds what they say.

const packed = [...goldenStories, ...goldenDrills];
const all = [...packed, ...goldenApart];

/** One line for each item of a reading, so that a difference shows what differs. */
const linesOf = (reading: object): string =>
  Object.entries(reading)
    .flatMap(([name, value]) => [
      `# ${name}`,
      ...(Array.isArray(value) ? value : [value]).map(item => JSON.stringify(item) ?? 'none'),
    ])
    .join('\n');

/** Holds a reading to the one on file; `vitest -u` puts it there where it is meant to differ. */
const asOnFile = (name: string, reading: object): Promise<void> =>
  expect(`${linesOf(reading)}\n`).toMatchFileSnapshot(`fixtures/golden/readings/${name}.txt`);

/** States, times and ids of a view, without the words that screens and papers put them in. */
const statesOf = (view: IncidentView) => ({
  title: view.title,
  status: view.status,
  facts: view.facts,
  steps: view.steps.map(({ step, number, state, applies, overrun, assignee }) => ({
    step: `${number} ${step.id}`,
    state: state.kind,
    doneAt: 'doneAt' in state ? state.doneAt : undefined,
    applies,
    overrun,
    assignee: assignee?.person?.name,
  })),
  clocks: view.clocks.map(({ deadline, clock }) => ({ deadline: deadline.id, ...clock })),
  nextClock: view.nextClock?.deadline.id,
  ledger: view.ledger.facts.map(({ id, state, usable }) => ({ id, state, usable: usable?.value })),
  statements: view.statements.map(({ id, versions, stale, corrected, refused }) => ({
    id,
    versions: versions.map(version => {
      const { lines, approved, next } = view.signOffOf(version);
      return { id: version.id, approved, next: next?.item.id, lines: lines.map(({ state }) => state) };
    }),
    stale: stale.length,
    corrected,
    refused: refused?.event,
  })),
  publications: view.publications.map(({ event, signOff, withdrawn }) => ({
    event,
    signOff,
    withdrawn: withdrawn?.event,
  })),
  owed: view.owed.length,
  orders: view.orders.map(({ id, rounds, final }) => ({
    id,
    due: rounds.map(({ by, due }) => `${by} ${due}`),
    final: final?.event,
  })),
  themes: view.themes.map(({ id, title, answered }) => ({ id, title, answered })),
  people: view.people.all.map(({ name, title }) => `${name} ${title}`),
  differences: view.differences.map(({ kind, subject }) => `${kind} ${subject}`),
});

describe('a log on file', () => {
  test.each(all)('$name is read as it lies there, each event with the hash of its canonical form', each => {
    expect(each.log.events).toEqual(each.events);
    expect(each.events.filter(event => !hasItsHash(event))).toEqual([]);
  });

  test.each(packed)('$name travels in the same package, byte for byte', async each => {
    const { name, events, now, playbooks } = each;
    const content = { playbooks, events, attachments: [], gaps: [] };
    const text = writePackage(content, now);
    expect(readPackage(text)).toEqual({ ok: true, value: content });
    await asOnFile(`${name}-package`, { sha256: digestOfBytes(new TextEncoder().encode(text)) });
  });

  test.each(all)('$name comes to the same view', async ({ name, log, now, index }) => {
    await asOnFile(name, { subjects: [...log.subjects.keys()], ...statesOf(derive(index, log, now)) });
  });

  test('leaves no kind of event untried', () => {
    const held = new Set<string>(all.flatMap(({ events }) => events.map(({ type }) => type)));
    expect(Object.keys(incidentKinds).filter(type => !held.has(type))).toEqual([]);
  });
});

/** Marks, faults and awards of a run, with the acts and arrivals that they rest on. */
const marksOf = (story: Story) => ({
  verdict: story.outcome.verdict,
  marks: story.outcome.marks.map(({ objective, claims: _, reasons, ...mark }) => ({
    objective: objective.id,
    ...mark,
    reasons: reasons.length,
  })),
  questions: story.questions.map(({ question, openedAt, turns }) => ({
    id: question.id,
    openedAt,
    turns: turns.map(({ kind, at }) => `${kind} ${at}`),
  })),
  lines: storyLines(story).map(line =>
    line.kind === 'arrival'
      ? `${line.at} ${line.arrival.item.id}`
      : `${line.at} ${line.act.kind} ${line.earned.map(({ objective }) => objective.id)}`,
  ),
  award: finishedDrill({ mark: { run: '', ...story.run, scenario: story.run.scenario.id } }, story, []),
});

describe('a drill on file', () => {
  test.each(goldenDrills)('$name is played to the same bytes, marks and award', async drill => {
    const { name, scenario, events } = drill;
    const run: Run = { scenario, form: 'full', from: 0 };
    const { log, refused, ...story } = rehearse(goldenStage(drill), run, scenario.ideal);
    expect(refused).toEqual([]);
    expect(log?.events).toEqual(events);
    await asOnFile(`${name}-marks`, marksOf(story));
  });
});
