import { useRef } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Drafts } from '../../kit/draft.ts';
import { Form } from '../../kit/Form.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import type { Actor } from '../../log/envelope.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Session } from '../../session/session.ts';
import { timeNow } from '../../session/surroundings.ts';
import { TEXT_LIMITS } from '../core/define.ts';
import { checkFields } from '../core/fields.ts';
import type { Command } from '../core/incident.ts';
import { refusedAt } from '../core/words/refusal.ts';
import { draftsOf } from '../first/matter.tsx';
import { sheetFields } from '../orders/OrderForms.tsx';
import { type OrderSort, registerOrder } from '../orders/order.ts';
import { orderName, ordersText } from '../orders/words.ts';
import { useOfficer } from '../parts/officer.tsx';
import { officerAsks } from '../parts/officer-asks.tsx';
import { officerLacks } from '../parts/officer-lacks.ts';

interface Props {
  index: PlaybookIndex;
  session: Session;
  /** Opens an incident with an order; says why it cannot. */
  onOpen(answers: Facts, officer: Actor, order: Command): Promise<FormProblem | undefined>;
  onCancel(): void;
}

/** 登记来单 before there is an incident: recording the sheet as it lies on the desk opens one. It is graded afterwards. */
export function OrderStart({ index, session, onOpen, onCancel }: Props) {
  const [officer, setOfficer] = useOfficer();
  // Once asked, it stays: a field must not disappear while somebody fills it in.
  const asksOfficer = useRef(false);
  asksOfficer.current ||= officer.role === '';
  const { sort, ...sheet } = sheetFields();
  return (
    <Drafts.Provider value={draftsOf(session)}>
      <section class="wizard measure flow" aria-labelledby="order-start">
        <h1 id="order-start" tabIndex={-1}>
          {ordersText.register}
        </h1>
        <p class="small faint">{ordersText.startHint}</p>
        <Form
          id="order-start-form"
          focus="sort"
          fields={{
            sort,
            ...sheet,
            title: {
              kind: 'line' as const,
              label: ordersText.title,
              hint: ordersText.titleHint,
              limit: TEXT_LIMITS.title,
            },
            ...(asksOfficer.current && officerAsks(index.playbook.roles, officer, setOfficer)),
          }}
          action={ordersText.register}
          beside={<Button class="quiet" words={ordersText.toTriage} onClick={onCancel} />}
          onSubmit={async ({ sort: chosen, title, ...values }) => {
            const number = values.number?.trim() ?? '';
            const called = orderName({
              sort: chosen as OrderSort,
              from: values.from.trim(),
              ...(number !== '' && { number }),
            });
            const name = title.trim() === '' ? called.slice(0, TEXT_LIMITS.title) : title;
            const answers = {
              [index.question('title')?.id ?? '']: name,
              // An officer who learns of it from the order knew of it when that came.
              [index.question('foundAt')?.id ?? '']: values.receivedAt,
            };
            const order = { ...values, sort: chosen as OrderSort };
            // All gaps at once: an incident is refused for the officer before anything of its sheet is looked at.
            const checked = checkFields(registerOrder.fields, order, timeNow());
            const wrong = checked.ok ? [] : [refusedAt(checked.refusal)];
            const gaps = [
              ...wrong.flatMap(({ also = [], ...first }) => [first, ...also]),
              ...officerLacks(officer, 'anyone'),
            ];
            return gaps.length > 0 ? gaps : onOpen(answers, officer, { kind: 'registerOrder', ...order });
          }}
        />
      </section>
    </Drafts.Provider>
  );
}
