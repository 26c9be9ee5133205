import './facts.css';
import { useState } from 'preact/hooks';
import type { RecordedFile } from '../../../incident/kinds/step-done.ts';
import type { Known } from '../../../incident/known.ts';
import type { PackedFile } from '../../../incident/package.ts';
import { linkOf } from '../../../incident/values.ts';
import { toShanghaiInput } from '../../../playbook/deadline/compute.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { postLabel } from '../../../text/event.ts';
import { postText } from '../../../text/post.ts';
import { refusalSentence } from '../../../text/refusal.ts';
import { fullTime } from '../../../text/time.ts';
import { FieldsForm, type FormField } from '../FieldsForm.tsx';
import { sourceWords } from '../known.ts';
import { FileButton } from '../Recorded.tsx';
import { UndoButton } from '../UndoButton.tsx';
import { FileField } from '../ValueField.tsx';
import type { Work } from '../work.ts';

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
  const link = post.link && linkOf(post.link.value);
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
        {line(
          postLabel.link,
          post.link,
          link === undefined ? (
            post.link?.value
          ) : (
            <a href={link} rel="noreferrer noopener" target="_blank">
              {link}
            </a>
          ),
        )}
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

type FileOf = Readonly<Partial<Record<'original' | 'masked', { file: RecordedFile; packed: PackedFile }>>>;

/** The fields stand filled with what is known; only what is new is recorded. */
function PostForm({
  work,
  isReady,
  step,
  onClose,
}: Pick<Props, 'work' | 'step'> & { isReady: boolean; onClose(): void }) {
  const { post } = work.incident.view;
  const [files, setFiles] = useState<FileOf>({});
  const source = (known: Known<unknown> | undefined): string | undefined => known && sourceWords(known, work);
  const { index, view } = work.incident;
  /** What the triage left for now. */
  const later = (['place', 'finder'] as const).flatMap(means => {
    const question = index.question(means);
    return question?.kind === 'choice' ? [question] : [];
  });
  const fileField = (which: 'original' | 'masked', hint: string) => (
    <FileField
      id={`post-${which}`}
      label={postLabel[which]}
      hint={hint}
      accept="image/*"
      file={files[which]?.file}
      onFile={(file, packed) => {
        const { [which]: _, ...rest } = files;
        setFiles(file === undefined || packed === undefined ? rest : { ...rest, [which]: { file, packed } });
      }}
    />
  );
  return (
    <FieldsForm
      id="post"
      fields={[
        {
          id: 'summary',
          label: postLabel.summary,
          kind: 'text',
          hint: postText.summaryHint,
          value: post.summary?.value,
          source: source(post.summary),
        },
        {
          id: 'link',
          label: postLabel.link,
          kind: 'line',
          hint: postText.linkHint,
          value: post.link?.value,
          source: source(post.link),
        },
        ...later.map(
          ({ id, label, help, options }): FormField => ({
            id,
            label,
            kind: 'choice',
            hint: help,
            options: [{ value: '', label: postText.notSaid }, ...options],
            value: view.facts[id] ?? '',
          }),
        ),
        { id: 'attention', label: postLabel.attention, kind: 'count', hint: postText.amountHint },
        { id: 'comments', label: postLabel.comments, kind: 'count' },
        { id: 'countedAt', label: postLabel.countedAt, kind: 'time', hint: postText.countedAtHint },
        {
          id: 'firstAt',
          label: postLabel.firstAt,
          kind: 'time',
          hint: postText.firstAtHint,
          value: post.firstAt && toShanghaiInput(Date.parse(post.firstAt.value)),
          source: source(post.firstAt),
        },
        {
          id: 'platform',
          label: postLabel.platform,
          kind: 'line',
          value: post.platform?.value,
          source: source(post.platform),
        },
      ]}
      after={
        <>
          {fileField('original', postText.originalHint)}
          {fileField('masked', postText.maskedHint)}
        </>
      }
      action={step === undefined ? postText.save : postText.saveAndDone}
      onValues={values => {
        const chosen = Object.values(files);
        const answers = later.flatMap(({ id }) => (values[id] ? [[id, values[id]] as const] : []));
        const problem = work.act(
          {
            kind: 'recordPost',
            ...values,
            answers: Object.fromEntries(answers),
            original: files.original?.file,
            masked: files.masked?.file,
          },
          chosen.map(({ packed }) => packed),
        );
        if (problem === undefined) {
          const doneAt = new Date(timeNow()).toISOString();
          return step && work.act({ kind: 'markDone', step: step.id, doneAt });
        }
        const { refusal } = problem;
        if (refusal.code !== 'badField') return { sentence: problem.sentence };
        const isFile = refusal.field === 'original' || refusal.field === 'masked';
        return { sentence: refusalSentence(refusal.why), ...(isFile ? {} : { field: refusal.field }) };
      }}
      onDone={() => {
        onClose();
        step?.onDone();
      }}
      onCancel={isReady ? undefined : onClose}
    />
  );
}
