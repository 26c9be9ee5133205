import type { ComponentChildren } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import { contactLine } from '../../../incident/release/contact.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import { fittingVariant } from '../../../incident/release/variant.ts';
import { Drafts } from '../../../kit/draft.ts';
import { useOnce } from '../../../kit/effects.ts';
import { described, Field } from '../../../kit/Field.tsx';
import { tokenOf } from '../../../playbook/template.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { whyUnusable } from '../../../text/facts.ts';
import { deskText } from '../../../text/incident.ts';
import { draftToken, editorText, kindLabel, statementText } from '../../../text/statements.ts';
import { effortOfDraft } from '../../../training/effort.ts';
import { useBureau } from '../../shared/bureau.ts';
import { type CommandProblem, carryOut } from '../carry-out.ts';
import type { Work } from '../work.ts';
import { BureauForm } from './BureauForm.tsx';
import type { ReleaseView } from './release.ts';
import { StatementLive } from './StatementLive.tsx';
import { DraftPreview } from './StatementPaper.tsx';
import { StatementPart } from './StatementPart.tsx';
import { StatementVariant } from './StatementVariant.tsx';
import {
  composeDraft,
  type DraftPlan,
  draftName,
  draftOfVersion,
  endsWith,
  fromStored,
  previewOf,
  problemsOf,
  type StatementDraft,
  type StatementPlan,
  saveCommand,
  toStored,
} from './statement-draft.ts';

interface Props {
  work: Work;
  release: ReleaseView;
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

/** The statement whose version was written last: the session has published it before the command came back. */
function lastSaved({ session, incident }: Work): string {
  const log = session.snapshot().incidents.find(({ view }) => view.id === incident.view.id)?.log;
  const saved = log?.events.findLast(({ type }) => type === 'statementSaved');
  return saved?.type === 'statementSaved' ? saved.data.statement : '';
}

/** A statement being written: words, facts put in from the ledger, and what the checks have to say meanwhile. */
export function StatementEditor(props: Props) {
  const { work, release, statement, place } = props;
  const [details, keepDetails] = useBureau();
  const plan: DraftPlan = { ...props.plan, contact: contactLine(release.kit.contactLine, details) };
  const { incident } = work;
  const name = draftName(place);
  const drafts = useContext(Drafts);
  const advised = fittingVariant(incident.index, incident.view);
  const fresh = (variant = advised?.id): StatementDraft =>
    statement === undefined
      ? composeDraft(
          plan,
          release.kit.variants.find(({ id }) => id === variant),
          release.ledger,
          incident.view.title,
          timeNow(),
        )
      : draftOfVersion(
          statement.latest,
          release.ledger,
          [plan.contact, contactLine(release.kit.contactLine, {})],
          timeNow(),
        );
  // Once, when the editor opens: the text must not change under the writer's hands.
  const [start] = useState((): { readonly draft: StatementDraft; readonly restored: boolean } => {
    const kept = fromStored(drafts.read(name));
    return { draft: kept ?? fresh(), restored: kept !== undefined };
  });
  return (
    <Editor
      {...props}
      plan={plan}
      bureau={
        <BureauForm
          line={release.kit.contactLine}
          details={details}
          wanted={Object.values(start.draft.parts).some(text => text.includes(tokenOf(draftToken.contact)))}
          onDetails={keepDetails}
        />
      }
      start={start.draft}
      restored={start.restored}
      name={name}
      advised={advised?.id}
      fresh={fresh}
    />
  );
}

function Editor({
  work,
  release,
  plan,
  bureau,
  statement,
  target,
  start,
  restored,
  name,
  advised,
  fresh,
  onSaved,
  onCancel,
}: Omit<Props, 'plan'> & {
  plan: DraftPlan;
  /** Where the bureau says where it can be asked; a form of its own. */
  bureau: ComponentChildren;
  start: StatementDraft;
  restored: boolean;
  name: string;
  /** Id of the variant that fits. */
  advised: string | undefined;
  /** @param variant its id */
  fresh(variant?: string): StatementDraft;
}) {
  const { ledger } = release;
  const { channel, kind, corrects } = plan;
  const drafts = useContext(Drafts);
  const [draft, setDraft] = useState(start);
  const [isKept, setKept] = useState(restored);
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<CommandProblem>();
  const [active, setActive] = useState(channel.parts[0]?.id ?? '');
  const form = useRef<HTMLFormElement>(null);
  const now = timeNow();
  const problems = problemsOf(draft, plan, ledger, now);

  const keep = (next: StatementDraft): void => {
    setDraft(next);
    setKept(true);
    setProblem(undefined);
    drafts.keep(name, toStored(next));
  };
  const forget = (): void => drafts.keep(name, undefined);
  const field = <Element extends HTMLElement>(id: string): Element | null =>
    form.current?.querySelector<Element>(`[id="${id}"]`) ?? null;

  /** Puts the cursor where some words stand. */
  const jump = (words: string): void => {
    for (const { id } of channel.parts) {
      const text = draft.parts[id] ?? '';
      const label = ledger.facts.find(({ usable }) => usable?.value === words)?.label;
      const wanted = [words, label === undefined ? words : tokenOf(label)].find(each => text.includes(each));
      if (wanted === undefined) continue;
      const area = field<HTMLTextAreaElement>(`part-${id}`);
      const at = text.indexOf(wanted);
      area?.focus();
      area?.setSelectionRange(at, at + wanted.length);
      area?.scrollIntoView({ block: 'center' });
      return;
    }
    field(draft.title.includes(words) ? 'statement-title' : `part-${active}`)?.focus();
  };
  // Once, when the officer comes from a check.
  useOnce(() => {
    if (target !== undefined) jump(target);
  });

  const insert = (label: string): void => {
    const area = field<HTMLTextAreaElement>(`part-${active}`);
    const text = draft.parts[active] ?? '';
    const from = area?.selectionStart ?? text.length;
    const to = area?.selectionEnd ?? text.length;
    const token = tokenOf(label);
    keep({ ...draft, parts: { ...draft.parts, [active]: text.slice(0, from) + token + text.slice(to) } });
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(from + token.length, from + token.length);
    });
  };

  const save = (): void => {
    const missing = problems.find(({ why }) => why === 'noTime');
    const refused: CommandProblem | undefined =
      missing === undefined
        ? carryOut(work, saveCommand(draft, plan, statement, now))
        : { sentence: editorText.needTime, field: 'nextUpdate', refusal: { code: 'emptyStatement' } };
    setProblem(refused);
    if (refused === undefined) {
      forget();
      onSaved(lastSaved(work));
      return;
    }
    requestAnimationFrame(() => field(fieldOf(refused))?.focus());
  };
  /** The field a refusal is about. */
  const fieldOf = ({ field: named, refusal }: CommandProblem): string => {
    if (named === 'title') return 'statement-title';
    if (named === 'nextUpdate') return 'statement-next';
    if (named === 'noUpdate') return 'statement-ends';
    if (named !== undefined) return `part-${named}`;
    if (refusal.code === 'badToken')
      return `part-${problems.find(({ token }) => token === refusal.token)?.part ?? active}`;
    if (refusal.code === 'unapprovedCause')
      return `part-${channel.parts.find(({ id }) => draft.parts[id]?.includes(refusal.text))?.id ?? active}`;
    return `part-${active}`;
  };
  const wrong = (id: string): string | undefined =>
    problem !== undefined && fieldOf(problem) === id ? problem.sentence : undefined;
  const redraft = (variant: string): void => {
    setSure(false);
    setDraft(fresh(variant));
    setKept(false);
    setProblem(undefined);
    forget();
  };
  const latest = statement?.latest;
  const isBehind = latest !== undefined && draft.base !== latest.id;

  return (
    <>
      {bureau}
      <div class="statement">
        <form
          ref={form}
          id="statement-form"
          class="statement-editor"
          data-effort={effortOfDraft(kind, latest === undefined)}
          noValidate
          onSubmit={event => {
            event.preventDefault();
            save();
          }}
        >
          <p class="small faint">
            {channel.title} · {kindLabel[kind]}
            {corrects !== undefined &&
              ` · ${statementText.corrects((corrects.published ?? corrects.latest).title)}`}
          </p>
          {isKept && (
            <p class="notice small statement-kept">
              <span>{restored ? editorText.restored : editorText.kept}</span>{' '}
              {isBehind && <span class="alarm-word">{editorText.behind(latest.number)}</span>}
              <button
                type="button"
                class="quiet small"
                onClick={() => (sure ? redraft(draft.variant) : setSure(true))}
              >
                {sure ? editorText.redoSure : editorText.redo}
              </button>
            </p>
          )}
          {draft.variant !== '' && (
            <StatementVariant
              variants={release.kit.variants}
              chosen={draft.variant}
              advised={advised}
              isWritten={isKept}
              onChoose={redraft}
            />
          )}
          <Field id="statement-title" label={editorText.heading} problem={wrong('statement-title')}>
            <input
              id="statement-title"
              value={draft.title}
              autocomplete="off"
              {...described('statement-title', undefined, wrong('statement-title'))}
              onInput={event => keep({ ...draft, title: event.currentTarget.value })}
            />
          </Field>
          <fieldset class="fact-chips">
            <legend>{editorText.insert}</legend>
            {channel.parts.length > 1 && (
              <span class="small faint">
                {editorText.insertInto(channel.parts.find(({ id }) => id === active)?.label ?? '')}
              </span>
            )}
            <div class="tool-row">
              {ledger.facts
                .filter(({ state, element }) => state !== 'empty' || element?.extra !== true)
                .map(fact => (
                  <button
                    key={fact.id}
                    type="button"
                    disabled={fact.usable === undefined}
                    title={fact.usable?.value}
                    onClick={() => insert(fact.label)}
                  >
                    {fact.usable === undefined
                      ? editorText.unusable(fact.label, whyUnusable(fact))
                      : fact.label}
                  </button>
                ))}
            </div>
          </fieldset>
          {channel.parts.map(part => (
            <StatementPart
              key={part.id}
              part={part}
              text={draft.parts[part.id] ?? ''}
              pieces={previewOf(draft, plan, part.id, now)}
              ledger={ledger}
              problem={wrong(`part-${part.id}`)}
              onFocus={() => setActive(part.id)}
              onText={text => keep({ ...draft, parts: { ...draft.parts, [part.id]: text } })}
            />
          ))}
          <p class="small faint">{editorText.insertHint}</p>
          <div class="statement-promise">
            <Field
              id="statement-next"
              label={editorText.next}
              hint={editorText.nextHint}
              problem={wrong('statement-next')}
            >
              <input
                id="statement-next"
                type="datetime-local"
                value={draft.nextUpdate}
                disabled={endsWith(draft)}
                {...described('statement-next', editorText.nextHint, wrong('statement-next'))}
                onInput={event => keep({ ...draft, nextUpdate: event.currentTarget.value })}
              />
            </Field>
            <Field id="statement-ends" label={editorText.ends} problem={wrong('statement-ends')}>
              <input
                id="statement-ends"
                value={draft.noUpdate}
                autocomplete="off"
                {...described('statement-ends', undefined, wrong('statement-ends'))}
                onInput={event => keep({ ...draft, noUpdate: event.currentTarget.value })}
              />
            </Field>
          </div>
          <p class="secrecy">{deskText.secrecy}</p>
        </form>
        <div class="statement-beside">
          <section class="statement-out" aria-labelledby="out-title">
            <h2 id="out-title">{editorText.preview}</h2>
            <p class="statement-out-title">{draft.title}</p>
            {channel.parts.map(part => (
              <DraftPreview key={part.id} pieces={previewOf(draft, plan, part.id, now)} ledger={ledger} />
            ))}
          </section>
          <StatementLive draft={draft} plan={plan} release={release} onJump={jump} />
        </div>
        <div class="tool-row statement-save">
          <button type="submit" form="statement-form" class="primary">
            {editorText.save((latest?.number ?? 0) + 1)}
          </button>
          <button type="button" class="quiet" onClick={onCancel}>
            {statement === undefined ? statementText.toList : editorText.cancel}
          </button>
          <span class="small faint">{editorText.saveHint}</span>
        </div>
      </div>
    </>
  );
}
