import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import { groupText } from '../../text/drill-group.ts';

interface Props {
  onGive(kind: 'improvised' | 'leader', from: string, text: string): void;
}

/** Words of the facilitator's own for the room: an inject nobody planned, or what the leader answers and orders. */
export const Improvise = ({ onGive }: Props) => (
  <UnkeptForm
    id="improvise"
    class="group-improvise"
    label={groupText.improvise}
    fields={{
      kind: {
        kind: 'choice',
        shown: 'side by side',
        label: groupText.as,
        options: [
          { value: 'leader', label: groupText.asLeader },
          { value: 'improvised', label: groupText.asOther },
        ],
        value: 'leader',
      },
      from: { kind: 'line', label: groupText.from },
      text: { kind: 'text', label: groupText.text },
    }}
    action={groupText.release}
    onSubmit={({ kind, from, text }) => {
      if (text.trim() === '') return { sentence: groupText.nothingSaid, field: 'text' };
      onGive(kind === 'leader' ? 'leader' : 'improvised', from.trim(), text.trim());
      return undefined;
    }}
  >
    <h3>{groupText.improvise}</h3>
  </UnkeptForm>
);
