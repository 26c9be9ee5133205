import { previewRegrade } from '../../incident/change.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { type Condition, describe, type FactDefinitions, type Facts } from '../../playbook/condition.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { Step } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import { conditionWords } from '../../text/condition.ts';
import { regradeText } from '../../text/regrade.ts';
import { answerWords } from '../../text/triage.ts';

interface Item {
  readonly id: string;
  readonly title: string;
  readonly when?: Condition;
}

interface ChangeProps {
  title: string;
  items: readonly Item[];
  definitions: FactDefinitions;
}

/** Steps or clocks that come or go, each with the condition that decides it. */
function Change({ title, items, definitions }: ChangeProps) {
  if (items.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {items.map(({ id, title: name, when }) => (
          <li key={id}>
            {name}
            {when !== undefined && (
              <span class="small faint">
                　{regradeText.onlyWhen(describe(when, definitions, conditionWords))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A deadline that has no condition of its own comes and goes with the step that meets it. */
const withCondition =
  (steps: readonly Step[]) =>
  (deadline: Deadline): Item => {
    const when = deadline.when ?? steps.find(step => step.deadlines?.includes(deadline.id))?.when;
    const { id, title } = deadline;
    return when === undefined ? { id, title } : { id, title, when };
  };

interface Props {
  index: PlaybookIndex;
  before: Facts;
  after: Facts;
}

/** The answers that changed: why anything comes or goes at all. */
function Answers({ index, before, after }: Props) {
  const changed = index.playbook.triage.questions.filter(
    ({ id, kind }) => kind === 'choice' && before[id] !== after[id],
  );
  if (changed.length === 0) return null;
  const now = timeNow();
  return (
    <ul>
      {changed.map(question => (
        <li key={question.id}>
          {regradeText.answerChanged(
            question.label,
            answerWords(question, before[question.id], now),
            answerWords(question, after[question.id], now),
          )}
        </li>
      ))}
    </ul>
  );
}

/** What other answers would change of the checklist and its clocks, before they are accepted. */
export function RegradePreview({ index, before, after }: Props) {
  const preview = previewRegrade(index, before, after);
  const clock = withCondition(index.playbook.steps);
  const changes = [
    { title: regradeText.stepsAdded(preview.stepsAdded.length), items: preview.stepsAdded },
    { title: regradeText.stepsRemoved(preview.stepsRemoved.length), items: preview.stepsRemoved },
    { title: regradeText.clocksAdded, items: preview.clocksAdded.map(clock) },
    { title: regradeText.clocksRemoved, items: preview.clocksRemoved.map(clock) },
  ];
  if (changes.every(({ items }) => items.length === 0)) return <p>{regradeText.notChanged}</p>;
  return (
    <>
      <Answers index={index} before={before} after={after} />
      {changes.map(({ title, items }) => (
        <Change key={title} title={title} items={items} definitions={index.definitions} />
      ))}
    </>
  );
}
