// All script a reading page carries: display choices, the keys of the search, the slim clock, offline updates.

import { keptHere } from './kept.ts';
import { showNextClock } from './next-clock.ts';
import { offerUpdates } from './update.ts';

const root = document.documentElement;
const base = document.body.dataset['base'] ?? '/';

/** Remembers a choice; a browser that refuses keeps it for the page. */
function keep(name: string, value: string): void {
  try {
    if (value === '') localStorage.removeItem(`${root.dataset['store']}.${name}`);
    else localStorage.setItem(`${root.dataset['store']}.${name}`, value);
  } catch {}
}

for (const group of document.querySelectorAll<HTMLElement>('[data-choice]')) {
  const name = group.dataset['choice'] ?? '';
  const buttons = group.querySelectorAll('button');
  const show = (): void => {
    for (const button of buttons)
      button.setAttribute('aria-pressed', String(button.value === (root.dataset[name] ?? '')));
  };
  for (const button of buttons)
    button.onclick = () => {
      if (button.value === '') delete root.dataset[name];
      else root.dataset[name] = button.value;
      keep(name, button.value);
      show();
    };
  show();
}

const search = document.querySelector<HTMLInputElement>('.site-search input, .search-input');
document.addEventListener('keydown', event => {
  const { key, target, ctrlKey, metaKey } = event;
  const wanted =
    ctrlKey || metaKey
      ? key.toLowerCase() === 'k'
      : key === '/' &&
        root.dataset['keys'] !== 'off' &&
        !(target as Partial<Element>).closest?.('input, textarea, select, dialog');
  if (!wanted) return;
  event.preventDefault();
  search?.select();
});

const display = document.querySelector<HTMLDetailsElement>('.display');
addEventListener('click', ({ target }) => {
  if (display && !display.contains(target as Node)) display.open = false;
});
display?.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  display.open = false;
  display.querySelector('summary')?.focus();
});

/** Marks what belongs to the reader's own role. */
function markMine(): void {
  const role = keptHere('role');
  for (const item of document.querySelectorAll<HTMLElement>('[data-roles]'))
    item.toggleAttribute('data-mine', ` ${item.dataset['roles']} `.includes(` ${role} `));
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-choose-role]')) {
    const mine = button.value === role;
    button.setAttribute('aria-pressed', String(mine));
    button.onclick = () => {
      keep('role', mine ? '' : button.value);
      markMine();
    };
  }
}
markMine();
showNextClock(base);
offerUpdates(base);
