import { names } from '#names';
import { clockTitle } from '../core/words/clock.ts';
import { within } from '../core/words/sentence.ts';
import { fullTime } from '../core/words/time.ts';
import type { CorrectedFact, StaleFact } from '../statements/version.ts';
import { statementKindLabel } from '../statements/words.ts';
import type { Recommended, ReleaseTelling } from './recommend.ts';

/** Note on everything that was published without being signed off here. */
export const elsewhereWords = '事后补录，未经本系统签审';

// The checklist's words about publishing, apart from the wording of the screens where it is done.

/** Wording of a step that publishing does. */
export const publishStepText = {
  go: `去写稿、${names.approve}、发布`,
  hint: '发布以后，本步随记录自动办结，时限停止计时。',
  elsewhere: '已在别处发布，事后补录',
} as const;

/** Wording of withdrawals, and of the question whether a statement was taken down or never published. */
export const withdrawText = {
  button: '撤下，或者记错了',
  which: '是哪一种情况',
  ways: {
    withdrawn: { label: '发出去过，后来撤下了', about: '照实记。已有的签字作废，还要向公众说明或者更正。' },
    slip: { label: '没有发出去，记错了', about: '这条记录划去，签字不变。' },
  },
  actions: { withdrawn: '记为已撤下', slip: '撤销这条记录' },
  owed: (title: string, time: string) => `《${title}》${time} 撤下了，还没有向公众说明或者更正`,
  again: `这一稿撤下以前的签字不再有效。改成新稿，或者逐项重新检查、${names.approve}以后再发。`,
} as const;

/** A fact that a correction set right, the old and the new value whole. */
export const correctedFactWords = ({ label, said, now }: CorrectedFact): string =>
  now === undefined
    ? `${label}“${within(said)}”不再成立`
    : `${label}由“${within(said)}”更正为“${within(now)}”`;

/** Wording of a statement that says otherwise than the ledger does now. */
export const staleText = {
  title: (title: string) => `《${title}》发出去以后，台账里的事实变了`,
  fact: ({ label, said, now }: StaleFact) =>
    now === undefined
      ? `${label}：稿子写“${said}”，现在不能这样说了`
      : `${label}：稿子写“${said}”，现核实为“${now}”`,
  correct: '起草更正稿',
  goOn: '看更正稿',
} as const;

/**
 * The next publication and why, in a sentence or two.
 * @param now milliseconds since the epoch
 * @param saidClear the triage's answer, where it is that all is known
 */
export function recommendedWords(
  recommended: Recommended | undefined,
  { usable, pending, open: unverified }: ReleaseTelling,
  now: number,
  saidClear?: string,
): string {
  if (saidClear !== undefined && usable === 0 && recommended?.kind === 'holding')
    return `初判填的是“${saidClear}”，台账里一项都没有核实的内容：先把核实的和来源记进台账，再定发什么。`;
  if (recommended === undefined) return '已发布内容没有变化，暂无需发布；有新核实内容后再发。';
  const kind = statementKindLabel[recommended.kind];
  const open = unverified.map(({ label }) => label).join('、');
  const still = open === '' ? '' : `，注明尚未核实：${open}`;
  switch (recommended.why) {
    case 'changed':
      return `《${recommended.statement.title}》所发事实有变化：发${kind}，写明原表述和现核实情况。`;
    case 'owed':
      return `《${recommended.statement.title}》发出去又撤下了，还没有向公众说明：发${kind}，写清撤下的是什么、以什么为准。`;
    case 'refused':
      return `《${recommended.statement.title}》补审未同意：发${kind}，写明何处有误、现核实情况。`;
    case 'clock':
    case 'promise': {
      const { clock } = recommended.clock;
      const due = 'due' in clock && clock.due !== undefined ? `（${fullTime(clock.due, now)}前）` : '';
      const reason =
        recommended.why === 'promise'
          ? `承诺的下次发布${due}快到了`
          : `“${clockTitle(recommended.clock)}”的时限${due}正在计时`;
      return `${reason}：发${kind}，写清已知的${still}。`;
    }
    case 'pending':
      return usable === 0
        ? `一项都还没有核实：先发${kind}，说已经知道什么、还有什么没核实、下次什么时候说。`
        : `还有 ${pending.length} 项没有核实：先发${kind}，不等全部查清${still}。`;
    case 'settled':
      return `除主要原因外，各项均已核实：发${kind}；原因没有认定${names.approve}的，仍写尚未认定。`;
    case 'news':
      return `又核实了${recommended.facts.map(({ label }) => label).join('、')}，还没有说过：发${kind}。`;
  }
}
