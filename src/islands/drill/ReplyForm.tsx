import { Form } from '../../kit/Form.tsx';
import { drillText } from '../../text/drill.ts';

interface Props {
  id: string;
  from: string;
  /** @returns a sentence where the desk refuses it */
  onSend(text: string): string | undefined;
}

/** The answer to somebody who waits for one. It goes into the log as what was said to them. */
export const ReplyForm = ({ id, from, onSend }: Props) => (
  <Form
    id={`reply-${id}`}
    class="reply stack-2"
    effort="reply"
    fields={{
      text: {
        kind: 'text',
        id: `reply-${id}`,
        rows: 3,
        label: drillText.replyTo(from),
        hint: drillText.replyHint,
      },
    }}
    action={drillText.send}
    onSubmit={({ text }) => {
      const sentence = onSend(text);
      return sentence === undefined ? undefined : { sentence, field: 'text' };
    }}
  />
);
