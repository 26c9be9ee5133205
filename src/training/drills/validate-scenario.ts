import { foldedWords } from '../../base/folded.ts';
import { factWords } from '../../desk/facts/value.ts';
import {
  askedIn,
  atomsOf,
  type ConditionProblem,
  checkCondition,
  type Facts,
  holds,
} from '../../playbook/condition.ts';
import { meaningsOf } from '../../playbook/meaning.ts';
import { type Playbook, playbookSchema } from '../../playbook/playbook.ts';
import {
  namesByKind,
  type ReferenceProblem,
  referenceProblems,
  referencesIn,
  type Spot,
} from '../../playbook/references.ts';
import { type AnswerOption, factDefinitions } from '../../playbook/wizard/flow.ts';
import type { Grade, Veto } from './grade.ts';
import { milliseconds } from './offset.ts';
import { alternatives, type DrillForm, type InjectFact, type Pattern, type Scenario } from './scenario.ts';
import { scenarioSchema } from './scenario-schema.ts';

type OfFact = { readonly fact: string };
type OfDeed = { readonly at: string; readonly deed: string };

/** Faults of a scenario of the right shape, each with its details besides its place. */
interface Faults {
  /** The inject's text has the words of the ledger. */
  readonly wordedForLedger: OfFact;
  /** Hearsay that nobody settles later. */
  readonly neverSettled: OfFact;
  readonly goodAfterLate: unknown;
  readonly outOfOrder: { readonly list: 'injects' | 'ideal' };
  readonly afterEnd: unknown;
  readonly shortWindow: { readonly count: number };
  /** A personal word that any number may hold: a house number, an area, a telephone number of the office. */
  readonly digitsAlone: { readonly word: string };
  /** A trap that no question of the public names. */
  readonly trapUnasked: unknown;
  /** An objective, or a promise, that is kept by steps of which the desk offers none where a question that may wait is answered otherwise, or not yet. */
  readonly onlyAsAnswered: { readonly questions: readonly string[] };
  /** An objective of the short form that counts from an inject which comes after its end. */
  readonly afterShortEnd: unknown;
  /** A deed of the ideal path begins before the one before is done. `at` is its offset. */
  readonly idealHurried: OfDeed;
  /** An approver sends a draft of the ideal path back. */
  readonly idealReturned: { readonly reason: string };
  /** The desk refused a deed of the ideal path. `at` is its offset. */
  readonly idealRefused: OfDeed & { readonly refusal: string };
  readonly idealFails: { readonly failure: Veto };
  readonly idealBelowP: { readonly grade: Grade; readonly form: DrillForm };
  /** A step of the guide that the ideal path never completes. */
  readonly guideEndless: { readonly step: number };
  /** A promise of the ideal path that nothing keeps. Milliseconds since the start. */
  readonly idealBreaks: { readonly said: number; readonly due: number };
  /** Id of the objective, as in `neverDiffers`. */
  readonly earnedByNothing: unknown;
  readonly neverDiffers: unknown;
  /** Id of a reaction. */
  readonly neverFires: unknown;
  /** Id of an order that no reaction comes back to. */
  readonly neverRecalled: unknown;
}
export type ScenarioFault = { [Code in keyof Faults]: { readonly code: Code } & Faults[Code] }[keyof Faults];

/** Where, and of which of the scenario's things. */
export type ScenarioProblem = Spot & (ReferenceProblem | ConditionProblem | ScenarioFault);
type Problems = readonly ScenarioProblem[];

/** The topics that an incident can have by the triage. */
export function topicsOf(playbook: Playbook): readonly AnswerOption[] {
  const question = meaningsOf(playbook).question('topic');
  return question?.kind === 'choice' ? question.options : [];
}

/** The short form is played in five minutes: as many injects as that has room for. */
const SHORT_INJECTS = { least: 2, most: 6 } as const;

/** Fewer digits than the shortest telephone number has: they stand in areas, prices and other people's numbers. */
const FEW_DIGITS = /^\d{1,6}$/;

/** Checks every name and time in a scenario against the playbook and itself. */
export function validateScenario(scenario: Scenario, playbook: Playbook): Problems {
  const references = referencesIn(scenarioSchema, scenario);
  const definitions = factDefinitions(playbook.triage);
  const waiting = [...scenario.injects, ...scenario.reactions].filter(({ reply }) => reply !== undefined);
  const names = new Map([
    ...namesByKind(referencesIn(playbookSchema, playbook)),
    ...namesByKind(references),
    ['topic', new Set(topicsOf(playbook).map(({ value }) => value))],
    ['waiting', new Set(waiting.map(({ id }) => id))],
  ]);
  return [
    ...referenceProblems(references, names),
    ...references.conditions.flatMap(({ condition, ...spot }) =>
      checkCondition(condition, definitions).map(problem => ({ ...spot, ...problem })),
    ),
    ...timeProblems(scenario),
    ...accountProblems(scenario),
    ...trapProblems(scenario),
    ...shortProblems(scenario),
    ...orderProblems(scenario),
    ...wayProblems(scenario, playbook),
  ];
}

/** A problem, where there is one. */
const found = (isWrong: boolean, path: Spot['path'], id: string, fault: ScenarioFault): Problems =>
  isWrong ? [{ path, id, ...fault }] : [];

function timeProblems({ id: scenario, injects, reactions, objectives, ideal, end }: Scenario): Problems {
  const last = milliseconds(end);
  const isEarlier = (at: string, before: { readonly at: string } | undefined): boolean =>
    milliseconds(at) < milliseconds(before?.at ?? 'PT0M');
  return [
    // On paper, and at a table, they are numbered as they stand.
    ...injects.flatMap(({ id, at }, index) => [
      ...found(isEarlier(at, injects[index - 1]), ['injects', index, 'at'], id, {
        code: 'outOfOrder',
        list: 'injects',
      }),
      ...found(milliseconds(at) >= last, ['injects', index, 'at'], id, { code: 'afterEnd' }),
    ]),
    ...reactions.flatMap(({ id, when }, index) =>
      found('by' in when && milliseconds(when.by) >= last, ['reactions', index, 'when'], id, {
        code: 'afterEnd',
      }),
    ),
    ...objectives.flatMap(({ id, good, late }, index) =>
      found(milliseconds(good) > milliseconds(late), ['objectives', index, 'good'], id, {
        code: 'goodAfterLate',
      }),
    ),
    ...ideal.flatMap(({ at }, index) => [
      ...found(isEarlier(at, ideal[index - 1]), ['ideal', index, 'at'], scenario, {
        code: 'outOfOrder',
        list: 'ideal',
      }),
      ...found(milliseconds(at) > last, ['ideal', index, 'at'], scenario, { code: 'afterEnd' }),
    ]),
  ];
}

/**
 * Faults of raw accounts: hearsay has to be settled in the end, and the ledger's wording is left to the trainee.
 */
function accountProblems({ injects, start }: Scenario): Problems {
  const wordsOf = ({ value }: InjectFact): string => factWords(value, Date.parse(start));
  const all = injects.flatMap(({ facts = [] }, inject) => facts.map(stated => ({ inject, told: stated })));
  return injects.flatMap(({ id, text, facts = [] }, inject) =>
    facts.flatMap((account, place): Problems => {
      const { fact, told } = account;
      const value = wordsOf(account);
      const others = all.filter(other => other.told !== account && other.told.fact === fact);
      const isContested = [account, ...others.map(other => other.told)].some(each => each.told === true);
      const isSettled = others.some(other => other.told.told === undefined && other.inject > inject);
      const wrong = {
        wordedForLedger: isContested && text.includes(value),
        neverSettled: told === true && !isSettled,
      };
      return (Object.keys(wrong) as (keyof typeof wrong)[]).flatMap(code =>
        found(wrong[code], ['injects', inject, 'facts', place], id, { code, fact }),
      );
    }),
  );
}

/** A falsehood that no question is about would move nobody. */
function trapProblems({ traps, public: { questions } }: Scenario): Problems {
  const asked = new Set(questions.flatMap(question => question.traps ?? []));
  return traps.flatMap(({ id, kind, words }, index) => [
    ...words.flatMap((word, place) =>
      found(kind === 'personal' && FEW_DIGITS.test(foldedWords(word)), ['traps', index, 'words', place], id, {
        code: 'digitsAlone',
        word,
      }),
    ),
    ...found(kind !== 'personal' && !asked.has(id), ['traps', index, 'id'], id, { code: 'trapUnasked' }),
  ]);
}

/** An order that nobody ever comes back to teaches that it can be left lying. */
const orderProblems = ({ injects, reactions }: Scenario): Problems =>
  injects.flatMap(({ id, kind }, index) =>
    found(
      kind === 'order' && reactions.every(({ recalls }) => recalls !== id),
      ['injects', index, 'id'],
      id,
      { code: 'neverRecalled' },
    ),
  );

/** The answers of the ideal path, as they stand after each of its triages. */
function idealAnswers({ ideal }: Scenario): readonly Facts[] {
  let standing: Facts = {};
  return ideal.flatMap(deed => {
    if (deed.do !== 'triage' && deed.do !== 'regrade') return [];
    standing = { ...standing, ...deed.answers };
    return [standing];
  });
}

/** An objective that only the ideal path's own answers to questions that may wait can earn: whoever answered them otherwise, or later, sees another step. */
function wayProblems(scenario: Scenario, playbook: Playbook): Problems {
  const { injects, reactions, objectives } = scenario;
  const definitions = factDefinitions(playbook.triage);
  const later = playbook.triage.questions.flatMap(question =>
    question.kind === 'choice' && question.later !== undefined ? [question] : [],
  );
  const states = idealAnswers(scenario);
  /** The same answers with every other one to what may wait, and with none. */
  const otherwise = later.reduce<readonly Facts[]>(
    (all, { id, options }) =>
      all.flatMap(({ [id]: _, ...facts }) => [
        facts,
        ...options.map(({ value }) => ({ ...facts, [id]: value })),
      ]),
    states,
  );
  const stepsOf = (ids: readonly string[]) => playbook.steps.filter(({ id }) => ids.includes(id));
  const isOffered = (ids: readonly string[], facts: Facts): boolean =>
    stepsOf(ids).some(({ when }) => holds(when, facts, definitions));
  const problems = (pattern: Pattern, path: Spot['path'], id: string): Problems => {
    const all = alternatives(pattern);
    const steps = all.flatMap(each => (each.do === 'step' ? each.step : []));
    // Steps that an answer which cannot wait takes off the list are earned by giving it right.
    if (all.some(each => each.do !== 'step') || !states.every(facts => isOffered(steps, facts))) return [];
    const asked = new Set(
      stepsOf(steps).flatMap(({ when }) =>
        when === undefined ? [] : atomsOf(when).map(atom => askedIn(atom)[0]),
      ),
    );
    return found(!otherwise.every(facts => isOffered(steps, facts)), path, id, {
      code: 'onlyAsAnswered',
      questions: later.flatMap(question => (asked.has(question.id) ? question.text : [])),
    });
  };
  return [
    ...objectives.flatMap(({ id, expect, first = [] }, index) => [
      ...problems(expect, ['objectives', index, 'expect'], id),
      ...first.flatMap(({ act }, place) => problems(act, ['objectives', index, 'first', place, 'act'], id)),
    ]),
    ...[...injects, ...reactions].flatMap(({ id, reply }, index) =>
      reply?.keeps === undefined
        ? []
        : problems(
            reply.keeps,
            index < injects.length
              ? ['injects', index, 'reply', 'keeps']
              : ['reactions', index - injects.length, 'reply', 'keeps'],
            id,
          ),
    ),
  ];
}

/** Advice that stops no build. */
export function scenarioAdvice({ id, short, injects }: Scenario): Problems {
  const { length: count } = injects.filter(
    ({ at }) => milliseconds(at) >= milliseconds(short.from) && milliseconds(at) <= milliseconds(short.end),
  );
  const isFitting = count >= SHORT_INJECTS.least && count <= SHORT_INJECTS.most;
  return found(!isFitting, ['short'], id, { code: 'shortWindow', count });
}

function shortProblems({ id, short, injects, objectives, end }: Scenario): Problems {
  const shortEnd = milliseconds(short.end);
  return [
    ...short.objectives.flatMap((objective, index) => {
      const after = objectives.find(each => each.id === objective)?.after;
      const counts = injects.find(inject => inject.id === after)?.at ?? 'PT0M';
      const path = ['short', 'objectives', index];
      return found(milliseconds(counts) > shortEnd, path, objective, { code: 'afterShortEnd' });
    }),
    ...found(shortEnd > milliseconds(end), ['short', 'end'], id, { code: 'afterEnd' }),
  ];
}
