import './closing.css';
import { useEffect, useState } from 'preact/hooks';
import { officerOf } from '../../../incident/desk.ts';
import { closingAsks, closingPauseOf, stepKey } from '../../../incident/review/closing.ts';
import { withoutResult } from '../../../incident/settled.ts';
import { Form } from '../../../kit/Form.tsx';
import type { FormField } from '../../../kit/fields.ts';
import { preload } from '../../../kit/OnDemand.tsx';
import { NOBODY, personOf, type TypedPerson } from '../../../kit/person.ts';
import { useTyped } from '../../../kit/useForm.ts';
import { closingText } from '../../../text/closing.ts';
import { deskText } from '../../../text/incident.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { CombinedField } from '../CombinedField.tsx';
import { loadClosedSummary } from '../closed-summary.ts';
import type { Work } from '../work.ts';
import { ClosingOpen, closingFields } from './ClosingAsks.tsx';

const ID = 'close';

/** The list that two read before the closing. */
function Pause({ work, pause }: { work: Work; pause: NonNullable<ReturnType<typeof closingPauseOf>> }) {
  return (
    <>
      <h3>{pause.title}</h3>
      <p class="small faint">
        {closingText.secondHint}{' '}
        <BasisNote brief basis={pause.basis} cite={pause.cite} playbook={work.incident.index.playbook} />
      </p>
      <ul class="closing-read">
        {pause.items.map(item => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}

/** 结束事件: what cannot be left, a word on what is, and the list read by two. */
export function ClosingForm({ work, onCancel }: { work: Work; onCancel(): void }) {
  const { view, index } = work.incident;
  const [typed] = useTyped(ID);
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => preload(loadClosedSummary, true), []);
  const asks = closingAsks(index.playbook, view);
  const must = asks.flatMap(({ of }) => ('need' in of && of.need.need.leave === undefined ? [of.need] : []));
  const left = asks.filter(({ of }) => !('need' in of) || of.need.need.leave !== undefined);
  const pause = view.verdict?.outcome.ends === undefined ? closingPauseOf(index.playbook) : undefined;
  const second = (typed['second'] as TypedPerson | undefined) ?? NOBODY;
  const isNamed = `${second.name}${second.title}`.trim() !== '';
  const closer = officerOf(work.officer);
  const words = closingFields(left, work, {
    // A refused word on one step has to be seen, folded or not.
    is: ({ key, steps }) => apart.has(key) || steps.some(({ step }) => typed[stepKey(step.id)] !== undefined),
    set: key => setApart(new Set([...apart, key])),
  });
  const fields: Readonly<Record<string, FormField>> = {
    ...words,
    ...(pause !== undefined && {
      second: {
        kind: 'person',
        label: closingText.second,
        titleLabel: closingText.secondTitle,
        above: <Pause work={work} pause={pause} />,
      },
    }),
    reason: { kind: 'text', label: closingText.reasonLabel, folded: closingText.reason },
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
            work={work}
            person={personOf(second)}
            other={closer}
            reason={String(typed['combines'] ?? '')}
            onReason={combines => state.write({ combines })}
            onApart={() => state.write({ second })}
          />
        )
      }
      onSubmit={values =>
        work.act({
          kind: 'close',
          reason: String(values['reason']),
          second: isNamed ? personOf(second) : undefined,
          combines: String(typed['combines'] ?? ''),
          words: Object.fromEntries(Object.keys(words).map(key => [key, String(values[key])])),
        })
      }
      onDone={() => {
        onCancel();
        work.go('');
        requestAnimationFrame(() => document.getElementById('closed-title')?.focus());
      }}
      onCancel={onCancel}
    >
      <h2>{closingText.title}</h2>
      {must.length > 0 && (
        <section aria-labelledby="closing-must">
          <h3 id="closing-must">{closingText.must}</h3>
          <p class="small faint">{closingText.mustHint}</p>
          {must.map(need => (
            <ClosingOpen
              key={need.need.id}
              work={work}
              title={need.need.title}
              steps={need.steps}
              need={need}
            />
          ))}
        </section>
      )}
      {left.length > 0 && (
        <>
          <h3>{closingText.leftTitle(withoutResult(view.steps).length)}</h3>
          <p class="small faint">{closingText.leftHint}</p>
        </>
      )}
      {asks.length === 0 && <p>{closingText.nothingLeft}</p>}
    </Form>
  );
}
