import { useEffect, useRef, useState } from 'preact/hooks';
import { keysText } from '../../text/desk.ts';
import { areShortcutsOn, setShortcuts } from '../shared/shortcuts.ts';

/** What keys do, and whether those that do it by themselves may. */
export function Shortcuts({ onClose }: { onClose(): void }) {
  const [on, setOn] = useState(areShortcutsOn);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const list = (keys: readonly (readonly [string, string])[]) => (
    <dl class="recorded stack-1 pairs">
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <section class="panel shortcuts card" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title" ref={title} tabIndex={-1}>
        {keysText.title}
      </h2>
      {list(keysText.keys)}
      <label class="check">
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget: { checked } }) => {
            setShortcuts(checked);
            setOn(checked);
          }}
        />
        <span>
          {keysText.single}
          <span class="small faint">　{keysText.singleHint}</span>
        </span>
      </label>
      {list(keysText.others)}
      <button type="button" onClick={onClose}>
        {keysText.close}
      </button>
    </section>
  );
}
