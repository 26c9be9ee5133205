import { useEffect, useState } from 'preact/hooks';
import type { Snapshot } from '../../session/session.ts';
import { onUnlocked, type Started, startSession } from '../../session/start.ts';

/** The running session with its latest snapshot; `undefined` until the store has been read; `locked` until it is unlocked. */
export function useSession(): (Started & { readonly snapshot: Snapshot }) | 'locked' | undefined {
  const [started, setStarted] = useState<Started | 'locked'>();
  const [snapshot, setSnapshot] = useState<Snapshot>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    const begin = (): void => {
      void startSession().then(running => {
        if (gone) return;
        setStarted(running);
        if (running === 'locked') return;
        setSnapshot(running.session.snapshot());
        stop = running.session.subscribe(() => setSnapshot(running.session.snapshot()));
      });
    };
    begin();
    const forget = onUnlocked(begin);
    return () => {
      gone = true;
      forget();
      stop?.();
    };
  }, []);
  if (started === 'locked') return 'locked';
  return started !== undefined && snapshot !== undefined ? { ...started, snapshot } : undefined;
}

/** The time, anew each second. Only the components that show a running clock render with it. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function fragment(): string {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    // A mangled link names no place; what it says is as good as any unknown name.
    return text;
  }
}

/** The part of the address after `#`, following back and forward. */
export function useHash(): readonly [hash: string, navigate: (hash: string, replace?: boolean) => void] {
  const [hash, setHash] = useState('');
  useEffect(() => {
    const read = (): void => setHash(fragment());
    read();
    addEventListener('hashchange', read);
    addEventListener('popstate', read);
    return () => {
      removeEventListener('hashchange', read);
      removeEventListener('popstate', read);
    };
  }, []);
  const navigate = (next: string, replace = false): void => {
    const address = `${location.pathname}${location.search}${next === '' ? '' : `#${encodeURI(next)}`}`;
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    setHash(next);
  };
  return [hash, navigate];
}
