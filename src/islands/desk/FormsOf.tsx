import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Drafts, draftsAt } from '../../kit/draft.ts';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  /** A page, `step/` and a step, `header/` and a form, or the log. */
  place: string;
  children: ComponentChildren;
}

/** The forms below are of one place: that is where what is half written in them is shown as 未完成. */
export function FormsOf({ work: { session, incident }, place, children }: Props) {
  const { id } = incident.view;
  const drafts = useMemo(() => draftsAt(session.drafts(id), place), [session, id, place]);
  return <Drafts.Provider value={drafts}>{children}</Drafts.Provider>;
}
