import type { Person } from './kinds/define.ts';
import type { IncidentLog } from './kinds/registry.ts';
import { isReliedOn, type Relied } from './kinds/undone.ts';
import { versionOut, versionSaid } from './release/statement.ts';
import type { Written } from './view.ts';

/** A signature or a publication that was taken back: who did that, when, and why. */
export type TakenBack = Written<
  {
    /** '' where nobody gave one. */
    readonly reason: string;
    /** When it had been signed, or went out. UTC ISO 8601. */
    readonly saidAt: string;
  } & (
    | {
        readonly kind: 'signed';
        readonly version: string;
        /** Of the statement. */
        readonly title: string;
        readonly item: string;
        readonly person: Person;
      }
    | {
        readonly kind: 'published';
        readonly version: string;
        readonly title: string;
        readonly place: string;
      }
    | { readonly kind: 'causeApproved'; readonly person: Person }
  )
>;

/** Whatever was relied on and taken back, in the order in which it was; each once. */
export function takenBackIn(log: IncidentLog): readonly TakenBack[] {
  const found = new Map<string, TakenBack>();
  const titleOf = (version: string): string => {
    const event = log.events[log.places.get(version) ?? -1];
    return (event && versionSaid(event)?.title) ?? '';
  };
  const saidOf = (target: Relied) => {
    switch (target.type) {
      case 'signed': {
        const { version, item, person } = target.data;
        return { kind: 'signed', saidAt: target.at, version, title: titleOf(version), item, person } as const;
      }
      case 'causeApproved':
        return { kind: 'causeApproved', saidAt: target.at, person: target.data.person } as const;
      default: {
        const version = versionOut(target);
        const { place, publishedAt } = target.data;
        return { kind: 'published', saidAt: publishedAt, version, title: titleOf(version), place } as const;
      }
    }
  };
  for (const undoing of log.byType.get('undone') ?? []) {
    if (undoing.type !== 'undone') continue;
    const { id, at, by, data } = undoing;
    const target = log.events[log.places.get(data.event) ?? -1];
    if (target === undefined || !isReliedOn(target) || !log.undone.has(target.id) || found.has(target.id))
      continue;
    found.set(target.id, { event: id, at, by, reason: data.reason ?? '', ...saidOf(target) });
  }
  return [...found.values()];
}
