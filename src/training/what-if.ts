import { type Act, type Grounds, saysTrap, spokenIn } from './acts.ts';
import { endOf, groundsOf } from './course.ts';
import { sentencesHolding } from './finding.ts';
import { feedOf } from './public.ts';
import type { Story } from './story.ts';

/** One decision made otherwise. Moments in milliseconds since the epoch. */
export type WhatIf =
  | { readonly kind: 'moved'; readonly event: string; readonly to: number }
  /** The sentences in which the lists find something were left out. */
  | { readonly kind: 'clean'; readonly event: string }
  /** It had said when more comes. */
  | { readonly kind: 'next'; readonly event: string; readonly next: number }
  | { readonly kind: 'unsaid'; readonly event: string };

/** Words without the sentences that fall into a trap. */
function cleaned(words: string, act: Act, grounds: Grounds): string {
  let left = words;
  for (const trap of grounds.traps) {
    if (!saysTrap({ ...act, words: left } as Act, trap, grounds)) continue;
    const holds = (text: string): boolean => saysTrap({ ...act, words: text } as Act, trap, grounds);
    for (const sentence of sentencesHolding(left, holds)) left = left.replace(sentence, '');
  }
  return left;
}

function changed(act: Act, change: WhatIf, grounds: Grounds): readonly Act[] {
  if (act.event !== change.event) return [act];
  if (change.kind === 'moved') return [{ ...act, at: change.to }];
  const words = spokenIn(act);
  if (words === undefined) return [act];
  switch (change.kind) {
    case 'unsaid':
      return [];
    case 'next':
      return [{ ...act, next: change.next } as Act];
    case 'clean':
      return [{ ...act, words: cleaned(words, act, grounds) } as Act];
  }
}

/**
 * What the same public, of the same seed, would have written had one decision been made otherwise. What followed stays as it was: of the world beyond the public it says nothing.
 */
export function storyWith(
  { run, acts, end, grounds: { index } }: Story,
  change: WhatIf,
): Pick<Story, 'acts' | 'feed'> {
  const grounds = groundsOf(run, index, Math.min(end, endOf(run)));
  const otherwise = acts
    .flatMap(act => changed(act, change, grounds))
    .sort((one, other) => one.at - other.at);
  return { acts: otherwise, feed: feedOf(run, otherwise, grounds, end) };
}
