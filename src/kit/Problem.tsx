interface Props {
  id?: string;
  children: string | undefined;
}

/** A problem, announced at once; nothing without one. */
export const Problem = ({ id, children }: Props) =>
  children === undefined ? null : (
    <p class="problem" id={id} role="alert">
      {children}
    </p>
  );
