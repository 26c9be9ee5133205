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
  dangersIn,
  EMPTY_NIGHT,
  nightOf,
  OWN_NIGHT,
  type OwnCall,
  type OwnNight,
  type OwnProblem,
  ownFrom,
  ownProblems,
} from './own-night.ts';
import { ownCallLabel, ownNightLabel, ownProblemWords, ownText } from './own-words.ts';
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
  const problems = ownProblems(own, nights, index.playbook.suspicions);
  const shown = isChecked ? problems : [];
  /** A try begins anew: the words may have changed. */
  const begin = (): void => {
    keepTalk(null);
    setTrying(true);
  };
  /** Does it where nothing is missing; otherwise every gap is shown at its field. */
  const ifWhole = (act: () => void): void => {
    setChecked(true);
    const [first] = problems;
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
      <Fields own={own} nights={nights} problems={shown} onOwn={keep} />
      {shown.length > 0 && <p role="alert">{ownText.problems(shown.length)}</p>}
      <p>
        <Button words={ownText.try} class="primary" onClick={() => ifWhole(begin)} />
      </p>
      <OwnFiles own={own} nights={nights} onOwn={keep} ifWhole={ifWhole} />
    </article>
  );
}

const fieldId = ({ call, field }: Pick<OwnProblem, 'call' | 'field'>): string =>
  call === undefined ? `own-${field}` : `own-${call}-${field}`;

interface FieldsProps extends Pick<NightsMaterials, 'nights'> {
  own: OwnNight;
  problems: readonly OwnProblem[];
  onOwn(own: OwnNight | undefined): void;
}

/** The words of a problem at a field; `undefined` where there is none. */
function problemAt(problems: readonly OwnProblem[], at: Pick<OwnProblem, 'call' | 'field'>) {
  const found = problems.find(({ call, field }) => call === at.call && field === at.field);
  return found && ownProblemWords[found.code];
}

/** Every field of the night and of its calls. */
function Fields({ own, nights, problems, onOwn }: FieldsProps) {
  return (
    <>
      <Section id="own-night" title={ownText.night} class="flow-s measure">
        {(['title', 'tests', 'known'] as const).map(field => (
          <FieldInput
            key={field}
            id={fieldId({ field })}
            field={
              field === 'known'
                ? { kind: 'text', rows: 3, label: ownNightLabel.known }
                : { kind: 'line', label: ownNightLabel[field] }
            }
            value={own[field]}
            problem={problemAt(problems, { field })}
            onValue={value => onOwn({ ...own, [field]: String(value) })}
          />
        ))}
      </Section>
      {own.calls.map((call, place) => (
        <CallFields
          // A call is its place: it has no other name.
          key={place}
          {...{ call, place, nights, problems }}
          onCall={changed =>
            onOwn({ ...own, calls: own.calls.map((each, other) => (other === place ? changed : each)) })
          }
        />
      ))}
    </>
  );
}

/** The fields of one call; those of its danger only where there is one. */
function CallFields({
  call,
  place,
  nights,
  problems,
  onCall,
}: Omit<FieldsProps, 'own' | 'onOwn'> & { call: OwnCall; place: number; onCall(call: OwnCall): void }) {
  const field = (name: keyof OwnCall) => ({
    id: fieldId({ call: place, field: name }),
    value: call[name],
    problem: problemAt(problems, { call: place, field: name }),
    onValue: (value: unknown) => onCall({ ...call, [name]: String(value) }),
  });
  const text = (name: keyof OwnCall) => (
    <FieldInput key={name} {...field(name)} field={{ kind: 'text', rows: 2, label: ownCallLabel[name] }} />
  );
  return (
    <Section id={`own-call-${place}`} title={ownText.call(place)} class="flow-s measure">
      <FieldInput {...field('from')} field={{ kind: 'line', label: ownCallLabel.from }} />
      {text('text')}
      <FieldInput
        {...field('danger')}
        field={{
          kind: 'choice',
          label: ownCallLabel.danger,
          options: [
            { value: '', label: ownText.noDanger },
            ...dangersIn(nights).map(({ value, night, call: like }) => ({
              value,
              label: ownText.danger(night.title, like.from),
            })),
          ],
        }}
      />
      {call.danger !== '' && (['acts', 'comes'] as const).map(text)}
      {(['first', 'second', 'listen'] as const).map(text)}
    </Section>
  );
}

/** Hands the night out as a file, takes one in, and begins anew. */
function OwnFiles({
  own,
  nights,
  onOwn,
  ifWhole,
}: Omit<FieldsProps, 'problems'> & { ifWhole(act: () => void): void }) {
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
    onOwn(ownFrom(night, nights));
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
