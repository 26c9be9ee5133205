import './sign-off.css';
import type { Finding } from '../../../incident/release/finding.ts';
import { Button } from '../../../kit/Button.tsx';
import type { Channel } from '../../../playbook/release-kit.ts';
import { editorText, findingAdvice, findingTarget, findingWords } from '../../../text/statements.ts';

interface Props {
  findings: readonly Finding[];
  channel: Channel | undefined;
  /** To the words in the editor; absent where there is none. */
  onJump?: ((words: string) => void) | undefined;
}

/** What a check has found: the words, and what to do about them. */
export function Findings({ findings, channel, onJump }: Props) {
  if (findings.length === 0) return null;
  const partLabel = (id: string): string => channel?.parts.find(part => part.id === id)?.label ?? id;
  return (
    <ul class="findings plain stack-1">
      {findings.map((finding, position) => {
        const target = findingTarget(finding);
        return (
          <li key={position}>
            <p>
              <strong>{findingWords(finding, partLabel)}</strong>
              <span class="soft block">{findingAdvice(finding)}</span>
            </p>
            {onJump !== undefined && target !== undefined && (
              <Button
                words={editorText.jump}
                class="quiet small"
                of={target}
                onClick={() => onJump(target)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
