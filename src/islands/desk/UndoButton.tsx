import { isReliedOn } from '../../incident/kinds/undone.ts';
import { useOpen } from '../../kit/draft.ts';
import { TextForm } from '../../kit/TextForm.tsx';
import { deskText } from '../../text/incident.ts';
import { ActButton } from './ActButton.tsx';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  /** The record to take back. */
  event: string;
  label: string;
  onDone?: () => void;
}

/**
 * Takes a record back, with a reason where others have relied on it; or says why that cannot be done: a published version, a
 * closed incident.
 */
export function UndoButton({ work, event, label, onDone }: Props) {
  const form = `undo-${event}`;
  const [explains, setExplains] = useOpen([true], () => form);
  const { log } = work.incident;
  const target = log.events[log.places.get(event) ?? -1];
  if (explains)
    return (
      <TextForm
        id={form}
        label={deskText.undoReason}
        hint={deskText.undoReasonHint}
        action={deskText.undo}
        onText={reason => work.act({ kind: 'undo', event, reason })?.sentence}
        onDone={() => {
          setExplains(undefined);
          onDone?.();
        }}
        onCancel={() => setExplains(undefined)}
      />
    );
  if (target !== undefined && isReliedOn(target))
    return (
      <button type="button" class="quiet small no-print" aria-label={label} onClick={() => setExplains(true)}>
        {deskText.undo}
      </button>
    );
  return (
    <ActButton
      act={work.act}
      command={{ kind: 'undo', event }}
      label={label}
      class="quiet small"
      {...(onDone && { onDone })}
    >
      {deskText.undo}
    </ActButton>
  );
}
