import type { Playbook } from '../playbook/playbook.ts';
import { type LocatedProblem, words } from './content-words.ts';
import { marksIn } from './marks.ts';
import type { WholeSite } from './site-content.ts';

/** Checks that a release goes through everywhere, unless an organisation has its reasons. */
const CHECKS = ['facts', 'identity', 'cause', 'aloud'] as const;

/** Parts that a plan lacks and would be safer with. */
function releaseAdvice({ release, deadlines }: Playbook): readonly LocatedProblem[] {
  if (release.channels.length === 0) return [];
  const hasCause = release.elements.some(({ cause }) => cause);
  const checks = CHECKS.flatMap(check => {
    const always = release.signOff.some(
      item => item.check === check && !('skippable' in item && item.skippable) && item.when === undefined,
    );
    return always || (check === 'cause' && !hasCause)
      ? []
      : [{ file: 'playbook/release.yaml', id: 'signOff', sentence: words.adviceCheck(check) }];
  });
  // A promise that no limit holds to is forgotten: on the desk, in documents and at the hand-over.
  return deadlines.some(({ anchor }) => 'promise' in anchor)
    ? checks
    : [...checks, { file: 'playbook/deadlines.yaml', sentence: words.advicePromise }];
}

/** Items that a machine read off a plan and nobody has compared yet, file by file. @param root the content folder */
export const uncheckedAdvice = (root: string): readonly LocatedProblem[] =>
  marksIn(root).map(({ file, count }) => ({ file, sentence: words.adviceUnchecked(count) }));

/** Rules that nobody has read yet. */
const rulesAdvice = ({ rules }: Playbook): readonly LocatedProblem[] =>
  rules.flatMap(({ id, reading }) =>
    reading === 'unread' ? [{ file: 'playbook/rules.yaml', id, sentence: words.adviceUnread }] : [],
  );

/** Everything that stops no build and might be better. */
export const adviceOf = ({ playbook, learning }: WholeSite): readonly LocatedProblem[] => [
  ...releaseAdvice(playbook),
  ...rulesAdvice(playbook),
  ...learning.advice,
];
