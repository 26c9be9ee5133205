import { useContext, useLayoutEffect, useReducer } from 'preact/hooks';
import { Drafts } from '../../kit/draft.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';

/** What is half written at a step and has no form now, because the step has its result or the incident is closed. @param but forms that can be opened */
export function LeftForms({ but }: { but: readonly string[] }) {
  const drafts = useContext(Drafts);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => drafts.listen(() => redraw(undefined)), [drafts]);
  const left = drafts.forms().filter(form => !but.includes(form));
  if (left.length === 0) return null;
  return (
    <div class="notice">
      <p>
        <strong>{deskText.unfinished}</strong>　{stepText.leftForms}
      </p>
      <button
        type="button"
        class="quiet small"
        onClick={() => {
          for (const form of left) drafts.keep(form, undefined);
        }}
      >
        {stepText.dropForms}
      </button>
    </div>
  );
}
