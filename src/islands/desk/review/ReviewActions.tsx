import { finishAction, propose, recordAction } from '../../../incident/kinds/improvement.ts';
import type { Action } from '../../../incident/review/improvement.ts';
import { proposalsOf } from '../../../incident/review/summary.ts';
import { Disclosure } from '../../../kit/Disclosure.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { Section } from '../../../kit/Section.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { named } from '../../../text/named.ts';
import { personName } from '../../../text/people.ts';
import {
  actionLabel,
  actionState,
  PROPOSALS,
  proposalTable,
  reviewText,
  targetWords,
} from '../../../text/review.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { UndoButton } from '../ActButton.tsx';
import { saveCsv, TableFiles } from '../TableFiles.tsx';
import { useWork } from '../work.ts';
import { choicesOf, chosen } from './proposal-target.ts';
import { StateMark } from './StateMark.tsx';

/** An action stands as an empty box, a box with a mark of lateness, or a full box. */
const SHAPE: Readonly<Record<keyof typeof actionLabel, string>> = {
  open: 'todo',
  overdue: 'todo',
  done: 'done',
};

function ActionRow({ action }: { action: Action }) {
  const work = useWork();
  const { id, event, finding, text, owner, due, done } = action;
  const state = actionState(action, timeNow());
  const undo = (undone: string, what: string) => <UndoButton event={undone} of={what} />;
  return (
    <li data-state={SHAPE[state]} class="action">
      <p>
        <StateMark state={SHAPE[state]} words={actionLabel[state]} alarms={state === 'overdue'} />{' '}
        <strong>{text}</strong>
      </p>
      <p class="small entry">{finding}</p>
      <p class="small">{reviewText.actionOwner(personName(owner), shownTime(due))}</p>
      {done !== undefined && (
        <p class="small">
          {reviewText.doneAt(shownTime(done.at), done.result)}{' '}
          {undo(done.event, named(reviewText.finish, text))}
        </p>
      )}
      <Disclosure
        forms={[
          done === undefined && {
            id: `finish-${id}`,
            button: reviewText.finish,
            of: text,
            saved: reviewText.savedFinish,
            form: opened => (
              <Form
                {...opened}
                fields={{ result: ask(finishAction.fields.result, { label: reviewText.result, long: true }) }}
                action={reviewText.saveFinish}
                onSubmit={({ result }) => work.act({ kind: 'finishAction', action: id, result })}
              />
            ),
          },
        ]}
      >
        {done === undefined && undo(event, text)}
      </Disclosure>
    </li>
  );
}

const { fields } = recordAction;
const ID = 'action';

interface Props {
  /** What a finding begins with, taken from the record; each turn opens the form anew. */
  begun: { readonly finding: string; readonly turn: number } | undefined;
}

/** 改进事项: what was found, what is done about it, by whom and until when. */
export function ReviewActions({ begun }: Props) {
  const work = useWork();
  const { actions } = work.view;
  return (
    <Section id="review-actions" title={reviewText.actions}>
      {actions.length === 0 && <p class="faint">{reviewText.actionsNone}</p>}
      <ul class="review-list ruled">
        {actions.map(action => (
          <ActionRow key={action.id} action={action} />
        ))}
      </ul>
      <Disclosure
        key={begun?.turn}
        first={begun && ID}
        forms={[
          {
            id: ID,
            button: reviewText.addAction,
            class: 'primary',
            saved: reviewText.savedAction,
            form: opened => (
              <Form
                {...opened}
                fields={{
                  finding: ask(fields.finding, {
                    label: reviewText.finding,
                    hint: reviewText.findingHint,
                    long: true,
                    value: begun?.finding,
                  }),
                  text: ask(fields.text, { label: reviewText.action, long: true }),
                  owner: ask(fields.owner, {
                    label: reviewText.ownerName,
                    titleLabel: reviewText.ownerTitle,
                  }),
                  due: ask(fields.due, { label: reviewText.due }),
                }}
                action={reviewText.saveAction}
                onSubmit={values => work.act({ kind: 'recordAction', ...values })}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

/** 修改方案的建议: which clause or step, what, why; and the list of them for the next edition. */
export function ReviewProposals() {
  const { index, view, stepTitle, act } = useWork();
  const { proposals } = view;
  const choices = choicesOf(index);
  const own = proposalsOf([{ index, view }], view.drill !== undefined);
  return (
    <Section id="review-proposals" title={reviewText.proposals}>
      <p class="small faint no-print">{reviewText.proposalsHint}</p>
      {proposals.length === 0 && <p class="faint">{reviewText.proposalsNone}</p>}
      <ul class="review-list ruled">
        {proposals.map(({ id, event, at, target, what, why }) => (
          <li key={id}>
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
      <Disclosure
        forms={[
          {
            id: 'proposal',
            button: reviewText.propose,
            saved: reviewText.savedProposal,
            form: opened => (
              <Form
                {...opened}
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
                  const problem = act({
                    kind: 'propose',
                    target: chosen(choices, target) ?? { kind: 'clause', id: '' },
                    what,
                    why,
                  });
                  return problem?.refusal.code === 'unknownTarget'
                    ? { ...problem, field: 'target' }
                    : problem;
                }}
              />
            ),
          },
        ]}
      />
      {own.length > 0 && (
        <TableFiles files={[[reviewText.csv, () => saveCsv(PROPOSALS, proposalTable(own))]]} />
      )}
    </Section>
  );
}
