import { type ClosingAsk, type ClosingState, stepKey } from '../../../incident/review/closing.ts';
import type { TextAsk } from '../../../kit/fields.ts';
import { closingText } from '../../../text/closing.ts';
import { stepStateLabel } from '../../../text/step.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { PlaceLink } from '../PlaceLink.tsx';
import type { Place } from '../route.ts';
import type { Work } from '../work.ts';

interface OpenProps {
  work: Work;
  title: string;
  steps: ClosingAsk['steps'];
  need?: ClosingState | undefined;
}

/** What is open of a need or a phase, each with the way there. */
export function ClosingOpen({ work, title, steps, need }: OpenProps) {
  const link = (place: Place, words: string) => (
    <PlaceLink work={work} place={place}>
      {words}
    </PlaceLink>
  );
  return (
    <div class="closing-open">
      <p>
        <strong>{title}</strong>{' '}
        {need !== undefined && (
          <BasisNote
            brief
            basis={need.need.basis}
            cite={need.need.cite}
            playbook={work.incident.index.playbook}
          />
        )}
      </p>
      {steps.length > 0 && (
        <ul class="plain">
          {steps.map(({ step, number, state }) => (
            <li key={step.id}>
              {link(`step/${step.id}`, `${number} ${step.title}`)}
              {state.kind !== 'todo' && `（${stepStateLabel(step, state.kind)}）`}
            </li>
          ))}
        </ul>
      )}
      {need !== undefined && need.themes > 0 && <p>{link('feedback', closingText.themes(need.themes))}</p>}
      {need?.promise === true && <p>{link('release', closingText.promise)}</p>}
    </div>
  );
}

interface Apart {
  /** Whether each step of a group has a word of its own. */
  is(ask: ClosingAsk): boolean;
  set(key: string): void;
}

/** The words on what is left: one for each group, and for each of its steps where they differ. By the keys that the command knows. */
export const closingFields = (
  asks: readonly ClosingAsk[],
  work: Work,
  apart: Apart,
): Readonly<Record<string, TextAsk>> =>
  Object.fromEntries(
    asks.flatMap((ask): readonly (readonly [string, TextAsk])[] => {
      const { key, of, steps } = ask;
      const need = 'need' in of ? of.need : undefined;
      const title = 'need' in of ? of.need.need.title : of.phase.title;
      const each = (
        <button
          type="button"
          class="quiet small"
          aria-label={closingText.eachLabel(title)}
          onClick={() => apart.set(key)}
        >
          {closingText.each}
        </button>
      );
      const group: TextAsk = {
        kind: 'text',
        label: need?.need.leave ?? closingText.phaseWord,
        above: <ClosingOpen work={work} title={title} steps={steps} need={need} />,
        below: !apart.is(ask) && steps.length > 1 && each,
      };
      const single = apart.is(ask) ? steps : [];
      return [
        [key, group],
        ...single.map(
          ({ step }) =>
            [
              stepKey(step.id),
              { kind: 'text', label: closingText.stepWord(step.title), hint: closingText.stepHint },
            ] as const,
        ),
      ];
    }),
  );
