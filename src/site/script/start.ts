// All script a reading page carries: display choices, search on demand, the slim clock, offline updates.
import { showNextClock } from './next-clock.ts';
import { offerUpdates } from './update.ts';

const root = document.documentElement;
const base = document.body.dataset['base'] ?? '/';

/** Remembers a choice; a browser that refuses keeps it for the page. */
function keep(name: string, value: string): void {
  try {
    if (value === '') localStorage.removeItem(`yuqing.${name}`);
    else localStorage.setItem(`yuqing.${name}`, value);
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

let searchReady: Promise<unknown> | undefined;

/**
 * Opens the search dialog, fetched at its first use; the search page stands in where that fails. A script element, not a
 * dynamic import: that would bring the bundler's preload helper along, half of what a reading page may carry.
 */
function openSearch(): void {
  searchReady ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = base + (import.meta.env.DEV ? 'src/site/search/dialog.tsx' : 'search.js');
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  searchReady.then(
    () => document.dispatchEvent(new Event('open-search')),
    () => location.assign(`${base}search/`),
  );
}
document.querySelector<HTMLElement>('[data-search]')?.addEventListener('click', event => {
  event.preventDefault();
  openSearch();
});
document.addEventListener('keydown', event => {
  const typing = (event.target as Partial<Element>).closest?.(
    'input, textarea, select, dialog, [contenteditable]',
  );
  const slash =
    event.key === '/' &&
    root.dataset['keys'] !== 'off' &&
    !typing &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey;
  const letterK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.isComposing;
  if (!slash && !letterK) return;
  event.preventDefault();
  openSearch();
});

const display = document.querySelector<HTMLDetailsElement>('.display');
addEventListener('click', event => {
  if (display?.open && !display.contains(event.target as Node)) display.open = false;
});
display?.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  display.open = false;
  display.querySelector('summary')?.focus();
});

/** Marks what belongs to the reader's own role. */
function markMine(): void {
  let role: string | null = null;
  try {
    role = localStorage.getItem('yuqing.role');
  } catch {}
  for (const item of document.querySelectorAll<HTMLElement>('[data-roles]'))
    item.toggleAttribute(
      'data-mine',
      role !== null && (item.dataset['roles'] ?? '').split(' ').includes(role),
    );
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
