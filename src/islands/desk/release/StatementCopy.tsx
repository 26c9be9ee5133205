import { useState } from 'preact/hooks';
import { statementText as wholeText } from '../../../incident/release/compose.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { tagged } from '../../../text/drill-marks.ts';
import { publishText } from '../../../text/statements.ts';

interface Props {
  version: StatementVersion;
  drill: boolean;
}

/** A version as it is pasted where it is published. */
export const copyOf = ({ version, drill }: Props): string =>
  tagged(`${version.title}\n\n${wholeText(version)}`, drill);

/** The approved words to be pasted where they are published, so that nobody types them again. */
export function StatementCopy(props: Props) {
  const [copied, setCopied] = useState<boolean>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(copyOf(props));
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div class="tool-row no-print cluster">
      <button type="button" onClick={() => void copy()}>
        {publishText.copy}
      </button>
      <span class="small" role="status">
        {copied !== undefined && (copied ? publishText.copied : publishText.copyFailed)}
      </span>
    </div>
  );
}
