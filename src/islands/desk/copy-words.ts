/**
 * Puts words on the clipboard. Rejects where the browser gives a page none, as it does without https: then what stands at
 * `place` is selected, and the officer copies it.
 */
export async function copyWords(words: string, place: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
  } catch (error) {
    const shown = document.querySelector(place);
    if (shown !== null) getSelection()?.selectAllChildren(shown);
    throw error;
  }
}
