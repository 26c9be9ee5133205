import { useState } from 'preact/hooks';
import type { Person } from '../../incident/kinds/define.ts';
import { useDraft } from '../../kit/draft.ts';
import { PersonField } from '../../kit/PersonField.tsx';
import { NOBODY, personOf } from '../../kit/person.ts';
import { usePrivacyGuard } from '../../kit/privacy.ts';
import { personName } from '../../text/people.ts';
import { teamText } from '../../text/team.ts';
import { rosterKey } from './roster.ts';
import type { Work } from './work.ts';

interface Props {
  work: Work;
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
export function GiveBar({ work, chosen, onGiven }: Props) {
  const { roster } = work.running.snapshot;
  const [typed, setTyped] = useDraft('give', NOBODY);
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<string>();
  const guard = usePrivacyGuard();
  const count = chosen.length;

  const assign = (to: Person | undefined): boolean => {
    setOutcome(undefined);
    if (count === 0) {
      setProblem(teamText.nothingChosen);
      return false;
    }
    const refused = work.act({ kind: 'assign', steps: chosen, to });
    setProblem(refused?.sentence);
    if (refused !== undefined) return false;
    const text = to === undefined ? teamText.takenBack(count) : teamText.given(count, personName(to));
    setOutcome({ text, event: lastAssignment(work) });
    onGiven();
    return true;
  };
  const giveTyped = (): void => {
    const { name, title } = typed;
    if (!guard.allows(`${name}\n${title}`)) return;
    if (assign(personOf(typed))) setTyped(undefined);
  };
  const undo = (event: string): void => {
    const refused = work.act({ kind: 'undo', event });
    setProblem(refused?.sentence);
    setOutcome(refused === undefined ? { text: teamText.undone } : undefined);
  };
  return (
    <section
      class="give"
      aria-label={teamText.giveTo}
      data-active={count > 0 || outcome !== undefined || problem !== undefined}
    >
      <div class="give-state">
        <p role="status">
          {outcome !== undefined && count === 0 ? outcome.text : <strong>{teamText.chosen(count)}</strong>}
        </p>
        {outcome?.event !== undefined && count === 0 && (
          <button type="button" class="quiet" onClick={() => undo(outcome.event ?? '')}>
            {teamText.undo}
          </button>
        )}
      </div>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="tool-row">
        {roster.length > 0 && <span class="small">{teamText.giveTo}</span>}
        {roster.map(({ name, title }) => {
          const person: Person = title === undefined ? { name } : { name, title };
          return (
            <button
              key={rosterKey(person)}
              type="button"
              aria-label={teamText.giveLabel(count, personName(person))}
              onClick={() => assign(person)}
            >
              {personName(person)}
            </button>
          );
        })}
        <button
          type="button"
          class="quiet"
          aria-label={teamText.takeBackLabel(count)}
          onClick={() => assign(undefined)}
        >
          {teamText.takeBack}
        </button>
      </div>
      <details open={roster.length === 0}>
        <summary>{teamText.someone}</summary>
        <form
          noValidate
          onSubmit={event => {
            event.preventDefault();
            giveTyped();
          }}
        >
          <PersonField
            id="give-name"
            label={teamText.name}
            titleLabel={teamText.post}
            person={typed}
            signs={false}
            problem={guard.warning}
            onPerson={next => {
              setTyped(next);
              setProblem(undefined);
              guard.reset();
            }}
          />
          <button type="submit">
            {guard.warning === undefined ? teamText.give(count) : teamText.giveAnyway}
          </button>
        </form>
      </details>
    </section>
  );
}

/** The assignment just written: the session has published it before `act` came back. */
const lastAssignment = ({ session, incident }: Work): string | undefined =>
  session
    .snapshot()
    .incidents.find(({ view }) => view.id === incident.view.id)
    ?.log.events.findLast(({ type }) => type === 'assigned')?.id;
