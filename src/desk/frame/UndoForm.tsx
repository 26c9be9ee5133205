import { FormButton } from '../../kit/Disclosure.tsx';
import { disclosedText } from '../../kit/Form.tsx';
import { deskText } from '../parts/words.ts';
import { useWork, type Work } from '../parts/work.tsx';
import { TakeBack } from '../publications/TakeBack.tsx';
import { isReliedOn } from '../record/undone.ts';
import { isPublication } from '../statements/statement.ts';

interface Props {
  event: string;
  of: string;
}

/** Asks why a record that others have relied on is taken back. */
function UndoWithReason({ event, of }: Props) {
  const { act } = useWork();
  return (
    <FormButton
      {...disclosedText({
        id: `undo-${event}`,
        button: deskText.undo,
        of,
        class: 'quiet small',
        label: deskText.undoReason,
        hint: deskText.undoReasonHint,
        action: deskText.undo,
        onText: reason => act({ kind: 'undo', event, reason }),
      })}
    />
  );
}

/** Questions before a record is taken back: a reason where others have relied on it, and for a publication whether it was taken down. */
export const undoForm: Work['undoForm'] = (event, of) => {
  if (!isReliedOn(event)) return undefined;
  return isPublication(event) ? (
    <TakeBack event={event.id} of={of} />
  ) : (
    <UndoWithReason event={event.id} of={of} />
  );
};
