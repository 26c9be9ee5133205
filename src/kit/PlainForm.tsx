import type { ComponentType } from 'preact';
import type { FieldInputProps } from './Field.tsx';
import { FormFrame, type Props } from './FormFrame.tsx';
import type { FieldAsk, PlainAsk } from './fields.ts';
import { PlainInput } from './PlainInput.tsx';

/** A form of words, times and choices, for a page whose first load has no room for all that `Form` can draw. */
export const PlainForm = <const Fields extends Readonly<Record<string, PlainAsk>>>(props: Props<Fields>) => (
  <FormFrame {...props} Input={PlainInput as ComponentType<FieldInputProps<FieldAsk>>} />
);
