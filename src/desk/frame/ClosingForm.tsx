import './closing.css';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Form } from '../../kit/Form.tsx';
import type { FieldAsk } from '../../kit/fields.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { preload } from '../../kit/OnDemand.tsx';
import { NOBODY, personOf, type TypedPerson } from '../../kit/person.ts';
import { Section } from '../../kit/Section.tsx';
import { useTyped } from '../../kit/useForm.ts';
import { CombinedField } from '../approval/combined.tsx';
import {
  type ClosingAsk,
  type ClosingState,
  closingAsks,
  closingPauseOf,
  resultOf,
  stepKey,
} from '../closing/closing.ts';
import { closingText } from '../closing/words.ts';
import { officerOf } from '../core/desk.ts';
import { orderName } from '../orders/words.ts';
import { BasisNote } from '../parts/Basis.tsx';
import { useUnfinished } from '../parts/FormsOf.tsx';
import { inHeader } from '../parts/form-place.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { withoutResult } from '../steps/finished.ts';
import { StepLinks } from '../steps/StepLinks.tsx';
import { loadClosedSummary } from './load-summary.tsx';

const ID = 'close';

/** Title of a group of open items: a closing need of the plan, or else a phase. */
const needOf = ({ of }: ClosingAsk) => ('need' in of ? of.need.need : undefined);
const titleOf = ({ of }: ClosingAsk): string => ('need' in of ? of.need.need : of.phase).title;

/** A phase has nothing open but steps. */
const NOTHING: Pick<ClosingState, 'themes' | 'promise' | 'wrong' | 'owed' | 'orders'> = {
  themes: 0,
  promise: false,
  wrong: [],
  owed: [],
  orders: [],
};

/** Open items of a need or a phase, each with a link to it. */
function Open({ ask, steps = ask.steps }: { ask: ClosingAsk; steps?: ClosingAsk['steps'] }) {
  const { names, index } = useWork();
  const { playbook } = index;
  const need = needOf(ask);
  const { themes, promise, wrong, owed, orders } = 'need' in ask.of ? ask.of.need : NOTHING;
  return (
    <div class="closing-open">
      <p>
        <strong>{titleOf(ask)}</strong> {need && <BasisNote brief of={need} playbook={playbook} />}
      </p>
      {steps.length > 0 && <StepLinks steps={steps} />}
      {themes > 0 && (
        <p>
          <PlaceLink place="feedback">{closingText.themes(themes)}</PlaceLink>
        </p>
      )}
      {wrong.map(({ id, title }) => (
        <p key={id}>
          <PlaceLink place={`release/${id}`}>{closingText.wrong(title)}</PlaceLink>
        </p>
      ))}
      {owed.map(({ statement, since }) => (
        <p key={`${statement}/${since}`}>
          <PlaceLink place={`release/${statement}`}>
            {closingText.owed(names.statementTitle(statement))}
          </PlaceLink>
        </p>
      ))}
      {orders.map(order => (
        <p key={order.id}>
          <PlaceLink place="orders">{closingText.order(orderName(order))}</PlaceLink>
        </p>
      ))}
      {promise && (
        <p>
          <PlaceLink place="release">{closingText.promise}</PlaceLink>
        </p>
      )}
    </div>
  );
}

/** 结束事件: items that cannot be left, answers for those that can, and the list read by two. */
export function ClosingForm({ onCancel }: { onCancel(): void }) {
  const { view, index, officer, act, go } = useWork();
  const [typed] = useTyped(ID);
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => preload(loadClosedSummary, true), []);
  const asks = closingAsks(index.playbook, view);
  const cannotStay = (ask: ClosingAsk): boolean =>
    needOf(ask) !== undefined && needOf(ask)?.leave === undefined;
  const halfWritten = new Set(
    useUnfinished().flatMap(({ name, late }) => (late || name === inHeader('close').name ? [] : [name])),
  );
  const must = asks.filter(cannotStay);
  const left = asks.filter(ask => !cannotStay(ask));
  const pause = view.verdict?.outcome.ends === undefined ? closingPauseOf(index.playbook) : undefined;
  const second = (typed['second'] as TypedPerson | undefined) ?? NOBODY;
  const combines = String(typed['combines'] ?? '');
  const closer = officerOf(officer);
  /** Fields for items left open: one for each group, and one for each step where the answers differ. By the keys that the command knows. */
  const wordsOn = (ask: ClosingAsk): Record<string, FieldAsk> => {
    const { key, steps } = ask;
    // A refused word on one step has to be seen, folded or not.
    const isApart = apart.has(key) || steps.some(({ step }) => typed[stepKey(step.id)] !== undefined);
    return {
      [key]: {
        kind: 'text',
        label: needOf(ask)?.leave ?? closingText.phaseWord,
        above: <Open ask={ask} />,
        below: !isApart && steps.length > 1 && (
          <p>
            <Button
              words={closingText.each}
              class="quiet small"
              of={titleOf(ask)}
              onClick={() => setApart(new Set([...apart, key]))}
            />
          </p>
        ),
      },
      ...Object.fromEntries(
        (isApart ? steps : []).map(({ step }) => [
          stepKey(step.id),
          { kind: 'text', label: closingText.stepWord(step.title), hint: closingText.stepHint },
        ]),
      ),
    };
  };
  const words: Readonly<Record<string, FieldAsk>> = Object.assign({}, ...left.map(wordsOn));
  const fields: Readonly<Record<string, FieldAsk>> = {
    ...words,
    ...(pause !== undefined && {
      second: {
        kind: 'person',
        label: closingText.second,
        titleLabel: closingText.secondTitle,
        signs: true,
        above: (
          <>
            <h3>{pause.title}</h3>
            <p class="small faint">
              {closingText.secondHint} <BasisNote brief of={pause} playbook={index.playbook} />
            </p>
            <ul class="closing-read">
              {pause.items.map(item => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </>
        ),
      },
    }),
    reason: {
      kind: 'text',
      label: closingText.reasonLabel,
      value: resultOf(view),
      source: closingText.reasonFrom,
      folded: closingText.reason,
    },
  };
  return (
    <Form
      id={ID}
      class="closing card"
      focus={false}
      fields={fields}
      action={deskText.close}
      after={state =>
        closer !== undefined && (
          <CombinedField
            id="close-combines"
            person={personOf(second)}
            other={closer}
            reason={combines}
            onReason={reason => state.write({ combines: reason })}
            onApart={() => state.write({ second })}
          />
        )
      }
      onSubmit={values =>
        act({
          kind: 'close',
          reason: String(values['reason']),
          second: `${second.name}${second.title}`.trim() === '' ? undefined : personOf(second),
          combines,
          words: Object.fromEntries(Object.keys(words).map(key => [key, String(values[key])])),
        })
      }
      onDone={() => {
        onCancel();
        go('');
        giveFocusSoon('#closed-title');
      }}
      onCancel={onCancel}
    >
      <h2 tabIndex={-1}>{closingText.title}</h2>
      {must.length > 0 && (
        <Section
          id="closing-must"
          class="flow-s"
          rank={3}
          title={closingText.must}
          hint={closingText.mustHint}
        >
          {must.map(ask => (
            <Open key={ask.key} ask={ask} steps={'need' in ask.of ? ask.of.need.steps : []} />
          ))}
        </Section>
      )}
      {left.length > 0 && (
        <>
          <h3>{closingText.leftTitle(withoutResult(view.steps).length)}</h3>
          <p class="small faint">{closingText.leftHint}</p>
        </>
      )}
      {asks.length === 0 && <p>{closingText.nothingLeft}</p>}
      {halfWritten.size > 0 && <p class="notice">{closingText.halfWritten(halfWritten.size)}</p>}
    </Form>
  );
}
