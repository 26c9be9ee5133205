import { useState } from 'preact/hooks';
import { present } from '../../incident/desk.ts';
import type { Person } from '../../incident/kinds/define.ts';
import { Button } from '../../kit/Button.tsx';
import { Form } from '../../kit/Form.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { personName } from '../../text/people.ts';
import { teamText } from '../../text/team.ts';
import { ActButton } from './ActButton.tsx';
import { rosterKey } from './roster.ts';
import { incidentNow, useWork } from './work.ts';

interface Props {
  /** Ids of the steps to be given. */
  chosen: readonly string[];
  onGiven(): void;
}

interface Outcome {
  readonly text: string;
  /** The event to take back. */
  readonly event?: string | undefined;
}

/** Gives the chosen steps to a colleague with one press, or to somebody typed in. */
export function GiveBar({ chosen, onGiven }: Props) {
  const work = useWork();
  const { roster } = work.session.snapshot();
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<string>();
  const count = chosen.length;

  /** @returns why not */
  const assign = (to: Person | undefined): string | undefined => {
    setOutcome(undefined);
    const sentence =
      count === 0 ? teamText.nothingChosen : work.act({ kind: 'assign', steps: chosen, to })?.sentence;
    if (sentence !== undefined) return sentence;
    setProblem(undefined);
    const text = to === undefined ? teamText.takenBack(count) : teamText.given(count, personName(to));
    setOutcome({
      text,
      event: incidentNow(work)?.log.events.findLast(({ type }) => type === 'assigned')?.id,
    });
    onGiven();
    return undefined;
  };
  return (
    <section
      class="give card"
      aria-label={teamText.giveTo}
      data-active={count > 0 || outcome !== undefined || problem !== undefined}
    >
      <div class="give-state cluster">
        <p role="status">
          {outcome !== undefined && count === 0 ? outcome.text : <strong>{teamText.chosen(count)}</strong>}
        </p>
        {outcome?.event !== undefined && count === 0 && (
          <ActButton
            words={teamText.undo}
            command={{ kind: 'undo', event: outcome.event }}
            class="quiet"
            onDone={() => setOutcome({ text: teamText.undone })}
          />
        )}
      </div>
      <Problem>{problem}</Problem>
      <div class="tool-row cluster">
        {roster.length > 0 && <span class="small">{teamText.giveTo}</span>}
        {roster.map(({ name, title }) => {
          const person: Person = present({ name, title });
          return (
            <Button
              key={rosterKey(person)}
              words={personName(person)}
              label={teamText.giveLabel(count, personName(person))}
              onClick={() => setProblem(assign(person))}
            />
          );
        })}
        <Button
          class="quiet"
          words={teamText.takeBack}
          label={teamText.takeBackLabel(count)}
          onClick={() => setProblem(assign(undefined))}
        />
      </div>
      <details open={roster.length === 0}>
        <summary>{teamText.someone}</summary>
        <Form
          id="give"
          fields={{
            name: { kind: 'person', label: teamText.name, titleLabel: teamText.post },
          }}
          action={teamText.give(count)}
          onSubmit={({ name: person }) => {
            const sentence = assign(person);
            return sentence === undefined ? undefined : { sentence, field: 'name' };
          }}
        />
      </details>
    </section>
  );
}
