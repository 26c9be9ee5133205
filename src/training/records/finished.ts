import type { Element } from '../../playbook/release-kit.ts';
import { type Act, spokenIn } from '../drills/acts.ts';
import type { DrillRun } from '../drills/drill-run.ts';
import { spokenFindings } from '../drills/finding.ts';
import type { Story } from '../drills/story.ts';
import type { DrillFinished } from './record-kinds.ts';

type Words = DrillFinished['data']['words'][number];

/** Whom or what the words of an act are about. */
function aboutOf(act: Act): Pick<Words, 'kind' | 'to' | 'text'> | undefined {
  const words = spokenIn(act);
  const text = words ?? '';
  switch (act.kind) {
    case 'reply':
      return { kind: 'reply', to: act.to, text };
    case 'publish':
    case 'theme':
      return words === undefined ? undefined : { kind: act.kind, to: act.title, text };
    case 'fact':
      return { kind: 'fact', to: act.fact, text: `${act.value}（${act.source}）` };
    default:
      return undefined;
  }
}

/** The result of a run as the trainee's record holds it: what its log proves, and every word that somebody has to judge. */
export function finishedDrill(
  { mark }: Pick<DrillRun, 'mark'>,
  { outcome, grounds }: Pick<Story, 'outcome' | 'grounds'>,
  elements: readonly Pick<Element, 'id' | 'label'>[],
): DrillFinished['data'] {
  const { marks, said, notAssessed, failures, promises } = outcome;
  const found = spokenFindings(said, grounds);
  const events = new Set(said.map(({ event }) => event));
  const resting = marks.flatMap(({ objective, claims }) =>
    claims.some(({ event }) => events.has(event))
      ? [[objective.id, claims.map(claim => ({ ...claim }))] as const]
      : [],
  );
  const rests = new Set(resting.map(([id]) => id));
  // Judgements of words are events of their own.
  const proved = failures.filter(({ fault }) => fault === 'approval');
  return {
    run: mark.run,
    scenario: mark.scenario,
    form: mark.form,
    mode: 'solo',
    grades: Object.fromEntries(
      marks.flatMap(({ objective: { id }, grade }) =>
        rests.has(id) || grade === undefined ? [] : [[id, grade]],
      ),
    ),
    claims: Object.fromEntries(resting),
    notAssessed: notAssessed.map(({ id }) => id),
    failures: proved.length > 0 ? ['approval'] : [],
    vetoed: [...new Set(proved.flatMap(({ cite }) => cite))],
    broken: promises.filter(({ kept }) => kept === undefined).length,
    words: said.flatMap((act): readonly Words[] => {
      const about = aboutOf(act);
      if (about === undefined) return [];
      const next = 'next' in act ? act.next : undefined;
      return [
        {
          event: act.event,
          at: new Date(act.at).toISOString(),
          ...about,
          facts:
            'holds' in act
              ? [...act.holds.keys()].map(fact => elements.find(({ id }) => id === fact)?.label ?? fact)
              : [],
          ...(next === undefined ? {} : { next: new Date(next).toISOString() }),
          suspected: found.flatMap(({ event, fault, sentences }) =>
            event === act.event ? [{ fault, text: sentences.join('') }] : [],
          ),
        },
      ];
    }),
  };
}
