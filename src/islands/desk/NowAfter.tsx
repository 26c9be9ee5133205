import type { NowItem } from '../../incident/now.ts';
import { inPlace } from '../../kit/inPlace.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { placeOf, reasonOf, show, titleOf, whoOf } from './now-item.ts';
import type { Work } from './work.ts';

/** As many as say what follows; the checklist has them all. */
const SHOWN = 5;

/** What follows, folded. */
export function NowAfter({ others, work }: { others: readonly NowItem[]; work: Work }) {
  return (
    <details class="now-after small">
      <summary>{stepText.after(others.length)}</summary>
      <ol class="card">
        {others.slice(0, SHOWN).map(each => (
          <li key={each.kind === 'step' ? each.item.step.id : each.version.id}>
            <a href={work.href(placeOf(each))} onClick={inPlace(() => show(each, work))}>
              {titleOf(each)}
            </a>{' '}
            {each.mine ? (
              <span class="mine tag">{deskText.mine}</span>
            ) : (
              <span class="faint">{whoOf(each, work)}</span>
            )}
            {each.kind === 'returned' && <p>{reasonOf(each)}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
