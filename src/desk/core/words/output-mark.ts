import { names } from '#names';

/** Marks a text, a sheet or a file wherever it goes, so that it cannot pass for a real one. */
export interface OutputMark {
  /** Before a title, a text that is copied, an entry of a calendar. */
  readonly tag: string;
  /** A line of its own at the head of a screen, a sheet or a table, and on every page of a document. */
  readonly line: string;
  /** Before the name of a file, or of a sheet of a workbook. */
  readonly prefix: string;
}

/** On everything from a drill. */
export const drillMarks: OutputMark = {
  tag: '【演练】',
  line: '演练 · 不是真实事件',
  prefix: '演练-',
};

/** On everything of a site that was built from content which nobody has compared with the plan yet. */
export const draftMarks: OutputMark = {
  tag: '【草稿】',
  line: '草稿 · 有内容待核，不得作为依据',
  prefix: '草稿-',
};

/** The mark of a drill or a draft; `undefined` where it is real. */
export const outputMarkOf = (drill: boolean): OutputMark | undefined =>
  drill ? drillMarks : names.draft === undefined ? undefined : draftMarks;

/** A text as it leaves the page: tagged where it comes from a drill or a draft, itself where it is real. */
export const tagged = (text: string, drill: boolean): string => `${outputMarkOf(drill)?.tag ?? ''}${text}`;

/** The name of a file that leaves the page. A name that says so already, of a file that came back, stays as it is. */
export function markedFileName(name: string, drill: boolean): string {
  const prefix = outputMarkOf(drill)?.prefix ?? '';
  return name.startsWith(prefix) ? name : `${prefix}${name}`;
}
