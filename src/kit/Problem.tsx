interface Props {
  id?: string;
  children: string | undefined;
}

/** What is wrong, told at once; nothing where nothing is. */
export const Problem = ({ id, children }: Props) =>
  children === undefined ? null : (
    <p class="problem" id={id} role="alert">
      {children}
    </p>
  );
