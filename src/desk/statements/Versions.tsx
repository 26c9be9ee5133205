import type { ComponentChildren } from 'preact';
import { Button } from '../../kit/Button.tsx';
import { versionText } from './versions-words.ts';

interface Props<Version> {
  versions: readonly Version[];
  keyOf(version: Version): string;
  /** Key of the one that is looked at. */
  shown: string | undefined;
  /** @param version its key; absent for the current version */
  onShow(version?: string): void;
  children(version: Version): ComponentChildren;
}

/** Every version there was, the latest first; each can be looked at, and put away again. */
export const Versions = <Version extends { readonly number: number }>({
  versions,
  keyOf,
  shown,
  onShow,
  children,
}: Props<Version>) => (
  <ul class="plain">
    {[...versions].reverse().map(version => {
      const key = keyOf(version);
      return (
        <li key={key} class="split">
          {children(version)}
          <Button
            class="quiet"
            words={versionText.see}
            of={versionText.version(version.number)}
            aria-pressed={key === shown}
            onClick={() => onShow(key === shown ? undefined : key)}
          />
        </li>
      );
    })}
  </ul>
);
