import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { Form } from '../../kit/Form.tsx';
import { ask, asks, type FieldAsk } from '../../kit/fields.ts';
import { useTyped } from '../../kit/useForm.ts';
import type { Person } from '../core/define.ts';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { withdraw } from './withdrawn.ts';
import { withdrawText } from './words.ts';

interface Props {
  /** The event that says it went out. */
  event: string;
  /** Name of the publication. */
  of: string;
}

type Way = keyof typeof withdrawText.ways;

/** Takes something that went out back: it was taken down, or it never was out. Which of the two is asked, for nobody can tell from the record. */
export const TakeBack = ({ event, of }: Props) => (
  <FormButton
    id={`take-back-${event}`}
    button={withdrawText.button}
    of={of}
    class="quiet small"
    form={opened => <TakeBackForm event={event} opened={opened} />}
  />
);

function TakeBackForm({ event, opened }: Pick<Props, 'event'> & { opened: Opened }) {
  const { act } = useWork();
  const draft = opened.id;
  const [typed] = useTyped(draft);
  const way = typed['way'] as Way | undefined;
  const fields: Readonly<Record<string, FieldAsk>> = {
    way: {
      kind: 'choice',
      shown: 'cards',
      label: withdrawText.which,
      options: (Object.keys(withdrawText.ways) as Way[]).map(value => ({
        value,
        ...withdrawText.ways[value],
      })),
    },
    ...(way === 'withdrawn' && asks(withdraw.fields)),
    ...(way === 'slip' && {
      reason: ask(withdraw.fields.reason, { label: deskText.undoReason, hint: deskText.undoReasonHint }),
    }),
  };
  return (
    <Form
      {...opened}
      draft={draft}
      class="framed line-form"
      fields={fields}
      action={way === undefined ? deskText.save : withdrawText.actions[way]}
      disabled={way === undefined}
      onSubmit={values => {
        const { withdrawnAt = '', reason = '' } = values as { withdrawnAt?: string; reason?: string };
        const { person = { name: '' } } = values as { person?: Person };
        return way === 'slip'
          ? act({ kind: 'undo', event, reason })
          : act({ kind: 'withdraw', publication: event, withdrawnAt, person, reason });
      }}
    />
  );
}
