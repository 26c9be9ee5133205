import { checkCondition } from '../playbook/condition.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { factDefinitions } from '../wizard/flow.ts';
import { milliseconds } from './offset.ts';
import { alternatives, type Pattern } from './pattern.ts';
import type { Scenario } from './scenario.ts';

/** What a scenario can name, in the words of its problems. */
export type Named =
  | 'topic'
  | 'role'
  | 'citation'
  | 'fact'
  | 'step'
  | 'channel'
  | 'form'
  | 'trap'
  | 'inject'
  | 'waiting'
  | 'objective'
  | 'question'
  | 'condition';

/** What is wrong with a scenario of the right shape. `path` leads to the place in the file. */
export type ScenarioProblem = {
  readonly path: readonly (string | number)[];
  readonly id: string;
} & (
  | { readonly code: 'duplicateId' }
  | { readonly code: 'unknownName'; readonly what: Named; readonly target: string }
  | { readonly code: 'goodAfterLate' }
  | { readonly code: 'outOfOrder'; readonly list: 'injects' | 'ideal' }
  | { readonly code: 'afterEnd' }
  | { readonly code: 'shortWindow'; readonly count: number }
  /** An objective of the short form that counts from an inject which comes after its end. */
  | { readonly code: 'afterShortEnd'; readonly objective: string }
  /** The desk refused a deed of the ideal path. `at` is its offset. */
  | { readonly code: 'idealRefused'; readonly at: string; readonly deed: string; readonly refusal: string }
  | { readonly code: 'idealFails'; readonly failure: string }
  | {
      readonly code: 'idealBelowP';
      readonly objective: string;
      readonly grade: string;
      readonly form: string;
    }
  | { readonly code: 'earnedByNothing'; readonly objective: string }
  | { readonly code: 'idealNoCalmer' }
  | { readonly code: 'neverFires'; readonly reaction: string }
  | { readonly code: 'neverDiffers'; readonly objective: string }
);

const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(items.map(({ id }) => id));

/** The short form is played in five minutes: no fewer, and no more, injects than that has room for. */
const SHORT_INJECTS = { least: 2, most: 6 } as const;

/** Checks every name and time in a scenario against the playbook and itself. */
export function validateScenario(scenario: Scenario, playbook: Playbook): readonly ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const definitions = factDefinitions(playbook.triage);
  const waiting = [...scenario.injects, ...scenario.reactions].filter(({ reply }) => reply === true);
  const names: Readonly<Record<Exclude<Named, 'condition'>, ReadonlySet<string>>> = {
    topic: new Set(definitions.get('topic')?.values.map(({ value }) => value)),
    role: idsOf(playbook.roles),
    citation: new Set([...idsOf(playbook.clauses), ...idsOf(playbook.rules)]),
    fact: idsOf(playbook.release?.elements ?? []),
    step: idsOf(playbook.steps),
    channel: idsOf(playbook.release?.channels ?? []),
    form: idsOf(playbook.forms ?? []),
    trap: idsOf(scenario.traps),
    inject: idsOf(scenario.injects),
    waiting: idsOf(waiting),
    objective: idsOf(scenario.objectives),
    question: idsOf(playbook.triage.questions),
  };
  type Path = readonly (string | number)[];
  const known = (what: keyof typeof names, targets: readonly string[], id: string, path: Path): void => {
    for (const target of targets)
      if (!names[what].has(target)) problems.push({ path, id, code: 'unknownName', what, target });
  };
  const pattern = (each: Pattern, id: string, path: Path): void => {
    for (const part of alternatives(each))
      switch (part.do) {
        case 'grade':
          for (const problem of checkCondition(part.facts, definitions)) {
            const target = 'value' in problem ? `${problem.fact}=${problem.value}` : problem.fact;
            problems.push({ path, id, code: 'unknownName', what: 'condition', target });
          }
          break;
        case 'step':
        case 'leave':
          known('step', part.step, id, path);
          break;
        case 'fact':
          known('fact', part.fact, id, path);
          break;
        case 'publish':
          known('channel', part.channel ?? [], id, path);
          known('fact', part.holds ?? [], id, path);
          break;
        case 'say':
          known('trap', part.trap, id, path);
          break;
        case 'reply':
          known('waiting', part.to, id, path);
          break;
        case 'file':
          known('form', part.form, id, path);
      }
  };
  const end = milliseconds(scenario.end);

  known('topic', [scenario.topic], scenario.id, ['topic']);
  scenario.roles.forEach(({ role }, index) => {
    known('role', [role], scenario.id, ['roles', index]);
  });
  // Injects and reactions arrive in one list; an objective may be called like the inject it answers.
  for (const lists of [['injects', 'reactions'], ['traps'], ['objectives']] as const) {
    const seen = new Set<string>();
    for (const list of lists)
      scenario[list].forEach(({ id }, index) => {
        if (seen.has(id)) problems.push({ path: [list, index, 'id'], id, code: 'duplicateId' });
        seen.add(id);
      });
  }
  scenario.injects.forEach((inject, index) => {
    const path = ['injects', index];
    known('citation', inject.cite, inject.id, [...path, 'cite']);
    known('role', Object.keys(inject.prompts), inject.id, [...path, 'prompts']);
    known('fact', inject.facts?.map(({ fact }) => fact) ?? [], inject.id, [...path, 'facts']);
    // On paper, and at a table, they are numbered as they stand.
    if (milliseconds(inject.at) < milliseconds(scenario.injects[index - 1]?.at ?? 'PT0M'))
      problems.push({ path: [...path, 'at'], id: inject.id, code: 'outOfOrder', list: 'injects' });
    if (milliseconds(inject.at) >= end)
      problems.push({ path: [...path, 'at'], id: inject.id, code: 'afterEnd' });
  });
  scenario.reactions.forEach((reaction, index) => {
    const path = ['reactions', index];
    known('fact', reaction.facts?.map(({ fact }) => fact) ?? [], reaction.id, [...path, 'facts']);
    pattern('done' in reaction.when ? reaction.when.done : reaction.when.undone, reaction.id, [
      ...path,
      'when',
    ]);
    if (reaction.unless !== undefined) pattern(reaction.unless, reaction.id, [...path, 'unless']);
    if ('by' in reaction.when && milliseconds(reaction.when.by) >= end)
      problems.push({ path: [...path, 'when'], id: reaction.id, code: 'afterEnd' });
  });
  scenario.traps.forEach((trap, index) => {
    known('citation', trap.cite, trap.id, ['traps', index, 'cite']);
    known('inject', trap.until === undefined ? [] : [trap.until], trap.id, ['traps', index, 'until']);
  });
  scenario.objectives.forEach((objective, index) => {
    const { id, after, good, late } = objective;
    const path = ['objectives', index];
    known('citation', objective.cite, id, [...path, 'cite']);
    known('role', [objective.role], id, [...path, 'role']);
    known('inject', after === undefined ? [] : [after], id, [...path, 'after']);
    pattern(objective.expect, id, [...path, 'expect']);
    for (const list of ['first', 'without'] as const)
      for (const { act } of objective[list] ?? []) pattern(act, id, [...path, list]);
    if (milliseconds(good) > milliseconds(late))
      problems.push({ path: [...path, 'good'], id, code: 'goodAfterLate' });
  });
  let before = -1;
  scenario.ideal.forEach((deed, index) => {
    const path = ['ideal', index];
    const at = milliseconds(deed.at);
    if (at < before)
      problems.push({ path: [...path, 'at'], id: scenario.id, code: 'outOfOrder', list: 'ideal' });
    before = at;
    if (at > end) problems.push({ path: [...path, 'at'], id: scenario.id, code: 'afterEnd' });
    if (deed.do === 'triage' || deed.do === 'regrade')
      known('question', [...Object.keys(deed.answers), ...Object.keys(deed.times ?? {})], scenario.id, path);
  });
  const { from, end: shortEnd, objectives } = scenario.short;
  known('objective', objectives, scenario.id, ['short', 'objectives']);
  const within = scenario.injects.filter(
    ({ at }) => milliseconds(at) >= milliseconds(from) && milliseconds(at) <= milliseconds(shortEnd),
  );
  if (within.length < SHORT_INJECTS.least || within.length > SHORT_INJECTS.most)
    problems.push({ path: ['short'], id: scenario.id, code: 'shortWindow', count: within.length });
  objectives.forEach((id, index) => {
    const after = scenario.objectives.find(each => each.id === id)?.after;
    const counts = scenario.injects.find(each => each.id === after)?.at ?? 'PT0M';
    if (milliseconds(counts) > milliseconds(shortEnd))
      problems.push({ path: ['short', 'objectives', index], id, code: 'afterShortEnd', objective: id });
  });
  if (milliseconds(shortEnd) > end)
    problems.push({ path: ['short', 'end'], id: scenario.id, code: 'afterEnd' });
  return problems;
}
