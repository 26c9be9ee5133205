import { useRef, useState } from 'preact/hooks';
import { fillingOf } from '../../document/filling.ts';
import type { Person } from '../../incident/kinds/define.ts';
import { type HandoverSheet, SHEET_PARTS } from '../../incident/kinds/handed-over.ts';
import { samePerson } from '../../incident/same-person.ts';
import { useDraft } from '../../kit/draft.ts';
import { described, Field } from '../../kit/Field.tsx';
import { PersonField } from '../../kit/PersonField.tsx';
import { personOf } from '../../kit/person.ts';
import { usePrivacyGuard } from '../../kit/privacy.ts';
import { useGrowingRows } from '../../kit/useGrowingRows.ts';
import type { Actor } from '../../log/envelope.ts';
import { documentWords } from '../../text/document-words.ts';
import { handoverText, partHint, partLabel } from '../../text/handover.ts';
import { handoverTexts } from '../../text/handover-sentences.ts';
import { deskText } from '../../text/incident.ts';
import { officerName } from '../../text/people.ts';
import { OfficerFields } from '../shared/OfficerFields.tsx';
import { useDocumentSource } from './documents/document-source.ts';
import { Sheet } from './HandoverSheet.tsx';
import { offeredPeople } from './offered-people.ts';
import type { Work } from './work.ts';

type Part = (typeof SHEET_PARTS)[number];

const TAKER = ['role', 'name', 'title'] as const;

/** What stands in the form beside the draft: parts as they were set right, by part, and who takes over. */
type Typed = Readonly<Partial<Record<Part | (typeof TAKER)[number], string>>>;

const typedIn = (stored: unknown): Typed =>
  Object.fromEntries(
    Object.entries(typeof stored === 'object' && stored !== null ? stored : {}).filter(
      ([name, value]) => typeof value === 'string' && [...SHEET_PARTS, ...TAKER].some(each => each === name),
    ),
  );

/** The id of the input that a refused field of the command was typed into. */
const FIELD_OF: Readonly<Record<string, string>> = {
  to: 'taker-name',
  role: 'taker-role',
  ...Object.fromEntries(SHEET_PARTS.map(part => [part, `sheet-${part}`])),
};

/** Lines that a part shows before it scrolls: whoever takes over should see it whole. */
const ROWS = { least: 2, most: 30 } as const;

interface PartProps {
  part: Part;
  number: number;
  text: string;
  problem: string | undefined;
  onText(text: string): void;
  /** Takes the draft's words again; absent where they stand unchanged. */
  onRedraft: (() => void) | undefined;
}

/** One part: its text to be set right. */
function PartField({ part, number, text, problem, onText, onRedraft }: PartProps) {
  const id = `sheet-${part}`;
  const hint = part === 'contacts' ? handoverText.phones : partHint[part];
  const field = useRef<HTMLTextAreaElement>(null);
  useGrowingRows(field, text, ROWS);
  return (
    <div class="handover-part">
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
      {onRedraft !== undefined && (
        <button type="button" class="quiet small" onClick={onRedraft}>
          {handoverText.redraft(part)}
        </button>
      )}
    </div>
  );
}

interface Refused {
  /** The id of the field it stands at; '' where it stands at the button. */
  readonly field: string;
  readonly sentence: string;
}

/** A drafted sheet to be set right, and given to the one who takes over. */
export function HandoverForm({ work, onGiven }: { work: Work; onGiven(): void }) {
  const { session, incident, officer } = work;
  const { view, index } = incident;
  const [stored, keepTyped] = useDraft<unknown>('handover', undefined);
  const typed = typedIn(stored);
  const [refused, setRefused] = useState<Refused>();
  const form = useRef<HTMLFormElement>(null);
  const guard = usePrivacyGuard();
  const source = useDocumentSource(incident, officer, session.snapshot().incidents);
  const [unnamed] = useState(officer.role === '' || (officer.name ?? '').trim() === '');
  const { snapshot } = work.running;
  const fresh = handoverTexts(fillingOf(source, documentWords), {
    phoneOf: person =>
      offeredPeople(view.people, officer, snapshot.roster).find(each => samePerson(view.people, each, person))
        ?.phone,
    unsaved: 'pending' in snapshot.save ? snapshot.save.pending : 0,
  });
  const texts: HandoverSheet = { ...fresh, ...partsOf(typed) };
  const person = { name: typed.name ?? '', title: typed.title ?? '' };
  // A shift takes over from the one before it at the same post, unless said otherwise.
  const to = { role: typed.role ?? officer.role, ...personOf(person) };
  const keep = (next: Typed): void => {
    guard.reset();
    setRefused(undefined);
    keepTyped(next);
  };
  const give = (): void => {
    if (!guard.allows(Object.values(texts).join('\n'))) return;
    const problem = work.act({ kind: 'handOver', to, sheet: texts });
    if (problem === undefined) {
      keepTyped(undefined);
      onGiven();
      return;
    }
    const { refusal, sentence } = problem;
    const field = refusal.code === 'badField' ? FIELD_OF[refusal.field] : undefined;
    setRefused({ field: field ?? '', sentence });
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[id="${field}"]`)?.focus());
  };

  /** Who has kept the record before is known by the post, too. */
  const roleOf = (named: Person): string | undefined =>
    view.people.all.find(each => each.role !== undefined && samePerson(view.people, each, named))?.role;
  const atButton = refused?.field === '' ? refused.sentence : guard.warning;
  const problemAt = (field: string): string | undefined =>
    refused?.field === field ? refused.sentence : undefined;
  const signed = (who: Actor): string => officerName(who.role === '' ? '' : work.roleName(who.role), who);

  return (
    <>
      <form
        ref={form}
        class="handover-form no-print"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          give();
        }}
      >
        <p class="lead">{handoverText.intro}</p>
        {unnamed && (
          <OfficerFields roles={index.playbook.roles} officer={officer} onChange={work.setOfficer} />
        )}
        <fieldset class="handover-person">
          <legend>{handoverText.taker}</legend>
          <PersonField
            id="taker-name"
            label={handoverText.name}
            person={person}
            problem={problemAt('taker-name')}
            onPerson={next => keep({ ...typed, ...next, role: roleOf(personOf(next)) ?? to.role })}
          />
          <Field id="taker-role" label={handoverText.role} problem={problemAt('taker-role')}>
            <select
              id="taker-role"
              value={to.role}
              {...described('taker-role', undefined, problemAt('taker-role'))}
              onChange={event => keep({ ...typed, role: event.currentTarget.value })}
            >
              <option value="">{handoverText.chooseRole}</option>
              {index.playbook.roles.map(each => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </select>
          </Field>
        </fieldset>

        <section aria-labelledby="handover-parts">
          <h2 id="handover-parts">{handoverText.parts}</h2>
          {SHEET_PARTS.map((part, position) => (
            <PartField
              key={part}
              part={part}
              number={position + 1}
              text={texts[part]}
              problem={problemAt(`sheet-${part}`)}
              onText={text => keep({ ...typed, [part]: text })}
              onRedraft={
                typed[part] === undefined
                  ? undefined
                  : () => {
                      const { [part]: _, ...rest } = typed;
                      keep(rest);
                    }
              }
            />
          ))}
        </section>

        <div class="handover-accept">
          <p class="secrecy">{deskText.secrecy}</p>
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
        from={signed(officer)}
        to={signed(to)}
        texts={texts}
        drill={view.drill !== undefined}
      />
    </>
  );
}

/** Parts that were set right by hand. */
const partsOf = (typed: Typed): Partial<HandoverSheet> =>
  Object.fromEntries(SHEET_PARTS.flatMap(part => (typed[part] === undefined ? [] : [[part, typed[part]]])));
