import { folded } from '../incident/release/saying.ts';
import { checkCondition } from '../playbook/condition.ts';
import { type Playbook, playbookSchema } from '../playbook/playbook.ts';
import { namesByKind, type References, referenceProblems, referencesIn } from '../playbook/references.ts';
import { factDefinitions } from '../playbook/wizard/flow.ts';
import { canKnow, saysSame } from './account.ts';
import { milliseconds } from './offset.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioProblem } from './scenario-problem.ts';
import { scenarioSchema } from './scenario-schema.ts';
import { topicsOf } from './topics.ts';

type Problems = readonly ScenarioProblem[];

/** The short form is played in five minutes: no fewer, and no more, injects than that has room for. */
const SHORT_INJECTS = { least: 2, most: 6 } as const;

/** Fewer digits than the shortest telephone number has: they stand in areas, prices and other people's numbers. */
const FEW_DIGITS = /^\d{1,6}$/;

/**
 * All that a scenario may name: what the playbook holds, and its own injects, traps and objectives. @param own references
 * of the scenario
 */
function namesFor(
  scenario: Scenario,
  playbook: Playbook,
  own: References,
): ReadonlyMap<string, ReadonlySet<string>> {
  const waiting = [...scenario.injects, ...scenario.reactions].filter(({ reply }) => reply !== undefined);
  return new Map([
    ...namesByKind(referencesIn(playbookSchema, playbook)),
    ...namesByKind(own),
    ['topic', new Set(topicsOf(playbook).map(({ value }) => value))],
    ['waiting', new Set(waiting.map(({ id }) => id))],
  ]);
}

/** Checks every name and time in a scenario against the playbook and itself. */
export function validateScenario(scenario: Scenario, playbook: Playbook): Problems {
  const references = referencesIn(scenarioSchema, scenario);
  const definitions = factDefinitions(playbook.triage);
  return [
    ...referenceProblems(references, namesFor(scenario, playbook, references)),
    ...references.conditions.flatMap(({ condition, ...spot }) =>
      checkCondition(condition, definitions).map(problem => ({ ...spot, ...problem })),
    ),
    ...injectProblems(scenario),
    ...accountProblems(scenario),
    ...reactionProblems(scenario),
    ...trapProblems(scenario),
    ...publicProblems(scenario),
    ...objectiveProblems(scenario),
    ...idealProblems(scenario),
    ...shortProblems(scenario),
  ];
}

function injectProblems({ injects, end }: Scenario): Problems {
  return injects.flatMap((inject, index): Problems => {
    const { id, at } = inject;
    const path = ['injects', index];
    const problems: ScenarioProblem[] = [];
    // On paper, and at a table, they are numbered as they stand.
    if (milliseconds(at) < milliseconds(injects[index - 1]?.at ?? 'PT0M'))
      problems.push({ path: [...path, 'at'], id, code: 'outOfOrder', list: 'injects' });
    if (milliseconds(at) >= milliseconds(end)) problems.push({ path: [...path, 'at'], id, code: 'afterEnd' });
    return problems;
  });
}

/** What somebody tells is raw: it can be told apart from what is so, it is settled in the end, and the ledger's words are the trainee's own. */
function accountProblems({ injects }: Scenario): Problems {
  const all = injects.flatMap(({ facts = [] }, inject) => facts.map(told => ({ inject, told })));
  return injects.flatMap(({ id, text, facts = [] }, inject) =>
    facts.flatMap((account, place): Problems => {
      const { fact, value, source, told, holds } = account;
      const path = ['injects', inject, 'facts', place];
      const others = all.filter(other => other.told !== account && other.told.fact === fact);
      const isCompared = holds !== undefined || others.some(other => other.told.holds !== undefined);
      const codes: ('saysOther' | 'notCompared' | 'wordedForLedger' | 'neverSettled' | 'uncontested')[] = [];
      if (!saysSame(value, account) || !canKnow(source, account)) codes.push('saysOther');
      if (isCompared && (holds === undefined || (told === undefined && account.knows === undefined)))
        codes.push('notCompared');
      if (isCompared && text.includes(value)) codes.push('wordedForLedger');
      if (told === true) {
        if (!others.some(other => other.told.told === undefined && other.inject > inject))
          codes.push('neverSettled');
        if (others.every(other => saysSame(other.told.value, account))) codes.push('uncontested');
      }
      return codes.map(code => ({ path, id, code, fact }));
    }),
  );
}

function reactionProblems({ reactions, end }: Scenario): Problems {
  return reactions.flatMap(({ id, when }, index): Problems => {
    const path = ['reactions', index];
    const problems: ScenarioProblem[] = [];
    if ('by' in when && milliseconds(when.by) >= milliseconds(end))
      problems.push({ path: [...path, 'when'], id, code: 'afterEnd' });
    return problems;
  });
}

function trapProblems({ traps }: Scenario): Problems {
  return traps.flatMap(({ id, kind, words }, index) =>
    words.flatMap(
      (word, place): Problems =>
        kind === 'personal' && FEW_DIGITS.test(folded(word))
          ? [{ path: ['traps', index, 'words', place], id, code: 'digitsAlone', word }]
          : [],
    ),
  );
}

/** A falsehood that no question is about would move nobody. */
function publicProblems({ traps, public: { questions } }: Scenario): Problems {
  const asked = new Set(questions.flatMap(question => question.traps ?? []));
  return traps.flatMap(
    ({ id, kind }, index): Problems =>
      kind === 'personal' || asked.has(id) ? [] : [{ path: ['traps', index, 'id'], id, code: 'trapUnasked' }],
  );
}

function objectiveProblems({ objectives }: Scenario): Problems {
  return objectives.flatMap(
    ({ id, good, late }, index): Problems =>
      milliseconds(good) > milliseconds(late)
        ? [{ path: ['objectives', index, 'good'], id, code: 'goodAfterLate' }]
        : [],
  );
}

function idealProblems({ id, ideal, end }: Scenario): Problems {
  return ideal.flatMap((deed, index): Problems => {
    const path = ['ideal', index];
    const at = milliseconds(deed.at);
    const before = ideal[index - 1];
    const problems: ScenarioProblem[] = [];
    if (before !== undefined && at < milliseconds(before.at))
      problems.push({ path: [...path, 'at'], id, code: 'outOfOrder', list: 'ideal' });
    if (at > milliseconds(end)) problems.push({ path: [...path, 'at'], id, code: 'afterEnd' });
    return problems;
  });
}

function shortProblems({ id, short, injects, objectives, end }: Scenario): Problems {
  const shortEnd = milliseconds(short.end);
  const problems: ScenarioProblem[] = [];
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
