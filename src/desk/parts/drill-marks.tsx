import { inDrill } from '../../session/surroundings.ts';
import { drillMarks, tagged } from '../core/words/drill-mark.ts';

/** Says of what it heads that it is a drill's; nothing where it is real. */
export function DrillLine({ drill }: { drill: boolean }) {
  return drill ? <p class="drill-line">{drillMarks.line}</p> : null;
}

/** A text that leaves this page for a place that shows it alone. */
export const tagHere = (text: string): string => tagged(text, inDrill());

/** Names the page: in its tab, in the margins of what a browser prints, and in the name it saves a page under. */
export function setPageTitle(title: string): void {
  document.title = tagHere(title);
}
