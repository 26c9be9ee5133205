/** Gives the focus to something that the next drawing brings. @param selector the first of what it finds takes it */
export const focusSoon = (selector: string): void =>
  void requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
