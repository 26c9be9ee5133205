import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { holds } from '../../playbook/condition.ts';
import type { ApprovalChain, ReleaseKit } from '../../playbook/release-kit.ts';
import { approvalSubject } from '../kinds/approved.ts';
import { longest, type Reading } from '../reading.ts';
import type { ApprovalMark, StatementVersion } from './statement.ts';

/** One stage of the chain, as it stands for one version. */
export interface StageView {
  readonly stage: ApprovalChain['stages'][number];
  /** `waiting`: an earlier stage has not approved. `next`: it is this stage's turn. */
  readonly state: 'approved' | 'returned' | 'next' | 'waiting';
  readonly mark: ApprovalMark | undefined;
  /** What officers who worked apart said of it, where one let it pass and another did not: nobody has agreed yet. */
  readonly contested: readonly ApprovalMark[];
}

export interface ApprovalView {
  readonly chain: ApprovalChain;
  readonly stages: readonly StageView[];
  readonly complete: boolean;
}

/**
 * The chain of approval for a version, the longest that any reading of the answers asks for; `undefined` only where the
 * playbook has none. One stage that was approved and returned by officers who worked apart is not approved.
 */
export function approvalOf(
  { definitions }: Pick<PlaybookIndex, 'definitions'>,
  kit: ReleaseKit,
  version: StatementVersion,
  { possible }: Reading,
): ApprovalView | undefined {
  const chain = longest(
    possible.map(facts => kit.approvals.find(({ when }) => holds(when, facts, definitions))),
    ({ stages }) => stages.length,
  );
  if (chain === undefined) return undefined;
  let open = true;
  const names = new Set<string>();
  const stages = chain.stages.map((stage): StageView => {
    // Officers who worked apart can have let one person approve twice; the second time says nothing.
    const mark = version.approvals.findLast(
      each => each.stage === stage.id && !(each.approved && names.has(each.person.name)),
    );
    if (mark?.approved === true) names.add(mark.person.name);
    if (!open) return { stage, state: 'waiting', mark: undefined, contested: [] };
    if (version.contested.has(approvalSubject({ version: version.id, stage: stage.id }))) {
      open = false;
      const contested = version.approvals.filter(each => each.stage === stage.id);
      return { stage, state: 'next', mark: undefined, contested };
    }
    if (mark?.approved === true) return { stage, state: 'approved', mark, contested: [] };
    open = false;
    return { stage, state: mark === undefined ? 'next' : 'returned', mark, contested: [] };
  });
  return { chain, stages, complete: open };
}
