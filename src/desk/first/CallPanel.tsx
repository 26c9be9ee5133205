import { useState } from 'preact/hooks';
import { OneOf } from '../../kit/OneOf.tsx';
import {
  chosenDanger,
  ListCalls,
  NumbersHint,
  Panel,
  type PanelProps,
  PlaceInput,
  usePlaybook,
} from './panel.tsx';
import { firstPanelText } from './words.ts';

/** 打电话: whom one calls for what; a danger has words of its own. */
export function CallPanel({ line, first, snapshot }: PanelProps) {
  const playbook = usePlaybook()?.first;
  const [chosen, setChosen] = useState<string>();
  if (playbook === undefined) return null;
  const dangerCalls = new Set(playbook.dangers.map(({ calls }) => calls));
  const [usual] = playbook.calls.filter(({ id }) => !dangerCalls.has(id));
  // Once a danger has been named, its list of calls is proposed.
  const proposed = chosenDanger(playbook, first)?.calls ?? usual?.id;
  const list = playbook.calls.find(({ id }) => id === (chosen ?? proposed)) ?? playbook.calls[0];
  if (list === undefined) return null;
  return (
    <Panel line={line}>
      <NumbersHint contacts={snapshot.contacts} />
      <OneOf
        id="first-list"
        label={firstPanelText.list}
        options={Object.fromEntries(playbook.calls.map(({ id, title }) => [id, title]))}
        value={list.id}
        onValue={setChosen}
      />
      <p class="small faint">{list.hint}</p>
      {dangerCalls.has(list.id) && <PlaceInput first={first} />}
      <ListCalls first={first} playbook={playbook} list={list} contacts={snapshot.contacts} />
    </Panel>
  );
}
