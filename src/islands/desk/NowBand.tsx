import type { NowItem } from '../../incident/now.ts';
import { leadingClock } from '../../incident/view.ts';
import { inPlace } from '../../kit/inPlace.ts';
import { endingOf } from '../../playbook/checklist.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { personName } from '../../text/people.ts';
import { noDeadline } from '../../text/site.ts';
import { fullTime } from '../../text/time.ts';
import { BasisNote } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import { EndedBand } from './EndedBand.tsx';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  /** What is to be done now, the first thing first. */
  items: readonly NowItem[];
  onShow(step: string): void;
}

/** As many as say what follows; the checklist has them all. */
const SHOWN = 5;

/** Whoever has to do it. */
function whoOf(each: NowItem, { roleName }: Work): string {
  if (each.kind === 'returned') return each.version.by.name ?? roleName(each.version.by.role);
  const { step, assignee } = each.item;
  return assignee === undefined ? step.roles.map(roleName).join('、') : personName(assignee);
}

const titleOf = (each: NowItem): string =>
  each.kind === 'returned' ? stepText.returnedDraft(each.version.title) : each.item.step.title;

/** Why a draft came back. */
const reasonOf = ({ line: { mark } }: Extract<NowItem, { kind: 'returned' }>): string =>
  mark?.kind === 'returned' ? stepText.returnedBy(personName(mark.person), mark.text) : '';

/** The four answers that must never need scrolling: what to do now, who, how long, on what basis. */
export function NowBand({ work, items, onShow }: Props) {
  const { view, index } = work.incident;
  const { playbook } = index;
  const { nextClock } = view;
  if (view.status === 'closed' && endingOf(index, view.facts) !== undefined) return <EndedBand work={work} />;
  if (view.status === 'closed')
    return (
      <section class="now-band">
        <strong>{deskText.closed}</strong>
        <span class="small">{deskText.closedHint}</span>
      </section>
    );
  const [first, ...others] = items;
  if (first === undefined) {
    const deferred = view.progress.total - view.progress.settled;
    return (
      <section class="now-band">
        <strong>{deferred > 0 ? stepText.onlyDeferred(deferred) : deskText.allDone}</strong>
        <span class="small">{deferred > 0 ? stepText.onlyDeferredHint : deskText.allDoneHint}</span>
      </section>
    );
  }
  const show = (each: NowItem): void => {
    if (each.kind === 'step') onShow(each.item.step.id);
    else work.go(placeOf(each));
  };
  const own = first.kind === 'step' ? leadingClock(first.item) : undefined;
  const overall = nextClock !== undefined && nextClock !== own ? nextClock : undefined;
  const { basis, cite } = first.kind === 'step' ? first.item.step : first.line.item;
  return (
    <section class="now-band" aria-label={deskText.now}>
      <button type="button" class="now-step" onClick={() => show(first)}>
        <span class="small">{deskText.now}</span>
        <strong>{titleOf(first)}</strong>
        {first.kind === 'returned' && <span class="now-why">{reasonOf(first)}</span>}
      </button>
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
            <BasisNote brief basis={basis} cite={cite} playbook={playbook} />
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
      {others.length > 0 && (
        <details class="now-after small no-print">
          <summary>{stepText.after(others.length)}</summary>
          <ol>
            {others.slice(0, SHOWN).map(each => (
              <li key={each.kind === 'step' ? each.item.step.id : each.version.id}>
                <a href={`#${view.id}/${placeOf(each)}`} onClick={inPlace(() => show(each))}>
                  {titleOf(each)}
                </a>{' '}
                {each.mine ? (
                  <span class="mine">{deskText.mine}</span>
                ) : (
                  <span class="faint">{whoOf(each, work)}</span>
                )}
                {each.kind === 'returned' && <p>{reasonOf(each)}</p>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

const placeOf = (each: NowItem): string =>
  each.kind === 'step' ? `step/${each.item.step.id}` : `release/${each.version.statement}`;
