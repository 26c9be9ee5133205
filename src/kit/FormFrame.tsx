import './form.css';
import { type ComponentChildren, type ComponentType, Fragment } from 'preact';
import { groupBy } from '../base/group.ts';
import { Button } from './Button.tsx';
import type { FieldInputProps } from './Field.tsx';
import { type FieldAsk, type FormFields, foldOf } from './fields.ts';
import { giveFocus, useArrival, useWayBack } from './focus.ts';
import { formText } from './form-words.ts';
import { Problem } from './Problem.tsx';
import { type FormProps, type FormState, useForm } from './useForm.ts';

export interface Props<Fields extends FormFields> extends FormProps<Fields> {
  /** Label of the button; none where every entry is taken at once. */
  action?: string | undefined;
  /** Closes the form; absent where it stands open by itself. */
  onCancel?: (() => void) | undefined;
  /**
   * The element that takes the focus when the form opens; by default the first empty field of a form that can be closed, or
   * else its first.
   */
  focus?: string | false | undefined;
  class?: string;
  label?: string | undefined;
  /** Stands above the fields: what helps to fill them in. */
  children?: ComponentChildren | ((state: FormState) => ComponentChildren);
  /** Layout of the fields, if they are not one below the other: `part` draws one, and can store its value elsewhere. */
  layout?: (
    state: FormState,
    part: (name: string, onValue?: (value: unknown) => void) => ComponentChildren,
  ) => ComponentChildren;
  /** Stands below them. */
  after?: ComponentChildren | ((state: FormState) => ComponentChildren);
  /** Beside the button. */
  beside?: ComponentChildren;
  /** Weight of its button, where it is not the main action of its screen. */
  weight?: 'minor' | 'danger' | undefined;
  /** There is nothing to hand in yet. */
  disabled?: boolean | undefined;
}

/** Fields and one button. Ctrl+Enter hands the form in; Escape closes it and keeps the input; 取消 gives the input up. */
export function FormFrame<const Fields extends FormFields>(
  props: Props<Fields> & { /** Draws a field. */ Input: ComponentType<FieldInputProps<FieldAsk>> },
) {
  const { Input, fields, action, onCancel, focus, children, layout, after, beside, weight, disabled } = props;
  const back = useWayBack();
  const state = useForm({
    ...props,
    onDone: () => {
      props.onDone?.();
      back();
    },
  });
  useOpeningFocus(state, focus ?? onCancel !== undefined);
  const submit = (): void => {
    if (!disabled) state.submit();
  };
  const close = (): void => {
    onCancel?.();
    back();
  };
  const part = (name: string, onValue = (value: unknown): void => state.put(name, value)) => {
    const field = state.fieldOf(name);
    return (
      field && (
        <Fragment key={name}>
          {field.above}
          <Input
            id={state.inputId(name)}
            field={field}
            value={state.current(name)}
            problem={field.wrong ?? state.problemAt(name)}
            onValue={onValue}
            onFile={file => state.choose(name, file)}
          />
          {field.below}
        </Fragment>
      )
    );
  };
  const slot = (content: Props<Fields>['children']): ComponentChildren =>
    typeof content === 'function' ? content(state) : content;
  return (
    <form
      ref={state.form}
      class={`form no-print ${props.class ?? ''}`}
      aria-label={props.label}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={event => {
        // While an input method composes, its keys are its own.
        if (event.isComposing) return;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          submit();
        }
        if (event.key === 'Escape' && onCancel !== undefined) {
          event.stopPropagation();
          close();
        }
      }}
    >
      {slot(children)}
      {layout === undefined ? <Parts {...{ fields, state, part }} /> : layout(state, part)}
      {slot(after)}
      <FormBar {...{ action, beside, weight, disabled, state }} onCancel={onCancel && close} />
    </form>
  );
}

/**
 * A form that was opened takes the focus once: later typing moves none.
 * @param wanted the field that takes it; `true` for the first empty one, or else the first
 */
function useOpeningFocus({ form, inputId }: FormState, wanted: string | boolean): void {
  useArrival(wanted !== false, () => {
    const inputs = [
      ...(form.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
        'input, textarea, select',
      ) ?? []),
    ].filter(input => input.closest('details:not([open])') === null);
    giveFocus(
      typeof wanted === 'string'
        ? inputs.find(({ id }) => id === inputId(wanted))
        : (inputs.find(isUnanswered) ?? inputs[0]),
    );
  });
}

interface BarProps extends Pick<Props<FormFields>, 'action' | 'beside' | 'weight' | 'disabled' | 'onCancel'> {
  state: FormState;
}

/** The foot of a form: the problem of no field, the button, and 取消. Nothing where there is none of them. */
function FormBar({ action, beside, weight, disabled, onCancel, state }: BarProps) {
  const { guard, busy, clear } = state;
  const problem = guard.warning ?? state.problem;
  if (!(action ?? onCancel ?? problem) && !beside) return null;
  return (
    <div class="form-actions cluster">
      <Problem>{problem}</Problem>
      {action !== undefined && (
        <button
          type="submit"
          class={weight ?? 'primary'}
          disabled={disabled}
          aria-disabled={busy || undefined}
        >
          {busy ? formText.working : guard.warning === undefined ? action : formText.saveAnyway}
        </button>
      )}
      {beside}
      {onCancel !== undefined && (
        <Button
          class="quiet"
          words={formText.cancel}
          onClick={() => {
            clear();
            onCancel();
          }}
        />
      )}
    </div>
  );
}

/** Nothing is put in; of options none is chosen. Any of several boxes may stay empty: none of them asks. */
function isUnanswered(input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  if (input.type === 'checkbox') return false;
  if (input.type !== 'radio') return input.value === '';
  return input.closest('fieldset, [role=radiogroup], [data-field]')?.querySelector(':checked') === null;
}

interface PartsProps {
  fields: FormFields;
  state: FormState;
  part(name: string): ComponentChildren;
}

/** The fields of a form in their order; those folded under the same words stand together, where the first of them does. */
const Parts = ({ fields, state, part }: PartsProps) => (
  <>
    {[...groupBy(Object.entries(fields), ([name, field]) => foldOf(field) ?? `/${name}`)].map(
      ([key, group]) => {
        const parts = group.map(([name]) => part(name));
        return group[0] === undefined || foldOf(group[0][1]) === undefined ? (
          parts
        ) : (
          <details key={key} open={group.some(([name, field]) => isNeeded(state, name, field))}>
            <summary>{key}</summary>
            <div class="form-folded stack">{parts}</div>
          </details>
        );
      },
    )}
  </>
);

/** A half-typed time reads as empty; the fold around it must not close while somebody types. */
const isNeeded = (state: FormState, name: string, field: FieldAsk): boolean => {
  const value = state.current(name);
  return (
    state.problemAt(name) !== undefined || (value !== undefined && (value !== '' || field.kind === 'time'))
  );
};
