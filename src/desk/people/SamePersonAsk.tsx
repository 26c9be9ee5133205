import { personName } from '../core/words/person.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { useWork } from '../parts/work.tsx';
import { likelyAmong } from './people.ts';
import { personText } from './words.ts';

/** 同一个人吗: of two names that are likely one person's it is asked once, and the answer can be taken back in the log. */
export function SamePersonAsk() {
  const { view, locked } = useWork();
  const pair = likelyAmong(view.people);
  if (pair === undefined || locked) return null;
  const [one, other] = pair.map(({ name, title }) => (title === undefined ? { name } : { name, title }));
  if (one === undefined || other === undefined) return null;
  const answer = (same: boolean) => ({ kind: 'comparePeople', one, other, same }) as const;
  return (
    <section class="band no-print" aria-labelledby="same-person">
      <p id="same-person">{personText.likelySame(personName(one), personName(other))}</p>
      <div class="cluster">
        <ActButton words={personText.same} command={answer(true)} />
        <ActButton words={personText.two} command={answer(false)} class="quiet" />
      </div>
    </section>
  );
}
