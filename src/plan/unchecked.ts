/** Begins a comment beside what a machine read off a plan, until somebody has compared it and taken the comment away. */
export const UNCHECKED = '待核';

const MARK = new RegExp(`(?:^|\\s)#\\s*${UNCHECKED}`);

/** Whether a line of content is such a comment. */
const isMark = (line: string): boolean => MARK.test(line);

/**
 * The ids of a list's items that such a comment stands in, or right above.
 * @param text a file whose items begin with `- ` at the beginning of a line
 */
export function uncheckedIdsIn(text: string): readonly string[] {
  const found: string[] = [];
  let isMarked = false;
  let isBelow = false;
  let id = '';
  const end = (): void => void (isMarked && id !== '' && found.push(id));
  for (const line of text.split('\n')) {
    // A comment at the beginning of a line belongs to the item that it stands above.
    if (/^#/.test(line) && !isBelow) {
      end();
      [id, isMarked, isBelow] = ['', false, true];
    }
    if (line.startsWith('- ') && !isBelow) {
      end();
      [id, isMarked] = ['', false];
    }
    if (isMark(line)) isMarked = true;
    if (line !== '' && !line.startsWith('#')) isBelow = false;
    const [, named] = /^(?:- (?:\{ *)?| {2,4})id: *["']?([^"'\s,}]+)/.exec(line) ?? [];
    if (named !== undefined && id === '') id = named;
  }
  end();
  return found;
}

/** How many such comments a file of content holds. */
export const uncheckedIn = (text: string): number => text.split('\n').filter(isMark).length;
