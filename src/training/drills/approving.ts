import { isThrough } from '../../desk/approval/sign-off.ts';
import type { Command } from '../../desk/core/incident.ts';
import type { IncidentView } from '../../desk/core/view.ts';
import type { StatementVersion } from '../../desk/statements/version.ts';
import type { Approver, Scenario } from './scenario.ts';

/** A figure with what it counts; times and dates count nothing. */
const FIGURE = /\d[\d.,]*万?余?(?=亩|人|户|间|栋|米|公里|立方|平方|元|吨|份|件|斤|头|毫克|度)/g;

/** Figures in the version's own words that no verified fact holds. */
function looseFigures(
  { parts }: Pick<StatementVersion, 'parts'>,
  { ledger }: Pick<IncidentView, 'ledger'>,
): readonly string[] {
  const verified = ledger.facts.flatMap(({ usable }) => usable?.value ?? []);
  return parts
    .flatMap(({ text }) =>
      text.flatMap(segment => ('fact' in segment ? [] : (segment.text.match(FIGURE) ?? []))),
    )
    .filter(figure => verified.every(value => !value.includes(figure)));
}

/** Why an approver sends a version back, by what the record shows; `undefined` where it passes. */
function whyReturned(
  { returns = [] }: Approver,
  version: Pick<StatementVersion, 'kind' | 'parts' | 'nextUpdate'>,
  view: Pick<IncidentView, 'ledger'>,
): string | undefined {
  const held = new Set(
    version.parts.flatMap(({ text }) => text.flatMap(segment => ('fact' in segment ? [segment.fact] : []))),
  );
  return returns.find(({ form, when }) => {
    if (form !== undefined && !form.includes(version.kind)) return false;
    if (when === 'noNext') return version.kind !== 'reply' && version.nextUpdate === undefined;
    // A reply holds one answer, not what a release has to hold.
    if (typeof when !== 'string' && version.kind === 'reply') return false;
    if (when === 'looseFigure') return looseFigures(version, view).length > 0;
    return !when.lacks.some(fact => held.has(fact));
  })?.reason;
}

/**
 * The decisions of the scenario's approvers on a version, each in turn, up to the first who returns it: they are asked by
 * telephone, and answer at once.
 * @param now milliseconds since the epoch
 */
export function approvalsOf(
  { approvers = {} }: Pick<Scenario, 'approvers'>,
  view: Pick<IncidentView, 'ledger' | 'signOffOf'>,
  version: StatementVersion,
  now: number,
): readonly Command[] {
  const decidedAt = new Date(now).toISOString();
  const commands: Command[] = [];
  for (const line of view.signOffOf(version).lines) {
    const { item } = line;
    if (item.check !== 'approval' || isThrough(line)) continue;
    const approver = item.roles.flatMap(role => approvers[role] ?? [])[0];
    if (approver === undefined) break;
    const { name, title } = approver;
    const at = { version: version.id, how: 'phone', decidedAt } as const;
    const [person, post] = [{ name, title }, item.roles.find(role => approvers[role] === approver)];
    const reason = whyReturned(approver, version, view);
    if (reason !== undefined)
      return [...commands, { kind: 'return', ...at, item: item.id, person, post, reason }];
    commands.push({ kind: 'sign', ...at, items: [{ item: item.id, person, post }], combines: '' });
  }
  return commands;
}
