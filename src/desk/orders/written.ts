import type { Form } from '../../playbook/form.ts';
import { templateOf, tokensIn } from '../../playbook/template.ts';
import { TEXT_LIMITS } from '../core/define.ts';
import type { FiledDocument } from '../core/filed-document.ts';
import type { IncidentView } from '../core/view.ts';
import { isWrittenFor, type Order } from './orders.ts';

// A filed document that answers an order: its text prefills the answer, so that nobody writes it twice.

interface Filed {
  readonly form: Form;
  readonly filed: FiledDocument;
}

/** The document that was filed last of those that answer it. */
function filedFor(
  order: Order,
  forms: readonly Form[],
  { documents }: Pick<IncidentView, 'documents'>,
): Filed | undefined {
  return forms
    .filter(form => isWrittenFor(form, order))
    .flatMap(form => (documents.get(form.id) ?? []).map((filed): Filed => ({ form, filed })))
    .filter(({ filed }) => filed.order === order.id)
    .sort((one, other) => Date.parse(one.filed.at) - Date.parse(other.filed.at))
    .at(-1);
}

/** Tokens of the demand: an answer does not repeat it. */
const ASKED = new Set(['来单要求', '反映内容']);

/**
 * The findings and the work as that document tells them, for the answer; '' where none was filed. Text beyond the limit is cut
 * off at the end.
 */
export function writtenAnswer(
  order: Order,
  forms: readonly Form[],
  view: Pick<IncidentView, 'documents'>,
): string {
  const last = filedFor(order, forms, view);
  const parts = (last?.form.fields ?? [])
    .filter(field => field.kind === 'text' && !tokensIn(templateOf(field)).some(token => ASKED.has(token)))
    .map(({ id }) => last?.filed.fields[id]?.trim() ?? '')
    .filter(words => words !== '');
  return parts.reduce((words, part) => {
    const longer = words === '' ? part : `${words}\n${part}`;
    return longer.length > TEXT_LIMITS.fact ? words : longer;
  }, '');
}

/** Whether that document goes out over a signature: no record here says that anybody gave one. */
export const isToBeSigned = (
  order: Order,
  forms: readonly Form[],
  view: Pick<IncidentView, 'documents'>,
): boolean => filedFor(order, forms, view)?.form.outward === 'reply';

/** The section that deals with it: as it was registered, or as the document that answers it says; '' where neither does. */
export function sectionOf(
  order: Order,
  forms: readonly Form[],
  view: Pick<IncidentView, 'documents'>,
): string {
  if (order.section !== undefined) return order.section;
  const last = filedFor(order, forms, view);
  const field = last?.form.fields.find(each => each.kind === 'line' && templateOf(each) === '{牵头部门}');
  return last?.filed.fields[field?.id ?? '']?.trim() ?? '';
}
