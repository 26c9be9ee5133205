import './sign-off.css';
import { Button } from '../../kit/Button.tsx';
import type { Channel } from '../../playbook/release-kit.ts';
import type { TextFinding } from '../statements/finding.ts';
import { editorText, findingAdvice, findingTarget, findingWords } from '../statements/words.ts';
import { partLabel } from './release-work.tsx';

/** A finding in some words: advice, and where they stand. */
export interface Found {
  readonly words: string;
  readonly advice?: string;
  readonly target: string | undefined;
}

export const foundIn = (findings: readonly TextFinding[], channel: Channel | undefined): readonly Found[] =>
  findings.map(finding => ({
    words: findingWords(finding, id => partLabel(channel, id)),
    advice: findingAdvice(finding),
    target: findingTarget(finding),
  }));

interface Props {
  found: readonly Found[];
  /** To the words in the editor; absent where there is none. */
  onJump?: ((words: string) => void) | undefined;
}

/** The findings of a check. */
export const Findings = ({ found, onJump }: Props) =>
  found.length === 0 ? null : (
    <ul class="findings plain stack-s">
      {found.map(({ words, advice, target }, position) => (
        <li key={position}>
          <p>
            <strong>{words}</strong>
            <span class="soft block">{advice}</span>
          </p>
          {onJump !== undefined && target !== undefined && (
            <Button words={editorText.jump} class="quiet small" of={target} onClick={() => onJump(target)} />
          )}
        </li>
      ))}
    </ul>
  );
