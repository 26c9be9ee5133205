import type { TypedValue } from '../../incident/values.ts';
import type { FormField } from '../../kit/fields.ts';
import type { Want } from '../../playbook/want.ts';
import { stepText } from '../../text/desk.ts';
import { fileAsk } from './file-ask.ts';

const KINDS = { text: 'line', number: 'count', people: 'people', link: 'link', time: 'time' } as const;

/** The field of a form for a value that a step wants. @param known what it begins with, as an officer would have typed it */
export function wantAsk(
  { kind, label, unit, hint, optional = false }: Want,
  known?: TypedValue,
  source?: string,
): FormField {
  const words = {
    label: `${label}${unit === undefined ? '' : `（${unit}）`}${optional ? stepText.optional : ''}`,
    hint: hint ?? (kind === 'people' ? stepText.people : undefined),
    source,
    folded: optional ? stepText.optionalWants : undefined,
  };
  const text = typeof known === 'string' ? known : undefined;
  return kind === 'file'
    ? fileAsk({ ...words, value: typeof known === 'object' && 'sha256' in known ? known : undefined })
    : { ...words, kind: KINDS[kind], value: kind === 'time' ? text?.replace('+08:00', '') : text };
}
