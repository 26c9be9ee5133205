import '../facts/facts.css';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import { Link } from '../../kit/Link.tsx';
import { Section } from '../../kit/Section.tsx';
import { Terms } from '../../kit/Terms.tsx';
import { type FormProblem, useTyped } from '../../kit/useForm.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Command } from '../core/incident.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { UndoButton } from '../parts/ActButton.tsx';
import { dateDoubt } from '../parts/date-doubt.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { fileAsk } from '../parts/want-ask.tsx';
import { useWork } from '../parts/work.tsx';
import { isOnePicture, recordPost } from '../post/post-recorded.ts';
import { nothingToMaskWords, postLabel, postText } from '../post/words.ts';
import { sourceWords } from '../steps/known-from.tsx';
import type { Known } from '../triage/reading.ts';
import { FileButton } from './Recorded.tsx';
import { doneTime } from './StepForms.tsx';

interface Props {
  /** Level of its heading. */
  rank: 2 | 3;
  /** The post is the step's own work: its form stands open while nothing is recorded of the post. */
  ready?: boolean;
  /** Done by hand once the post is written down: one press for both. */
  step?: { readonly step: Step; onDone(): void } | undefined;
}

/** The rows of the panel, in order. */
const rows = ['summary', 'firstAt', 'platform', 'link', 'masked', 'original'] as const;

interface PostValueProps {
  which: (typeof rows)[number];
  known: Known<string | RecordedFile>;
}

/** One thing that is known, and where from. */
const PostValue = ({ which, known }: PostValueProps) => (
  <>
    {typeof known.value !== 'string' ? (
      <>
        {known.value.name}
        {which === 'original' && `（${postText.internal}）`}
        <FileButton file={known.value} />
      </>
    ) : which === 'link' ? (
      <Link to={known.value} />
    ) : which === 'firstAt' ? (
      shownTime(known.value)
    ) : (
      known.value
    )}{' '}
    <span class="small faint">{sourceWords(known, useWork())}</span>
  </>
);

/** 原帖: details of the post that the incident is about, recorded once for steps, documents and register. */
export function PostPanel({ rank, ready = false, step }: Props) {
  const work = useWork();
  const { locked } = work;
  const { post } = work.view;
  // Where the triage saw it is not yet where it has spread.
  const labelOf = (which: (typeof rows)[number], from: string): string =>
    (which === 'platform' && from === 'triage' && work.index.question('place')?.label) || postLabel[which];
  const isKnown = post.summary !== undefined || post.counts.length > 0;
  const isReady = ready && !isKnown;
  return (
    <Section id="post-title" class="post flow-s" rank={rank} title={postText.title}>
      {!isKnown && <p class="small faint">{postText.none}</p>}
      <Terms
        class="recorded stack-s pairs"
        terms={rows.map(which => {
          const known = post[which];
          return known && [labelOf(which, known.from), <PostValue key={which} which={which} known={known} />];
        })}
      />
      {post.counts.length > 0 && (
        <ul class="post-counts plain">
          {post.counts.map(count => (
            <li key={count.event} class="row numeric">
              {postText.counted(shownTime(count.at), count)}
              {!locked && <UndoButton event={count.event} of={postText.countAt(shownTime(count.at))} />}
            </li>
          ))}
        </ul>
      )}
      <FormButton
        offered={!locked}
        open={isReady}
        id="post"
        button={isKnown ? postText.more : postText.record}
        class={isKnown ? 'quiet' : ''}
        form={opened => (
          <PostForm {...opened} {...(isReady && { onCancel: undefined, step })} isReady={isReady} />
        )}
      />
    </Section>
  );
}

const { fields } = recordPost;

interface FormProps extends Omit<Opened, 'onCancel'>, Pick<Props, 'step'> {
  /** `undefined` where the form stands open by itself. */
  onCancel: (() => void) | undefined;
  /** It stands open by itself. */
  isReady: boolean;
}

/** The fields hold the recorded values; only changes are recorded. */
function PostForm({ step, isReady, ...opened }: FormProps) {
  const work = useWork();
  const { index, view } = work.incident;
  const { post } = view;
  const typed = useTyped(opened.id) as Partial<Readonly<Record<'original' | 'masked', RecordedFile>>>;
  const isSame = (typed.original ?? typed.masked) !== undefined && isOnePicture(typed, post);
  /** Known values are filled in. */
  const known = (which: 'summary' | 'link' | 'platform' | 'firstAt') => ({
    label: postLabel[which],
    value: post[which]?.value,
    source: post[which] && sourceWords(post[which], work),
  });
  /** Questions that the triage left for later and nobody has answered since. */
  const later = (['place', 'finder'] as const).flatMap(means => {
    const question = index.question(means);
    return question?.kind === 'choice' && view.facts[question.id] === undefined ? [question] : [];
  });
  // Where it was found is the platform until another is recorded: the same is not asked twice.
  const asksPlace = later.some(({ id }) => id === index.question('place')?.id);
  const doubtOf = {
    // Times already on record were asked about when they were recorded.
    firstAt: (at: string) =>
      at === post.firstAt?.value ? undefined : dateDoubt(work.incident, 'firstSeen', 'firstAt', at),
    doneAt: (at: string | undefined) => dateDoubt(work.incident, 'acted', 'doneAt', at),
  };
  /** Handing in a form despite a doubt confirms the dates. */
  const confirmed = (doubt: FormProblem | undefined) =>
    doubt === undefined ? {} : ({ datesConfirmed: true } as const);
  const picture = (which: 'original' | 'masked', hint: string) =>
    fileAsk({ label: postLabel[which], hint, accept: 'image/*' });
  return (
    <Form
      {...opened}
      class={isReady ? '' : 'framed'}
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
              value: '',
            },
          ]),
        ),
        attention: ask(fields.attention, { label: postLabel.attention, hint: postText.amountHint }),
        comments: ask(fields.comments, { label: postLabel.comments }),
        countedAt: ask(fields.countedAt, { label: postLabel.countedAt, hint: postText.countedAtHint }),
        firstAt: ask(fields.firstAt, { ...known('firstAt'), hint: postText.firstAtHint }),
        ...(!asksPlace && { platform: ask(fields.platform, known('platform')) }),
        original: picture('original', postText.originalHint),
        masked: picture('masked', postText.maskedHint),
        ...(isSame && {
          nothingToMask: {
            kind: 'choices' as const,
            label: postLabel.nothingToMask,
            options: [{ value: 'yes', label: nothingToMaskWords }],
          },
        }),
        ...(step && {
          doneAt: doneTime(step.step),
        }),
      }}
      action={step === undefined ? postText.save : postText.saveAndDone}
      doubt={({ firstAt, doneAt }) => [doubtOf.firstAt(firstAt), doubtOf.doneAt(doneAt)]}
      onSubmit={({ doneAt, ...values }, files) => {
        const given: Readonly<Record<string, unknown>> = values;
        const answers = Object.fromEntries(
          later.flatMap(({ id }) => (given[id] ? [[id, String(given[id])] as const] : [])),
        );
        const post: Command = {
          kind: 'recordPost',
          ...values,
          answers,
          nothingToMask: isSame && String(given['nothingToMask']) === 'yes' ? true : undefined,
          ...confirmed(doubtOf.firstAt(values.firstAt)),
        };
        if (step === undefined || doneAt === undefined) return work.act(post, files);
        const done: Command = {
          kind: 'markDone',
          step: step.step.id,
          doneAt,
          ...confirmed(doubtOf.doneAt(doneAt)),
        };
        return work.actAll([post, done], files);
      }}
      onDone={() => {
        opened.onDone();
        step?.onDone();
      }}
    />
  );
}
