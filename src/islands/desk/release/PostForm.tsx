import { recordPost } from '../../../incident/kinds/post-recorded.ts';
import type { Opened } from '../../../kit/Disclosure.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { postLabel } from '../../../text/event.ts';
import { postText } from '../../../text/post.ts';
import { sourceWords } from '../known.ts';
import { fileAsk } from '../want-ask.ts';
import { useWork } from '../work.ts';

const { fields } = recordPost;

interface Props extends Omit<Opened, 'onCancel'> {
  /** `undefined` where it is what is to be done here. */
  onCancel: (() => void) | undefined;
  /** Done by hand once the post is written down: one press for both. */
  step: { readonly id: string; onDone(): void } | undefined;
  /** It stands open by itself, and leaves the focus where it is. */
  isReady: boolean;
}

/** The fields stand filled with what is known; only what is new is recorded. */
export function PostForm({ step, isReady, ...opened }: Props) {
  const work = useWork();
  const { index, view } = work.incident;
  const { post } = view;
  /** What is known of one thing stands in its field. */
  const known = (which: 'summary' | 'link' | 'platform') => ({
    label: postLabel[which],
    value: post[which]?.value,
    source: post[which] && sourceWords(post[which], work),
  });
  /** What the triage left for now. */
  const later = (['place', 'finder'] as const).flatMap(means => {
    const question = index.question(means);
    return question?.kind === 'choice' ? [question] : [];
  });
  const picture = (which: 'original' | 'masked', hint: string) =>
    fileAsk({ label: postLabel[which], hint, accept: 'image/*' });
  return (
    <Form
      {...opened}
      {...(isReady && { focus: false as const })}
      fields={{
        summary: ask(fields.summary, { ...known('summary'), hint: postText.summaryHint, long: true }),
        link: { ...known('link'), kind: 'line', hint: postText.linkHint },
        ...Object.fromEntries(
          later.map(({ id, label, help, options }) => [
            id,
            {
              kind: 'choice' as const,
              label,
              hint: help,
              options: [{ value: '', label: postText.notSaid }, ...options],
              value: view.facts[id] ?? '',
            },
          ]),
        ),
        attention: ask(fields.attention, { label: postLabel.attention, hint: postText.amountHint }),
        comments: ask(fields.comments, { label: postLabel.comments }),
        countedAt: ask(fields.countedAt, { label: postLabel.countedAt, hint: postText.countedAtHint }),
        firstAt: ask(fields.firstAt, {
          label: postLabel.firstAt,
          hint: postText.firstAtHint,
          value: post.firstAt?.value,
          source: post.firstAt && sourceWords(post.firstAt, work),
        }),
        platform: ask(fields.platform, known('platform')),
        original: picture('original', postText.originalHint),
        masked: picture('masked', postText.maskedHint),
      }}
      action={step === undefined ? postText.save : postText.saveAndDone}
      onSubmit={(values, files) => {
        const given: Readonly<Record<string, unknown>> = values;
        const answers = Object.fromEntries(
          later.flatMap(({ id }) => (given[id] ? [[id, String(given[id])] as const] : [])),
        );
        const problem = work.act({ kind: 'recordPost', ...values, answers }, files);
        if (problem !== undefined || step === undefined) return problem;
        return work.act({ kind: 'markDone', step: step.id, doneAt: new Date(timeNow()).toISOString() });
      }}
      onDone={() => {
        opened.onDone();
        step?.onDone();
      }}
    />
  );
}
