import { useState } from 'preact/hooks';
import { groupText } from '../../text/drill-group.ts';

type Kind = 'improvised' | 'leader';

interface Props {
  onGive(kind: Kind, from: string, text: string): void;
}

/** Words of the facilitator's own for the room: an inject nobody planned, or what the leader answers and orders. */
export function Improvise({ onGive }: Props) {
  const [kind, setKind] = useState<Kind>('leader');
  const [from, setFrom] = useState('');
  const [text, setText] = useState('');
  return (
    <form
      class="group-improvise flow"
      onSubmit={event => {
        event.preventDefault();
        if (text.trim() === '') document.getElementById('improvise-text')?.focus();
        else {
          onGive(kind, from.trim(), text.trim());
          setText('');
        }
      }}
    >
      <h3>{groupText.improvise}</h3>
      <div class="group-bar cluster">
        <select
          aria-label={groupText.as}
          value={kind}
          onChange={({ currentTarget: { value } }) => setKind(value === 'leader' ? 'leader' : 'improvised')}
        >
          <option value="leader">{groupText.asLeader}</option>
          <option value="improvised">{groupText.asOther}</option>
        </select>
        <input
          aria-label={groupText.from}
          placeholder={groupText.from}
          value={from}
          onInput={event => setFrom(event.currentTarget.value)}
        />
      </div>
      <textarea
        id="improvise-text"
        rows={2}
        aria-label={groupText.text}
        placeholder={groupText.text}
        value={text}
        onInput={event => setText(event.currentTarget.value)}
      />
      <button type="submit">{groupText.release}</button>
    </form>
  );
}
