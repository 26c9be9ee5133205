import { takesOrders } from '../../playbook/deadline/compute.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { pageGroupLabel, pageLabel, paneLabel } from './words.ts';

/** A page of an incident; '' is its checklist. */
export type IncidentPage = keyof typeof pageLabel;
/** The part of the checklist that a phone shows. */
export type Pane = keyof typeof paneLabel;
export type PageGroup = keyof typeof pageGroupLabel;

/** The place within an incident that an address names: a page, a part of the checklist, or a thing on one of them. */
export type DeskPlace =
  | IncidentPage
  | Exclude<Pane, 'step'>
  | `${Pane}/${string}`
  | `release/${string}`
  | `documents/${string}`
  | `regrade/${string}`;

/** Panels that open beside the open step. */
export type Drawer = Extract<Pane, 'clocks' | 'log'>;

/** A part of the checklist, with the step that was opened. @param of '' where none was */
export const paneAt = (pane: Pane, of: string): DeskPlace =>
  of !== '' ? `${pane}/${of}` : pane === 'step' ? '' : pane;

/** Screens that are no incident's. */
export const OTHERS = ['register', 'settings'] as const;

export type Route =
  | { readonly kind: 'list' | (typeof OTHERS)[number] }
  | ({ readonly kind: 'incident'; readonly id: string } & PlaceParts);

interface PlaceParts {
  readonly page: IncidentPage;
  /** On the checklist: the part that a phone shows. */
  readonly pane: Pane;
  /** The thing on the page: the open step, a statement, a form; '' for none. */
  readonly of: string;
}

/** The pages of each group. The group’s own name leads to its first. */
export const pagesOf: Readonly<Record<PageGroup, readonly IncidentPage[]>> = {
  list: [''],
  release: ['facts', 'release', 'feedback'],
  documents: ['documents', 'orders'],
  review: ['review', 'timeline'],
};

/** Pages that show what a plan may be without, and how much of it there is. */
const amountOn: Readonly<Partial<Record<IncidentPage, (playbook: Playbook) => number>>> = {
  facts: ({ release }) => release.elements.length,
  release: ({ release }) => release.channels.length,
  feedback: ({ release }) => release.channels.length,
  documents: ({ forms }) => forms.length,
  orders: playbook => Number(takesOrders(playbook)),
};

/** The pages of a group that have something to show under a plan. */
export const pagesShown = (group: PageGroup, playbook: Playbook): readonly IncidentPage[] =>
  pagesOf[group].filter(page => amountOn[page]?.(playbook) !== 0);

/** The group a page is in; `undefined` of what is in none: it is opened by the officer's name, or from 更多. */
export const pageGroupOf = (page: IncidentPage): PageGroup | undefined =>
  (Object.keys(pagesOf) as PageGroup[]).find(group => pagesOf[group].includes(page));

const PANES: readonly Pane[] = ['step', 'list', 'clocks', 'log'];
const ELSEWHERE: readonly IncidentPage[] = ['team', 'handover', 'paper', 'archive', 'edition', 'regrade'];

function partsOf(name: string, of: string): PlaceParts {
  const pane = PANES.find(each => each === name);
  if (pane !== undefined) return { page: '', pane, of };
  const page = [...Object.values(pagesOf).flat(), ...ELSEWHERE].find(each => each === name);
  return page === undefined ? { page: '', pane: 'step', of: '' } : { page, pane: 'step', of };
}

/** @param hash the part of the address after `#`, decoded; whatever it names that is no page leads to the checklist */
export function parseRoute(hash: string): Route {
  const [id = '', name = '', ...rest] = hash.split('/');
  if (id === '') return { kind: 'list' };
  const other = OTHERS.find(each => each === id);
  return other === undefined ? { kind: 'incident', id, ...partsOf(name, rest.join('/')) } : { kind: other };
}

/** The part of the address after `#`. */
export const printRoute = (id: string, place: DeskPlace): string => (place === '' ? id : `${id}/${place}`);
