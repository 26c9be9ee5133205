import { useState } from 'preact/hooks';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { saveFile } from '../../desk/parts/save-file.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { Drafts, useDraft } from '../../kit/draft.ts';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { FilePick } from '../../kit/FilePick.tsx';
import { giveFocusRefused } from '../../kit/focus.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import type { RunningDrill } from '../drills/useDrill.tsx';
import { LoadedNights, type NightsMaterials } from './LoadedNight.tsx';
import { keptAs, NightScreen } from './NightScreen.tsx';
import {
  askedFields,
  EMPTY_NIGHT,
  emptyFields,
  nightOf,
  OWN_NIGHT,
  type OwnCall,
  type OwnField,
  type OwnNight,
  ownFrom,
} from './own-night.ts';
import { ownCallLabel, ownNightLabel, ownText } from './own-words.ts';
import { nightText } from './words.ts';

/** 自己写一晚: three calls with two models each, tried at once, handed on as a file. */
export const NightEditor = ({ running }: { running: RunningDrill }) => (
  <Drafts.Provider value={running.drill.session.drafts()}>
    <LoadedNights>{materials => <Editor running={running} {...materials} />}</LoadedNights>
  </Drafts.Provider>
);

function Editor({ running, nights, index }: NightsMaterials & { running: RunningDrill }) {
  const [own, keep] = useDraft<OwnNight>('own-night', EMPTY_NIGHT);
  const [, keepTalk] = useDraft<unknown>(keptAs(OWN_NIGHT), null);
  const [trying, setTrying] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const empty = emptyFields(own);
  const shown = isChecked ? empty : [];
  /** A try begins anew: the words may have changed. */
  const begin = (): void => {
    keepTalk(null);
    setTrying(true);
  };
  /** Does it where nothing is missing; otherwise every gap is shown at its field. */
  const ifWhole = (act: () => void): void => {
    setChecked(true);
    const [first] = empty;
    if (first === undefined) act();
    else giveFocusRefused(fieldId(first));
  };
  if (trying)
    return (
      <>
        <p class="cluster no-print">
          <Button words={ownText.edit} onClick={() => setTrying(false)} />
          <span class="small">{ownText.trial}</span>
        </p>
        <NightScreen running={running} night={nightOf(own, nights)} index={index} isTrial />
      </>
    );
  return (
    <article class="night flow">
      <p class="no-print">
        <GoLink to="" class="tall">
          {nightText.back}
        </GoLink>
      </p>
      <ScreenTitle>{ownText.title}</ScreenTitle>
      <p class="lead measure">{ownText.lead}</p>
      <Fields own={own} empty={shown} onOwn={keep} />
      {shown.length > 0 && <p role="alert">{ownText.problems(shown.length)}</p>}
      <p>
        <Button words={ownText.try} class="primary" onClick={() => ifWhole(begin)} />
      </p>
      <OwnFiles own={own} nights={nights} onOwn={keep} ifWhole={ifWhole} />
    </article>
  );
}

const fieldId = ({ call, field }: OwnField): string =>
  call === undefined ? `own-${field}` : `own-${call}-${field}`;

interface FieldsProps {
  own: OwnNight;
  /** The fields at which a sentence says that nothing is written. */
  empty: readonly OwnField[];
  onOwn(own: OwnNight | undefined): void;
}

/** Every field of the night and of its calls; those of a question only where the caller asks one. */
function Fields({ own, empty, onOwn }: FieldsProps) {
  const gaps = new Set(empty.map(fieldId));
  const at = (field: OwnField) => ({
    id: fieldId(field),
    problem: gaps.has(fieldId(field)) ? ownText.empty : undefined,
  });
  const changed = (place: number, field: keyof OwnCall, value: string): OwnNight => ({
    ...own,
    calls: own.calls.map((call, other) => (other === place ? { ...call, [field]: value } : call)),
  });
  return (
    <>
      <Section id="own-night" title={ownText.night} class="flow-s measure">
        {(['title', 'tests', 'known'] as const).map(field => (
          <FieldInput
            key={field}
            {...at({ field })}
            field={
              field === 'known'
                ? { kind: 'text', rows: 3, label: ownNightLabel.known }
                : { kind: 'line', label: ownNightLabel[field] }
            }
            value={own[field]}
            onValue={value => onOwn({ ...own, [field]: String(value) })}
          />
        ))}
      </Section>
      {own.calls.map((call, place) => (
        // A call is its place: it has no other name.
        <Section key={place} id={`own-call-${place}`} title={ownText.call(place)} class="flow-s measure">
          {askedFields(call).map(field => (
            <FieldInput
              key={field}
              {...at({ call: place, field })}
              field={
                field === 'from'
                  ? { kind: 'line', label: ownCallLabel.from }
                  : { kind: 'text', rows: 2, label: ownCallLabel[field] }
              }
              value={call[field]}
              onValue={value => onOwn(changed(place, field, String(value)))}
            />
          ))}
        </Section>
      ))}
    </>
  );
}

/** Hands the night out as a file, takes one in, and begins anew. */
function OwnFiles({
  own,
  nights,
  onOwn,
  ifWhole,
}: Omit<FieldsProps, 'empty'> & Pick<NightsMaterials, 'nights'> & { ifWhole(act: () => void): void }) {
  const { outcome, follow } = useOutcome();
  const give = async (): Promise<string> => {
    const { fileOfNight } = await import('./own-file.ts');
    const name = `${ownText.file}-${own.title.trim()}.json`;
    await saveFile({
      name,
      type: 'application/json',
      data: fileOfNight(nightOf(own, nights)),
      picker: false,
    });
    return ownText.exported(name);
  };
  const take = async ([file]: readonly File[]): Promise<string> => {
    const { nightInFile } = await import('./own-file.ts');
    const night = file === undefined ? undefined : nightInFile(await file.text());
    if (night === undefined) throw new Error('no night');
    onOwn(ownFrom(night));
    return ownText.taken(night.title);
  };
  return (
    <div class="actions cluster no-print">
      <Button words={ownText.export} onClick={() => ifWhole(() => follow(give(), ownText.notExported))} />
      <FilePick
        words={ownText.take}
        accept=".json,application/json"
        onFiles={async files => follow(take(files), ownText.notTaken)}
      />
      <Confirm {...ownText.clear} class="quiet" onYes={() => onOwn(undefined)} />
      {outcome}
    </div>
  );
}
