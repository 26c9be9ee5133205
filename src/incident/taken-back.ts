import { type IncidentLog, live } from './kinds/registry.ts';
import { isReliedOn, type Relied } from './kinds/undone.ts';
import { versionOut, versionSaid } from './release/statement.ts';

/** Whatever was relied on and taken back: who did that, when, and why, in the order in which it was; each once. `reason` is '' where nobody gave one. */
export function takenBackIn(log: IncidentLog) {
  const titleOf = (version: string): string => {
    const event = log.events[log.places.get(version) ?? -1];
    return (event && versionSaid(event)?.title) ?? '';
  };
  /** `saidAt`: when it had been signed, or went out. UTC ISO 8601. */
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
  const taken = new Set<string>();
  return live(log, 'undone').flatMap(({ id: event, at, by, data }) => {
    const target = log.events[log.places.get(data.event) ?? -1];
    if (target === undefined || !isReliedOn(target) || !log.undone.has(target.id) || taken.has(target.id))
      return [];
    taken.add(target.id);
    return [{ event, at, by, reason: data.reason ?? '', ...saidOf(target) }];
  });
}
export type TakenBack = ReturnType<typeof takenBackIn>[number];
