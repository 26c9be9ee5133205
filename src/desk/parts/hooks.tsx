import { useLayoutEffect } from 'preact/hooks';
import { useTicking } from '../../kit/effects.ts';
import { createShared } from '../../kit/shared.ts';
import { timeNow } from '../../session/surroundings.ts';

/** The time of this page, anew each second. */
export const useNow = (): number => useTicking(timeNow);

function fragment(): string {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    // A mangled link names no place; what it says is as good as any unknown name.
    return text;
  }
}

/** Empty until the page has been drawn as the server drew it. */
const hash = createShared('');

const addressOf = (next: string): string =>
  `${location.pathname}${location.search}${next === '' ? '' : `#${encodeURI(next)}`}`;

/** Targets of the skip links: parts of the page, whichever screen is on it. The address goes on naming the screen. */
const PARTS: readonly string[] = ['main', 'questions'];
/** Prefix of an invitation in the fragment of a link. */
export const JOIN_PLACE = 'settings/join/';

/** An invitation that came with the address. It is a team's secret: it stands there no longer than it takes to read it. */
const invited = createShared('');
export const takeInvited = (): string => {
  const code = invited.now();
  invited.set('');
  return code;
};

const readHash = (): void => {
  let named = fragment();
  if (named.startsWith(JOIN_PLACE)) {
    invited.set(named.slice(JOIN_PLACE.length));
    named = 'settings';
    history.replaceState(null, '', addressOf(named));
    document.documentElement.dataset['script'] = location.hash;
  }
  if (PARTS.includes(named)) history.replaceState(null, '', addressOf(hash.now()));
  else hash.set(named);
};

/** To another screen of this page. @param replace without a way back to this one */
export function navigate(next: string, replace = false): void {
  if (replace) history.replaceState(null, '', addressOf(next));
  else history.pushState(null, '', addressOf(next));
  hash.set(next);
}

/** The part of the address after `#`, following back and forward: one for the whole page. */
export function useHash(): readonly [hash: string, go: typeof navigate] {
  const here = hash.use();
  // Before the paint: what the server drew is not what an address with a place in it asks for.
  useLayoutEffect(() => {
    readHash();
    // The same listener again is no second one.
    addEventListener('hashchange', readHash);
    addEventListener('popstate', readHash);
  }, []);
  return [here, navigate];
}
