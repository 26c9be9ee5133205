import { Form } from '../../kit/Form.tsx';
import type { Role } from '../../playbook/playbook.ts';
import type { Colleague } from '../../session/records.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { teamText } from '../../text/team.ts';
import { checkColleague, type KeyOf, type RosterRefusal, rosterKey } from './roster.ts';

interface Props {
  roster: readonly Colleague[];
  roles: readonly Role[];
  /** The one that is changed; absent for a new one. */
  changing: Colleague | undefined;
  keyOf: KeyOf;
  onColleague(colleague: Colleague): void;
  onClose(): void;
}

const sentenceOf = (refusal: RosterRefusal): string =>
  refusal.code === 'tooLong' ? refusalSentence(refusal) : teamText[refusal.code];

/** The form of an entry, or of a new one. */
export const colleagueDraft = (changing: Colleague | undefined): string =>
  changing === undefined ? 'colleague' : `colleague ${rosterKey(changing)}`;

/** One entry of the roster. Names go into the record with every step given; numbers have a field of their own. */
export function ColleagueForm({ roster, roles, changing, keyOf, onColleague, onClose }: Props) {
  return (
    <Form
      id="colleague"
      draft={colleagueDraft(changing)}
      class="colleague stack-3"
      fields={{
        name: { kind: 'line', label: teamText.name, value: changing?.name },
        title: { kind: 'line', label: teamText.post, value: changing?.title },
        role: {
          kind: 'choice',
          label: teamText.role,
          options: [
            { value: '', label: teamText.noRole },
            ...roles.map(({ id, name }) => ({ value: id, label: name })),
          ],
          value: changing?.role,
        },
        phone: { kind: 'phone', label: teamText.phone, value: changing?.phone },
      }}
      focus="name"
      action={teamText.save}
      onSubmit={typed => {
        const checked = checkColleague(roster, typed, changing, keyOf);
        if (!checked.ok) return { sentence: sentenceOf(checked.refusal), field: checked.refusal.field };
        onColleague(checked.value);
        return undefined;
      }}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
