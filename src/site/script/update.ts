import { keptHere } from './kept.ts';

/** Registers the service worker and offers a new version; it never takes over by itself, nor while the page would lose something by it. */
export function offerUpdates(base: string): void {
  const box = document.querySelector<HTMLElement>('[data-update]');
  const workers = navigator.serviceWorker;
  if (!workers || !box || import.meta.env.DEV) return;
  const hadController = workers.controller !== null;
  let waiting: ServiceWorker | null = null;
  let asked = false;

  const show = (notice: string): void => {
    for (const words of box.querySelectorAll<HTMLElement>('[data-notice]'))
      words.hidden = words.dataset['notice'] !== notice;
    box.hidden = false;
  };
  const offer = (worker: ServiceWorker): void => {
    waiting = worker;
    show(keptHere('next') === null ? 'new' : 'busy');
  };
  box.onclick = ({ target }) => {
    const { name } = target as HTMLButtonElement;
    if (name === 'later') box.hidden = true;
    else if (name) {
      // Pages with unsaved work ask before they are left: once the new worker is in, the old page's parts are gone.
      if (!dispatchEvent(new Event('beforeunload', { cancelable: true }))) show('unsaved');
      else if (waiting) {
        asked = true;
        waiting.postMessage({ type: 'SKIP_WAITING' });
      } else location.reload();
    }
  };
  workers.addEventListener('controllerchange', () => {
    waiting = null;
    if (asked) location.reload();
    else if (hadController) show('elsewhere');
  });
  workers.register(`${base}sw.js`).then(
    registration => {
      if (registration.waiting && hadController) offer(registration.waiting);
      /** One that installs is offered once it has. */
      const attend = (): void => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' && workers.controller) offer(worker);
        });
      };
      // It may have been found before this page was there to hear of it.
      attend();
      registration.addEventListener('updatefound', attend);
    },
    // Private windows may refuse a worker: the site then simply needs the network.
    () => undefined,
  );
}
