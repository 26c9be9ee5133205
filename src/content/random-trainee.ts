import { names } from '#names';
import { factWords } from '../desk/facts/value.ts';
import { checklist } from '../playbook/checklist.ts';
import type { Facts } from '../playbook/condition.ts';
import { walk } from '../playbook/wizard/walk.ts';
import { type Chance, chanceAt } from '../training/drills/chance.ts';
import type { Stage } from '../training/drills/hand.ts';
import { milliseconds } from '../training/drills/offset.ts';
import type { Deed, Scenario } from '../training/drills/scenario.ts';

const MINUTE = 60_000;

/** Answers that lead through the triage, each choice by chance. */
function anyAnswers({ index, scenario }: Stage, chance: Chance): Facts {
  const answers: Record<string, string> = {};
  for (;;) {
    const { current } = walk(index.playbook.triage, answers);
    if (current === undefined) return answers;
    answers[current.id] =
      current.kind === 'choice'
        ? chance.pick(current.options).value
        : current.kind === 'time'
          ? scenario.start
          : scenario.title;
  }
}

/** Words of a hasty officer: a trap's, the findings, or nothing much. */
function anyWords({ traps, injects, start }: Scenario, chance: Chance): string {
  const tempting = traps.flatMap(({ words }) => words);
  const known = injects.flatMap(({ facts = [] }) =>
    facts.map(({ value }) => factWords(value, Date.parse(start))),
  );
  return chance.pick([...tempting, ...known, '情况正在核实', '请等候通报']);
}

/** A trainee who does whatever comes to mind, at any time, often too early or twice. The same seed does the same. */
export function randomDeeds(stage: Stage, seed: number): readonly Deed[] {
  const { index, scenario } = stage;
  const chance = chanceAt(seed, 7);
  const whole = milliseconds(scenario.end) / MINUTE;
  const offset = (minutes: number): string => `PT${Math.floor(minutes / 60)}H${minutes % 60}M`;
  // Its own chance: another question in the triage must not change all that follows.
  const answers = anyAnswers(stage, chanceAt(seed, 11));
  // Steps of the real checklist, so that most of the random steps can be done.
  const steps = checklist(index, answers).map(({ id }) => id);
  const { elements, channels } = index.playbook.release;
  const forms = index.playbook.forms.map(({ id }) => id);
  const cause = elements.find(element => element.cause)?.id ?? '';
  const facts = scenario.injects.flatMap(inject =>
    (inject.facts ?? []).map(({ fact, value, source }) => ({ fact, value, source })),
  );
  const waiting = [...scenario.injects, ...scenario.reactions].filter(({ reply }) => reply !== undefined);
  const count = 4 + chance.below(12);
  const moments = Array.from({ length: count }, () => chance.below(whole)).sort((one, other) => one - other);
  // Half of them know what to do, and do some of it, most of it late.
  const knows = chance.below(2) === 0;
  const delay = knows ? chance.below(3) * chance.below(whole / 4) : 0;
  const known = knows
    ? scenario.ideal.filter(({ do: what }) => what === 'triage' || chance.below(5) > 0)
    : [];
  const late = known.map((deed): Deed => {
    const minutes = milliseconds(deed.at) / MINUTE + (deed.do === 'triage' ? 0 : delay);
    return { ...deed, at: offset(Math.min(whole, minutes)) };
  });
  const deeds: Deed[] = knows
    ? [...late]
    : [{ do: 'triage', at: offset(chance.below(30)), answers: { ...answers } }];
  const promise = () => (chance.below(3) > 0 ? { next: offset(30 + chance.below(600)) } : {});
  const publish = (at: string): Deed => {
    const { id, parts } = chance.pick(channels);
    return {
      do: 'publish',
      at,
      channel: id,
      form: chance.pick(['full', 'holding', 'holding', 'correction'] as const),
      ...(chance.below(3) === 0 ? { parts: { [chance.pick(parts).id]: anyWords(scenario, chance) } } : {}),
      ...promise(),
    };
  };
  for (const minute of moments) {
    const at = offset(Math.max(30, minute));
    const kinds: readonly (() => Deed)[] = [
      () => ({ do: 'step', at, step: chance.pick(steps) }),
      () => ({ do: 'step', at, step: chance.pick(steps) }),
      () => ({ do: 'step', at, step: chance.pick(index.playbook.steps).id }),
      () => ({ do: 'leave', at, step: chance.pick(steps), reason: '先不办' }),
      () => ({ do: 'assign', at, steps: [chance.pick(steps)] }),
      () => ({ do: 'regrade', at, answers: { ...anyAnswers(stage, chance) } }),
      () => ({
        do: 'fact',
        at,
        ...(facts.length > 0 && chance.below(3) > 0
          ? chance.pick(facts)
          : { fact: cause, value: anyWords(scenario, chance), source: '网上' }),
        state: chance.pick(['verified', 'verified', 'checking', 'withheld'] as const),
      }),
      () => ({ do: 'cause', at }),
      () => publish(at),
      () =>
        waiting.length === 0
          ? { do: 'note', at, kind: 'guess', text: anyWords(scenario, chance) }
          : { do: 'reply', at, to: chance.pick(waiting).id, text: anyWords(scenario, chance), ...promise() },
      () => ({ do: 'theme', at, title: '问进展', count: 1 + chance.below(90) }),
      () => ({ do: 'answer', at, theme: '问进展', text: anyWords(scenario, chance), ...promise() }),
      () => ({ do: 'pass', at, theme: '问进展', to: `职能${names.section}` }),
      () => ({ do: 'file', at, form: chance.pick(forms) }),
      () => ({ do: 'handOver', at, sheet: anyWords(scenario, chance) }),
    ];
    deeds.push(chance.pick(kinds)());
  }
  return deeds.sort((one, other) => milliseconds(one.at) - milliseconds(other.at));
}
