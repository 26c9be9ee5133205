import { linkOf } from '../desk/core/values.ts';

/** An address that somebody typed or sent: a link where it leads to the web, and only words where it would do anything else. */
export function Link({ to }: { to: string }) {
  const href = linkOf(to);
  return href === undefined ? (
    to
  ) : (
    <a href={href} rel="noreferrer noopener" target="_blank">
      {to}
    </a>
  );
}
