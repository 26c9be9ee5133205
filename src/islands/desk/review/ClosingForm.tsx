import { unsentWords } from '../../../session/unsent.ts';
import './closing.css';
import { useRef, useState } from 'preact/hooks';
import { checkText } from '../../../base/typed.ts';
import { TEXT_LIMITS } from '../../../incident/kinds/define.ts';
import type { ClosingState } from '../../../incident/review/closing.ts';
import { isSettled } from '../../../incident/settled.ts';
import { closingText } from '../../../text/closing.ts';
import { deskText, refusalSentence } from '../../../text/incident.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { described, Field } from '../../shared/Field.tsx';
import { inPlace } from '../../shared/inPlace.ts';
import { usePrivacyGuard } from '../../shared/privacy.ts';
import { PausePanel } from '../PausePanel.tsx';
import type { Work } from '../work.ts';

type Texts = Readonly<Record<string, string>>;

/** The field of how it ended; the others go by the ids of closing needs, which are slugs. */
const REASON = '.reason';

/** Typed and not sent, by incident: a look at what is open must not cost it. */
const unsent = unsentWords<Texts>('closing');

/** What is open of a need, each with the way there. */
function Open({ state, work }: { state: ClosingState; work: Work }) {
  const { need, steps, themes, promise, secondPerson } = state;
  const { view } = work.incident;
  const link = (place: string, words: string) => (
    <a href={`#${view.id}/${place}`} onClick={inPlace(() => work.go(place))}>
      {words}
    </a>
  );
  return (
    <>
      {steps.length > 0 && (
        <ul aria-label={closingText.steps}>
          {steps.map(step => (
            <li key={step}>{link(`step/${step}`, work.stepTitle(step))}</li>
          ))}
        </ul>
      )}
      {themes > 0 && <p>{link('feedback', closingText.themes(themes))}</p>}
      {promise && <p>{link('release', closingText.promise)}</p>}
      {secondPerson && <p>{closingText.secondPerson}</p>}
      {need.leave === undefined && <p class="faint">{closingText.must}</p>}
    </>
  );
}

/** 结束事件: what has to be so first, what becomes of what is not, the list read by two, and how it ended. */
export function ClosingForm({ work, onClose }: { work: Work; onClose(): void }) {
  const { view, index } = work.incident;
  const { closingPause } = view;
  const [texts, setTexts] = useState<Texts>(unsent.get(view.id) ?? {});
  const [problems, setProblems] = useState<Texts>({});
  const [refused, setRefused] = useState<string>();
  const guard = usePrivacyGuard();
  const panel = useRef<HTMLDivElement>(null);
  const states = view.closing;
  const named = new Set(states.flatMap(({ steps }) => steps));
  const others = view.steps.filter(
    ({ applies, state, step }) => applies && !isSettled(state) && !named.has(step.id),
  );
  const todo = view.progress.total - view.progress.settled;
  const left = states.filter(({ met, need }) => !met && need.leave !== undefined);
  const mustBeRead = states.some(({ need }) => need.check === 'secondPerson' && need.leave === undefined);

  const write = (field: string, text: string): void => {
    guard.reset();
    const next = { ...texts, [field]: text };
    unsent.set(view.id, next);
    setTexts(next);
  };
  const close = (): void => {
    const fields = [...left.map(({ need }) => need.id), REASON];
    const found = fields.flatMap(field => {
      const checked = checkText(texts[field] ?? '', TEXT_LIMITS.reason);
      return checked.ok ? [] : [[field, refusalSentence(checked.refusal)] as const];
    });
    setProblems(Object.fromEntries(found));
    setRefused(undefined);
    const [first] = found;
    if (first !== undefined) {
      requestAnimationFrame(() =>
        panel.current?.querySelector<HTMLElement>(`[id="${fieldId(first[0])}"]`)?.focus(),
      );
      return;
    }
    if (!guard.allows(fields.map(field => texts[field] ?? '').join('\n'))) return;
    const answer = work.act({
      kind: 'close',
      reason: texts[REASON] ?? '',
      left: Object.fromEntries(left.map(({ need }) => [need.id, texts[need.id] ?? ''])),
    });
    setRefused(answer?.sentence);
    if (answer !== undefined) return;
    unsent.delete(view.id);
    onClose();
  };
  const field = (id: string, label: string, hint?: string) => (
    <Field id={fieldId(id)} label={label} hint={hint} problem={problems[id]}>
      <textarea
        id={fieldId(id)}
        rows={2}
        value={texts[id] ?? ''}
        {...described(fieldId(id), hint, problems[id])}
        onInput={event => write(id, event.currentTarget.value)}
      />
    </Field>
  );

  return (
    <div class="closing" ref={panel}>
      {states.length > 0 && (
        <section aria-labelledby="closing-needs">
          <h2 id="closing-needs">
            {closingText.title}{' '}
            <span class="faint numeric">
              {closingText.counts(states.filter(({ met }) => met).length, states.length)}
            </span>
          </h2>
          <ul class="closing-needs">
            {states.map(state => {
              const { need, met } = state;
              return (
                <li key={need.id} data-state={met ? 'done' : 'todo'} data-need={need.id}>
                  <span class="shape" aria-hidden="true" />
                  <div class="closing-need">
                    <p>
                      <strong>{need.title}</strong>{' '}
                      <span class={met ? 'small faint' : 'small'}>
                        {met ? closingText.met : closingText.open}
                      </span>{' '}
                      <BasisNote brief basis={need.basis} cite={need.cite} playbook={index.playbook} />
                    </p>
                    {!met && (
                      <div class="closing-open">
                        <Open state={state} work={work} />
                      </div>
                    )}
                    {!met && need.leave !== undefined && field(need.id, need.leave)}
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {closingPause !== undefined && (
        <PausePanel view={closingPause} work={work} locked={false} skippable={!mustBeRead} />
      )}
      {closingPause?.state.kind !== 'open' && (
        <form
          class="inline-form"
          noValidate
          onSubmit={event => {
            event.preventDefault();
            close();
          }}
        >
          {field(REASON, deskText.closeReason, deskText.closeHint(todo))}
          {(refused ?? guard.warning) !== undefined && (
            <p class="problem" role="alert">
              {refused ?? guard.warning}
            </p>
          )}
          <div class="actions">
            <button type="submit" class="primary">
              {guard.warning === undefined ? deskText.close : deskText.saveAnyway}
            </button>
            <button type="button" class="quiet" onClick={onClose}>
              {deskText.cancel}
            </button>
          </div>
        </form>
      )}
      {others.length > 0 && (
        <details class="small">
          <summary>{closingText.other(others.length)}</summary>
          <ul>
            {others.map(({ step, number }) => (
              <li key={step.id}>
                {number} {step.title}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const fieldId = (field: string): string => (field === REASON ? 'close' : `close-${field}`);
