import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { isSame } from '../../base/same.ts';
import { type DraftPort, Drafts, draftsAt, placesOf } from '../../kit/draft.ts';
import { useBeforePaint } from '../../kit/effects.ts';
import type { IncidentView } from '../core/view.ts';
import { isFiledDraft } from './filed-draft.tsx';
import { type FormPlace, pageOf } from './form-place.ts';
import { deskText, pageLabel } from './words.ts';
import { useWork } from './work.tsx';

interface Props {
  place: FormPlace;
  children: ComponentChildren;
}

/** The forms below are of one place: that is where what is half written in them is shown as 未完成. */
export function FormsOf({ place, children }: Props) {
  const { session, view } = useWork();
  const { id } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a place of the same name is the same.
  const drafts = useMemo(() => draftsAt(session.drafts(id), place), [session, id, place.name, place.late]);
  return <Drafts.Provider value={drafts}>{children}</Drafts.Provider>;
}

/** Something is half written here. @param where on which pages, for whoever sees none of them */
export const Unfinished = ({ where = [] }: { where?: readonly FormPlace[] }) => {
  const pages = new Set(where.map(place => pageLabel[pageOf(place) ?? '']));
  return (
    <span class="unfinished no-print">
      {deskText.unfinished}
      {pages.size > 0 && `：${[...pages].join('、')}`}
    </span>
  );
};

/** Label of a button or link, marked where a form behind it is half written. */
export const marked = (words: string, unfinished: boolean) => (
  <>
    {words} {unfinished && <Unfinished />}
  </>
);

/**
 * The places where something half written can still be handed in. After the closing the rest is a leftover: nobody waits for it.
 * @param drafts of the whole incident
 */
export const unfinishedIn = (
  drafts: DraftPort,
  { status, documents }: Pick<IncidentView, 'status' | 'documents'>,
): readonly FormPlace[] =>
  placesOf<FormPlace>(drafts, (form, words) => !isFiledDraft(documents, form, words)).filter(
    ({ late }) => status === 'open' || late,
  );

/** The same of the incident on the screen. Drawn anew when they are others, not at each letter. */
export function useUnfinished(): readonly FormPlace[] {
  const { session, view } = useWork();
  const drafts = session.drafts(view.id);
  const look = () => unfinishedIn(drafts, view);
  const [shown, show] = useState(look);
  useBeforePaint([drafts, view.status, view.documents], () => {
    const lookAgain = (): void => show(before => (isSame(before, look()) ? before : look()));
    lookAgain();
    return drafts.listen(lookAgain);
  });
  return shown;
}
