const isDigit = (character: string | undefined): boolean => character !== undefined && /\d/.test(character);

/** Whether a text holds a value as it stands: “3人” is not in “13人”. */
export function holdsValue(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    const runsOn =
      (isDigit(text[at]) && isDigit(text[at - 1])) || (isDigit(text[end - 1]) && isDigit(text[end]));
    if (!runsOn) return true;
  }
  return false;
}
