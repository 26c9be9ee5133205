import '../handover/handover.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Form } from '../../kit/Form.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { Problem } from '../../kit/Problem.tsx';
import { NOBODY, personOf, type TypedPerson } from '../../kit/person.ts';
import { type FormProblem, useTyped } from '../../kit/useForm.ts';
import type { Actor } from '../../log/envelope.ts';
import { timeNow } from '../../session/surroundings.ts';
import { type Person, TEXT_LIMITS } from '../core/define.ts';
import { checkFields, signerField } from '../core/fields.ts';
import { partyName } from '../core/words/person.ts';
import { refusalSentence, refusedAt } from '../core/words/refusal.ts';
import { DocumentSheet } from '../documents/DocumentSheet.tsx';
import { documentWords } from '../documents/document-words.ts';
import { type Filling, fillingOf } from '../documents/filling.ts';
import { handoverModel } from '../documents/handover-model.ts';
import { handoverTexts } from '../documents/handover-sentences.ts';
import { useDocumentSource } from '../documents/useDocument.tsx';
import { WordButton } from '../documents/WordButton.tsx';
import { calleesOf } from '../first/tree.ts';
import { handOver, SHEET_PARTS } from '../handover/handed-over.ts';
import { handoverText, sheetPartHint, sheetPartLabel } from '../handover/words.ts';
import { officerAsks, roleOptions } from '../parts/officer-asks.tsx';
import { officerLacks } from '../parts/officer-lacks.ts';
import { shownTime } from '../parts/shown-time.tsx';
import { useSnapshot } from '../parts/useSession.tsx';
import { deskText } from '../parts/words.ts';
import { incidentNow, useWork, type Work } from '../parts/work.tsx';
import { offeredPeople } from '../people/offered-people.tsx';
import { samePerson } from '../people/same-person.ts';
import { officerName, personText } from '../people/words.ts';

/** 交接: the sheet to hand over by, and those of before. */
export function Handover() {
  const work = useWork();
  const { view, locked } = work;
  const { handovers: former } = view;
  // The officer taking over finds the sheet open.
  const waiting = former.findLast(({ accepted }) => accepted === undefined);
  const [opened, setOpened] = useState<string | undefined>(waiting?.event);
  const [problem, setProblem] = useState<string>();
  const filling = useFilling(work);
  const shown = former.find(({ event }) => event === opened);
  const signed = (officer: Actor): string => officerName(work.roleName(officer.role), officer);
  const modelOf = ({ by, to, at, sheet, accepted }: (typeof former)[number]) =>
    handoverModel(filling, {
      from: signed(by),
      to: signed(to),
      time: shownTime(at),
      accepted: accepted && handoverText.accepted(signed(to), shownTime(accepted.at)),
      texts: sheet,
    });
  /** The officer taking over says so in person, and from here on keeps the record at this browser. */
  const take = ({ event: handover, to }: (typeof former)[number]): void => {
    const answer = work.session.act(view.id, { kind: 'acceptHandover', handover }, to);
    setProblem(answer.ok ? undefined : refusalSentence(answer.refusal));
    if (!answer.ok) return;
    work.setOfficer(to);
    work.go('');
    giveFocusSoon('#open-step-title');
  };
  /** Opens a sheet, which takes the place of the form; the focus goes there. */
  const open = (event: string | undefined): void => {
    setOpened(event);
    giveFocusSoon('.handover-shown');
  };

  return (
    <div class="desk-screen handover flow">
      {shown !== undefined && (
        <section class="handover-shown stack" tabIndex={-1} aria-label={handoverText.sheet}>
          <div class="banner no-print cluster">
            <p role="status">
              {shown.accepted === undefined
                ? handoverText.given(signed(shown.to))
                : handoverText.taken(signed(shown.to), shownTime(shown.accepted.at))}
            </p>
            {shown.accepted === undefined && !locked && (
              <Button class="primary" words={handoverText.take(shown.to.name)} onClick={() => take(shown)} />
            )}
            <Problem>{problem}</Problem>
          </div>
          <div class="handover-actions no-print cluster">
            <Button words={handoverText.print} onClick={() => print()} />
            <WordButton model={() => modelOf(shown)} about={view.title} />
            <Button words={handoverText.back} onClick={() => work.go('')} />
            <Button class="quiet" words={handoverText.close} onClick={() => setOpened(undefined)} />
          </div>
          <DocumentSheet model={modelOf(shown)} />
        </section>
      )}
      {shown === undefined && locked && <p class="lead">{handoverText.closed}</p>}
      {shown === undefined && !locked && (
        <HandoverForm onGiven={() => open(incidentNow(work)?.view.handovers.at(-1)?.event)} />
      )}
      <section class="handover-former no-print" aria-labelledby="handover-former">
        <h2 id="handover-former">{handoverText.former}</h2>
        {former.length === 0 && <p class="faint">{handoverText.noFormer}</p>}
        <ul class="ruled">
          {[...former].reverse().map(({ event, at, by, to, accepted }) => {
            const time = shownTime(at);
            return (
              <li key={event} class="cluster">
                <span class="numeric">{time}</span>
                <span>{handoverText.passed(signed(by), signed(to), accepted !== undefined)}</span>
                <Button
                  class="quiet"
                  words={handoverText.open}
                  of={time}
                  aria-expanded={event === shown?.event}
                  onClick={() => (event === shown?.event ? setOpened(undefined) : open(event))}
                />
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

type Part = (typeof SHEET_PARTS)[number];

/** Something for each part of the sheet. */
const eachPart = <Value,>(of: (part: Part, position: number) => Value) =>
  Object.fromEntries(SHEET_PARTS.map((part, position) => [part, of(part, position)])) as Record<Part, Value>;

/** The source of the sheet. */
function useFilling({ session, incident, officer }: Work): Filling {
  const { incidents } = useSnapshot(session);
  return fillingOf(useDocumentSource(incident, officer, incidents), documentWords);
}

/** The parts as the record fills them. */
function useFresh({ session, incident, officer }: Work, filling: Filling): Readonly<Record<Part, string>> {
  const { people } = incident.view;
  const { roster, save, contacts } = useSnapshot(session);
  const numbers = calleesOf(incident.index.playbook.first, contacts);
  const offered = offeredPeople(people, officer, roster);
  return handoverTexts(filling, {
    phoneOf: ({ unit, person }) =>
      numbers.find(each => partyName(each) === partyName({ unit, person }))?.phone ??
      offered.find(
        each => person !== undefined && each.phone !== undefined && samePerson(people, each, person),
      )?.phone,
    numbers,
    unsaved: 'pending' in save ? save.pending : 0,
  });
}

const wrongTaker = (to: Person): readonly FormProblem[] => {
  const taker = checkFields({ to: signerField }, { to }, timeNow());
  return taker.ok ? [] : [refusedAt(taker.refusal)];
};

/** A drafted sheet to be set right, and given to the one who takes over. */
function HandoverForm({ onGiven }: { onGiven(): void }) {
  const work = useWork();
  const { view, index, officer } = work;
  const { roles } = index.playbook;
  const filling = useFilling(work);
  const fresh = useFresh(work, filling);
  const [typed, keep] = useTyped('handover');
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
        class="handover-form"
        fields={{
          ...(unnamed && officerAsks(roles, officer, work.setOfficer, handOver.who)),
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
            options: roleOptions(roles, handoverText.chooseRole),
            value: likelyRole,
            source: handoverText.likelyRole,
            below: <h2 id="handover-parts">{handoverText.parts}</h2>,
          },
          ...eachPart((part, position) => ({
            kind: 'text' as const,
            id: `sheet-${part}`,
            label: `${position + 1} ${sheetPartLabel[part]}`,
            hint: part === 'contacts' ? handoverText.phones : sheetPartHint[part],
            limit: TEXT_LIMITS.sheet,
            value: fresh[part],
            source: handoverText.drafted,
            below: typed[part] !== undefined && (
              <Button class="quiet small" words={handoverText.redraft(part)} onClick={() => redraft(part)} />
            ),
          })),
        }}
        action={handoverText.submit}
        after={<p class="secrecy">{deskText.secrecy}</p>}
        beside={<Button words={handoverText.printDraft} onClick={() => print()} />}
        onSubmit={({ to, role, ...sheet }) => {
          // Asked here, so said here, and not in the header's form beside it.
          const lacking = unnamed ? officerLacks(officer, handOver.who) : [];
          if (lacking.length > 0) return [...lacking, ...wrongTaker(to)];
          return work.act({ kind: 'handOver', to: { ...to, role }, sheet: eachPart(part => sheet[part]) });
        }}
        onDone={onGiven}
      >
        <p class="lead">{handoverText.intro}</p>
      </Form>
      <div class="print-only">
        <DocumentSheet
          model={handoverModel(filling, {
            from: signed(officer),
            to: signed({ ...taker, role: String(typed['role'] ?? likelyRole) }),
            texts: eachPart(part => String(typed[part] ?? fresh[part])),
          })}
        />
      </div>
    </>
  );
}
