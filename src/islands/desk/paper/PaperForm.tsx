import { useContext, useRef, useState } from 'preact/hooks';
import { EMPTY_ROW, paperSteps } from '../../../incident/paper.ts';
import { described, Field } from '../../../kit/Field.tsx';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import { OfferedPeople } from '../../../kit/PersonField.tsx';
import { Problem } from '../../../kit/Problem.tsx';
import { byPhase } from '../../../playbook/checklist.ts';
import { deskText } from '../../../text/incident.ts';
import { enteredSentence, paperText } from '../../../text/paper.ts';
import { refusalSentence } from '../../../text/refusal.ts';
import { officerAsks } from '../../shared/officer-asks.ts';
import { useWork } from '../work.ts';
import { PaperRow, paperFieldId } from './PaperRow.tsx';
import { usePaperSheet } from './usePaperSheet.ts';

/** 录回: the sheet as it came back, row by row. */
export function PaperForm() {
  const work = useWork();
  const { view, index, officer } = work;
  const form = useRef<HTMLFormElement>(null);
  const told = useRef<HTMLParagraphElement>(null);
  // Stays while it is filled in.
  const [asksOfficer] = useState(officer.role === '' || (officer.name ?? '') === '');
  const [nobody, setNobody] = useState(false);
  const { sheet, outcome, guard, entries, isEmpty, keep, change, hand } = usePaperSheet();
  const enter = (): void => {
    if (officer.role === '') {
      setNobody(true);
      form.current?.querySelector<HTMLElement>('#officer-role')?.focus();
      return;
    }
    const decided = hand();
    if (decided === undefined) return;
    const [first] = decided.problems;
    const id = first && paperFieldId(first.row, first.field);
    requestAnimationFrame(() => {
      const field = id === undefined ? null : form.current?.querySelector<HTMLElement>(`[id="${id}"]`);
      (field ?? told.current)?.focus();
    });
  };

  const known = useContext(OfferedPeople).people.map(({ name, title }) => name || (title ?? ''));
  const names = [...new Set([sheet.lastName, ...known])].filter(Boolean);
  const problemOf = (row: string) => outcome?.problems.find(problem => problem.row === row);
  const open = paperSteps(view);
  const notesProblem =
    outcome === undefined || outcome.refusedNotes.length === 0
      ? undefined
      : outcome.refusedNotes
          .map(({ line, why }) => paperText.noteRefused(line.slice(0, 40), refusalSentence(why)))
          .join(' ');

  return (
    <form
      class="paper-form stack-5"
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        enter();
      }}
      onKeyDown={event => {
        const { target } = event;
        if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
        if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
        event.preventDefault();
        if (event.ctrlKey) enter();
        else goOn(event.currentTarget, target);
      }}
    >
      {asksOfficer && (
        <section class="paper-officer" aria-labelledby="paper-officer">
          <h3 id="paper-officer">{paperText.officer}</h3>
          <p class="small faint">{paperText.officerHint}</p>
          {Object.values(officerAsks(index.playbook.roles, officer, work.setOfficer)).map(field => (
            <FieldInput
              key={field.id}
              id={field.id}
              field={field}
              value={field.value}
              problem={
                nobody && officer.role === '' && field.kind === 'choice'
                  ? refusalSentence({ code: 'noRole' })
                  : undefined
              }
              onValue={value => field.onValue(String(value))}
            />
          ))}
        </section>
      )}
      {view.status === 'closed' && <p>{paperText.closed}</p>}
      {view.status === 'open' && open.length === 0 && <p>{paperText.allDone}</p>}
      {view.status === 'open' && open.length > 0 && (
        <>
          <div class="paper-date cluster">
            <Field id="paper-date" label={paperText.date} hint={paperText.dateHint}>
              <input
                id="paper-date"
                type="date"
                value={sheet.date}
                {...described('paper-date', paperText.dateHint, undefined)}
                onInput={event => keep({ ...sheet, date: event.currentTarget.value })}
              />
            </Field>
            <p class="small faint">{paperText.timeHint}</p>
          </div>
          {byPhase(index.playbook.phases, open, ({ step }) => step.phase).map(({ phase, items }) => (
            <section key={phase.id} aria-labelledby={`paper-phase-${phase.id}`}>
              <h3 id={`paper-phase-${phase.id}`}>{phase.title}</h3>
              <ol class="plain">
                {items.map(item => (
                  <PaperRow
                    key={item.step.id}
                    item={item}
                    row={sheet.rows[item.step.id] ?? EMPTY_ROW}
                    date={sheet.date}
                    problem={problemOf(item.step.id)}
                    names={names}
                    onRow={part => change(item.step.id, part)}
                    onRelease={() => work.go('release/elsewhere')}
                  />
                ))}
              </ol>
            </section>
          ))}
        </>
      )}
      <FieldInput
        id="paper-notes"
        field={{ kind: 'text', label: paperText.notes, hint: paperText.notesHint, rows: 4 }}
        value={sheet.notes}
        problem={notesProblem}
        onValue={notes => keep({ ...sheet, notes: String(notes) })}
      />
      <Problem>{guard.warning}</Problem>
      <div class="paper-enter cluster">
        <button type="submit" class="primary" aria-disabled={isEmpty}>
          {guard.warning === undefined ? paperText.enter(entries.length) : deskText.saveAnyway}
        </button>
        <p role="status" ref={told} tabIndex={-1}>
          {outcome === undefined ? (isEmpty ? paperText.nothing : '') : enteredSentence(outcome)}
        </p>
      </div>
    </form>
  );
}

/** Enter goes on to the next field to type into; boxes are passed over, and the button at the end is pressed with it. */
function goOn(form: HTMLFormElement, from: EventTarget | null): void {
  const stops = [
    ...form.querySelectorAll<HTMLElement>(
      'input:not([type=checkbox]), select, textarea, button[type=submit]',
    ),
  ];
  // From a box, the first field after it.
  const next = stops.find(
    stop =>
      stop !== from &&
      from instanceof Node &&
      (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  next?.focus();
  // As with Tab: what is typed takes the place of the name that was filled in.
  if (next instanceof HTMLInputElement) next.select();
}
