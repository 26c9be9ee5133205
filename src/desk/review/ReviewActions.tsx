import { names } from '#names';
import { FormButton } from '../../kit/Disclosure.tsx';
import { disclosed } from '../../kit/Form.tsx';
import { asks } from '../../kit/fields.ts';
import { Section } from '../../kit/Section.tsx';
import { planDatesSentence } from '../../plan/dates.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { timeNow } from '../../session/surroundings.ts';
import { fileTable } from '../core/column.ts';
import { named } from '../core/words/named.ts';
import { personName } from '../core/words/person.ts';
import { UndoButton } from '../parts/ActButton.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { saveCsv, TableFiles } from '../parts/TableFiles.tsx';
import { useWork } from '../parts/work.tsx';
import { type Action, finishAction, type Proposal, propose, recordAction } from './improvement.ts';
import { StateMark } from './ReviewTables.tsx';
import { proposalsOf } from './summary.ts';
import {
  actionLabel,
  actionState,
  clauseOption,
  PROPOSALS,
  proposalColumns,
  reviewText,
  stepOption,
  targetWords,
  unlessEmpty,
} from './words.ts';

/** One action: its state, and the forms for it. */
function ActionRow({ action }: { action: Action }) {
  const { act } = useWork();
  const { event, finding, text, owner, due, done } = action;
  const state = actionState(action, timeNow());
  const shape = done === undefined ? 'todo' : 'done';
  return (
    <li data-state={shape} class="action">
      <p>
        <StateMark state={shape} words={actionLabel[state]} alarms={state === 'overdue'} />{' '}
        <strong>{text}</strong>
      </p>
      <p class="small entry">{finding}</p>
      <p class="small">{reviewText.actionOwner(personName(owner), shownTime(due))}</p>
      {done !== undefined && (
        <p class="small">
          {reviewText.doneAt(shownTime(done.at), done.result)}{' '}
          <UndoButton event={done.event} of={named(reviewText.finish, text)} />
        </p>
      )}
      <FormButton
        offered={done === undefined}
        {...disclosed({
          id: `finish-${event}`,
          button: reviewText.finish,
          of: text,
          saved: reviewText.savedFinish,
          fields: asks(finishAction.fields),
          action: reviewText.saveFinish,
          onSubmit: ({ result }) => act({ kind: 'finishAction', action: event, result }),
        })}
      >
        {done === undefined && <UndoButton event={event} of={text} />}
      </FormButton>
    </li>
  );
}

/** A finding's initial text, taken from the record; each turn opens the form anew. */
export interface Begun {
  readonly finding: string;
  readonly turn: number;
}

/** 改进事项: findings, each with its action, its owner and its date. */
export function ReviewActions({ begun }: { begun: Begun | undefined }) {
  const { view, act } = useWork();
  const { actions } = view;
  return (
    <Section id="review-actions" class={unlessEmpty(actions)} title={reviewText.actions}>
      {actions.length === 0 && <p class="faint">{reviewText.actionsNone}</p>}
      <ul class="review-list ruled">
        {actions.map(action => (
          <ActionRow key={action.event} action={action} />
        ))}
      </ul>
      <FormButton
        key={begun?.turn}
        open={begun !== undefined}
        {...disclosed({
          id: 'action',
          focus: begun === undefined ? undefined : 'text',
          button: reviewText.addAction,
          class: 'primary',
          saved: reviewText.savedAction,
          fields: asks(recordAction.fields, {
            finding: { value: begun?.finding, source: begun && reviewText.findingFrom },
          }),
          action: reviewText.saveAction,
          onSubmit: values => act({ kind: 'recordAction', ...values }),
        })}
      />
    </Section>
  );
}

/** 修改方案的建议: which clause or step, what, why; and the list of them for the next edition. */
export function ReviewProposals() {
  const { index, view, stepTitle, act } = useWork();
  const { proposals } = view;
  const choices = targetChoices(index);
  const own = proposalsOf([{ index, view }], view.drill !== undefined);
  return (
    <Section id="review-proposals" class={unlessEmpty(proposals)} title={reviewText.proposals}>
      <p class="small faint no-print">{reviewText.proposalsHint}</p>
      {names.dates !== undefined && (
        <p class="small">{planDatesSentence(names.plan, names.dates, shanghaiDate(timeNow()))}</p>
      )}
      {proposals.length === 0 && <p class="faint">{reviewText.proposalsNone}</p>}
      <ul class="review-list ruled">
        {proposals.map(({ event, at, target, what, why }) => (
          <li key={event}>
            <p>
              <strong>{targetWords({ target }, stepTitle)}</strong>
            </p>
            <p class="entry">{what}</p>
            <p class="small entry">{reviewText.because(why)}</p>
            <p class="small faint">
              {shownTime(at)} <UndoButton event={event} of={what} />
            </p>
          </li>
        ))}
      </ul>
      <FormButton
        {...disclosed({
          id: 'proposal',
          button: reviewText.propose,
          saved: reviewText.savedProposal,
          fields: {
            target: {
              kind: 'line',
              label: reviewText.target,
              hint: reviewText.targetHint,
              offers: choices.map(({ label }) => label),
            },
            ...asks(propose.fields),
          },
          action: reviewText.saveProposal,
          onSubmit: ({ target: typed, ...said }) => {
            const target = chosenTarget(choices, typed) ?? { kind: 'clause', id: '' };
            return act({ kind: 'propose', target, ...said });
          },
        })}
      />
      {own.length > 0 && (
        <TableFiles
          files={[[reviewText.csv, () => saveCsv(PROPOSALS, fileTable(PROPOSALS, proposalColumns, own))]]}
        />
      )}
    </Section>
  );
}

interface Choice {
  readonly label: string;
  readonly target: Proposal['target'];
}

/** Every clause by its number and first words, and every step by its title. */
export const targetChoices = ({ playbook }: PlaybookIndex): readonly Choice[] => [
  ...playbook.clauses.map(({ id, text }) => ({
    label: clauseOption(id, text),
    target: { kind: 'clause' as const, id },
  })),
  ...playbook.steps.map(({ id, title }) => ({
    label: stepOption(title),
    target: { kind: 'step' as const, id },
  })),
];

/** The choice that was meant: a line of the list, a clause's number, or words that only one line has. */
export function chosenTarget(choices: readonly Choice[], typed: string): Proposal['target'] | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const exact = choices.find(
    ({ label, target }) => label === text || (target.kind === 'clause' && target.id === text),
  );
  if (exact !== undefined) return exact.target;
  const found = choices.filter(({ label }) => label.includes(text));
  return found.length === 1 ? found[0]?.target : undefined;
}
