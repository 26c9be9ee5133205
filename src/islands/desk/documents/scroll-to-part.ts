/** How far down the sheet a part may begin and still be read with ease. */
const LOWEST = 0.7;
/** Pixels kept above it. */
const MARGIN = 24;

/** Brings the part of the sheet into view that is being written. */
export function scrollToPart(body: HTMLElement | null, field: string): void {
  const view = body?.querySelector<HTMLElement>('.document-view');
  const part = view?.querySelector<HTMLElement>(`[data-part="${field}"]`);
  if (!(view && part)) return;
  const distance = part.getBoundingClientRect().top - view.getBoundingClientRect().top;
  if (distance < 0 || distance > view.clientHeight * LOWEST) view.scrollBy({ top: distance - MARGIN });
}
