import { useState } from 'preact/hooks';
import { Problem } from '../../kit/Problem.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { personName } from '../core/words/person.ts';
import { fullTime } from '../core/words/time.ts';
import type { StepView } from '../incident/view.ts';
import { useSnapshot } from '../shell/useSession.tsx';
import { useWork } from '../shell/work.tsx';
import { NextCall } from './Calls.tsx';
import { branchesOf, callsOf } from './tree.ts';
import { callEnd, firstPanelText } from './words.ts';

/** Whom a step says to call, with the numbers of this machine: who answers does it, who does not is on record as well. */
export function StepCalls({ step, onDone }: Pick<StepView, 'step'> & { onDone(): void }) {
  const { view, index, act, session } = useWork();
  const { contacts } = useSnapshot(session);
  const [problem, setProblem] = useState<string>();
  const { first } = index.playbook;
  const posts = (step.evidence ?? []).flatMap(rule => ('called' in rule ? rule.called : []));
  const isDanger = view.steps.some(({ step: { urgency }, applies }) => applies && urgency === 'danger');
  const list = callsOf(first, posts, isDanger);
  if (list === undefined) return null;
  const made = view.calls.map(call => ({ ...call, kind: 'call' as const }));
  const branches = branchesOf(first, list, contacts, made).filter(({ callees }) =>
    callees.some(({ phone }) => phone !== undefined),
  );
  if (branches.length === 0) return null;
  return (
    <div class="no-print">
      <ul class="calls plain">
        {branches.map(({ callees: [leader], calls, next, after }, place) => (
          <li key={leader?.post}>
            {calls.map(({ person, calledAt, end }) => (
              <p key={calledAt} class="small">
                {firstPanelText.one(
                  personName(person),
                  fullTime(Date.parse(calledAt), timeNow()),
                  callEnd[end],
                )}
              </p>
            ))}
            {next === undefined ? (
              <p class="small">{firstPanelText.nobody}</p>
            ) : (
              <NextCall
                next={next}
                after={after}
                isFirst={place === 0}
                onEnd={end => {
                  const refused = act({
                    kind: 'call',
                    list: list.id,
                    post: next.post,
                    person: next.person,
                    calledAt: new Date(timeNow()).toISOString(),
                    end,
                  });
                  setProblem(refused?.sentence);
                  if (refused === undefined && end === 'reached') onDone();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <Problem>{problem}</Problem>
    </div>
  );
}
