import { Window } from 'happy-dom';
import { expect, onTestFinished, test, vi } from 'vitest';
import { offerUpdates } from '../../../src/site/script/update.ts';

/** A worker of a version, on its way from being installed to being so. */
class Version extends EventTarget {
  state = 'installing';

  becomes(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** A page that some version serves; the browser may be installing another by the time its script runs. */
async function opened(installing: Version | null) {
  const { document } = new Window();
  document.body.innerHTML = '<p data-update hidden><span data-notice="new"></span></p>';
  const registration = Object.assign(new EventTarget(), { waiting: null, installing });
  vi.stubEnv('DEV', false);
  vi.stubGlobal('document', document);
  vi.stubGlobal('navigator', {
    serviceWorker: Object.assign(new EventTarget(), { controller: {}, register: async () => registration }),
  });
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });
  offerUpdates('/');
  await Promise.resolve();
  const isOffered = (): boolean => document.querySelector<never>('[data-update]')?.['hidden'] === false;
  return { registration, isOffered };
}

test('a version is offered once it is installed, found while the page is open or before its script ran', async () => {
  const [later, before] = [new Version(), new Version()];
  const open = await opened(null);
  open.registration.installing = later;
  open.registration.dispatchEvent(new Event('updatefound'));
  expect(open.isOffered()).toBe(false);
  later.becomes('installed');
  expect(open.isOffered()).toBe(true);

  const { isOffered } = await opened(before);
  expect(isOffered()).toBe(false);
  before.becomes('installed');
  expect(isOffered()).toBe(true);
});
