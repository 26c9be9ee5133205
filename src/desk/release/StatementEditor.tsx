import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { FormButton } from '../../kit/Disclosure.tsx';
import { useDebounced, useOnce } from '../../kit/effects.ts';
import { disclosed, Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import { formText } from '../../kit/form-words.ts';
import { Section } from '../../kit/Section.tsx';
import type { ChannelPart } from '../../playbook/release-kit.ts';
import { piecesOf, tokenOf } from '../../playbook/template.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { type BureauDetails, contactAsks, contactGaps, contactLine } from '../core/contact.ts';
import { TEXT_LIMITS } from '../core/define.ts';
import { promisedField } from '../core/fields.ts';
import { dotted } from '../core/words/named.ts';
import { refusalSentence } from '../core/words/refusal.ts';
import { unusableWords } from '../facts/words.ts';
import { useBureau } from '../parts/bureau.tsx';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { saveStatement } from '../statements/statement-saved.ts';
import {
  bureauText,
  draftToken,
  editorText,
  statementKindLabel,
  statementText,
} from '../statements/words.ts';
import { Findings, foundIn } from './Findings.tsx';
import { lastWritten, lineShape } from './release-work.tsx';
import { PartLength, StatementPaper, shownAs } from './StatementSheet.tsx';
import { StatementStale } from './StatementStale.tsx';
import {
  type DraftPlan,
  endsWith,
  fieldAtFault,
  outgoing,
  partField,
  type StatementPlan,
  statementDraftName,
} from './statement-draft.tsx';
import { partId, useStatementWriting, type Writing } from './useWriting.tsx';

/** Lines of a part that show however little is written in it. */
const BODY_ROWS = 9;

interface Props {
  plan: StatementPlan;
  /** Words to go to at once: what a check has found. */
  target: string | undefined;
  /** Saved, under the statement's id. */
  onSaved(statement: string): void;
  onCancel(): void;
}

/** A statement being written: words, facts put in from the ledger, and what the checks have to say meanwhile. */
export function StatementEditor({ target, onSaved, onCancel, ...props }: Props) {
  const work = useWork();
  const { view, index } = work.incident;
  const { ledger } = view;
  const { contactLine: line, signature = '', variants } = index.playbook.release;
  const [details, keepDetails] = useBureau();
  const plan: DraftPlan = {
    ...props.plan,
    contact: contactLine(line, details),
    signature: contactLine(signature, details),
  };
  const { place, channel, statement } = plan;
  const writing = useStatementWriting(plan);
  const { draft, kept, jump } = writing;
  const out = outgoing(draft, plan, ledger, timeNow());
  const parts = out.parts.map(({ part, draft: text }) => ({ part, text: shownAs(piecesOf(text), ledger) }));
  const latest = statement?.latest;
  const { fields } = saveStatement;
  const isWanted =
    contactGaps(line, details).length > 0 &&
    channel.parts.some(({ id }) => draft[partField(id)]?.includes(tokenOf(draftToken.contact)));
  // Where nothing is missing it stands below the words that come of it.
  const bureau = <BureauForm {...{ details, isWanted }} onDetails={keepDetails} />;
  // Once, when the officer comes from a check.
  useOnce(() => {
    if (target !== undefined) jump(target);
  });
  return (
    <>
      {statement !== undefined && <StatementStale statement={statement.id} />}
      {isWanted && bureau}
      <div class="statement" ref={writing.editor} onFocusCapture={writing.onFocus}>
        <Form
          id="statement"
          draft={statementDraftName(place)}
          begun={{ ...writing.begun }}
          class="statement-editor stack"
          fields={{
            ...Object.fromEntries(
              channel.parts.map((part, position) => [
                partField(part.id),
                {
                  kind: 'text' as const,
                  id: partId(part.id),
                  label: part.label,
                  hint: part.hint,
                  rows: BODY_ROWS,
                  above: position === 0 && <Chips parts={channel.parts} writing={writing} />,
                  below: <PartLength part={part} text={parts[position]?.text ?? []} />,
                },
              ]),
            ),
            title: ask(fields.title, {
              label: editorText.heading,
              // In a new draft the title is proposed; a saved version has the author's own.
              ...(statement === undefined && { value: writing.begun.title, source: editorText.titleSource }),
            }),
            // One answer need not be followed by another.
            ...(plan.kind === 'reply'
              ? { nextUpdate: ask(promisedField) }
              : {
                  nextUpdate: ask(fields.nextUpdate, {
                    label: editorText.next,
                    hint: editorText.nextHint,
                    disabled: endsWith(draft),
                  }),
                  noUpdate: { kind: 'line' as const, label: editorText.ends, limit: TEXT_LIMITS.reason },
                }),
            ...(draft.variant !== '' && {
              variant: {
                kind: 'choice' as const,
                label: editorText.variant,
                hint:
                  kept === undefined
                    ? variants.find(({ id }) => id === draft.variant)?.hint
                    : editorText.variantFixed,
                disabled: kept !== undefined,
                options: variants.map(({ id, title }) => ({
                  value: id,
                  label: id === writing.advised ? editorText.advised(title) : title,
                })),
                onValue: writing.redraft,
              },
            }),
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
            if (out.problems.some(({ why }) => why === 'noTime'))
              return { sentence: editorText.needTime, field: 'nextUpdate' };
            const refused = work.act(out.command);
            if (refused === undefined) return undefined;
            const { refusal } = refused;
            const at = (field: string | undefined) =>
              fieldAtFault({ field, refusal }, draft, out, writing.part);
            return {
              ...refused,
              field: at(refused.field),
              also: refused.also?.map(each => ({ ...each, field: at(each.field) })),
            };
          }}
          onDone={() => onSaved(lastWritten(work))}
        >
          <Begun plan={plan} writing={writing} />
        </Form>
        <div class="stack stays">
          <Section id="out-title" class="statement-out stack-s" title={editorText.preview}>
            <StatementPaper title={draft.title} parts={parts} channel={channel.id} />
            {!isWanted && bureau}
          </Section>
          <Live draft={draft} plan={plan} onJump={jump} />
        </div>
      </div>
    </>
  );
}

interface BegunProps {
  plan: StatementPlan;
  writing: Writing;
}

/** The draft's kind and channel, and a button to begin it anew. */
const Begun = ({ plan: { channel, kind, corrects, statement }, writing }: BegunProps) => (
  <>
    <p class="small faint">
      {dotted(channel.title, statementKindLabel[kind], corrects && statementText.corrects(corrects.title))}
    </p>
    {writing.kept !== undefined && (
      <p class="notice small cluster">
        <span>{writing.kept === 'before' ? editorText.restored : editorText.kept}</span>{' '}
        {statement !== undefined && writing.draft.base !== statement.latest.id && (
          <span class="alarm-word">{editorText.behind(statement.latest.number)}</span>
        )}
        <Confirm
          class="quiet small"
          ask={editorText.redo}
          yes={editorText.redoSure}
          no={formText.cancel}
          onYes={() => writing.redraft(writing.draft.variant)}
        />
      </p>
    )}
  </>
);

/** The ledger's facts, to insert at the cursor; a fact that may not be published says why. */
const Chips = ({ parts, writing }: { parts: readonly ChannelPart[]; writing: Writing }) => (
  <fieldset class="fact-chips">
    <legend class="small">{editorText.insert}</legend>
    <div class="tool-row cluster">
      {parts.length > 1 && (
        <span class="small faint">
          {editorText.insertInto(parts.find(({ id }) => id === writing.part)?.label ?? '')}
        </span>
      )}
      {useWork()
        .view.ledger.facts.filter(({ state, element }) => state !== 'empty' || element?.extra !== true)
        .map(fact => (
          <Button
            key={fact.id}
            words={
              fact.usable === undefined ? editorText.unusable(fact.label, unusableWords(fact)) : fact.label
            }
            disabled={fact.usable === undefined}
            title={fact.usable?.value}
            onClick={() => writing.insert(fact.label)}
          />
        ))}
    </div>
  </fieldset>
);

interface LiveProps {
  draft: Writing['draft'];
  plan: DraftPlan;
  onJump(words: string): void;
}

/** Findings of the checks in the text as it stands, once the author pauses. */
function Live({ draft, plan, onJump }: LiveProps) {
  const { ledger, signOffOf } = useWork().view;
  const [rested] = useDebounced(draft);
  const { problems, version } = outgoing(rested, plan, ledger, timeNow());
  const timeless = problems.some(({ why }) => why === 'noTime');
  // Lines that people sign appear with the saved version; a missing time is reported once.
  const items = signOffOf(version).lines.filter(
    ({ item, findings, state }) =>
      findings.length > 0 && state !== 'passed' && !(timeless && item.check === 'nextUpdate'),
  );
  const count = problems.length + items.reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <aside class="statement-live stack" aria-labelledby="live-title">
      <h2 id="live-title">{editorText.live}</h2>
      <p role="status" class="small">
        {count === 0 ? editorText.liveClean : editorText.liveCount(count)}
      </p>
      <Findings
        found={problems.map(({ token, why }) => ({
          words: why === 'noTime' ? editorText.needTime : refusalSentence({ code: 'badToken', token, why }),
          target: tokenOf(token),
        }))}
        onJump={onJump}
      />
      {items.map(({ item, state, findings }) => (
        <section key={item.id} data-line={state} data-state={lineShape[state]}>
          <h3 class="shaped">
            <span class="shape" aria-hidden="true" /> {item.title}
          </h3>
          <Findings found={foundIn(findings, plan.channel)} onJump={onJump} />
        </section>
      ))}
    </aside>
  );
}

interface BureauProps {
  details: BureauDetails;
  /** Whether the draft waits for some that are missing. */
  isWanted: boolean;
  onDetails(details: BureauDetails): void;
}

/** 本局信息: telephone, hours and the like, given once on this machine, and once for its drills; every draft takes them from here. */
function BureauForm({ details, isWanted, onDetails }: BureauProps) {
  const { contactLine: line } = useWork().index.playbook.release;
  const asks = contactAsks(line);
  if (asks.length === 0) return null;
  return (
    <section class={`flow-s no-print ${isWanted ? 'notice' : ''}`} aria-label={bureauText.title}>
      {isWanted && <p role="status">{bureauText.missing(contactGaps(line, details))}</p>}
      <FormButton
        {...disclosed({
          id: 'bureau',
          button: isWanted ? bureauText.fill : bureauText.change,
          class: isWanted ? '' : 'quiet small',
          children: <p class="small faint">{inDrill() ? bureauText.drillHint : bureauText.hint}</p>,
          // A field is named by its place: its name is the playbook's, in any script.
          fields: Object.fromEntries(
            asks.map((name, place) => [place, { kind: 'line' as const, label: name, value: details[name] }]),
          ),
          action: inDrill() ? bureauText.drillSave : bureauText.save,
          onSubmit: values => {
            onDetails(Object.fromEntries(asks.map((name, place) => [name, values[place]?.trim() ?? ''])));
            return undefined;
          },
        })}
      />
    </section>
  );
}
