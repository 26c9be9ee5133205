import type { Actor } from '../../log/envelope.ts';
import type { Publication } from '../statements/publication.ts';

/** Something a screen has to say although nobody has to decide it. */
export type Notice =
  /** Something is out whose approvals do not stand. */
  | { readonly kind: 'publishedUnapproved'; readonly publication: Publication }
  /** Something is out on a standing authority, which is not made up for, or was refused and nothing was done about it since. */
  | { readonly kind: 'toRatify' | 'ratifyRefused'; readonly publication: Publication }
  /** A step was worked on that this edition of the playbook does not have. */
  | { readonly kind: 'stepGone'; readonly step: string; readonly event: string; readonly by: Actor };

declare module '../core/view.ts' {
  interface IncidentView {
    readonly notices: readonly Notice[];
  }
}
