/** The mark on everything from a drill, so that none of it passes for real. */
export const drillMarks = {
  /** Before a title, a text that is copied, an entry of a calendar. */
  tag: '【演练】',
  /** A line of its own at the head of a screen, a sheet or a table, and on every page of a document. */
  line: '演练 · 不是真实事件',
  /** Before the name of a file, or of a sheet of a workbook. */
  prefix: '演练-',
} as const;

/** A text as it leaves the page: tagged where it comes from a drill, itself where it is real. */
export const tagged = (text: string, drill: boolean): string => (drill ? `${drillMarks.tag}${text}` : text);

/** The name of a file that leaves the page. A name that says so already, of a file that came back, stays as it is. */
export const drillFileName = (name: string): string =>
  name.startsWith(drillMarks.prefix) ? name : `${drillMarks.prefix}${name}`;
