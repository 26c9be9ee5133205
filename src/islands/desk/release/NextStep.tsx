import { useContext, useState } from 'preact/hooks';
import type { SignOffLine } from '../../../incident/release/sign-off.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { TextForm } from '../../../kit/TextForm.tsx';
import { signOffText } from '../../../text/statements.ts';
import { ApprovedBy } from '../../shared/approving.ts';
import type { Work } from '../work.ts';
import { AskApproval } from './AskApproval.tsx';
import { ReturnForm } from './ReturnForm.tsx';
import { SignForm } from './SignForm.tsx';
import { isMachine } from './sign-off.ts';

interface Props {
  line: SignOffLine;
  /** Checks that are signed together with it. */
  checks: readonly SignOffLine[];
  work: Work;
  version: StatementVersion;
  /** To the editor, at the words that have to change. */
  onEdit(words?: string): void;
  onDone(): void;
}

/** What to do at the next line. */
export function NextStep({ line, checks, work, version, onEdit, onDone }: Props) {
  const [form, setForm] = useState<'passOver' | 'return'>();
  const approving = useContext(ApprovedBy);
  const { item, state } = line;
  if (form === 'return')
    return (
      <ReturnForm
        line={line}
        work={work}
        version={version}
        onDone={onDone}
        onCancel={() => setForm(undefined)}
      />
    );
  if (form === 'passOver')
    return (
      <TextForm
        id={`line-${item.id}-reason`}
        label={signOffText.passOverReason}
        action={signOffText.doPassOver}
        onText={reason =>
          work.act({ kind: 'passOver', version: version.id, item: item.id, reason })?.sentence
        }
        onDone={onDone}
        onCancel={() => setForm(undefined)}
      />
    );
  if (isMachine(line))
    return (
      <div class="tool-row no-print cluster">
        <button
          type="button"
          class="primary"
          aria-label={signOffText.editLabel(item.title)}
          onClick={() => onEdit()}
        >
          {signOffText.edit}
        </button>
        {state === 'open' && (
          <button
            type="button"
            class="quiet"
            aria-label={signOffText.passOverLabel(item.title)}
            onClick={() => setForm('passOver')}
          >
            {signOffText.passOver}
          </button>
        )}
      </div>
    );
  if (item.check === 'approval' && approving !== undefined)
    return state === 'returned' ? (
      <p class="small">{signOffText.resubmit}</p>
    ) : (
      <AskApproval work={work} version={version} approving={approving} onDone={onDone} />
    );
  return (
    <>
      {state === 'returned' && <p class="small">{signOffText.returned}</p>}
      <SignForm
        key={`${version.id}/${item.id}`}
        lines={checks.length > 0 ? checks : [line]}
        work={work}
        version={version}
        onDone={onDone}
        {...(item.check === 'approval' ? { onReturn: () => setForm('return') } : {})}
      />
    </>
  );
}
