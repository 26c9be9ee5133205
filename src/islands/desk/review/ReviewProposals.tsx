import { useRef, useState } from 'preact/hooks';
import { propose } from '../../../incident/kinds/improvement.ts';
import type { Proposal } from '../../../incident/review/improvement.ts';
import { proposalsOf } from '../../../incident/review/summary.ts';
import { useOpen } from '../../../kit/draft.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import type { PlaybookIndex } from '../../../playbook/checklist.ts';
import { deskText } from '../../../text/incident.ts';
import { clauseOption, reviewText, stepOption, targetWords } from '../../../text/review.ts';
import { fullTime } from '../../../text/time.ts';
import { carryOut } from '../carry-out.ts';
import { UndoButton } from '../UndoButton.tsx';
import type { Work } from '../work.ts';
import { copyOfProposals, exportProposals } from './proposals.ts';

interface Choice {
  readonly label: string;
  readonly target: Proposal['target'];
}

/** Every clause by its number and first words, and every step by its title. */
const choicesOf = ({ playbook }: PlaybookIndex): readonly Choice[] => [
  ...playbook.clauses.map(({ id, text }) => ({
    label: clauseOption(id, text),
    target: { kind: 'clause' as const, id },
  })),
  ...playbook.steps.map(({ id, title }) => ({
    label: stepOption(title),
    target: { kind: 'step' as const, id },
  })),
];

/** What was meant: a line of the list, a clause's number, or words that only one line has. */
function chosen(choices: readonly Choice[], typed: string): Proposal['target'] | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const exact = choices.find(
    ({ label, target }) => label === text || (target.kind === 'clause' && target.id === text),
  );
  if (exact !== undefined) return exact.target;
  const found = choices.filter(({ label }) => label.includes(text));
  return found.length === 1 ? found[0]?.target : undefined;
}

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
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly text: string }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const choices = choicesOf(index);
  const isDrill = view.drill !== undefined;
  const own = proposalsOf([{ index, view }], isDrill);
  const all = proposalsOf(work.running.snapshot.incidents, isDrill);
  const close = (): void => {
    setAdding(undefined);
    requestAnimationFrame(() => heading.current?.focus());
  };
  const save = (rows: typeof own): void => {
    exportProposals(rows).then(
      name => setAnswer({ ok: true, text: reviewText.exported(name) }),
      () => setAnswer({ ok: false, text: reviewText.exportFailed }),
    );
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(copyOfProposals(own, isDrill));
      setAnswer({ ok: true, text: reviewText.copied });
    } catch {
      setAnswer({ ok: false, text: reviewText.copyFailed });
    }
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
              <button type="button" onClick={() => void copy()}>
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
      <p role="status" class={`small no-print ${answer?.ok === false ? 'problem' : ''}`}>
        {answer?.text}
      </p>
    </section>
  );
}
