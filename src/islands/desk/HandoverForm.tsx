import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { checkText } from '../../base/typed.ts';
import { draftHandover } from '../../incident/handover.ts';
import { TEXT_LIMITS } from '../../incident/kinds/define.ts';
import { type HandoverSheet, SHEET_PARTS } from '../../incident/kinds/handed-over.ts';
import type { People } from '../../incident/people.ts';
import { samePerson } from '../../incident/same-person.ts';
import type { Actor } from '../../log/envelope.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Role } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import { handoverText, partHint, partLabel, sheetTexts } from '../../text/handover.ts';
import { deskText, refusalSentence } from '../../text/incident.ts';
import { described, Field } from '../shared/Field.tsx';
import { usePrivacyGuard } from '../shared/privacy.ts';
import { useGrowingRows } from '../shared/useGrowingRows.ts';
import { Sheet } from './HandoverSheet.tsx';
import { OfferedPeople } from './PersonField.tsx';
import { offeredPeople } from './typed-person.ts';
import type { Work } from './work.ts';

type Part = (typeof SHEET_PARTS)[number];

/** What stands in the form. Kept as strings in the store, so that a reload costs nothing. */
interface Draft {
  readonly texts: HandoverSheet;
  readonly role: string;
  readonly name: string;
  /** How many records there were when it was drafted. */
  readonly events: number;
}

function fromStored(stored: unknown): Draft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const values = new Map(Object.entries(stored));
  const text = (name: string): string => {
    const value: unknown = values.get(name);
    return typeof value === 'string' ? value : '';
  };
  if (SHEET_PARTS.some(part => !values.has(part))) return undefined;
  return {
    texts: {
      situation: text('situation'),
      done: text('done'),
      todo: text('todo'),
      limits: text('limits'),
      risks: text('risks'),
      contacts: text('contacts'),
    },
    role: text('role'),
    name: text('name'),
    events: Number(text('events')),
  };
}

const toStored = ({ texts, role, name, events }: Draft): Facts => ({
  ...texts,
  role,
  name,
  events: String(events),
});

const draftName = (incidentId: string): string => `${incidentId}/handover`;

/** The six parts as the record has them now. */
function fresh({ incident: { index, view }, running: { snapshot }, ...work }: Work): HandoverSheet {
  const now = timeNow();
  return sheetTexts(
    draftHandover(index, view, now),
    {
      roleName: work.roleName,
      stepTitle: work.stepTitle,
      phoneOf: person => {
        const known = offeredPeople(view.people, work.officer, snapshot.roster);
        return known.find(each => samePerson(view.people, each, person))?.phone;
      },
      unsaved: 'pending' in snapshot.save ? snapshot.save.pending : 0,
    },
    now,
  );
}

interface Fault {
  /** The id of the field it stands at; absent where it stands at the button. */
  readonly field: string | undefined;
  readonly sentence: string;
}

/** The first thing that a hand-over still lacks. */
function faultOf(
  { texts, role, name }: Draft,
  officer: Actor,
  readBack: ReadonlySet<Part>,
  people: People,
): Fault | undefined {
  const giver = officer.name?.trim() ?? '';
  const taker = name.trim();
  if (officer.role === '') return { field: 'giver-role', sentence: refusalSentence({ code: 'noRole' }) };
  if (giver === '') return { field: 'giver-name', sentence: refusalSentence({ code: 'noName' }) };
  if (role === '') return { field: 'taker-role', sentence: handoverText.needRole };
  if (taker === '') return { field: 'taker-name', sentence: handoverText.needName };
  if (samePerson(people, { name: taker }, { name: giver }))
    return { field: 'taker-name', sentence: refusalSentence({ code: 'samePerson' }) };
  for (const part of SHEET_PARTS) {
    const text = checkText(texts[part], TEXT_LIMITS.sheet, true);
    if (!text.ok) return { field: `sheet-${part}`, sentence: refusalSentence(text.refusal) };
  }
  const unread = SHEET_PARTS.filter(part => !readBack.has(part));
  return unread.length === 0 ? undefined : { field: undefined, sentence: handoverText.unread(unread) };
}

interface PersonProps {
  id: string;
  legend: string;
  roles: readonly Role[];
  role: string;
  name: string;
  names: readonly string[];
  fault: Fault | undefined;
  onRole(role: string): void;
  onName(name: string): void;
}

/** A role of the plan and a name; both are needed for a hand-over. */
function PersonFields({ id, legend, roles, role, name, names, fault, onRole, onName }: PersonProps) {
  const problem = (field: string): string | undefined =>
    fault?.field === `${id}-${field}` ? fault.sentence : undefined;
  return (
    <fieldset class="handover-person">
      <legend>{legend}</legend>
      <Field id={`${id}-role`} label={handoverText.role} problem={problem('role')}>
        <select
          id={`${id}-role`}
          value={role}
          {...described(`${id}-role`, undefined, problem('role'))}
          onChange={event => onRole(event.currentTarget.value)}
        >
          <option value="">{handoverText.chooseRole}</option>
          {roles.map(each => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-name`} label={handoverText.name} problem={problem('name')}>
        <input
          id={`${id}-name`}
          value={name}
          list={`${id}-names`}
          maxLength={TEXT_LIMITS.name}
          autocomplete="off"
          {...described(`${id}-name`, undefined, problem('name'))}
          onInput={event => onName(event.currentTarget.value)}
        />
        <datalist id={`${id}-names`}>
          {names.map(each => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </Field>
    </fieldset>
  );
}

/** Lines that a part shows before it scrolls: whoever reads it back should see it whole. */
const ROWS = { least: 2, most: 30 } as const;

interface PartProps {
  part: Part;
  number: number;
  text: string;
  problem: string | undefined;
  read: boolean;
  onText(text: string): void;
  onRead(read: boolean): void;
}

/** One part: its text to be set right, and the tick of the one who has read it back. */
function PartField({ part, number, text, problem, read, onText, onRead }: PartProps) {
  const id = `sheet-${part}`;
  const hint = part === 'contacts' ? handoverText.phones : partHint[part];
  const field = useRef<HTMLTextAreaElement>(null);
  useGrowingRows(field, text, ROWS);
  return (
    <div class="handover-part" data-read={read}>
      <Field id={id} label={`${number} ${partLabel[part]}`} hint={hint} problem={problem}>
        <textarea
          ref={field}
          id={id}
          rows={ROWS.least}
          value={text}
          {...described(id, hint, problem)}
          onInput={event => onText(event.currentTarget.value)}
        />
      </Field>
      <label class="handover-read">
        <input type="checkbox" checked={read} onChange={event => onRead(event.currentTarget.checked)} />
        {handoverText.readBack(part)}
      </label>
    </div>
  );
}

interface Props {
  work: Work;
  /** The hand-over is in the log. */
  onAccepted(): void;
}

/** A drafted sheet to be set right, read back part by part, and accepted by the one who takes over. */
export function HandoverForm({ work, onAccepted }: Props) {
  const { session, incident, officer } = work;
  const { view, log, index } = incident;
  const [draft, setDraft] = useState<Draft>();
  const [readBack, setReadBack] = useState<ReadonlySet<Part>>(new Set());
  const [fault, setFault] = useState<Fault>();
  const [sure, setSure] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const guard = usePrivacyGuard();

  const start = (kept?: Pick<Draft, 'role' | 'name'>): Draft => ({
    texts: fresh(work),
    role: kept?.role ?? '',
    name: kept?.name ?? '',
    events: log.events.length,
  });
  // Drafted once, when the screen opens: a text that changed under the reader's eyes could not be read back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: later records are offered, not written in.
  useEffect(() => {
    let gone = false;
    void session.draft(draftName(view.id)).then(stored => {
      if (!gone) setDraft(fromStored(stored) ?? start());
    });
    return () => {
      gone = true;
    };
  }, [session, view.id]);
  if (draft === undefined)
    return (
      <p aria-busy="true" class="faint">
        {handoverText.loading}
      </p>
    );

  const keep = (next: Draft): void => {
    setDraft(next);
    setFault(undefined);
    session.keepDraft(draftName(view.id), toStored(next));
  };
  const write = (part: Part, text: string): void => {
    guard.reset();
    setSure(false);
    setReadBack(new Set([...readBack].filter(each => each !== part)));
    keep({ ...draft, texts: { ...draft.texts, [part]: text } });
  };
  const redraft = (): void => {
    const next = start(draft);
    const changed = SHEET_PARTS.filter(part => next.texts[part] !== draft.texts[part]);
    if (changed.length > 0 && !sure) {
      setSure(true);
      return;
    }
    setSure(false);
    guard.reset();
    // What reads as before has been read back.
    setReadBack(new Set([...readBack].filter(part => !changed.includes(part))));
    keep(next);
  };
  const accept = (): void => {
    const missing = faultOf(draft, officer, readBack, view.people);
    setFault(missing);
    if (missing !== undefined) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>(`[id="${missing.field}"]`)?.focus(),
      );
      return;
    }
    if (!guard.allows(Object.values(draft.texts).join('\n'))) return;
    const to = { role: draft.role, name: draft.name.trim() };
    const refused = work.act({ kind: 'handOver', to, sheet: draft.texts });
    if (refused !== undefined) {
      setFault({ field: undefined, sentence: refused.sentence });
      return;
    }
    session.keepDraft(draftName(view.id), undefined);
    work.setOfficer(to);
    onAccepted();
  };

  const newer = log.events.length - draft.events;
  const signed = (role: string, name: string | undefined): string =>
    [role === '' ? '' : work.roleName(role), name ?? ''].filter(Boolean).join(' ');
  const names = useContext(OfferedPeople).people.flatMap(({ name }) => name || []);
  const atButton = fault?.field === undefined ? (fault?.sentence ?? guard.warning) : undefined;

  return (
    <>
      <form
        ref={form}
        class="handover-form no-print"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          accept();
        }}
      >
        <p class="lead">{handoverText.intro}</p>
        <div class="handover-people">
          <PersonFields
            id="giver"
            legend={handoverText.giver}
            roles={index.playbook.roles}
            role={officer.role}
            name={officer.name ?? ''}
            names={names}
            fault={fault}
            onRole={role => {
              setFault(undefined);
              work.setOfficer({ ...officer, role });
            }}
            onName={name => {
              setFault(undefined);
              work.setOfficer({ ...officer, name });
            }}
          />
          <PersonFields
            id="taker"
            legend={handoverText.taker}
            roles={index.playbook.roles}
            role={draft.role}
            name={draft.name}
            names={names}
            fault={fault}
            onRole={role => keep({ ...draft, role })}
            onName={name => keep({ ...draft, name })}
          />
        </div>

        <section aria-labelledby="handover-parts">
          <header class="handover-parts">
            <h2 id="handover-parts">{handoverText.parts}</h2>
            <button type="button" onClick={redraft} aria-describedby="redraft-hint">
              {sure ? handoverText.redraftSure : handoverText.redraft}
            </button>
            <p id="redraft-hint" class="small faint" role="status">
              {newer > 0 ? handoverText.stale(newer) : handoverText.redraftHint}
            </p>
          </header>
          {SHEET_PARTS.map((part, position) => (
            <PartField
              key={part}
              part={part}
              number={position + 1}
              text={draft.texts[part]}
              problem={fault?.field === `sheet-${part}` ? fault.sentence : undefined}
              read={readBack.has(part)}
              onText={text => write(part, text)}
              onRead={read => {
                setReadBack(new Set(SHEET_PARTS.filter(each => (each === part ? read : readBack.has(each)))));
                setFault(undefined);
              }}
            />
          ))}
        </section>

        <div class="handover-accept">
          <p class="secrecy">{deskText.secrecy}</p>
          <p class="numeric">{handoverText.readCount(readBack.size)}</p>
          {atButton !== undefined && (
            <p class="problem" role="alert">
              {atButton}
            </p>
          )}
          <div class="handover-actions">
            <button type="submit" class="primary">
              {guard.warning === undefined ? handoverText.submit : deskText.saveAnyway}
            </button>
            <button type="button" onClick={() => print()}>
              {handoverText.printDraft}
            </button>
          </div>
        </div>
      </form>
      <Sheet
        printOnly
        title={view.title}
        from={signed(officer.role, officer.name)}
        to={signed(draft.role, draft.name)}
        texts={draft.texts}
        drill={view.drill !== undefined}
      />
    </>
  );
}
