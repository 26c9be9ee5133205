import { useState } from 'preact/hooks';
import type { Actor } from '../../log/envelope.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { DeskIncident } from '../../session/session.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { regradeText } from '../../text/regrade.ts';
import { OfficerFields } from '../shared/OfficerFields.tsx';
import { Wizard } from '../triage/Wizard.tsx';
import { RegradePreview } from './RegradePreview.tsx';
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
          return (
            <section class="start stack">
              <h2>{regradeText.title}</h2>
              <RegradePreview index={index} before={view.facts} after={facts} />
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
