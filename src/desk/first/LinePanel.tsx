import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Drafts } from '../../kit/draft.ts';
import { Form } from '../../kit/Form.tsx';
import { ask, type FieldAsk } from '../../kit/fields.ts';
import { checkFields } from '../core/fields.ts';
import { refusedAt } from '../core/words/refusal.ts';
import { fullTime } from '../core/words/time.ts';
import { firstActs } from './draft.ts';
import { takeLine } from './line-taken.ts';
import { firstLineText } from './line-words.ts';
import { Panel, type PanelProps, usePlaybook } from './panel.tsx';
import { lineWords } from './words.ts';

/** A line that is done by pressing its button: its fields, and its records. */
export function LinePanel({ line, first }: PanelProps) {
  const [open, setOpen] = useState(true);
  const found = usePlaybook()?.first.lines.find(({ id }) => id === line.id);
  if (found === undefined) return null;
  const asks = found.asks ?? [];
  const { fields } = takeLine;
  const taken = firstActs(first.draft).flatMap(([key, act]) =>
    act.kind === 'takeLine' && act.line === line.id ? [{ ...act, key }] : [],
  );
  return (
    <Panel line={line}>
      <p class="small">{found.about}</p>
      {taken.length > 0 && (
        <ul class="plain">
          {taken.map(({ key, ...act }) => (
            <li key={key} class="cluster">
              <span>
                {fullTime(Date.parse(act.takenAt), first.now())} {lineWords(act)}
              </span>
              <Button
                class="quiet small"
                words={firstLineText.takeBack}
                of={line.text}
                onClick={() => first.record(undefined, key)}
              />
            </li>
          ))}
        </ul>
      )}
      {taken.length > 0 && !open ? (
        <Button class="quiet" words={firstLineText.more} of={line.text} onClick={() => setOpen(true)} />
      ) : (
        <Drafts.Provider value={first.forms}>
          <Form
            id={`line-${line.id}`}
            class="stack"
            focus={false}
            fields={
              {
                ...Object.fromEntries(asks.map(name => [name, ask(fields[name])])),
                takenAt: ask(fields.takenAt, { clock: first.now }),
              } as Readonly<Record<string, FieldAsk>>
            }
            action={found.action ?? firstLineText.record}
            weight="minor"
            onSubmit={(values: Readonly<Record<string, unknown>>) => {
              const said = Object.fromEntries(asks.map(name => [name, String(values[name] ?? '')]));
              const typed = { line: line.id, takenAt: String(values['takenAt'] ?? ''), ...said };
              const checked = checkFields(fields, typed, first.now());
              const isBare = asks.length > 0 && Object.values(said).every(words => words.trim() === '');
              const nothingSaid = isBare
                ? [{ sentence: firstLineText.needOne, field: asks[0], isMissing: asks.length === 1 }]
                : [];
              if (!checked.ok) {
                const refused = refusedAt(checked.refusal);
                return [...nothingSaid, refused, ...(refused.also ?? [])];
              }
              if (isBare) return nothingSaid;
              const { takenAt, who, link, note } = checked.value;
              first.record({
                kind: 'takeLine',
                line: line.id,
                takenAt,
                ...(who && { who }),
                ...(link && { link }),
                ...(note && { note }),
              });
              setOpen(false);
              return undefined;
            }}
          />
        </Drafts.Provider>
      )}
    </Panel>
  );
}
