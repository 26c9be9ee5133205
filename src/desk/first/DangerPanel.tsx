import { PlainInput } from '../../kit/PlainInput.tsx';
import { dangerKinds } from '../../playbook/danger.ts';
import {
  DANGER_KIND_TOKEN,
  TYPED_DANGER_TOKENS,
  type TypedDangerToken,
} from '../../playbook/danger-token.ts';
import { tokensIn } from '../../playbook/template.ts';
import { personName } from '../core/words/person.ts';
import { BasisNote } from '../parts/Basis.tsx';
import { useBureau } from '../parts/bureau.tsx';
import { useOfficer } from '../parts/officer.tsx';
import { firstWordContact } from '../statements/acknowledgement.ts';
import { dangerLines, dangerText, filledOf } from './danger-words.ts';
import {
  chosenDanger,
  KeptLine,
  ListCalls,
  NumbersHint,
  Panel,
  type PanelProps,
  PlaceInput,
  usePlaybook,
} from './panel.tsx';
import { dangerAsk, firstPanelText } from './words.ts';

/** 报险: the kind of danger, the words to read aloud beside the people to call, and further duties under the law. */
export function DangerPanel({ line, first, snapshot }: PanelProps) {
  const playbook = usePlaybook();
  const [officer] = useOfficer();
  const [details] = useBureau();
  if (playbook === undefined) return null;
  const { dangers, calls } = playbook.first;
  const danger = chosenDanger(playbook.first, first) ?? dangers[0];
  const list = calls.find(({ id }) => id === danger?.calls);
  if (danger === undefined || list === undefined) return null;
  const { told } = first.draft;
  const known: Readonly<Partial<Record<TypedDangerToken, string>>> = {
    报告人: personName({ name: officer.name ?? '', ...(officer.title && { title: officer.title }) }),
    回电: firstWordContact(playbook.release, details),
  };
  const kind = told[DANGER_KIND_TOKEN];
  const filled = filledOf({ ...known, ...told }, kind);
  const kinds = dangers.flatMap(dangerKinds);
  const asked = TYPED_DANGER_TOKENS.filter(
    token => token !== '地点' && tokensIn(danger.words).includes(token),
  );
  // Emergency numbers come first: on a phone they must not lie below the words to read aloud.
  const isRescue = (whom: readonly string[]): boolean =>
    whom.every(post => playbook.first.posts.find(({ id }) => id === post)?.number !== undefined);
  const rescue = { ...list, whom: list.whom.filter(isRescue) };
  const calling = {
    first,
    playbook: playbook.first,
    contacts: snapshot.contacts,
    told: dangerText(danger, filled, '地点'),
  };
  return (
    <Panel line={line}>
      <PlainInput
        id="first-kind"
        field={{
          kind: 'choice',
          shown: 'side by side',
          label: firstPanelText.danger,
          options: kinds.map(each => ({ value: each, label: each })),
        }}
        value={kind ?? ''}
        onValue={chosen => first.tell(DANGER_KIND_TOKEN, String(chosen))}
      />
      <PlaceInput first={first} />
      {rescue.whom.length > 0 && (
        <div class="first-rescue">
          <ListCalls {...calling} list={rescue} />
        </div>
      )}
      <div class="first-columns">
        <div class="stack">
          <h3>{firstPanelText.read}</h3>
          <div class="first-words">
            {dangerLines(danger, filled).map(pieces => (
              <p key={pieces.map(({ words }) => words).join('')}>
                {pieces.map(piece => ('text' in piece ? piece.text : <u key={piece.token}>{piece.words}</u>))}
              </p>
            ))}
          </div>
          {asked.map(token => (
            <KeptLine
              key={token}
              id={`first-${TYPED_DANGER_TOKENS.indexOf(token)}`}
              label={dangerAsk[token]}
              value={told[token] ?? known[token] ?? ''}
              onWords={words => first.tell(token, words)}
            />
          ))}
        </div>
        <div class="stack">
          <h3>{firstPanelText.whom}</h3>
          <NumbersHint contacts={snapshot.contacts} />
          <p class="small faint">{list.hint}</p>
          <ListCalls {...calling} list={{ ...list, whom: list.whom.filter(each => !isRescue(each)) }} />
        </div>
      </div>
      <h3>{firstPanelText.due}</h3>
      <ul class="small">
        {danger.due.map(due => (
          <li key={due.text}>
            {due.text} <BasisNote brief of={due} playbook={playbook} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
