/** An entry of a side list: a page, or a part of a page that stands for those inside it. */
export interface Entry {
  readonly label: string;
  readonly href: string;
  /** Its number or place, in a column of its own. */
  readonly number?: string;
  readonly inside?: readonly Entry[];
}

/** Where a page stands in a list: from the outermost entry down to its own; empty where it is not in it. */
export function trailTo(list: readonly Entry[], href: string): readonly Entry[] {
  for (const entry of list) {
    if (entry.href === href) return [entry];
    const below = trailTo(entry.inside ?? [], href);
    if (below.length > 0) return [entry, ...below];
  }
  return [];
}

const pagesIn = (entry: Entry): readonly Entry[] => [
  ...(entry.href.includes('#') ? [] : [entry]),
  ...(entry.inside ?? []).flatMap(pagesIn),
];

/** The pages before and after one, among those that stand under the same outermost entry. */
export function besides(
  list: readonly Entry[],
  href: string,
): { readonly previous?: Entry | undefined; readonly next?: Entry | undefined } {
  const [outermost] = trailTo(list, href);
  const pages = outermost === undefined ? [] : pagesIn(outermost);
  const here = pages.findIndex(page => page.href === href);
  return here < 0 ? {} : { previous: pages[here - 1], next: pages[here + 1] };
}
