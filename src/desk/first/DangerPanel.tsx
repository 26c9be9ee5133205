import { useState } from 'preact/hooks';
import { OneOf } from '../../kit/OneOf.tsx';
import { PlainInput } from '../../kit/PlainInput.tsx';
import { DANGER_TOKENS, type DangerToken } from '../../playbook/danger-token.ts';
import { piecesOf, tokensIn } from '../../playbook/template.ts';
import { useOfficer } from '../shell/officer.tsx';
import { Calls } from './Calls.tsx';
import { NumbersHint, type PanelProps, useFirstPlaybook } from './panel.tsx';
import { dangerAsk, firstPanelText, unsaid } from './words.ts';

/** 报险: what it is, the words to read aloud, to whom, and what the law asks for besides. */
export function DangerPanel({ first, snapshot }: PanelProps) {
  const playbook = useFirstPlaybook();
  const [officer] = useOfficer();
  const [chosen, setChosen] = useState<string>();
  if (playbook === undefined) return null;
  const danger = playbook.dangers.find(({ id }) => id === chosen) ?? playbook.dangers[0];
  const list = playbook.calls.find(({ id }) => id === danger?.calls);
  if (danger === undefined || list === undefined) return null;
  const { told } = first.draft;
  const begun = (token: DangerToken): string =>
    told[token] ?? (token === '报告人' ? (officer.name ?? '') : '');
  const wordsOf = (token: string): string => {
    const asked = DANGER_TOKENS.find(each => each === token);
    return (asked && begun(asked).trim()) || unsaid(token);
  };
  const read = piecesOf(danger.words.trim())
    .map(piece => ('text' in piece ? piece.text : wordsOf(piece.token)))
    .join('');
  return (
    <>
      <OneOf
        id="first-danger"
        label={firstPanelText.danger}
        options={Object.fromEntries(playbook.dangers.map(({ id, title }) => [id, title]))}
        value={danger.id}
        onValue={setChosen}
      />
      <h3>{firstPanelText.whom}</h3>
      <NumbersHint contacts={snapshot.contacts} />
      <p class="small faint">{list.hint}</p>
      <Calls work={first} playbook={playbook} list={list} contacts={snapshot.contacts} told={read} />
      <h3>{firstPanelText.read}</h3>
      <div class="first-words">
        {danger.words
          .trim()
          .split('\n')
          .map(line => (
            <p key={line}>
              {piecesOf(line).map(piece =>
                'text' in piece ? piece.text : <u key={piece.token}>{wordsOf(piece.token)}</u>,
              )}
            </p>
          ))}
      </div>
      {DANGER_TOKENS.filter(token => tokensIn(danger.words).includes(token)).map(token => (
        <PlainInput
          key={token}
          id={`first-${DANGER_TOKENS.indexOf(token)}`}
          field={{ kind: 'line', label: dangerAsk[token], limit: 100 }}
          value={begun(token)}
          onValue={words => first.tell(token, String(words))}
        />
      ))}
      <h3>{firstPanelText.due}</h3>
      <ul class="small">
        {danger.due.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
