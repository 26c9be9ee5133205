import { Form } from '../../kit/Form.tsx';
import { ask, asks, optionsOf } from '../../kit/fields.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { NOBODY, personOf, type TypedPerson } from '../../kit/person.ts';
import { useTyped } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import { heldBy } from '../approval/posts.ts';
import { decidedText } from '../approval/words.ts';
import { type ExitOutcome, reviewExit } from '../closing/exit-reviewed.ts';
import { exitWord } from '../closing/stands.ts';
import { exitText } from '../closing/words.ts';
import type { DecidedHow } from '../core/decided.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { howLabel } from '../core/words/decided.ts';
import { fileAsk } from '../parts/want-ask.tsx';
import { useWork } from '../parts/work.tsx';

const ID = 'second-signature';

/** 复核: the second person's review of a matter that is to end without being handled; nothing is preselected. */
export function ExitForm({ onClose }: { onClose(): void }) {
  const { view, officer, act, roleName } = useWork();
  const [typed] = useTyped(ID);
  const { fields } = reviewExit;
  const posts = view.exit?.posts ?? [];
  const named = personOf((typed['person'] as TypedPerson | undefined) ?? NOBODY);
  const asksPost = named.name !== '' && heldBy(view.people, named, officer) === undefined;
  return (
    <Form
      id={ID}
      class="card"
      fields={{
        outcome: {
          kind: 'choice',
          shown: 'side by side',
          label: exitText.outcome,
          options: optionsOf(exitWord),
        },
        person: ask(fields.person, { label: exitText.person(posts.map(roleName)) }),
        ...(asksPost && {
          post: {
            kind: 'choice',
            shown: 'side by side',
            label: exitText.post,
            options: posts.map(post => ({ value: post, label: roleName(post) })),
          } as const,
        }),
        how: { kind: 'choice', shown: 'side by side', label: decidedText.how, options: optionsOf(howLabel) },
        ...asks({ decidedAt: fields.decidedAt, note: fields.note }, { decidedAt: { clock: timeNow } }),
        evidence: fileAsk({ label: decidedText.evidence }),
      }}
      action={exitText.save}
      onCancel={onClose}
      onSubmit={(values, files) =>
        act(
          {
            kind: 'reviewExit',
            outcome: values['outcome'] as ExitOutcome,
            person: named,
            post: values['post'] as string | undefined,
            how: values['how'] as DecidedHow,
            decidedAt: String(values['decidedAt'] ?? ''),
            note: values['note'] as string | undefined,
            evidence: values['evidence'] as RecordedFile | undefined,
          },
          files,
        )
      }
      onDone={() => {
        onClose();
        // The result is in the header; the page below is short once there is nothing left to do.
        giveFocusSoon('#incident-title');
      }}
    >
      <h2 tabIndex={-1}>{exitText.review}</h2>
      <p class="small faint">{exitText.hint}</p>
    </Form>
  );
}
