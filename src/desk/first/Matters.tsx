import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { meaningsOf } from '../../playbook/meaning.ts';
import { fullTime } from '../core/words/time.ts';
import { navigate } from '../parts/hooks.tsx';
import { doneAt, firstActs } from './draft.ts';
import { firstLineText } from './line-words.ts';
import { type BegunMatter, isBegun } from './matter.tsx';
import { usePlaybook } from './panel.tsx';
import type { FirstMatters } from './useFirst.tsx';

/** The matter in hand with actions on it, other begun matters, and the button for another. */
export function Matters({ first }: { first: FirstMatters }) {
  const playbook = usePlaybook();
  const titled = playbook && meaningsOf(playbook).question('title')?.id;
  const { others, cleared } = first;
  const countOf = ({ draft, answers }: BegunMatter) =>
    [Object.keys(draft.acts).length, Object.keys(answers).length] as const;
  const nameOf = (each: BegunMatter): string => {
    const { draft, answers } = each;
    const [earliest] = firstActs(draft);
    return firstLineText.matter(
      answers[titled ?? ''] ?? draft.told['地点'] ?? '',
      earliest === undefined ? '' : fullTime(Date.parse(doneAt(earliest[1])), first.now()),
      ...countOf(each),
    );
  };
  const [acts] = countOf(first);
  return (
    <>
      {isBegun(first) && (
        <div class="small cluster first-matter">
          <strong>{firstLineText.inHand(nameOf(first))}</strong>
          {acts > 0 && <span>{firstLineText.waits}</span>}
          <Button
            class="quiet small"
            words={firstLineText.another}
            onClick={() => {
              first.another();
              navigate('');
            }}
          />
          <Confirm
            class="quiet small"
            ask={firstLineText.clear}
            question={firstLineText.clearAsk(...countOf(first))}
            yes={firstLineText.clear}
            no={firstLineText.clearNo}
            onYes={() => {
              first.clear();
              navigate('');
            }}
          />
        </div>
      )}
      {cleared !== undefined && !isBegun(first) && (
        <p class="small" role="status">
          {firstLineText.cleared(...countOf(cleared))}{' '}
          <Button class="small" words={firstLineText.putBack} onClick={first.putBack} />
        </p>
      )}
      {others.length > 0 && (
        <p class="small cluster">
          <span>{firstLineText.others}</span>
          {others.map(other => (
            <Button
              key={other.matter}
              class="small"
              words={nameOf(other)}
              onClick={() => {
                first.takeUp(other.matter);
                navigate('');
              }}
            />
          ))}
        </p>
      )}
    </>
  );
}
