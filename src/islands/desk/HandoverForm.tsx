import { useState } from 'preact/hooks';
import type { DocumentModel } from '../../document/document.ts';
import { fillingOf } from '../../document/filling.ts';
import { type Person, TEXT_LIMITS } from '../../incident/kinds/define.ts';
import { type HandoverSheet, SHEET_PARTS } from '../../incident/kinds/handed-over.ts';
import { samePerson } from '../../incident/same-person.ts';
import { Button } from '../../kit/Button.tsx';
import { Form } from '../../kit/Form.tsx';
import { NOBODY, personOf, type TypedPerson } from '../../kit/person.ts';
import { useTyped } from '../../kit/useForm.ts';
import type { Actor } from '../../log/envelope.ts';
import { documentWords } from '../../text/document-words.ts';
import { drillMarks } from '../../text/drill-marks.ts';
import { handoverText, partHint, partLabel } from '../../text/handover.ts';
import { handoverTexts } from '../../text/handover-sentences.ts';
import { deskText } from '../../text/incident.ts';
import { officerName, personText } from '../../text/people.ts';
import { officerAsks } from '../shared/officer-asks.ts';
import { DocumentSheet } from './documents/DocumentSheet.tsx';
import { useDocumentSource } from './documents/useDocument.ts';
import { offeredPeople } from './offered-people.ts';
import { useWork, type Work } from './work.ts';

type Part = (typeof SHEET_PARTS)[number];

const DRAFT = 'handover';

/** Something for each part of the sheet. */
const eachPart = <Value,>(of: (part: Part, position: number) => Value) =>
  Object.fromEntries(SHEET_PARTS.map((part, position) => [part, of(part, position)])) as Record<Part, Value>;

/** The parts as the record fills them. */
function useFresh(work: Work): Readonly<Record<Part, string>> {
  const { session, incident, officer } = work;
  const { people } = incident.view;
  const source = useDocumentSource(incident, officer, session.snapshot().incidents);
  const { roster, save } = session.snapshot();
  return handoverTexts(fillingOf(source, documentWords), {
    phoneOf: person =>
      offeredPeople(people, officer, roster).find(each => samePerson(people, each, person))?.phone,
    unsaved: 'pending' in save ? save.pending : 0,
  });
}

/** A drafted sheet to be set right, and given to the one who takes over. */
export function HandoverForm({ onGiven }: { onGiven(): void }) {
  const work = useWork();
  const { incident, officer } = work;
  const { view, index } = incident;
  const { roles } = index.playbook;
  const fresh = useFresh(work);
  const [typed, keep] = useTyped(DRAFT);
  const [unnamed] = useState(officer.role === '' || (officer.name ?? '').trim() === '');
  const taker = personOf((typed['to'] as TypedPerson | undefined) ?? NOBODY);
  /** Who has kept the record before is known by the post, too. */
  const roleOf = (named: Person): string | undefined =>
    view.people.all.find(each => each.role !== undefined && samePerson(view.people, each, named))?.role;
  // A shift takes over from the one before it at the same post, unless said otherwise.
  const likelyRole = roleOf(taker) ?? officer.role;
  const redraft = (part: Part): void => {
    const { [part]: _, ...rest } = typed;
    keep(Object.keys(rest).length === 0 ? undefined : rest);
  };
  const signed = (who: Actor): string => officerName(who.role === '' ? '' : work.roleName(who.role), who);
  return (
    <>
      <Form
        id="handover"
        draft={DRAFT}
        class="handover-form"
        effort="document"
        fields={{
          ...(unnamed && officerAsks(roles, officer, work.setOfficer)),
          to: {
            kind: 'person',
            id: 'taker-name',
            label: personText.name(handoverText.taker),
            signs: true,
          },
          role: {
            kind: 'choice',
            id: 'taker-role',
            label: handoverText.role,
            options: [
              { value: '', label: handoverText.chooseRole },
              ...roles.map(({ id, name }) => ({ value: id, label: name })),
            ],
            value: likelyRole,
            below: <h2 id="handover-parts">{handoverText.parts}</h2>,
          },
          ...eachPart((part, position) => ({
            kind: 'text' as const,
            id: `sheet-${part}`,
            label: `${position + 1} ${partLabel[part]}`,
            hint: part === 'contacts' ? handoverText.phones : partHint[part],
            limit: TEXT_LIMITS.sheet,
            value: fresh[part],
            below: typed[part] !== undefined && (
              <Button class="quiet small" words={handoverText.redraft(part)} onClick={() => redraft(part)} />
            ),
          })),
        }}
        action={handoverText.submit}
        after={<p class="secrecy">{deskText.secrecy}</p>}
        beside={<Button words={handoverText.printDraft} onClick={() => print()} />}
        onSubmit={({ to, role, ...sheet }) =>
          work.act({ kind: 'handOver', to: { ...to, role }, sheet: eachPart(part => sheet[part]) })
        }
        onDone={onGiven}
      >
        <p class="lead">{handoverText.intro}</p>
      </Form>
      <div class="print-only">
        <DocumentSheet
          refused={false}
          model={handoverModel({
            title: view.title,
            from: signed(officer),
            to: signed({ ...taker, role: String(typed['role'] ?? likelyRole) }),
            texts: eachPart(part => String(typed[part] ?? fresh[part])),
            drill: view.drill !== undefined,
          })}
        />
      </div>
    </>
  );
}

interface SheetFacts {
  title: string;
  /** Both as they sign: role and name. */
  from: string;
  to: string;
  /** When it was handed over, in words; absent while it is a draft. */
  time?: string;
  texts: HandoverSheet;
  drill: boolean;
}

/** 交接单, as every other document: what it is about, six parts with their headings and the lines to sign. */
export function handoverModel({ title, from, to, time, texts, drill }: SheetFacts): DocumentModel {
  const { sheet, incident, sign } = handoverText;
  return {
    form: sheet,
    title: sheet,
    lines: [
      { label: incident, value: title },
      { label: handoverText.from, value: from },
      { label: handoverText.to, value: to },
      { label: handoverText.time, value: time ?? handoverText.draft },
    ],
    sections: SHEET_PARTS.map(part => ({
      id: part,
      heading: partLabel[part],
      kind: 'text',
      paragraphs: (texts[part].trim() || handoverText.empty).split('\n'),
    })),
    signatures: [`${handoverText.from}${sign}`, `${handoverText.to}${sign}`, handoverText.time],
    note: '',
    ...(drill && { drill: drillMarks }),
  };
}
