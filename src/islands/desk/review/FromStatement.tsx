import { textOf } from '../../../incident/release/compose.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import type { FormState } from '../../../kit/useForm.ts';
import type { Channel } from '../../../playbook/release-kit.ts';
import { feedbackText } from '../../../text/feedback.ts';

/** One part of a published text, to answer with. */
export interface Said {
  readonly label: string;
  readonly text: string;
  readonly link: string | undefined;
}

/** Everything that was said in public, part by part, the latest first. */
export function publishedTexts(
  statements: readonly Statement[],
  channels: readonly Channel[],
): readonly Said[] {
  return statements
    .flatMap(({ published }) => (published === undefined ? [] : [published]))
    .reverse()
    .flatMap(({ title, channel, parts, publications }) =>
      parts
        .map(({ part, text }) => ({
          label: `${title} · ${channels.find(({ id }) => id === channel)?.parts.find(({ id }) => id === part)?.label ?? part}`,
          text: textOf(text).trim(),
          link: publications.at(-1)?.link,
        }))
        .filter(({ text }) => text !== ''),
    );
}

/** Takes over what was said in public. What is typed already stays: the officer may want both. */
export function FromStatement({ id, said, state }: { id: string; said: readonly Said[]; state: FormState }) {
  return (
    <FieldInput
      id={`${id}-from`}
      field={{
        kind: 'choice',
        label: feedbackText.fromStatement,
        options: [
          { value: '', label: feedbackText.choose },
          ...said.map(({ label }, position) => ({ value: String(position), label })),
        ],
      }}
      value=""
      onValue={position => {
        const chosen = said[Number(position)];
        state.write({
          text: [state.current('text'), chosen?.text].filter(Boolean).join('\n'),
          link: state.current('link') || (chosen?.link ?? ''),
        });
      }}
    />
  );
}
