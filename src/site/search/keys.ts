/** The search box's action for a key. */
export type KeyAction =
  | { readonly type: 'move'; readonly to: number }
  | { readonly type: 'open'; readonly position: number }
  | { readonly type: 'clear' };

interface BoxState {
  readonly key: string;
  readonly count: number;
  /** -1 when no option is active. */
  readonly active: number;
  readonly hasQuery: boolean;
}

/**
 * The combobox's keyboard, as the ARIA Authoring Practices have it. Home and End leave the caret alone until an option
 * is active; Escape clears; Enter without a choice opens the best result.
 */
export function actionFor({ key, count, active, hasQuery }: BoxState): KeyAction | undefined {
  if (key === 'Escape') return hasQuery ? { type: 'clear' } : undefined;
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return { type: 'move', to: active + 1 < count ? active + 1 : 0 };
  if (key === 'ArrowUp') return { type: 'move', to: active > 0 ? active - 1 : count - 1 };
  if (key === 'Enter') return { type: 'open', position: Math.max(0, active) };
  if (active < 0) return undefined;
  if (key === 'Home') return { type: 'move', to: 0 };
  if (key === 'End') return { type: 'move', to: count - 1 };
  return undefined;
}
