import { fullTime } from '../../desk/core/words/time.ts';
import { callEnd } from '../../desk/first/words.ts';
import { judgeText } from './judge-words.ts';
import type { DrillFinished } from './record-kinds.ts';

/** Whom the trainee called in the first ten minutes, and what became of it. Nothing where no record says so. */
export function Called({ data: { called } }: { data: Pick<DrillFinished['data'], 'called'> }) {
  if (called === undefined) return null;
  if (called.length === 0) return <p class="small">{judgeText.nobodyCalled}</p>;
  return (
    <p class="small">
      {judgeText.called}
      {called
        .map(({ who, at, end }) => `${fullTime(Date.parse(at), Date.parse(at))} ${who} ${callEnd[end]}`)
        .join('；')}
      。
    </p>
  );
}
