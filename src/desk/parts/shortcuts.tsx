import { keepPreference } from '../../session/preferences.ts';

const choices = (): DOMStringMap => document.documentElement.dataset;

/** Whether keys by themselves do something: some speak to their machine, and every word would be keys (WCAG 2.1.4). */
export const areShortcutsOn = (): boolean => choices()['keys'] !== 'off';

/** Every page reads it again when it opens. */
export function setShortcuts(on: boolean): void {
  if (on) delete choices()['keys'];
  else choices()['keys'] = 'off';
  keepPreference('keys', on ? undefined : 'off');
}

/** Whether a press is a key by itself that may be a shortcut: not in a field, not of an input method. */
export function isShortcut(event: KeyboardEvent): boolean {
  const { target } = event;
  const typing =
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.repeat;
  return plain && !typing && !event.defaultPrevented && areShortcutsOn();
}
