/** What this browser has kept under a name; `null` where that is nothing, or it refuses. */
export function keptHere(name: string): string | null {
  try {
    return localStorage.getItem(`yuqing.${name}`);
  } catch {
    return null;
  }
}
