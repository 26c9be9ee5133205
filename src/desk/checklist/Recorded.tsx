import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Link } from '../../kit/Link.tsx';
import { loadingText } from '../../kit/loading-words.ts';
import { type ActionOutcome, fetching } from '../../kit/outcome.tsx';
import { Terms } from '../../kit/Terms.tsx';
import type { Step } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { personName } from '../core/words/person.ts';
import { valueWords } from '../core/words/value.ts';
import { useWork } from '../parts/work.tsx';
import type { StepState } from '../steps/step-view.ts';
import { stepText } from '../steps/words.ts';

interface Props {
  step: Step;
  done: Extract<StepState, { kind: 'done' }>;
}

/** The record of a step that is done: by whom, and its values. */
export function Recorded({ step, done: { values, doneBy } }: Props) {
  const entries = Object.entries(values);
  if (entries.length === 0 && doneBy === undefined) return null;
  return (
    <Terms
      class="recorded stack-s pairs"
      terms={[
        doneBy && [stepText.doneBy, personName(doneBy)],
        ...entries.map(([id, value]) => {
          const want = step.wants?.find(each => each.id === id);
          return [
            want?.label ?? id,
            <>
              {value.kind === 'link' ? <Link to={value.url} /> : valueWords(value, want?.unit, timeNow())}
              {value.kind === 'file' && <FileButton file={value} />}
            </>,
          ] as const;
        }),
      ]}
    />
  );
}

/** Hands an attached file to the officer. */
export function FileButton({ file }: { file: RecordedFile }) {
  const { session, view } = useWork();
  const [outcome, setOutcome] = useState<ActionOutcome>();
  const save = async (): Promise<ActionOutcome | undefined> => {
    const { saveFile } = await import('../parts/save-file.tsx');
    const packed = await session.attachment(view.id, file.sha256);
    if (packed === undefined) return { ok: false, text: stepText.fileMissing };
    // Never shown inside the page: an attached HTML or SVG file would run with the site's rights.
    await saveFile({ name: file.name, type: 'application/octet-stream', data: packed.bytes });
    return undefined;
  };
  if (outcome === undefined)
    return (
      <Button class="quiet small" words={stepText.saveFile} onClick={() => void fetching(save, setOutcome)} />
    );
  return (
    <span role="alert">
      &ensp;{outcome.text}
      {outcome.again && <Button class="quiet small" words={loadingText.retry} onClick={outcome.again} />}
    </span>
  );
}
