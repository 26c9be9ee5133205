import { Form } from '../../kit/Form.tsx';
import { drillText } from '../../text/drill.ts';
import type { FeedDesk } from './useFeedDesk.ts';

interface Props {
  id: string;
  from: string;
  desk: FeedDesk;
  onSent(): void;
}

/** The answer to somebody who waits for one. It goes into the log as what was said to them. */
export const ReplyForm = ({ id, from, desk, onSent }: Props) => (
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
    onSubmit={({ text }) => desk.act({ kind: 'note', text, noteKind: 'contact', answers: id })}
    onDone={onSent}
  />
);
