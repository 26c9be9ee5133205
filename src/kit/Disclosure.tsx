import type { ComponentChildren } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Drafts } from './draft.ts';
import { useBeforePaint, useOnChange } from './effects.ts';
import { giveFocusBack } from './focus.ts';

/** Props that `Form` and its like take from where they are opened: their id, and a function to close them. */
export interface Opened {
  readonly id: string;
  /** `false` of one that nobody has opened: it stands open, and leaves the focus where it is. */
  readonly focus: false | undefined;
  onDone(): void;
  onCancel(): void;
}

/** A button and the form that it opens. */
export interface DisclosedForm {
  /** Its name among the drafts. */
  readonly id: string;
  readonly button: string;
  /** The object of the press, for users who do not see what the button stands beside. */
  readonly of?: string | undefined;
  /** Class of the button. */
  readonly class?: string | undefined;
  /** It stands with the others that are rarely wanted, folded away. */
  readonly rare?: boolean;
  /** Shown in the form's place once it was taken. */
  readonly saved?: string | undefined;
  readonly form: (opened: Opened) => ComponentChildren;
}

interface Props {
  /** `false` where there is nothing to fill in now: the incident is closed, the matter settled. */
  forms: readonly (DisclosedForm | false)[];
  /** The one that stands open at first, where nothing is half written. */
  first?: string | undefined;
  /** Label of the fold. */
  more?: string;
  /** Stand beside the buttons: before them, after, and with those that are folded away. */
  before?: ComponentChildren;
  children?: ComponentChildren;
  rarely?: ComponentChildren;
}

/** Buttons, and in their place the form that one of them opens. One that something is half written in stands open. */
export function Disclosure({ forms, first, more, before, children, rarely }: Props) {
  const drafts = useContext(Drafts);
  const offered = forms.filter(form => form !== false);
  const [begun] = useState(() => offered.find(({ id }) => drafts.read(id) !== undefined)?.id);
  const [open, setOpen] = useState(begun ?? first);
  // Nobody has opened it by now, half written or not.
  const [stands, setStands] = useState(true);
  const [saved, setSaved] = useState<string>();
  // An unfolded part unfolds again when its form closes: the focus goes back to the button in it.
  const [unfolded, setUnfolded] = useState(false);
  const turn = (to: string | undefined, said?: string): void => {
    setOpen(to);
    setStands(false);
    setSaved(said);
  };
  // The confirmation stays until something else is done.
  useOnChange([saved], () => {
    if (saved === undefined) return undefined;
    const forget = (): void => setSaved(undefined);
    addEventListener('click', forget, { once: true });
    return () => removeEventListener('click', forget);
  });
  const root = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(open);
  // The focus goes back to the button, which is drawn anew, unless something else has taken it.
  useBeforePaint([open], () => {
    const opener = wasOpen.current;
    wasOpen.current = open;
    // Names that officers typed are in the ids of some forms.
    if (open === undefined)
      giveFocusBack(root.current?.querySelector(`[data-opens="${CSS.escape(opener ?? '')}"]`));
  });
  const shown = offered.find(({ id }) => id === open);
  const buttons = (rare: boolean) =>
    offered
      .filter(form => (form.rare ?? false) === rare)
      .map(({ id, button, of, class: name }) => (
        <Button key={id} data-opens={id} class={name} words={button} of={of} onClick={() => turn(id)} />
      ));
  const folded = buttons(true);
  if (offered.length === 0 && !before && !children && !rarely && saved === undefined) return null;
  return (
    <div ref={root} class={shown === undefined ? 'cluster no-print' : 'no-print'}>
      {shown?.form({
        id: shown.id,
        focus: stands ? false : undefined,
        onDone: () => turn(undefined, shown.saved),
        onCancel: () => turn(undefined),
      }) ?? (
        <>
          {before}
          {buttons(false)}
          {children}
          {(folded.length > 0 || rarely) && (
            <details
              class="more"
              open={unfolded}
              onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}
            >
              <summary>{more}</summary>
              <div class="cluster">
                {folded}
                {rarely}
              </div>
            </details>
          )}
        </>
      )}
      <p role="status" class="small">
        {saved}
      </p>
    </div>
  );
}

interface FormButtonProps extends DisclosedForm, Pick<Props, 'before' | 'children'> {
  /** `false` where there is nothing to fill in now. */
  offered?: boolean;
  /** It stands open at first. */
  open?: boolean;
}

/** A button, and the one form that takes its place when it is pressed. */
export const FormButton = ({ offered = true, open, before, children, ...form }: FormButtonProps) => (
  <Disclosure forms={[offered && form]} first={open ? form.id : undefined} before={before}>
    {children}
  </Disclosure>
);
