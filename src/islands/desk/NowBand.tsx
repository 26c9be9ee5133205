import type { NowItem } from '../../incident/now.ts';
import { leadingClock } from '../../incident/view.ts';
import { endingOf } from '../../playbook/checklist.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { noDeadline } from '../../text/site.ts';
import { fullTime } from '../../text/time.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import { ActButton } from './ActButton.tsx';
import { EndedBand } from './EndedBand.tsx';
import { NowAfter } from './NowAfter.tsx';
import { reasonOf, show, titleOf, whoOf } from './now-item.ts';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  /** What is to be done now, the first thing first. */
  items: readonly NowItem[];
  /** Opens the form that closes the incident. */
  onClose(): void;
}

/** The four answers that must never need scrolling, in every room: what to do now, who, how long, on what basis. */
export function NowBand({ work, items, onClose }: Props) {
  const { view, index } = work.incident;
  const [first, ...others] = items;
  if (view.status === 'closed' && endingOf(index, view.facts) !== undefined) return <EndedBand work={work} />;
  if (view.status === 'closed')
    return (
      <section class="now-band no-print split band" aria-label={deskText.now}>
        <p>
          <strong>{deskText.closed}</strong> <span class="small">{deskText.closedHint}</span>
        </p>
        <ActButton act={work.act} command={{ kind: 'reopen' }}>
          {deskText.reopen}
        </ActButton>
      </section>
    );
  if (first === undefined) {
    const deferred = view.progress.total - view.progress.settled;
    return (
      <section class="now-band no-print split band" aria-label={deskText.now}>
        <p>
          <strong>{deferred > 0 ? stepText.onlyDeferred(deferred) : deskText.allDone}</strong>{' '}
          <span class="small">{deferred > 0 ? stepText.onlyDeferredHint : deskText.allDoneHint}</span>
        </p>
        {deferred === 0 && (
          <button type="button" class="primary" onClick={onClose}>
            {deskText.close}
          </button>
        )}
      </section>
    );
  }
  return (
    <section class="now-band no-print split band" aria-label={deskText.now}>
      <div class="now-first">
        <span class="small">{deskText.now}</span>
        {others.length > 0 && <NowAfter others={others} work={work} />}
        <button type="button" class="now-step" onClick={() => show(first, work)}>
          <strong>{titleOf(first)}</strong>
        </button>
        {first.kind === 'returned' && <span class="small">{reasonOf(first)}</span>}
      </div>
      <Answers first={first} work={work} />
    </section>
  );
}

/** Who has to do it, how long there is, on what basis; and what runs out next, where that is something else. */
function Answers({ first, work }: { first: NowItem; work: Work }) {
  const { nextClock } = work.incident.view;
  const own = first.kind === 'step' ? leadingClock(first.item) : undefined;
  const overall = nextClock !== own ? nextClock : undefined;
  const { basis, cite } = first.kind === 'step' ? first.item.step : first.line.item;
  return (
    <dl>
      <div>
        <dt>{deskText.who}</dt>
        <dd>
          {whoOf(first, work)} {!first.mine && <span class="small faint">{stepText.notMine}</span>}
        </dd>
      </div>
      <div class={overall === undefined ? 'next' : undefined}>
        <dt>{deskText.left}</dt>
        <dd>
          {own !== undefined ? (
            <Clock clock={own.clock} />
          ) : first.kind === 'step' ? (
            noDeadline[basis]
          ) : (
            first.line.mark && stepText.returnedAt(fullTime(Date.parse(first.line.mark.at), timeNow()))
          )}
        </dd>
      </div>
      <div>
        <dt>{deskText.basis}</dt>
        <dd>
          <BasisNote brief basis={basis} cite={cite} playbook={work.incident.index.playbook} />
        </dd>
      </div>
      {overall !== undefined && (
        <div class="next">
          <dt>{deskText.next}</dt>
          <dd>
            <Clock clock={overall.clock} /> <span class="small">{overall.deadline.title}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}
