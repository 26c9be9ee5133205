import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Drafts, draftsAt, placesOf, useDrafts } from '../../kit/draft.ts';
import { useBeforePaint } from '../../kit/effects.ts';
import type { IncidentView } from '../incident/view.ts';
import { deskText, stepText } from './words.ts';
import { useWork } from './work.tsx';

interface Props {
  /** A page, `step/` and a step, `header/` and a form, or the log. */
  place: string;
  children: ComponentChildren;
}

/** The forms below are of one place: that is where what is half written in them is shown as 未完成. */
export function FormsOf({ place, children }: Props) {
  const { session, view } = useWork();
  const { id } = view;
  const drafts = useMemo(() => draftsAt(session.drafts(id), place), [session, id, place]);
  return <Drafts.Provider value={drafts}>{children}</Drafts.Provider>;
}

/** The page that a place is on, or is reached from. */
export function pageOf(place: string): string {
  return /^(list|log|regrade)$|^step\//.test(place) ? '' : place;
}

/** Something is half written here. */
export const Unfinished = () => <span class="unfinished no-print">{deskText.unfinished}</span>;

/** What a button or a link is called, with that mark where something behind it is half written. */
export const marked = (words: string, unfinished: boolean) => (
  <>
    {words} {unfinished && <Unfinished />}
  </>
);

/** Forms that a closed incident still takes, by place and name: notes, documents, people, what the review finds. */
const AFTER_CLOSING = /^(log|timeline|documents|team|review|drill):|^step\/[^:]*:note-/;

/** The places where something half written can still be handed in. After the closing the rest is a leftover: nobody waits for it. @param forms that something is half written in */
export const unfinishedIn = (forms: readonly string[], status: IncidentView['status']): ReadonlySet<string> =>
  placesOf(forms.filter(form => status === 'open' || AFTER_CLOSING.test(form)));

/** The same of the incident on the screen. Drawn anew when they are others, not at each letter. @param as it stands; or as it would once closed */
export function useUnfinished(as?: IncidentView['status']): ReadonlySet<string> {
  const { session, view } = useWork();
  const status = as ?? view.status;
  const drafts = session.drafts(view.id);
  const look = (): string => [...drafts.forms()].sort().join('\n');
  const [forms, setForms] = useState(look);
  useBeforePaint([drafts], () => drafts.listen(() => setForms(look())));
  return useMemo(() => unfinishedIn(forms.split('\n').filter(Boolean), status), [forms, status]);
}

/** What is half written at a step and has no form now, because the step has its result or the incident is closed. @param but forms that can be opened */
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
            <strong>{deskText.unfinished}</strong>　{stepText.leftForms}
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
