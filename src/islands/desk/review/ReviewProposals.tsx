import { useRef } from 'preact/hooks';
import { propose } from '../../../incident/kinds/improvement.ts';
import type { Proposal } from '../../../incident/review/improvement.ts';
import { proposalsOf } from '../../../incident/review/summary.ts';
import { useOpen } from '../../../kit/draft.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { useOutcome } from '../../../kit/outcome.tsx';
import { deskText } from '../../../text/incident.ts';
import { reviewText, targetWords } from '../../../text/review.ts';
import { fullTime } from '../../../text/time.ts';
import { carryOut } from '../carry-out.ts';
import { UndoButton } from '../UndoButton.tsx';
import type { Work } from '../work.ts';
import { choicesOf, chosen } from './proposal-target.ts';
import { copyOfProposals, exportProposals } from './proposals.ts';

interface Props {
  work: Work;
  proposals: readonly Proposal[];
  now: number;
  onSaved(words: string): void;
}

/** 修改方案的建议: which clause or step, what, why; and the list of them for the next edition. */
export function ReviewProposals({ work, proposals, now, onSaved }: Props) {
  const { index, view } = work.incident;
  const [adding, setAdding] = useOpen([true], () => 'proposal');
  const { outcome, follow } = useOutcome();
  const heading = useRef<HTMLHeadingElement>(null);
  const choices = choicesOf(index);
  const isDrill = view.drill !== undefined;
  const own = proposalsOf([{ index, view }], isDrill);
  const all = proposalsOf(work.running.snapshot.incidents, isDrill);
  const close = (): void => {
    setAdding(undefined);
    requestAnimationFrame(() => heading.current?.focus());
  };
  const save = (rows: typeof own): void =>
    follow(exportProposals(rows).then(reviewText.exported), reviewText.exportFailed);
  /** Without https there is no clipboard to write to. */
  const copied = async (): Promise<string> => {
    await navigator.clipboard.writeText(copyOfProposals(own, isDrill));
    return reviewText.copied;
  };
  return (
    <section aria-labelledby="review-proposals">
      <h2 id="review-proposals" tabIndex={-1} ref={heading}>
        {reviewText.proposals}
      </h2>
      <p class="small faint no-print">{reviewText.proposalsHint}</p>
      {proposals.length === 0 && !adding && <p class="faint">{reviewText.proposalsNone}</p>}
      <ul class="review-list ruled">
        {proposals.map(({ id, event, at, target, what, why }) => (
          <li key={id}>
            <p>
              <strong>{targetWords({ target }, work.stepTitle)}</strong>
            </p>
            <p class="entry">{what}</p>
            <p class="small entry">{reviewText.because(why)}</p>
            <p class="small faint">
              {fullTime(Date.parse(at), now)}{' '}
              <UndoButton work={work} event={event} label={deskText.undoLabel(what)} />
            </p>
          </li>
        ))}
      </ul>
      {adding ? (
        <Form
          id="proposal"
          fields={{
            target: {
              kind: 'line',
              label: reviewText.target,
              hint: reviewText.targetHint,
              offers: choices.map(({ label }) => label),
            },
            what: ask(propose.fields.what, { label: reviewText.what, long: true }),
            why: ask(propose.fields.why, { label: reviewText.why, long: true }),
          }}
          action={reviewText.saveProposal}
          onSubmit={({ target, what, why }) => {
            const problem = carryOut(work, {
              kind: 'propose',
              target: chosen(choices, target) ?? { kind: 'clause', id: '' },
              what,
              why,
            });
            return problem?.refusal.code === 'unknownTarget' ? { ...problem, field: 'target' } : problem;
          }}
          onDone={() => {
            close();
            onSaved(reviewText.savedProposal);
          }}
          onCancel={close}
        />
      ) : (
        <button type="button" class="no-print" onClick={() => setAdding(true)}>
          {reviewText.propose}
        </button>
      )}
      {all.length > 0 && (
        <div class="tool-row no-print cluster">
          {own.length > 0 && (
            <>
              <button type="button" onClick={() => save(own)}>
                {reviewText.csv}
              </button>
              <button type="button" onClick={() => follow(copied(), reviewText.copyFailed)}>
                {reviewText.copy}
              </button>
            </>
          )}
          {all.length > own.length && (
            <button type="button" class="quiet" onClick={() => save(all)}>
              {reviewText.csvAll(all.length)}
            </button>
          )}
        </div>
      )}
      {outcome}
    </section>
  );
}
