import { useState } from 'preact/hooks';
import { type StatementVersion, statementText as wholeText } from '../../../domain/release/statement.ts';
import { publishText } from '../../../text/statements.ts';

/** The approved words to be pasted where they are published, so that nobody types them again. */
export function StatementCopy({ version }: { version: StatementVersion }) {
  const [copied, setCopied] = useState<boolean>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(`${version.title}\n\n${wholeText(version)}`);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div class="tool-row no-print">
      <button type="button" onClick={() => void copy()}>
        {publishText.copy}
      </button>
      <span class="small" role="status">
        {copied !== undefined && (copied ? publishText.copied : publishText.copyFailed)}
      </span>
    </div>
  );
}
