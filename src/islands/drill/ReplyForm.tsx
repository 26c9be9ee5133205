import { useState } from 'preact/hooks';
import { useDraft } from '../../kit/draft.ts';
import { described, Field } from '../../kit/Field.tsx';
import { usePrivacyGuard } from '../../kit/privacy.ts';
import { drillText } from '../../text/drill.ts';
import { deskText } from '../../text/incident.ts';

interface Props {
  id: string;
  from: string;
  /** @returns a sentence where the desk refuses it */
  onSend(text: string): string | undefined;
}

/** The answer to somebody who waits for one. It goes into the log as what was said to them. */
export function ReplyForm({ id, from, onSend }: Props) {
  const [text, keep] = useDraft(`reply/${id}`, '');
  const [problem, setProblem] = useState<string>();
  const guard = usePrivacyGuard();
  const field = `reply-${id}`;
  const wrong = problem ?? guard.warning;
  return (
    <form
      class="reply"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (!guard.allows(text)) return;
        const refused = onSend(text);
        setProblem(refused);
        if (refused === undefined) keep(undefined);
      }}
    >
      <Field id={field} label={drillText.replyTo(from)} hint={drillText.replyHint} problem={wrong}>
        <textarea
          id={field}
          rows={3}
          value={text}
          {...described(field, drillText.replyHint, wrong)}
          onInput={event => {
            keep(event.currentTarget.value || undefined);
            guard.reset();
            setProblem(undefined);
          }}
        />
      </Field>
      <button type="submit" class="primary">
        {guard.warning === undefined ? drillText.send : deskText.saveAnyway}
      </button>
    </form>
  );
}
