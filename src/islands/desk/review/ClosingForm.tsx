import './closing.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { officerOf } from '../../../incident/desk.ts';
import {
  type ClosingAsk,
  type ClosingState,
  closingAsks,
  closingPauseOf,
  stepKey,
} from '../../../incident/review/closing.ts';
import { withoutResult } from '../../../incident/settled.ts';
import { useDraft } from '../../../kit/draft.ts';
import { described, Field } from '../../../kit/Field.tsx';
import { preload } from '../../../kit/OnDemand.tsx';
import { PersonField } from '../../../kit/PersonField.tsx';
import { personOf } from '../../../kit/person.ts';
import { usePrivacyGuard } from '../../../kit/privacy.ts';
import { closingText } from '../../../text/closing.ts';
import { deskText } from '../../../text/incident.ts';
import { refusalSentence } from '../../../text/refusal.ts';
import { stepStateLabel } from '../../../text/step.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { CombinedField } from '../CombinedField.tsx';
import { loadClosedSummary } from '../closed-summary.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import type { Place } from '../route.ts';
import type { Work } from '../work.ts';

/** What is typed, by the keys of closing asks and steps, and by {@link FIELDS}. */
type Texts = Readonly<Record<string, string>>;

/** Fields beside the words on what is left; no key of a word is like them. */
const FIELDS = {
  second: 'second',
  title: 'second-title',
  combines: 'combines',
  reason: 'reason',
} as const;

const NOTHING: Texts = {};

const fieldId = (field: string): string => `close-${field.replace(':', '-')}`;

/** What is open of a need or a phase, each with the way there. */
function Open({ ask, work }: { ask: Pick<ClosingAsk, 'steps'> & { need?: ClosingState }; work: Work }) {
  const link = (place: Place, words: string) => (
    <PlaceLink work={work} place={place}>
      {words}
    </PlaceLink>
  );
  return (
    <>
      {ask.steps.length > 0 && (
        <ul class="plain">
          {ask.steps.map(({ step, number, state }) => (
            <li key={step.id}>
              {link(`step/${step.id}`, `${number} ${step.title}`)}
              {state.kind !== 'todo' && `（${stepStateLabel(step, state.kind)}）`}
            </li>
          ))}
        </ul>
      )}
      {ask.need !== undefined && ask.need.themes > 0 && (
        <p>{link('feedback', closingText.themes(ask.need.themes))}</p>
      )}
      {ask.need?.promise === true && <p>{link('release', closingText.promise)}</p>}
    </>
  );
}

/** 结束事件: what cannot be left, a word on what is, and the list read by two. */
export function ClosingForm({ work, onCancel }: { work: Work; onCancel(): void }) {
  const { view, index } = work.incident;
  const [texts, setTexts] = useDraft('closing', NOTHING);
  const [refused, setRefused] = useState<{ readonly field: string; readonly sentence: string }>();
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const guard = usePrivacyGuard();
  useEffect(() => preload(loadClosedSummary, true), []);
  const form = useRef<HTMLFormElement>(null);
  const asks = closingAsks(index.playbook, view);
  const must = asks.flatMap(({ of }) => ('need' in of && of.need.need.leave === undefined ? [of.need] : []));
  const left = asks.filter(({ of }) => !('need' in of) || of.need.need.leave !== undefined);
  const pause = view.verdict?.outcome.ends === undefined ? closingPauseOf(index.playbook) : undefined;

  const second = { name: texts[FIELDS.second] ?? '', title: texts[FIELDS.title] ?? '' };
  const closer = officerOf(work.officer);
  const write = (changes: Texts): void => {
    guard.reset();
    setTexts({ ...texts, ...changes });
    setRefused(undefined);
  };
  const close = (): void => {
    if (!guard.allows(Object.values(texts).join('\n'))) return;
    const answer = work.act({
      kind: 'close',
      reason: texts[FIELDS.reason] ?? '',
      second:
        pause === undefined || `${second.name}${second.title}`.trim() === '' ? undefined : personOf(second),
      combines: texts[FIELDS.combines] ?? '',
      words: texts,
    });
    if (answer === undefined) {
      setTexts(undefined);
      onCancel();
      work.go('');
      requestAnimationFrame(() => document.getElementById('closed-title')?.focus());
      return;
    }
    const { refusal } = answer;
    const field = refusal.code === 'badField' ? refusal.field : '';
    setRefused({ field, sentence: refusalSentence(refusal) });
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(`[id="${fieldId(field)}"]`)?.focus(),
    );
  };
  const problemAt = (field: string): string | undefined =>
    refused?.field === field ? refused.sentence : undefined;
  const words = (field: string, label: string, hint?: string) => (
    <Field id={fieldId(field)} label={label} hint={hint} problem={problemAt(field)}>
      <textarea
        id={fieldId(field)}
        rows={2}
        value={texts[field] ?? ''}
        {...described(fieldId(field), hint, problemAt(field))}
        onInput={event => write({ [field]: event.currentTarget.value })}
      />
    </Field>
  );
  const group = (ask: ClosingAsk) => {
    const { key, of, steps } = ask;
    const [title, question] =
      'need' in of ? [of.need.need.title, of.need.need.leave ?? ''] : [of.phase.title, closingText.phaseWord];
    // A refused word on one step has to be seen, folded or not.
    const isApart = apart.has(key) || steps.some(({ step }) => texts[stepKey(step.id)]?.trim());
    return (
      <li key={key} data-ask={key}>
        <div class="closing-open">
          <p>
            <strong>{title}</strong>{' '}
            {'need' in of && (
              <BasisNote
                brief
                basis={of.need.need.basis}
                cite={of.need.need.cite}
                playbook={index.playbook}
              />
            )}
          </p>
          <Open ask={'need' in of ? { steps, need: of.need } : { steps }} work={work} />
        </div>
        <div class="closing-words flow-2">
          {words(key, question)}
          {isApart &&
            steps.map(({ step }) => (
              <div key={step.id}>
                {words(stepKey(step.id), closingText.stepWord(step.title), closingText.stepHint)}
              </div>
            ))}
          {!isApart && steps.length > 1 && (
            <button
              type="button"
              class="quiet small"
              aria-label={closingText.eachLabel(title)}
              onClick={() => setApart(new Set([...apart, key]))}
            >
              {closingText.each}
            </button>
          )}
        </div>
      </li>
    );
  };
  const atButton = refused?.field === '' ? refused.sentence : guard.warning;

  return (
    <form
      ref={form}
      class="closing card flow"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        close();
      }}
    >
      <h2>{closingText.title}</h2>
      {must.length > 0 && (
        <section aria-labelledby="closing-must">
          <h3 id="closing-must">{closingText.must}</h3>
          <p class="small faint">{closingText.mustHint}</p>
          <ul class="closing-asks ruled">
            {must.map(state => (
              <li key={state.need.id}>
                <div class="closing-open">
                  <p>
                    <strong>{state.need.title}</strong>{' '}
                    <BasisNote
                      brief
                      basis={state.need.basis}
                      cite={state.need.cite}
                      playbook={index.playbook}
                    />
                  </p>
                  <Open ask={{ steps: state.steps, need: state }} work={work} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {left.length === 0 ? (
        must.length === 0 && <p>{closingText.nothingLeft}</p>
      ) : (
        <section aria-labelledby="closing-left">
          <h3 id="closing-left">{closingText.leftTitle(withoutResult(view.steps).length)}</h3>
          <p class="small faint">{closingText.leftHint}</p>
          <ul class="closing-asks ruled">{left.map(group)}</ul>
        </section>
      )}
      {pause !== undefined && (
        <section aria-labelledby="closing-second">
          <h3 id="closing-second">{pause.title}</h3>
          <p class="small faint">
            {closingText.secondHint}{' '}
            <BasisNote brief basis={pause.basis} cite={pause.cite} playbook={index.playbook} />
          </p>
          <ul class="closing-read">
            {pause.items.map(item => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <PersonField
            id={fieldId(FIELDS.second)}
            label={closingText.second}
            titleLabel={closingText.secondTitle}
            person={second}
            problem={problemAt(FIELDS.second)}
            onPerson={({ name, title }) => write({ [FIELDS.second]: name, [FIELDS.title]: title })}
          />
          {closer !== undefined && (
            <CombinedField
              id={fieldId(FIELDS.combines)}
              work={work}
              person={personOf(second)}
              other={closer}
              reason={texts[FIELDS.combines] ?? ''}
              onReason={combines => write({ [FIELDS.combines]: combines })}
              onApart={() => setRefused(undefined)}
            />
          )}
        </section>
      )}
      <details open={(texts[FIELDS.reason] ?? '') !== ''}>
        <summary>{closingText.reason}</summary>
        {words(FIELDS.reason, closingText.reasonLabel)}
      </details>
      {atButton !== undefined && (
        <p class="problem" role="alert">
          {atButton}
        </p>
      )}
      <div class="actions cluster">
        <button type="submit" class="primary">
          {guard.warning === undefined ? deskText.close : deskText.saveAnyway}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {deskText.cancel}
        </button>
      </div>
    </form>
  );
}
