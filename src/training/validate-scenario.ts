import type { Playbook } from '../playbook/playbook.ts';
import { milliseconds } from './offset.ts';
import { folded } from './saying.ts';
import type { Scenario } from './scenario.ts';
import { type Names, namesOf } from './scenario-names.ts';
import type { ScenarioProblem } from './scenario-problem.ts';

type Problems = readonly ScenarioProblem[];

/** The short form is played in five minutes: no fewer, and no more, injects than that has room for. */
const SHORT_INJECTS = { least: 2, most: 6 } as const;

/** Fewer digits than the shortest telephone number has: they stand in areas, prices and other people's numbers. */
const FEW_DIGITS = /^\d{1,6}$/;

/** Checks every name and time in a scenario against the playbook and itself. */
export function validateScenario(scenario: Scenario, playbook: Playbook): Problems {
  const names = namesOf(scenario, playbook);
  return [
    ...names.unknown('topic', [scenario.topic], scenario.id, ['topic']),
    ...scenario.roles.flatMap(({ role }, index) =>
      names.unknown('role', [role], scenario.id, ['roles', index]),
    ),
    ...repeatedIds(scenario),
    ...injectProblems(scenario, names),
    ...reactionProblems(scenario, names),
    ...trapProblems(scenario, names),
    ...objectiveProblems(scenario, names),
    ...idealProblems(scenario, names),
    ...shortProblems(scenario, names),
  ];
}

function repeatedIds(scenario: Scenario): Problems {
  const problems: ScenarioProblem[] = [];
  // Injects and reactions arrive in one list; an objective may be called like the inject it answers.
  for (const lists of [['injects', 'reactions'], ['traps'], ['objectives']] as const) {
    const seen = new Set<string>();
    for (const list of lists)
      scenario[list].forEach(({ id }, index) => {
        if (seen.has(id)) problems.push({ path: [list, index, 'id'], id, code: 'duplicateId' });
        seen.add(id);
      });
  }
  return problems;
}

function injectProblems({ injects, end }: Scenario, names: Names): Problems {
  return injects.flatMap((inject, index): Problems => {
    const { id, at } = inject;
    const path = ['injects', index];
    const problems: ScenarioProblem[] = [
      ...names.unknown('citation', inject.cite, id, [...path, 'cite']),
      ...names.unknown('role', Object.keys(inject.prompts), id, [...path, 'prompts']),
      ...names.unknown('fact', inject.facts?.map(({ fact }) => fact) ?? [], id, [...path, 'facts']),
    ];
    // On paper, and at a table, they are numbered as they stand.
    if (milliseconds(at) < milliseconds(injects[index - 1]?.at ?? 'PT0M'))
      problems.push({ path: [...path, 'at'], id, code: 'outOfOrder', list: 'injects' });
    if (milliseconds(at) >= milliseconds(end)) problems.push({ path: [...path, 'at'], id, code: 'afterEnd' });
    return problems;
  });
}

function reactionProblems({ reactions, end }: Scenario, names: Names): Problems {
  return reactions.flatMap(({ id, when, unless, facts }, index): Problems => {
    const path = ['reactions', index];
    const problems: ScenarioProblem[] = [
      ...names.unknown('fact', facts?.map(({ fact }) => fact) ?? [], id, [...path, 'facts']),
      ...names.unknownIn('done' in when ? when.done : when.undone, id, [...path, 'when']),
    ];
    if (unless !== undefined) problems.push(...names.unknownIn(unless, id, [...path, 'unless']));
    if ('by' in when && milliseconds(when.by) >= milliseconds(end))
      problems.push({ path: [...path, 'when'], id, code: 'afterEnd' });
    return problems;
  });
}

function trapProblems({ traps }: Scenario, names: Names): Problems {
  return traps.flatMap(({ id, kind, words, cite, until }, index) => [
    ...names.unknown('citation', cite, id, ['traps', index, 'cite']),
    ...names.unknown('inject', until === undefined ? [] : [until], id, ['traps', index, 'until']),
    ...words.flatMap(
      (word, place): Problems =>
        kind === 'personal' && FEW_DIGITS.test(folded(word))
          ? [{ path: ['traps', index, 'words', place], id, code: 'digitsAlone', word }]
          : [],
    ),
  ]);
}

function objectiveProblems({ objectives }: Scenario, names: Names): Problems {
  return objectives.flatMap((objective, index): Problems => {
    const { id, after, good, late } = objective;
    const path = ['objectives', index];
    const problems: ScenarioProblem[] = [
      ...names.unknown('citation', objective.cite, id, [...path, 'cite']),
      ...names.unknown('role', [objective.role], id, [...path, 'role']),
      ...names.unknown('inject', after === undefined ? [] : [after], id, [...path, 'after']),
      ...names.unknownIn(objective.expect, id, [...path, 'expect']),
    ];
    for (const list of ['first', 'without'] as const)
      for (const { act } of objective[list] ?? [])
        problems.push(...names.unknownIn(act, id, [...path, list]));
    if (milliseconds(good) > milliseconds(late))
      problems.push({ path: [...path, 'good'], id, code: 'goodAfterLate' });
    return problems;
  });
}

function idealProblems({ id, ideal, end }: Scenario, names: Names): Problems {
  return ideal.flatMap((deed, index): Problems => {
    const path = ['ideal', index];
    const at = milliseconds(deed.at);
    const before = ideal[index - 1];
    const problems: ScenarioProblem[] = [];
    if (before !== undefined && at < milliseconds(before.at))
      problems.push({ path: [...path, 'at'], id, code: 'outOfOrder', list: 'ideal' });
    if (at > milliseconds(end)) problems.push({ path: [...path, 'at'], id, code: 'afterEnd' });
    if (deed.do === 'triage' || deed.do === 'regrade') {
      const answered = [...Object.keys(deed.answers), ...Object.keys(deed.times ?? {})];
      problems.push(...names.unknown('question', answered, id, path));
    }
    return problems;
  });
}

function shortProblems({ id, short, injects, objectives, end }: Scenario, names: Names): Problems {
  const shortEnd = milliseconds(short.end);
  const problems: ScenarioProblem[] = [
    ...names.unknown('objective', short.objectives, id, ['short', 'objectives']),
  ];
  const within = injects.filter(
    ({ at }) => milliseconds(at) >= milliseconds(short.from) && milliseconds(at) <= shortEnd,
  );
  if (within.length < SHORT_INJECTS.least || within.length > SHORT_INJECTS.most)
    problems.push({ path: ['short'], id, code: 'shortWindow', count: within.length });
  short.objectives.forEach((objective, index) => {
    const after = objectives.find(each => each.id === objective)?.after;
    const counts = injects.find(inject => inject.id === after)?.at ?? 'PT0M';
    if (milliseconds(counts) > shortEnd)
      problems.push({
        path: ['short', 'objectives', index],
        id: objective,
        code: 'afterShortEnd',
        objective,
      });
  });
  if (shortEnd > milliseconds(end)) problems.push({ path: ['short', 'end'], id, code: 'afterEnd' });
  return problems;
}
