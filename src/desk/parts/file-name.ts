/** A name for a file that says what it holds and when it was made. @param date `YYYY-MM-DD` */
export const datedName = (what: string, date: string, extension: string): string =>
  `${what}-${date.replaceAll('-', '')}.${extension}`;
