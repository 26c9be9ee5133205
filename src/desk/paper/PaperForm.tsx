import type { ComponentChildren } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Form } from '../../kit/Form.tsx';
import type { FormFields } from '../../kit/fields.ts';
import { OfferedPeople } from '../../kit/PersonField.tsx';
import type { FormState } from '../../kit/useForm.ts';
import { type FormProblem, useTyped } from '../../kit/useForm.ts';
import { byPhase } from '../../playbook/checklist.ts';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { isDoneByPublishing } from '../../playbook/evidence.ts';
import type { Step } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import { refusalSentence } from '../core/words/refusal.ts';
import { fullTime } from '../core/words/time.ts';
import type { StepView } from '../incident/view.ts';
import { publishStepText } from '../publications/words.ts';
import { useWork } from '../shell/work.tsx';
import { wantAsk } from '../steps/want-ask.tsx';
import { stepStateLabel } from '../steps/words.ts';
import {
  enterPaper,
  PAPER_MARKS,
  type PaperField,
  type PaperProblem,
  type PaperSheet,
  paperMoment,
  paperSteps,
  type PaperRow as Row,
} from './paper.ts';
import { enteredSentence, paperMarkLabel, paperText } from './words.ts';

const DRAFT = 'paper';

/** As much of a refused line as tells which one it is. In characters. */
const NAMED_BY = 40;

/** 录回: the sheet as it came back, row by row. What was taken leaves it; what was refused stays as it was typed. */
export function PaperForm() {
  const work = useWork();
  const { view, index, officer, locked } = work;
  const [typed, keep] = useTyped(DRAFT);
  const told = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState<string>();
  const people = useContext(OfferedPeople).people.map(({ name, title }) => name || (title ?? ''));
  const open = locked ? [] : paperSteps(view);
  const count = open.filter(({ step }) => rowFrom(step, typed).mark !== undefined).length;
  const isEmpty = count === 0 && String(typed['notes'] ?? '').trim() === '';
  const fields: FormFields = {
    date: {
      kind: 'day',
      label: paperText.date,
      hint: paperText.dateHint,
      value: shanghaiDate(timeNow()),
    },
    ...Object.assign({}, ...open.map(({ step }) => rowFields(step, people))),
    notes: { kind: 'text', label: paperText.notes, hint: paperText.notesHint, rows: 4 },
  };
  /** Whoever wrote the line before most likely wrote this one. */
  const writerBefore = (place: number): string =>
    open
      .slice(0, place)
      .map(({ step }) => rowFrom(step, typed).name)
      .findLast(name => name.trim() !== '') ??
    officer.name ??
    '';
  const enter = (sheet: PaperSheet): readonly FormProblem[] => {
    const outcome = enterPaper(view, sheet, work.actEach);
    // The same of every line: the header asks who keeps the record.
    if (officer.role === '') return [{ sentence: refusalSentence({ code: 'noRole' }) }];
    const notes = outcome.refusedNotes.map(({ line }) => line).join('\n');
    const gone = open.flatMap(({ step }) =>
      outcome.entered.includes(step.id) ? Object.keys(rowFields(step, people)) : [],
    );
    const left = Object.entries({ ...typed, notes }).filter(
      ([name, value]) => !gone.includes(name) && value !== '',
    );
    keep(left.length === 0 ? undefined : Object.fromEntries(left));
    setSaid(enteredSentence(outcome));
    const refused = outcome.refusedNotes
      .map(({ line, why }) => paperText.noteRefused(line.slice(0, NAMED_BY), refusalSentence(why)))
      .join(' ');
    return [
      ...outcome.problems.map(problem => ({
        sentence: paperSentence(problem),
        field: paperField(problem.row, problem.field),
      })),
      ...(refused === '' ? [] : [{ sentence: refused, field: 'notes' }]),
    ];
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the form inside is what keys are pressed in.
    <div onKeyDown={goOn}>
      <Form
        id="paper"
        draft={DRAFT}
        class="paper-form"
        fields={fields}
        action={paperText.enter(count)}
        disabled={isEmpty}
        beside={
          <p role="status" ref={told} tabIndex={-1}>
            {said ?? (isEmpty && paperText.nothing)}
          </p>
        }
        onSubmit={values =>
          enter({
            date: String(values['date']),
            notes: String(values['notes']),
            rows: Object.fromEntries(open.map(({ step }) => [step.id, rowFrom(step, values)])),
          })
        }
        onDone={() => told.current?.focus()}
        layout={(state, part) => (
          <>
            {open.length === 0 && <p>{locked ? paperText.closed : paperText.allDone}</p>}
            {open.length > 0 && (
              <div class="paper-date cluster">
                {part('date')}
                <p class="small faint">{paperText.timeHint}</p>
              </div>
            )}
            {byPhase(index.playbook.phases, open, ({ step }) => step.phase).map(({ phase, items }) => (
              <section key={phase.id} aria-labelledby={`paper-phase-${phase.id}`}>
                <h3 id={`paper-phase-${phase.id}`}>{phase.title}</h3>
                <ol class="plain">
                  {items.map(item => (
                    <PaperRow
                      key={item.step.id}
                      {...{ item, state, part }}
                      writer={writerBefore(open.indexOf(item))}
                    />
                  ))}
                </ol>
              </section>
            ))}
            {part('notes')}
          </>
        )}
      />
    </div>
  );
}

/** Enter goes on to the next field to type into; boxes are passed over, and the button at the end is pressed with it. */
function goOn(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const { target: from, currentTarget } = event;
  if (event.key !== 'Enter' || event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey) return;
  if (!(from instanceof HTMLInputElement || from instanceof HTMLSelectElement)) return;
  event.preventDefault();
  const stops = [
    ...currentTarget.querySelectorAll<HTMLElement>(
      'input:not([type=checkbox]), select, textarea, button[type=submit]',
    ),
  ];
  // From a box, the first field after it.
  const next = stops.find(
    stop => stop !== from && (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  next?.focus();
  // As with Tab: what is typed takes the place of the name that was filled in.
  if (next instanceof HTMLInputElement) next.select();
}

/** The name of a field of the form. */
export const paperField = (row: string, field: PaperField): string => `${row}-${field}`;

/** What is wrong with a field of the sheet, in the words of the sheet where it has its own. */
function paperSentence({ field, why }: PaperProblem): string {
  if (field === 'time' && why.code === 'required') return paperText.needTime;
  if (field === 'time' && why.code === 'notATime') return paperText.badTime;
  if (field === 'name' && why.code === 'nobody') return paperText.needName;
  return refusalSentence(why);
}

/** What paper has a blank for: a file cannot be written by hand. */
const wantsOf = ({ wants = [] }: Step) =>
  wants.filter(({ optional, kind }) => optional !== true && kind !== 'file');

/** All that may be asked of one step. @param people who may have done it */
function rowFields(step: Step, people: readonly string[]): FormFields {
  const at = (field: PaperField): string => paperField(step.id, field);
  const marks = PAPER_MARKS.filter(mark => mark !== 'done' || !isDoneByPublishing(step));
  return {
    [at('mark')]: {
      kind: 'choices',
      label: paperText.mark,
      options: marks.map(value => ({ value, label: paperMarkLabel[value] })),
    },
    [at('time')]: { kind: 'line', label: paperText.time },
    [at('name')]: { kind: 'line', label: paperText.name, offers: people },
    [at('reason')]: { kind: 'line', label: paperText.reason },
    ...Object.fromEntries(wantsOf(step).map(want => [at(`want-${want.id}`), wantAsk(want)])),
  };
}

/** What stands in the row of a step. @param values of the form, by the names of its fields */
function rowFrom(step: Step, values: Readonly<Record<string, unknown>>): Row {
  const at = (field: PaperField): string => String(values[paperField(step.id, field)] ?? '');
  return {
    mark: PAPER_MARKS.find(mark => mark === at('mark')),
    time: at('time'),
    name: at('name'),
    reason: at('reason'),
    values: Object.fromEntries(wantsOf(step).map(({ id }) => [id, at(`want-${id}`)])),
  };
}

interface Props {
  item: StepView;
  state: FormState;
  /** Draws a field of the form. */
  part(name: string, onValue?: (value: unknown) => void): ComponentChildren;
  /** Whoever has most likely done it. */
  writer: string;
}

/** One step to be typed back: the boxes as on paper, and what the ticked one asks for. */
function PaperRow({ item: { step, number, state: standing }, state, part, writer }: Props) {
  const work = useWork();
  const { mark, time, name } = rowFrom(step, state.typed);
  const at = (field: PaperField): string => paperField(step.id, field);
  const isReleased = isDoneByPublishing(step);
  const understood = paperMoment(time, String(state.current('date')));
  const tick = (next: string | undefined, also: Readonly<Record<string, unknown>> = {}): void =>
    state.write({
      [at('mark')]: next === undefined ? [] : [next],
      ...(next === 'done' && name === '' && { [at('name')]: writer }),
      ...also,
    });
  return (
    <li class="paper-row" data-mark={mark}>
      <fieldset>
        <legend>
          <span class="row-number">{number}</span> {step.title}
          {standing.kind !== 'todo' && <span class="small faint"> {stepStateLabel(step, standing)}</span>}
        </legend>
        {isReleased && (
          <p class="small">
            {paperText.needsRelease}{' '}
            <Button
              words={publishStepText.elsewhere}
              class="quiet small"
              onClick={() => work.go('release/elsewhere')}
            />
          </p>
        )}
        <div class="paper-first">
          {part(at('mark'), marks => tick((marks as readonly string[]).at(-1)))}
          {!isReleased && (mark === undefined || mark === 'done') && (
            <div class="paper-when">
              {/* Whoever writes a time means that it was done. */}
              {part(at('time'), typed =>
                tick(mark === undefined && typed !== '' ? 'done' : mark, { [at('time')]: typed }),
              )}
              {time !== '' && (
                <p class="small faint numeric">
                  {understood === undefined
                    ? paperText.timeHint
                    : fullTime(Date.parse(understood), timeNow())}
                </p>
              )}
            </div>
          )}
          {mark === 'done' && part(at('name'))}
          {(mark === 'skipped' || mark === 'notApplicable') && part(at('reason'))}
        </div>
        {mark === 'done' && (
          <div class="paper-more columns">
            {step.wants?.some(({ kind, optional }) => kind === 'file' && optional !== true) === true && (
              <p class="problem">{paperText.needsFile}</p>
            )}
            {wantsOf(step).map(({ id }) => part(at(`want-${id}`)))}
          </div>
        )}
      </fieldset>
    </li>
  );
}
