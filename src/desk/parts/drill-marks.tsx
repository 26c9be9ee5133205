import { inDrill } from '../../session/surroundings.ts';
import { outputMarkOf, tagged } from '../core/words/output-mark.ts';

/** Says of what it heads that it is a drill's, or a draft's; nothing where it is real. */
export function MarkLine({ drill }: { drill: boolean }) {
  const mark = outputMarkOf(drill);
  return mark === undefined ? null : <p class="mark-line">{mark.line}</p>;
}

/** A text that leaves this page for a place that shows it alone. */
export const tagHere = (text: string): string => tagged(text, inDrill());

/** Names the page: in its tab, in the margins of what a browser prints, and in the name it saves a page under. */
export function setPageTitle(title: string): void {
  document.title = tagHere(title);
}
