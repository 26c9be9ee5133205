/** A row of a table of tasks, by the heads of its columns; '' where there is no such column. */
export interface TaskRow {
  readonly who: string;
  readonly what: string;
  readonly when: string;
}

/** A line of a document, with the number that is printed before it, typed or automatic. */
export interface PlanLine {
  readonly text: string;
  /** 1 for a title, 2 and more for the headings below it, as the document's styles say; `undefined` where they say nothing. */
  readonly heading: number | undefined;
  /** Where the line is a row of a table that says who does what by when. */
  readonly row?: TaskRow;
}

/** A file as its lines, and what of it is no text. */
export interface ReadFile {
  readonly lines: readonly PlanLine[];
  /** 图片 2: what was met and not read, by its name. */
  readonly unread: ReadonlyMap<string, number>;
}
