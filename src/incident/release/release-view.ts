import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { ReleaseKit } from '../../playbook/release-kit.ts';
import type { IncidentView } from '../derive.ts';
import type { Log } from '../state.ts';
import { type ApprovalView, approvalOf } from './approval.ts';
import { type GateItemView, gateOf } from './gate.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { type Statement, type StatementVersion, statementsOf } from './statement.ts';

/** All that the release screens need to know of one incident. */
export interface ReleaseView {
  readonly kit: ReleaseKit;
  readonly ledger: Ledger;
  readonly statements: readonly Statement[];
  gateOf(version: StatementVersion): readonly GateItemView[];
  approvalOf(version: StatementVersion): ApprovalView | undefined;
}

/** `undefined` on a playbook that knows no release. */
export function releaseOf(
  index: PlaybookIndex,
  log: Log,
  { facts }: Pick<IncidentView, 'facts'>,
): ReleaseView | undefined {
  const kit = index.playbook.release;
  if (kit === undefined) return undefined;
  const ledger = ledgerOf(log, kit);
  return {
    kit,
    ledger,
    statements: statementsOf(log, ledger),
    gateOf: version => gateOf(index, kit, ledger, version, facts),
    approvalOf: version => approvalOf(index, kit, version, facts),
  };
}
