/** The value that this browser stores under a name; `null` where there is none, or it refuses. */
export function keptHere(name: string): string | null {
  try {
    return localStorage.getItem(`yuqing.${name}`);
  } catch {
    return null;
  }
}
