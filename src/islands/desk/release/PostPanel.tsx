import './facts.css';
import type { ComponentChildren } from 'preact';
import type { RecordedFile } from '../../../incident/kinds/step-done.ts';
import type { Known } from '../../../incident/reading.ts';
import { Disclosure } from '../../../kit/Disclosure.tsx';
import { Link } from '../../../kit/Link.tsx';
import { Section } from '../../../kit/Section.tsx';
import { Terms } from '../../../kit/Terms.tsx';
import { postLabel } from '../../../text/event.ts';
import { postText } from '../../../text/post.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { UndoButton } from '../ActButton.tsx';
import { sourceWords } from '../known.ts';
import { FileButton } from '../Recorded.tsx';
import { useWork } from '../work.ts';
import { PostForm } from './PostForm.tsx';

interface Props {
  /** Of its heading where it stands. */
  rank: 2 | 3;
  /** It is what is to be done here: its form stands open while nothing is known of the post. */
  ready?: boolean;
  /** Done by hand once the post is written down: one press for both. */
  step?: { readonly id: string; onDone(): void } | undefined;
}

/** 原帖: what is known of the post that the incident is about, recorded once for steps, documents and register. */
export function PostPanel({ rank, ready = false, step }: Props) {
  const work = useWork();
  const { locked } = work;
  const { post } = work.view;
  const term = (label: string, known: Known<unknown> | undefined, shown: ComponentChildren) =>
    known &&
    ([
      label,
      <>
        {shown} <span class="small faint">{sourceWords(known, work)}</span>
      </>,
    ] as const);
  const file = (label: string, known: Known<RecordedFile> | undefined) =>
    term(
      label,
      known,
      known && (
        <>
          {known.value.name}
          {known === post.original && `（${postText.internal}）`}
          <FileButton file={known.value} />
        </>
      ),
    );
  const isKnown = post.summary !== undefined || post.counts.length > 0;
  const isReady = ready && !isKnown;
  return (
    <Section id="post-title" class="post flow-2" rank={rank} title={postText.title}>
      {!isKnown && <p class="small faint">{postText.none}</p>}
      <Terms
        class="recorded stack-1 pairs"
        terms={[
          term(postLabel.summary, post.summary, post.summary?.value),
          term(postLabel.firstAt, post.firstAt, post.firstAt && shownTime(post.firstAt.value)),
          term(postLabel.platform, post.platform, post.platform?.value),
          term(postLabel.link, post.link, post.link && <Link to={post.link.value} />),
          file(postLabel.masked, post.masked),
          file(postLabel.original, post.original),
        ]}
      />
      {post.counts.length > 0 && (
        <ul class="post-counts plain">
          {post.counts.map(count => (
            <li key={count.event} class="numeric">
              {postText.counted(shownTime(count.at), count)}
              {!locked && <UndoButton event={count.event} of={postText.countAt(shownTime(count.at))} />}
            </li>
          ))}
        </ul>
      )}
      <Disclosure
        first={isReady ? 'post' : undefined}
        forms={[
          !locked && {
            id: 'post',
            button: isKnown ? postText.more : postText.record,
            class: isKnown ? 'quiet' : '',
            form: opened => (
              <PostForm
                {...opened}
                {...(isReady ? { onCancel: undefined, step } : { step: undefined })}
                isReady={isReady}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}
