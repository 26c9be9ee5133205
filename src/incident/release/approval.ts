import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { type Facts, holds } from '../../playbook/condition.ts';
import type { ApprovalChain, ReleaseKit } from '../../playbook/release-kit.ts';
import type { ApprovalMark, StatementVersion } from './statement.ts';

/** One stage of the chain, as it stands for one version. */
export interface StageView {
  readonly stage: ApprovalChain['stages'][number];
  /** `waiting`: an earlier stage has not approved. `next`: it is this stage's turn. */
  readonly state: 'approved' | 'returned' | 'next' | 'waiting';
  readonly mark: ApprovalMark | undefined;
}

export interface ApprovalView {
  readonly chain: ApprovalChain;
  readonly stages: readonly StageView[];
  readonly complete: boolean;
}

/** The chain of approval for a version; `undefined` only where the playbook has none for these facts. */
export function approvalOf(
  { definitions }: Pick<PlaybookIndex, 'definitions'>,
  kit: ReleaseKit,
  version: StatementVersion,
  facts: Facts,
): ApprovalView | undefined {
  const chain = kit.approvals.find(({ when }) => holds(when, facts, definitions));
  if (chain === undefined) return undefined;
  let open = true;
  const names = new Set<string>();
  const stages = chain.stages.map((stage): StageView => {
    // Officers who worked apart can have let one person approve twice; the second time says nothing.
    const mark = version.approvals.findLast(
      each => each.stage === stage.id && !(each.approved && names.has(each.person.name)),
    );
    if (mark?.approved === true) names.add(mark.person.name);
    if (!open) return { stage, state: 'waiting', mark: undefined };
    if (mark?.approved === true) return { stage, state: 'approved', mark };
    open = false;
    return { stage, state: mark === undefined ? 'next' : 'returned', mark };
  });
  return { chain, stages, complete: open };
}
