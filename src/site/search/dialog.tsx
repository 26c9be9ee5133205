import '../../base/supplied.js';
import { render } from 'preact';
import { giveFocus } from '../../kit/focus.ts';
import stylesheet from './SearchBox.css?url';
import { SearchBox } from './SearchBox.tsx';
import { searchText } from './words.ts';

// Loaded as a script of its own at the first use of the search; see site/script/start.ts.

let dialog: HTMLDialogElement | undefined;
/** What had the focus when the search was opened. */
let focused: Element | null = null;

/** Opens the search over the page. Closing it gives the focus back to where it was. */
function openSearch(): void {
  const base = document.body.dataset['base'] ?? '/';
  dialog ??= createDialog();
  const opened = dialog;
  if (opened.open) return;
  if (opened.showModal === undefined) {
    // A browser without dialogs still has the page.
    location.assign(`${base}search/`);
    return;
  }
  focused = document.activeElement;
  opened.showModal();
  render(
    <SearchBox indexUrl={`${base}search.json`} base={base} autofocus onClose={() => opened.close()} />,
    opened,
  );
}

function createDialog(): HTMLDialogElement {
  const created = document.createElement('dialog');
  created.className = 'search-dialog card';
  created.setAttribute('aria-label', searchText.dialogLabel);
  // The dialog fills itself with the box: a click that reaches it came from the backdrop.
  created.addEventListener('click', event => {
    if (event.target === created) created.close();
  });
  created.addEventListener('close', () => {
    // Told a moment later, when somebody may have opened it again.
    if (created.open) return;
    render(null, created);
    if (focused?.isConnected) giveFocus(focused);
  });
  const styles = document.createElement('link');
  styles.rel = 'stylesheet';
  styles.href = stylesheet;
  document.head.append(styles);
  document.body.append(created);
  return created;
}

document.addEventListener('open-search', openSearch);
