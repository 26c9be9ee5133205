import { useState } from 'preact/hooks';
import { Problem } from '../../kit/Problem.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { Calls } from '../first/Calls.tsx';
import { callOf } from '../first/panel.tsx';
import { branchesOf, callsOf } from '../first/tree.ts';
import { useSnapshot } from '../parts/useSession.tsx';
import { useWork } from '../parts/work.tsx';
import type { StepView } from '../steps/step-view.ts';

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
  const branches = branchesOf(first, list, contacts, view.calls).filter(({ callees }) =>
    callees.some(({ phone }) => phone !== undefined),
  );
  if (branches.length === 0) return null;
  return (
    <div class="no-print">
      <Calls
        branches={branches}
        now={timeNow()}
        onCall={(callee, end, how) => {
          const refused = act(
            callOf(callee, end, timeNow(), { list: list.id, ...(how === 'rangBack' && { rangBack: true }) }),
          );
          setProblem(refused?.sentence);
          // Somebody who rang back has not been told anything yet: that conversation is recorded in the step's own form.
          if (refused === undefined && end === 'reached' && how !== 'rangBack') onDone();
        }}
      />
      <Problem>{problem}</Problem>
    </div>
  );
}
