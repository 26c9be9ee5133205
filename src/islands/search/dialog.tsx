import '../../base/supplied.js';
import { render } from 'preact';
import { searchText } from '../../text/search.ts';
import stylesheet from './SearchBox.css?url';
import { SearchBox } from './SearchBox.tsx';

// Loaded as a script of its own at the first use of the search; see components/site/start.ts.

let dialog: HTMLDialogElement | undefined;

/** Opens the search over the page. Closing it gives the focus back to where it was. */
function openSearch(): void {
  const base = document.body.dataset['base'] ?? '/';
  dialog ??= createDialog();
  const opened = dialog;
  if (opened.open) return;
  const focused = document.activeElement;
  if (opened.showModal === undefined) {
    // A browser without dialogs still has the page.
    location.assign(`${base}search/`);
    return;
  }
  opened.showModal();
  render(
    <SearchBox indexUrl={`${base}search.json`} base={base} autofocus onClose={() => opened.close()} />,
    opened,
  );
  opened.addEventListener(
    'close',
    () => {
      render(null, opened);
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
    },
    { once: true },
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
  const styles = document.createElement('link');
  styles.rel = 'stylesheet';
  styles.href = stylesheet;
  document.head.append(styles);
  document.body.append(created);
  return created;
}

document.addEventListener('open-search', openSearch);
