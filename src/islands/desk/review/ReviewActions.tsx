import { finishAction, recordAction } from '../../../incident/kinds/improvement.ts';
import type { Action } from '../../../incident/review/improvement.ts';
import { Disclosure } from '../../../kit/Disclosure.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { Section } from '../../../kit/Section.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { deskText } from '../../../text/incident.ts';
import { personName } from '../../../text/people.ts';
import { actionLabel, actionState, reviewText } from '../../../text/review.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { UndoButton } from '../UndoButton.tsx';
import { useWork } from '../work.ts';
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
  const undo = (undone: string, what: string) => (
    <UndoButton event={undone} label={deskText.undoLabel(what)} />
  );
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
          {undo(done.event, reviewText.finishLabel(text))}
        </p>
      )}
      <Disclosure
        forms={[
          done === undefined && {
            id: `finish-${id}`,
            button: reviewText.finish,
            label: reviewText.finishLabel(text),
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
