import { useState } from 'preact/hooks';
import { previewRegrade } from '../../domain/incident/derive.ts';
import type { Actor } from '../../domain/incident/event.ts';
import type { Facts } from '../../domain/playbook/condition.ts';
import type { DeskIncident } from '../../session/session.ts';
import { refusalSentence, triageText } from '../../text/incident.ts';
import type { useSession } from '../shared/hooks.ts';
import { OfficerFields } from '../shared/OfficerFields.tsx';
import { Wizard } from '../triage/Wizard.tsx';

interface Props {
  running: NonNullable<ReturnType<typeof useSession>>;
  incident: DeskIncident;
  officer: Actor;
  onOfficer(officer: Actor): void;
  place: string;
  onPlace(place: string, replace?: boolean): void;
  onDone(): void;
}

function Change({
  title,
  items,
}: {
  title: string;
  items: readonly { readonly id: string; readonly title: string }[];
}) {
  if (items.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {items.map(item => (
          <li key={item.id}>{item.title}</li>
        ))}
      </ul>
    </div>
  );
}

/** 更改研判: the same wizard over the incident's own answers; what changes is shown before it is accepted. */
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

  const accept = (facts: Facts): void => {
    const answer = session.act(view.id, { kind: 'regrade', facts }, officer);
    if (answer.ok) onDone();
    else setProblem(refusalSentence(answer.refusal));
  };

  return (
    <div class="regrade">
      <p class="small">
        <strong>
          {triageText.regrade}：{view.title}
        </strong>
      </p>
      <div class="banner">
        <p>{triageText.regradeHint}</p>
        <button type="button" onClick={onDone}>
          {triageText.cancel}
        </button>
      </div>
      <Wizard
        index={index}
        answers={answers}
        place={place}
        reused={reused}
        onAnswers={(next, confirmed) => {
          setAnswers(next);
          setReused(new Set([...reused].filter(id => id !== confirmed)));
        }}
        onPlace={onPlace}
      >
        {facts => {
          const preview = previewRegrade(index, view.facts, facts);
          const changed = Object.values(preview).some(items => items.length > 0);
          return (
            <section class="start">
              <h2>{triageText.regrade}</h2>
              {!changed && <p>{triageText.notChanged}</p>}
              <Change title={triageText.stepsAdded(preview.stepsAdded.length)} items={preview.stepsAdded} />
              <Change
                title={triageText.stepsRemoved(preview.stepsRemoved.length)}
                items={preview.stepsRemoved}
              />
              <Change title={triageText.clocksAdded} items={preview.clocksAdded} />
              <Change title={triageText.clocksRemoved} items={preview.clocksRemoved} />
              <OfficerFields roles={index.playbook.roles} officer={officer} onChange={onOfficer} />
              {problem !== undefined && (
                <p class="problem" role="alert">
                  {problem}
                </p>
              )}
              <button type="button" class="primary" onClick={() => accept(facts)}>
                {triageText.accept}
              </button>
            </section>
          );
        }}
      </Wizard>
    </div>
  );
}
