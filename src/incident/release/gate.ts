import { characterCount } from '../../base/typed.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { GateItem, ReleaseKit } from '../../playbook/release-kit.ts';
import { checkSubject } from '../kinds/gate-passed.ts';
import { asks, type Reading } from '../reading.ts';
import { type CauseFinding, causeFindings } from './cause.ts';
import { statementText, textOf } from './compose.ts';
import type { Ledger } from './ledger.ts';
import { findPrivate, type PrivateFinding } from './privacy.ts';
import type { GateMark, StatementVersion } from './statement.ts';
import { lintWording, type WordingFinding } from './wording.ts';

/** What a check of the gate has found. */
export type GateFinding =
  /** A fact was inserted whose value is not what the ledger holds as usable now. */
  | { readonly kind: 'stale'; readonly fact: string; readonly label: string; readonly said: string }
  | ({ readonly kind: 'cause' } & CauseFinding)
  | { readonly kind: 'private'; readonly what: PrivateFinding['kind']; readonly text: string }
  | { readonly kind: 'noUpdate' }
  | { readonly kind: 'body'; readonly name: string }
  | ({ readonly kind: 'wording' } & WordingFinding)
  | { readonly kind: 'length'; readonly part: string; readonly length: number; readonly limit: number };

/**
 * How one check stands. `passed`: nothing found, or somebody looked and signed. `skipped`: passed over with a reason.
 * `open`: somebody has to look and sign, or give a reason. `blocked`: the text has to change.
 */
export interface GateItemView {
  readonly item: GateItem;
  readonly state: 'passed' | 'skipped' | 'open' | 'blocked';
  readonly findings: readonly GateFinding[];
  readonly mark: GateMark | undefined;
}

function findingsOf(
  item: GateItem,
  version: StatementVersion,
  ledger: Ledger,
  kit: ReleaseKit,
): readonly GateFinding[] {
  const text = statementText(version);
  const whole = `${version.title}\n${text}`;
  switch (item.check) {
    case 'facts':
      return version.parts.flatMap(part =>
        part.text.flatMap((segment): readonly GateFinding[] => {
          if (!('fact' in segment)) return [];
          const fact = ledger.byId.get(segment.fact);
          return fact?.usable?.value === segment.text
            ? []
            : [{ kind: 'stale', fact: segment.fact, label: fact?.label ?? segment.fact, said: segment.text }];
        }),
      );
    case 'cause':
      return causeFindings(whole, ledger).map(finding => ({ kind: 'cause', ...finding }));
    case 'identity':
    case 'privacy':
      return findPrivate(whole)
        .filter(({ kind }) => (kind === 'idCard' || kind === 'bankCard') === (item.check === 'identity'))
        .map(finding => ({ kind: 'private', what: finding.kind, text: finding.text }));
    case 'nextUpdate':
      return version.nextUpdate === undefined && version.noUpdate === undefined ? [{ kind: 'noUpdate' }] : [];
    case 'bodies':
      return kit.bodies.filter(name => whole.includes(name)).map(name => ({ kind: 'body', name }));
    case 'wording':
      return lintWording(whole, kit.wording, element => ledger.byId.get(element)?.usable !== undefined).map(
        finding => ({ kind: 'wording', ...finding }),
      );
    case 'length': {
      const parts = kit.channels.find(({ id }) => id === version.channel)?.parts ?? [];
      return version.parts.flatMap(({ part, text: segments }): readonly GateFinding[] => {
        const limit = parts.find(({ id }) => id === part)?.limit;
        const length = characterCount(textOf(segments));
        return limit !== undefined && length > limit ? [{ kind: 'length', part, length, limit }] : [];
      });
    }
    case 'asked':
      return [];
  }
}

/** Whether a signature settles what was found, so that nothing in the text has to change. */
const isSigned = ({ check }: GateItem): boolean => check === 'asked' || check === 'bodies';

/** Every check of the gate that applies to a version, with what was found and who has settled it. */
export function gateOf(
  index: Pick<PlaybookIndex, 'definitions'>,
  kit: ReleaseKit,
  ledger: Ledger,
  version: StatementVersion,
  reading: Reading,
): readonly GateItemView[] {
  return kit.gate
    .filter(({ when }) => asks(index, reading, when))
    .map((item): GateItemView => {
      const findings = findingsOf(item, version, ledger, kit);
      const contested = version.contested.has(checkSubject({ version: version.id, item: item.id }));
      const mark = contested ? undefined : version.marks.findLast(each => each.item === item.id);
      const clean = item.check === 'asked' ? mark?.passed === true : findings.length === 0;
      const signed = isSigned(item) && mark?.passed === true;
      if (clean || signed) return { item, state: 'passed', findings, mark };
      if (item.skippable === true && mark?.passed === false)
        return { item, state: 'skipped', findings, mark };
      const state = isSigned(item) || item.skippable === true ? 'open' : 'blocked';
      return { item, state, findings, mark: undefined };
    });
}

/** Whether nothing of the gate stands in the way. */
export const isThrough = (gate: readonly GateItemView[]): boolean =>
  gate.every(({ state }) => state === 'passed' || state === 'skipped');
