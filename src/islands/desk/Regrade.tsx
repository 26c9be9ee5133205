import { useState } from 'preact/hooks';
import { type ChangePreview, previewRegrade } from '../../incident/change.ts';
import type { Actor } from '../../log/envelope.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { type Condition, describe, type FactDefinitions, type Facts } from '../../playbook/condition.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { DeskIncident } from '../../session/session.ts';
import { timeNow } from '../../session/surroundings.ts';
import { conditionWords } from '../../text/condition.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { regradeText } from '../../text/regrade.ts';
import { answerWords } from '../../text/triage.ts';
import { OfficerFields } from '../shared/OfficerFields.tsx';
import { Wizard } from '../triage/Wizard.tsx';
import type { Running } from './work.ts';

interface Props {
  running: Running;
  incident: DeskIncident;
  officer: Actor;
  onOfficer(officer: Actor): void;
  place: string;
  onPlace(place: string, replace?: boolean): void;
  onDone(): void;
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly when?: Condition;
}

/** Steps or clocks that come or go, each with the condition that decides it. */
function Change({
  title,
  items,
  definitions,
}: {
  title: string;
  items: readonly Item[];
  definitions: FactDefinitions;
}) {
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

/** The answers that changed: why anything comes or goes at all. */
function Answers({ index, before, after }: { index: PlaybookIndex; before: Facts; after: Facts }) {
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

/** 重新初判: the same wizard over the incident's own answers; what changes is shown before it is accepted. */
export function Regrade({
  running: { session },
  incident: { view, index },
  officer,
  onOfficer,
  place,
  onPlace,
  onDone,
}: Props) {
  const [answers, setAnswers] = useState<Facts>(view.facts);
  const [reused, setReused] = useState<ReadonlySet<string>>(() => new Set(Object.keys(view.facts)));
  const [problem, setProblem] = useState<string>();

  const clock = withCondition(index.playbook.steps);
  const changes = (preview: ChangePreview) => [
    { title: regradeText.stepsAdded(preview.stepsAdded.length), items: preview.stepsAdded },
    { title: regradeText.stepsRemoved(preview.stepsRemoved.length), items: preview.stepsRemoved },
    { title: regradeText.clocksAdded, items: preview.clocksAdded.map(clock) },
    { title: regradeText.clocksRemoved, items: preview.clocksRemoved.map(clock) },
  ];
  const accept = (facts: Facts): void => {
    const answer = session.act(view.id, { kind: 'regrade', facts }, officer);
    if (answer.ok) onDone();
    else setProblem(refusalSentence(answer.refusal));
  };

  return (
    <div class="regrade">
      <p class="small">
        <strong>
          {regradeText.title}：{view.title}
        </strong>
      </p>
      <div class="banner cluster">
        <p>{regradeText.hint}</p>
        <button type="button" onClick={onDone}>
          {regradeText.cancel}
        </button>
      </div>
      <Wizard
        index={index}
        answers={answers}
        place={place}
        reused={reused}
        onAnswers={(next, confirmed) => {
          setAnswers(next);
          setReused(new Set([...reused].filter(id => !confirmed.includes(id))));
        }}
        onPlace={onPlace}
      >
        {facts => {
          const preview = previewRegrade(index, view.facts, facts);
          const changed = Object.values(preview).some(items => items.length > 0);
          return (
            <section class="start stack">
              <h2>{regradeText.title}</h2>
              {!changed && <p>{regradeText.notChanged}</p>}
              {changed && <Answers index={index} before={view.facts} after={facts} />}
              {changes(preview).map(({ title, items }) => (
                <Change key={title} title={title} items={items} definitions={index.definitions} />
              ))}
              <OfficerFields roles={index.playbook.roles} officer={officer} onChange={onOfficer} />
              {problem !== undefined && (
                <p class="problem" role="alert">
                  {problem}
                </p>
              )}
              <button type="button" class="primary" onClick={() => accept(facts)}>
                {regradeText.accept}
              </button>
            </section>
          );
        }}
      </Wizard>
    </div>
  );
}
