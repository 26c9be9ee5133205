import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { fullTime } from '../core/words/time.ts';
import { doneAt, type FirstDraft, firstActs, isEmpty } from './draft.ts';
import { firstLineText } from './line-words.ts';
import type { FirstMatters } from './useFirst.tsx';

const countOf = ({ acts }: FirstDraft): number => Object.keys(acts).length;

/** What becomes of what was done, other matters that were begun, and the way to another. */
export function Matters({ first }: { first: FirstMatters }) {
  const { draft, others, cleared } = first;
  const sinceOf = (matter: FirstDraft): string => {
    const [earliest] = firstActs(matter);
    return earliest === undefined ? '' : fullTime(Date.parse(doneAt(earliest[1])), first.now());
  };
  const isBegun = !isEmpty(draft);
  return (
    <>
      {isBegun && (
        <div class="small cluster first-matter">
          {countOf(draft) > 0 && <span>{firstLineText.waits}</span>}
          <Button class="quiet small" words={firstLineText.another} onClick={first.another} />
          <Confirm
            class="quiet small"
            ask={firstLineText.clear}
            question={firstLineText.clearAsk(countOf(draft))}
            yes={firstLineText.clear}
            no={firstLineText.clearNo}
            onYes={first.clear}
          />
        </div>
      )}
      {cleared !== undefined && !isBegun && (
        <p class="small" role="status">
          {firstLineText.cleared(countOf(cleared.draft))}{' '}
          <Button class="small" words={firstLineText.putBack} onClick={first.putBack} />
        </p>
      )}
      {others.length > 0 && (
        <p class="small cluster">
          <span>{firstLineText.others}</span>
          {others.map(({ form, draft: other }) => (
            <Button
              key={form}
              class="small"
              words={firstLineText.takeUp(other.told['地点'] ?? '', sinceOf(other), countOf(other))}
              onClick={() => first.takeUp(form)}
            />
          ))}
        </p>
      )}
    </>
  );
}
