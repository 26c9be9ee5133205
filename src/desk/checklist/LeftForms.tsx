import { Button } from '../../kit/Button.tsx';
import { useDrafts } from '../../kit/draft.ts';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { stepText } from '../steps/words.ts';

/**
 * Half-written forms of a step that has no form now, because it has its result or the incident is closed.
 * @param but forms that can still be opened
 */
export function LeftForms({ but }: { but: readonly string[] }) {
  const { locked } = useWork();
  const drafts = useDrafts();
  const left = drafts.forms().filter(form => !but.includes(form));
  if (left.length === 0) return null;
  return (
    <div class="notice">
      <p>
        {locked ? (
          stepText.leftAtClosing
        ) : (
          <>
            <strong>{deskText.unfinished}</strong>&ensp;{stepText.leftForms}
          </>
        )}
      </p>
      <Button
        class="quiet small"
        words={stepText.dropForms}
        onClick={() => {
          for (const form of left) drafts.keep(form, undefined);
        }}
      />
    </div>
  );
}
