/** Under which name a document keeps the title that somebody wrote for it, beside the texts of its fields; no field may bear it. */
export const TITLE = 'heading';
