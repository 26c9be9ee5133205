import './facts.css';
import { useState } from 'preact/hooks';
import { recordPost } from '../../../incident/kinds/post-recorded.ts';
import type { RecordedFile } from '../../../incident/kinds/step-done.ts';
import type { Known } from '../../../incident/known.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { Link } from '../../../kit/Link.tsx';
import { toShanghaiInput } from '../../../playbook/deadline/compute.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { postLabel } from '../../../text/event.ts';
import { postText } from '../../../text/post.ts';
import { fullTime } from '../../../text/time.ts';
import { carryOut } from '../carry-out.ts';
import { fileAsk } from '../file-ask.ts';
import { sourceWords } from '../known.ts';
import { FileButton } from '../Recorded.tsx';
import { UndoButton } from '../UndoButton.tsx';
import type { Work } from '../work.ts';

const { fields } = recordPost;

interface Props {
  work: Work;
  locked: boolean;
  /** The rank of its heading where it stands. */
  heading: 'h2' | 'h3';
  /** It is what is to be done here: its form stands open while nothing is known of the post. */
  ready?: boolean;
  /** Done by hand once the post is written down: one press for both. */
  step?: { readonly id: string; onDone(): void } | undefined;
}

/** 原帖: what is known of the post that the incident is about, recorded once for steps, documents and register. */
export function PostPanel({ work, locked, heading: Heading, ready = false, step }: Props) {
  const { post } = work.incident.view;
  const [isOpen, setOpen] = useState(false);
  const time = (at: string): string => fullTime(Date.parse(at), timeNow());
  const line = (label: string, known: Known<unknown> | undefined, shown: preact.ComponentChildren) =>
    known !== undefined && (
      <div>
        <dt>{label}</dt>
        <dd>
          {shown} <span class="small faint">{sourceWords(known, work)}</span>
        </dd>
      </div>
    );
  const file = (label: string, known: Known<RecordedFile> | undefined) =>
    line(
      label,
      known,
      known !== undefined && (
        <>
          {known.value.name}
          {known === post.original && `（${postText.internal}）`}
          <FileButton file={known.value} work={work} />
        </>
      ),
    );
  const isKnown = post.summary !== undefined || post.counts.length > 0;
  const isReady = ready && !isKnown;
  return (
    <section class="post" aria-labelledby="post-title">
      <Heading id="post-title" tabIndex={-1}>
        {postText.title}
      </Heading>
      {!isKnown && <p class="small faint">{postText.none}</p>}
      <dl class="recorded">
        {line(postLabel.summary, post.summary, post.summary?.value)}
        {line(postLabel.firstAt, post.firstAt, post.firstAt && time(post.firstAt.value))}
        {line(postLabel.platform, post.platform, post.platform?.value)}
        {line(postLabel.link, post.link, post.link && <Link to={post.link.value} />)}
        {file(postLabel.masked, post.masked)}
        {file(postLabel.original, post.original)}
      </dl>
      {post.counts.length > 0 && (
        <ul class="post-counts">
          {post.counts.map(count => (
            <li key={count.event} class="numeric">
              {postText.counted(time(count.at), count)}
              {!locked && (
                <UndoButton work={work} event={count.event} label={postText.undoCount(time(count.at))} />
              )}
            </li>
          ))}
        </ul>
      )}
      {!locked &&
        (isOpen || isReady ? (
          <PostForm
            work={work}
            isReady={isReady}
            step={isReady ? step : undefined}
            onClose={() => {
              setOpen(false);
              requestAnimationFrame(() => document.getElementById('post-title')?.focus());
            }}
          />
        ) : (
          <button type="button" class={`no-print ${isKnown ? 'quiet' : ''}`} onClick={() => setOpen(true)}>
            {isKnown ? postText.more : postText.record}
          </button>
        ))}
    </section>
  );
}

/** The fields stand filled with what is known; only what is new is recorded. */
function PostForm({
  work,
  isReady,
  step,
  onClose,
}: Pick<Props, 'work' | 'step'> & { isReady: boolean; onClose(): void }) {
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
      id="post"
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
          value: post.firstAt && toShanghaiInput(Date.parse(post.firstAt.value)),
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
        const problem = carryOut(work, { kind: 'recordPost', ...values, answers }, files);
        if (problem !== undefined || step === undefined) return problem;
        return work.act({ kind: 'markDone', step: step.id, doneAt: new Date(timeNow()).toISOString() });
      }}
      onDone={() => {
        onClose();
        step?.onDone();
      }}
      onCancel={isReady ? undefined : onClose}
    />
  );
}
