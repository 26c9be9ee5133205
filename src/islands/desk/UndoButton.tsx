import { isReliedOn } from '../../incident/kinds/undone.ts';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { TextForm } from '../../kit/TextForm.tsx';
import { deskText } from '../../text/incident.ts';
import { ActButton } from './ActButton.tsx';
import { useWork } from './work.ts';

interface Props {
  /** The record to take back. */
  event: string;
  label: string;
}

/**
 * Takes a record back, with a reason where others have relied on it; or says why that cannot be done: a published version, a
 * closed incident.
 */
export function UndoButton({ event, label }: Props) {
  const { log, act } = useWork();
  const target = log.events[log.places.get(event) ?? -1];
  if (target === undefined || !isReliedOn(target))
    return (
      <ActButton words={deskText.undo} command={{ kind: 'undo', event }} label={label} class="quiet small" />
    );
  return (
    <Disclosure
      forms={[
        {
          id: `undo-${event}`,
          button: deskText.undo,
          label,
          class: 'quiet small',
          form: opened => (
            <TextForm
              {...opened}
              label={deskText.undoReason}
              hint={deskText.undoReasonHint}
              action={deskText.undo}
              onText={reason => act({ kind: 'undo', event, reason })?.sentence}
            />
          ),
        },
      ]}
    />
  );
}
