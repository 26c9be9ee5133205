import { useState } from 'preact/hooks';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { signOffText } from '../../../text/statements.ts';
import type { Approving } from '../../shared/approving.ts';
import type { Work } from '../work.ts';

interface Props {
  work: Work;
  version: StatementVersion;
  approving: Approving;
  onDone(): void;
}

/** Puts a version to those who approve it, all of them in turn, with one press: a drill's people answer at once. */
export function AskApproval({ work, version, approving, onDone }: Props) {
  const [problem, setProblem] = useState<string>();
  const ask = (): void => {
    for (const command of approving(work.incident.view, version)) {
      const refused = work.act(command);
      setProblem(refused?.sentence);
      if (refused !== undefined) return;
    }
    onDone();
  };
  return (
    <div class="tool-row no-print cluster" data-effort="approval">
      <button type="button" class="primary" onClick={ask}>
        {signOffText.submit}
      </button>
      {problem !== undefined && (
        <span class="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
