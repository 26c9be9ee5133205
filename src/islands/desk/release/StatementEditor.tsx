import { contactLine } from '../../../incident/release/contact.ts';
import type { Ledger } from '../../../incident/release/ledger.ts';
import type { Statement, StatementVersion } from '../../../incident/release/statement.ts';
import { Button } from '../../../kit/Button.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useOnce } from '../../../kit/effects.ts';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Section } from '../../../kit/Section.tsx';
import type { ChannelPart, Variant } from '../../../playbook/release-kit.ts';
import { piecesOf, tokenOf } from '../../../playbook/template.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { whyUnusable } from '../../../text/facts.ts';
import { formText } from '../../../text/form.ts';
import { deskText } from '../../../text/incident.ts';
import { draftToken, editorText, kindLabel, statementText } from '../../../text/statements.ts';
import { effortOfDraft } from '../../../training/effort.ts';
import { useBureau } from '../../shared/bureau.ts';
import { incidentNow, useWork, type Work } from '../work.ts';
import { BureauForm } from './BureauForm.tsx';
import { StatementLive } from './StatementLive.tsx';
import { PartLength, StatementPaper, shownAs } from './StatementPaper.tsx';
import {
  type DraftPlan,
  endsWith,
  fieldAtFault,
  filledParts,
  partField,
  problemsOf,
  type StatementPlan,
  saveCommand,
} from './statement-draft.ts';
import { type Cursor, partId, useCursor } from './useCursor.ts';
import { useStatementDraft, type Writing } from './useStatementDraft.ts';

interface Props {
  plan: StatementPlan;
  /** The statement that gets another version; absent for a new one. */
  statement: Statement | undefined;
  /** What the draft is kept under: `new-…`, `correct-…` or the statement's id. */
  place: string;
  /** Words to go to at once: what a check has found. */
  target?: string | undefined;
  /** Saved, under the statement's id. */
  onSaved(statement: string): void;
  onCancel(): void;
}

/** A statement being written: words, facts put in from the ledger, and what the checks have to say meanwhile. */
export function StatementEditor({ statement, place, target, onSaved, onCancel, ...props }: Props) {
  const work = useWork();
  const { view, index } = work.incident;
  const { ledger } = view;
  const { contactLine: line, variants } = index.playbook.release;
  const [details, keepDetails] = useBureau();
  const plan: DraftPlan = { ...props.plan, contact: contactLine(line, details) };
  const { channel, kind } = plan;
  const writing = useStatementDraft(plan, statement, place);
  const { draft, begun } = writing;
  const cursor = useCursor(draft, ledger, writing.put);
  const now = timeNow();
  const problems = problemsOf(draft, plan, ledger, now);
  const latest = statement?.latest;
  const parts = filledParts(draft, plan, now).map(({ part, draft: text }) => ({
    part,
    text: shownAs(piecesOf(text), ledger),
  }));
  // Once, when the officer comes from a check.
  useOnce(() => {
    if (target !== undefined) cursor.jump(target);
  });
  return (
    <>
      <BureauForm
        line={line}
        details={details}
        wanted={Object.values(draft.parts).some(text => text.includes(tokenOf(draftToken.contact)))}
        onDetails={keepDetails}
      />
      <div class="statement" ref={cursor.editor} onFocusCapture={cursor.onFocus}>
        <Form
          id="statement"
          draft={writing.name}
          begun={begun}
          class="statement-editor stack"
          effort={effortOfDraft(kind, latest === undefined)}
          fields={{
            title: {
              kind: 'line',
              label: editorText.heading,
              below: <Chips ledger={ledger} parts={channel.parts} cursor={cursor} />,
            },
            ...Object.fromEntries(
              channel.parts.map((part, place) => [
                partField(part.id),
                {
                  kind: 'text' as const,
                  id: partId(part.id),
                  label: part.label,
                  hint: part.hint,
                  rows: 4,
                  below: <PartLength part={part} text={parts[place]?.text ?? []} />,
                },
              ]),
            ),
            nextUpdate: {
              kind: 'time',
              label: editorText.next,
              hint: editorText.nextHint,
              disabled: endsWith(draft),
            },
            noUpdate: { kind: 'line', label: editorText.ends },
          }}
          after={
            <>
              <p class="small faint">{editorText.insertHint}</p>
              <p class="secrecy">{deskText.secrecy}</p>
            </>
          }
          action={editorText.save((latest?.number ?? 0) + 1)}
          beside={
            <>
              <Button
                words={statement === undefined ? statementText.toList : editorText.cancel}
                class="quiet"
                onClick={onCancel}
              />
              <span class="small faint">{editorText.saveHint}</span>
            </>
          }
          onSubmit={() => {
            if (problems.some(({ why }) => why === 'noTime'))
              return { sentence: editorText.needTime, field: 'nextUpdate' };
            const refused = work.act(saveCommand(draft, plan, statement, now));
            return refused && { ...refused, field: fieldAtFault(refused, draft, problems, cursor.part) };
          }}
          onDone={() => onSaved(lastSaved(work))}
        >
          <Begun plan={plan} variants={variants} writing={writing} latest={latest} />
        </Form>
        <div class="stack stays">
          <Section id="out-title" class="statement-out stack-2" title={editorText.preview}>
            <StatementPaper
              title={draft.title}
              parts={parts}
              channel={channel}
              ledger={ledger}
              drill={view.drill !== undefined}
            />
          </Section>
          <StatementLive draft={draft} plan={plan} view={view} onJump={cursor.jump} />
        </div>
      </div>
    </>
  );
}

interface BegunProps {
  plan: StatementPlan;
  variants: readonly Variant[];
  writing: Writing;
  /** The version saved last; absent of a new statement. */
  latest: StatementVersion | undefined;
}

/** What is being written, and as what it was begun: it can be begun anew, and then as another variant. */
function Begun({ plan: { channel, kind, corrects }, variants, writing, latest }: BegunProps) {
  const { draft, kept, advised, redraft } = writing;
  const isWritten = kept !== undefined;
  return (
    <>
      <p class="small faint">
        {channel.title} · {kindLabel[kind]}
        {corrects !== undefined &&
          ` · ${statementText.corrects((corrects.published ?? corrects.latest).title)}`}
      </p>
      {isWritten && (
        <p class="notice small cluster">
          <span>{kept === 'before' ? editorText.restored : editorText.kept}</span>{' '}
          {latest !== undefined && draft.base !== latest.id && (
            <span class="alarm-word">{editorText.behind(latest.number)}</span>
          )}
          <Confirm
            class="quiet small"
            ask={editorText.redo}
            yes={editorText.redoSure}
            no={formText.cancel}
            onYes={() => redraft(draft.variant)}
          />
        </p>
      )}
      {draft.variant !== '' && (
        <FieldInput
          id="statement-variant"
          field={{
            kind: 'choice',
            label: editorText.variant,
            hint: isWritten ? editorText.variantFixed : variants.find(({ id }) => id === draft.variant)?.hint,
            disabled: isWritten,
            options: variants.map(({ id, title }) => ({
              value: id,
              label: id === advised ? editorText.advised(title) : title,
            })),
          }}
          value={draft.variant}
          onValue={variant => redraft(String(variant))}
        />
      )}
    </>
  );
}

/** The facts of the ledger, to be put in where the cursor stands; those that may not be told say why. */
function Chips({ ledger, parts, cursor }: { ledger: Ledger; parts: readonly ChannelPart[]; cursor: Cursor }) {
  return (
    <fieldset class="fact-chips">
      <legend>{editorText.insert}</legend>
      {parts.length > 1 && (
        <span class="small faint">
          {editorText.insertInto(parts.find(({ id }) => id === cursor.part)?.label ?? '')}
        </span>
      )}
      <div class="tool-row cluster">
        {ledger.facts
          .filter(({ state, element }) => state !== 'empty' || element?.extra !== true)
          .map(fact => (
            <Button
              key={fact.id}
              words={
                fact.usable === undefined ? editorText.unusable(fact.label, whyUnusable(fact)) : fact.label
              }
              disabled={fact.usable === undefined}
              title={fact.usable?.value}
              onClick={() => cursor.insert(fact.label)}
            />
          ))}
      </div>
    </fieldset>
  );
}

/** Id of the statement whose version was written last. */
function lastSaved(work: Work): string {
  const saved = incidentNow(work)?.log.events.findLast(({ type }) => type === 'statementSaved');
  return saved?.type === 'statementSaved' ? saved.data.statement : '';
}
