import { useState } from 'preact/hooks';
import { OneOf } from '../../kit/OneOf.tsx';
import { Calls } from './Calls.tsx';
import { NumbersHint, type PanelProps, useFirstPlaybook } from './panel.tsx';
import { firstPanelText } from './words.ts';

/** 打电话: whom one calls for what; a danger has words of its own. */
export function CallPanel({ first, snapshot }: PanelProps) {
  const playbook = useFirstPlaybook();
  const [chosen, setChosen] = useState<string>();
  if (playbook === undefined) return null;
  const told = new Set(playbook.dangers.map(({ calls }) => calls));
  const [usual] = playbook.calls.filter(({ id }) => !told.has(id));
  const list = playbook.calls.find(({ id }) => id === (chosen ?? usual?.id)) ?? playbook.calls[0];
  if (list === undefined) return null;
  return (
    <>
      <NumbersHint contacts={snapshot.contacts} />
      <OneOf
        id="first-list"
        label={firstPanelText.list}
        options={Object.fromEntries(playbook.calls.map(({ id, title }) => [id, title]))}
        value={list.id}
        onValue={setChosen}
      />
      <p class="small faint">{list.hint}</p>
      <Calls work={first} playbook={playbook} list={list} contacts={snapshot.contacts} />
    </>
  );
}
