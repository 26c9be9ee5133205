import type { IncidentPage } from './route.ts';

/** Where forms of an incident stand. What is half written in one carries it. */
export type FormPlace = {
  readonly name: string;
  /** A closed incident still takes them: notes, documents, people, what the review finds. */
  readonly late?: true | undefined;
} & (
  | { readonly kind: 'page'; readonly page: IncidentPage }
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'header' | 'log' }
);

const LATE: readonly IncidentPage[] = ['timeline', 'documents', 'team', 'review'];

/** A page but for its header, and on the checklist but for steps and the log. */
export const onPage = (page: IncidentPage): FormPlace => ({
  kind: 'page',
  name: page || 'list',
  page,
  late: LATE.includes(page) || undefined,
});

/** @param late of its forms that a closed incident still takes */
export const atStep = (step: string, late?: 'late'): FormPlace => ({
  kind: 'step',
  name: `step/${step}`,
  step,
  late: late && true,
});

/** A form of the header, which is the same on every page. */
export const inHeader = (form: string): FormPlace => ({ kind: 'header', name: `header/${form}` });

export const LOG_PLACE: FormPlace = { kind: 'log', name: 'log', late: true };

/** The page that a place is on, or is reached from; none of what the header opens. */
export function pageOf(place: FormPlace): IncidentPage | undefined {
  switch (place.kind) {
    case 'header':
      return undefined;
    case 'page':
      return place.page === 'regrade' ? '' : place.page;
    case 'step':
    case 'log':
      return '';
  }
}
