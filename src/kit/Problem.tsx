/** What is wrong, told at once; nothing where nothing is. */
export const Problem = ({ children }: { children: string | undefined }) =>
  children === undefined ? null : (
    <p class="problem" role="alert">
      {children}
    </p>
  );
