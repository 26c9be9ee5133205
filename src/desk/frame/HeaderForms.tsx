import { useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Check } from '../../kit/Check.tsx';
import { useBeforePaint } from '../../kit/effects.ts';
import { Form } from '../../kit/Form.tsx';
import { giveFocusWithin } from '../../kit/focus.ts';
import { onDemand } from '../../kit/OnDemand.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Terms } from '../../kit/Terms.tsx';
import { refusalSentence } from '../core/words/refusal.ts';
import { ordersText } from '../orders/words.ts';
import { ExportPanel } from '../packages/ExportPanel.tsx';
import { backupWords } from '../packages/export-package.tsx';
import { noRole, officerAsks } from '../parts/officer-asks.tsx';
import { areShortcutsOn, setShortcuts } from '../parts/shortcuts.tsx';
import { deskText, keysText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { ClosingForm } from './ClosingForm.tsx';
import { ExitForm } from './ExitForm.tsx';

const OrderForm = onDemand(() => import('../orders/OrderForms.tsx').then(each => each.OrderForm));

/** Forms about the incident as a whole, one at a time. */
export function HeaderForms() {
  const work = useWork();
  const { view, index, officer, form, asksRole } = work;
  const close = (): void => work.openForm();
  const place = useRef<HTMLDivElement>(null);
  // The menu that opened it has gone, and the focus with it. What has taken the focus itself keeps it.
  useBeforePaint([form], () => {
    if (form !== 'officer') giveFocusWithin(place.current, 'h2, input, textarea, button');
  });
  return (
    <div ref={place}>
      {(form === 'officer' || asksRole) && (
        <Form
          id="officer"
          class="abreast"
          fields={officerAsks(index.playbook.roles, officer, work.setOfficer)}
          focus={officer.role === '' && 'officer-role'}
          action={deskText.save}
          onSubmit={() => (officer.role === '' ? noRole(refusalSentence({ code: 'noRole' })) : undefined)}
          // A refused form stays open, and can be handed in again.
          onDone={() => work.openForm(asksRole ? form : undefined)}
        >
          <Problem>{work.roleMissing}</Problem>
        </Form>
      )}
      {form === 'rename' && (
        <Form
          id="rename"
          fields={{ title: { kind: 'text', id: 'rename', label: deskText.rename, value: view.title } }}
          action={deskText.save}
          onCancel={close}
          onSubmit={({ title }) => work.act({ kind: 'rename', title })}
          onDone={close}
        />
      )}
      {form === 'order' && (
        <section class="panel card flow" aria-labelledby="order-arrived">
          <h2 id="order-arrived" tabIndex={-1}>
            {ordersText.register}
          </h2>
          <OrderForm
            onCancel={close}
            onDone={() => {
              close();
              work.go('orders');
            }}
          />
        </section>
      )}
      {form === 'keys' && <Shortcuts onClose={close} />}
      {form === 'close' && <ClosingForm onCancel={close} />}
      {form === 'exit' && <ExitForm onClose={close} />}
      {form === 'export' && (
        <div class="panel card flow">
          <p class="small">{backupWords(work.incident)}</p>
          <ExportPanel />
          <Button words={keysText.close} onClick={close} />
        </div>
      )}
    </div>
  );
}

/** Keyboard shortcuts, with a switch for those of a single key. */
function Shortcuts({ onClose }: { onClose(): void }) {
  const [on, setOn] = useState(areShortcutsOn);
  return (
    <section class="panel shortcuts card flow" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title" tabIndex={-1}>
        {keysText.title}
      </h2>
      <Terms class="recorded stack-s pairs" terms={termsOf(keysText.keys)} />
      <Check
        checked={on}
        onChecked={next => {
          setShortcuts(next);
          setOn(next);
        }}
      >
        <span>
          {keysText.single}
          <span class="small faint">&ensp;{keysText.singleHint}</span>
        </span>
      </Check>
      <Terms class="recorded stack-s pairs" terms={termsOf(keysText.others)} />
      <Button words={keysText.close} onClick={onClose} />
    </section>
  );
}

const termsOf = (keys: readonly (readonly [key: string, does: string])[]) =>
  keys.map(([key, does]) => [<kbd key={key}>{key}</kbd>, does] as const);
