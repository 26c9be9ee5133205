import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import type { Form } from '../../playbook/form.ts';
import { ofKind } from '../core/of-kind.ts';
import type { DocumentSource } from './document.ts';

/** The first number in a text; `undefined` for none. */
function numberIn(text: string | undefined): number | undefined {
  const digits = /\d+/.exec(text ?? '')?.[0];
  return digits === undefined ? undefined : Number(digits);
}

const yearOf = (moment: number): string => shanghaiDate(moment).slice(0, 4);

const issueField = ({ fields }: Form): string | undefined =>
  fields.find(field => field.kind === 'line' && field.at === 'issue')?.id;

/**
 * The number of the issue that a form would be now: one more than the highest filed in this year on this machine, drills
 * apart; a report that is made once keeps the number it was filed under. There is none while a report that comes before it is not
 * filed with its own: two must not be one issue.
 */
export function issueOf(form: Form, { index, view, incidents, now }: DocumentSource): number | undefined {
  const filedAs = (each: Form): number | undefined =>
    numberIn(view.documents.get(each.id)?.at(-1)?.fields[issueField(each) ?? '']);
  const own = filedAs(form);
  if (form.report === 'once' && own !== undefined) return own;
  const { forms } = index.playbook;
  const before = forms.slice(
    0,
    forms.findIndex(({ id }) => id === form.id),
  );
  if (before.some(other => other.report === 'once' && filedAs(other) === undefined)) return undefined;
  const year = yearOf(now);
  const numbers = ofKind(incidents, view.drill !== undefined).flatMap(each =>
    each.index.playbook.forms.flatMap(other => {
      const field = issueField(other);
      if (field === undefined) return [];
      const filed = each.view.documents.get(other.id) ?? [];
      return filed
        .filter(({ at }) => yearOf(Date.parse(at)) === year)
        .flatMap(({ fields }) => numberIn(fields[field]) ?? []);
    }),
  );
  return Math.max(0, ...numbers) + 1;
}
