/** The value that this browser stores under a name; `null` where there is none, or it refuses. */
export function keptHere(name: string): string | null {
  try {
    return localStorage.getItem(`${document.documentElement.dataset['store']}.${name}`);
  } catch {
    return null;
  }
}
