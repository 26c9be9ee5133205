import { useContext, useRef, useState } from 'preact/hooks';
import {
  commandsFromPaper,
  EMPTY_ROW,
  enterPaper,
  notesFromPaper,
  type PaperOutcome,
  type PaperSheet,
  paperFromDraft,
  paperSteps,
  paperToDraft,
  type PaperRow as Row,
  withoutEntered,
} from '../../../incident/paper.ts';
import { Drafts } from '../../../kit/draft.ts';
import { described, Field } from '../../../kit/Field.tsx';
import { OfferedPeople } from '../../../kit/PersonField.tsx';
import { usePrivacyGuard } from '../../../kit/privacy.ts';
import { byPhase } from '../../../playbook/checklist.ts';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { deskText } from '../../../text/incident.ts';
import { enteredSentence, paperText } from '../../../text/paper.ts';
import { refusalSentence } from '../../../text/refusal.ts';
import { OfficerFields } from '../../shared/OfficerFields.tsx';
import type { Work } from '../work.ts';
import { PaperRow } from './PaperRow.tsx';
import { paperFieldId } from './paper.ts';

/** Texts of the sheet in people's own words. */
const wordsOf = ({ rows, notes }: PaperSheet): string =>
  [notes, ...Object.values(rows).flatMap(row => [row.reason, ...Object.values(row.values)])].join('\n');

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

/** 录回: the sheet as it came back, row by row. */
export function PaperForm({ work }: { work: Work }) {
  const { incident, officer } = work;
  const { view, index } = incident;
  const drafts = useContext(Drafts);
  const [sheet, setSheet] = useState(() =>
    paperFromDraft(drafts.read('paper'), shanghaiDate(timeNow()), officer.name ?? ''),
  );
  const [outcome, setOutcome] = useState<PaperOutcome>();
  // Stays while it is filled in.
  const [asksOfficer] = useState(officer.role === '' || (officer.name ?? '') === '');
  const [nobody, setNobody] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const told = useRef<HTMLParagraphElement>(null);
  const guard = usePrivacyGuard();

  const keep = (next: PaperSheet): void => {
    guard.reset();
    setSheet(next);
    drafts.keep('paper', paperToDraft(next));
  };
  const change = (id: string, part: Partial<Row>): void => {
    const before = sheet.rows[id] ?? EMPTY_ROW;
    const after = { ...before, ...part };
    // Most sheets are filled in by one hand.
    const named = part.mark === 'done' && after.name === '' ? { ...after, name: sheet.lastName } : after;
    const lastName = part.name !== undefined && part.name.trim() !== '' ? part.name : sheet.lastName;
    keep({ ...sheet, lastName, rows: { ...sheet.rows, [id]: named } });
    setOutcome(outcome && { ...outcome, problems: outcome.problems.filter(({ row }) => row !== id) });
  };
  const entries = commandsFromPaper(view, sheet);
  const isEmpty = entries.length === 0 && notesFromPaper(sheet).length === 0;

  const enter = (): void => {
    if (officer.role === '') {
      setNobody(true);
      form.current?.querySelector<HTMLElement>('#officer-role')?.focus();
      return;
    }
    if (isEmpty || !guard.allows(wordsOf(sheet))) return;
    const decided = enterPaper(view, sheet, work.actEach);
    keep(withoutEntered(sheet, decided));
    setOutcome(decided);
    const [first] = decided.problems;
    const id = first && paperFieldId(first.row, first.field);
    requestAnimationFrame(() => {
      const field = id === undefined ? null : form.current?.querySelector<HTMLElement>(`[id="${id}"]`);
      (field ?? told.current)?.focus();
    });
  };

  const names = useContext(OfferedPeople).people.map(({ name, title }) => name || (title ?? ''));
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
          <OfficerFields
            roles={index.playbook.roles}
            officer={officer}
            problem={nobody && officer.role === '' ? refusalSentence({ code: 'noRole' }) : undefined}
            onChange={work.setOfficer}
          />
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
                    onRow={part => change(item.step.id, part)}
                    onRelease={() => work.go('release/elsewhere')}
                  />
                ))}
              </ol>
            </section>
          ))}
        </>
      )}
      <Field id="paper-notes" label={paperText.notes} hint={paperText.notesHint} problem={notesProblem}>
        <textarea
          id="paper-notes"
          rows={4}
          value={sheet.notes}
          {...described('paper-notes', paperText.notesHint, notesProblem)}
          onInput={event => keep({ ...sheet, notes: event.currentTarget.value })}
        />
      </Field>
      <datalist id="paper-names">
        {[...new Set([sheet.lastName, ...names])].filter(Boolean).map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {guard.warning !== undefined && (
        <p class="problem" role="alert">
          {guard.warning}
        </p>
      )}
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
