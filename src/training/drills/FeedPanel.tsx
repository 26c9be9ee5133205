import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { promisedWords } from '../../desk/core/words/clock.ts';
import { refusedAt } from '../../desk/core/words/refusal.ts';
import { fullTime } from '../../desk/core/words/time.ts';
import { href } from '../../desk/parts/href.tsx';
import { useOfficer } from '../../desk/parts/officer.tsx';
import { note } from '../../desk/record/noted.ts';
import { Button } from '../../kit/Button.tsx';
import { FormButton } from '../../kit/Disclosure.tsx';
import { useHeard, useOnChange } from '../../kit/effects.ts';
import { Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import { giveFocusSoon, isFocusIn } from '../../kit/focus.ts';
import { OneOf } from '../../kit/OneOf.tsx';
import { Roles } from '../table/Roles.tsx';
import type { Act } from './acts.ts';
import { type FeedDesk, FindingForm } from './FindingForm.tsx';
import type { Coming } from './useComing.tsx';
import type { Materials, RunningDrill } from './useDrill.tsx';
import { drillText, injectLabel, sinceStart, unanswerable } from './words.ts';

interface Props {
  running: RunningDrill;
  materials: Materials;
  coming: Coming;
  /** The next thing to do, in a guided run. */
  guide: ComponentChildren;
  onClose(): void;
}

/** The feed: everything that arrives, and the brief to look up again. */
export function FeedPanel({ running, materials, coming, guide, onClose }: Props) {
  const { scenario } = materials;
  const { arrivals, run, incident } = coming;
  const desk = useFeedDesk(running, materials, incident);
  const [tab, setTab] = useState<'arrivals' | 'brief'>(arrivals.length === 0 ? 'brief' : 'arrivals');
  const panel = useRef<HTMLElement>(null);
  // Behind the brief a new arrival would not be seen.
  useOnChange([arrivals.length], () => {
    if (arrivals.length > 0) setTab('arrivals');
  });
  useHeard('keydown', event => {
    const { current } = panel;
    if (current === null || event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    // Over the desk it is in the way, wherever the focus is. Beside the desk it is not: there the key is the desk's.
    const isOverlay = getComputedStyle(current).position === 'fixed';
    if (isOverlay || isFocusIn(current)) onClose();
  });
  return (
    <aside ref={panel} id="drill-feed" class="drill-feed no-print" aria-label={drillText.feed} tabIndex={-1}>
      <div class="feed-tabs cluster">
        <OneOf
          id="feed-tab"
          label={drillText.feed}
          options={{
            arrivals: drillText.arrivals,
            brief: drillText.brief,
          }}
          value={tab}
          onValue={next => setTab(next)}
        />
        <Button words={drillText.closeFeed} class="quiet feed-close" onClick={onClose} />
      </div>
      {guide}
      {tab === 'arrivals' && <ArrivalList coming={coming} desk={desk} />}
      {tab === 'brief' && (
        <div class="feed-brief flow">
          {scenario.brief.map(line => (
            <p key={line}>{line}</p>
          ))}
          {run.form === 'short' && <p>{scenario.short.brief}</p>}
          <Roles
            materials={materials}
            said={scenario.roles.map(({ role, task }) => [
              role,
              role === desk?.officer.role ? `${task}（${drillText.role}）` : task,
            ])}
          />
        </div>
      )}
    </aside>
  );
}

interface ArrivalListProps {
  coming: Coming;
  desk: FeedDesk | undefined;
}

/** Every arrival, newest first, with a form to answer where somebody waits, and one to enter facts into the ledger. */
function ArrivalList({ coming: { arrivals, acts, start, now, isOver }, desk }: ArrivalListProps) {
  if (arrivals.length === 0) return <p class="faint">{drillText.noArrivals}</p>;
  return (
    <ol class="ruled">
      {[...arrivals].reverse().map(({ at, item }) => {
        const replies = acts.filter((act): act is Reply => act.kind === 'reply' && act.to === item.id);
        return (
          <li key={item.id} id={`arrival-${item.id}`} class="arrival flow-s">
            <p class="arrival-head row small">
              <strong>{injectLabel[item.kind]}</strong> <span>{item.from}</span>{' '}
              <time class="faint numeric">
                {sinceStart(at - start)} · {fullTime(at, now)}
              </time>
            </p>
            <p class="as-told">{item.text}</p>
            {replies.map(act => (
              <p key={act.event} class="replied aside" tabIndex={-1}>
                <span class="small">
                  {drillText.replied(fullTime(act.at, now))}
                  {act.next !== undefined && `，${promisedWords(fullTime(act.next, now))}`}
                </span>
                <q class="block">{act.words}</q>
              </p>
            ))}
            {/* Time has run out: as on the desk, nothing more is recorded. */}
            {!isOver && item.reply !== undefined && replies.length === 0 && (
              <ReplyForm item={item} desk={desk} />
            )}
            {!isOver && item.reply === undefined && <p class="small faint">{unanswerable[item.kind]}</p>}
            {!isOver && replies.length > 0 && desk !== undefined && (
              <FormButton
                id={`reply-${item.id}`}
                button={drillText.replyAgain}
                form={({ onDone }) => <ReplyForm item={item} desk={desk} onDone={onDone} />}
              />
            )}
            {!isOver && desk !== undefined && <FindingForm item={item} desk={desk} />}
          </li>
        );
      })}
    </ol>
  );
}

type Reply = Extract<Act, { kind: 'reply' }>;

/** Form for answering somebody who waits, once or more; earlier answers stand above. */
export function ReplyForm({
  item: { id, from },
  desk,
  onDone,
}: {
  item: Coming['arrivals'][number]['item'];
  desk: FeedDesk | undefined;
  onDone?: () => void;
}) {
  if (desk === undefined)
    return (
      <p class="small">
        {drillText.notOpen} <a href={href('drill/start/')}>{drillText.toTriage}</a>
      </p>
    );
  const name = `reply-${id}`;
  const words = { label: drillText.replyTo(from), hint: drillText.replyHint };
  return (
    <Form
      id={name}
      fields={{
        text: { kind: 'text', id: name, rows: 3, ...words },
        promised: ask(note.fields.promised),
      }}
      action={drillText.send}
      weight="minor"
      onSubmit={values => desk.act({ kind: 'note', noteKind: 'contact', answers: id, ...values })}
      onDone={() => {
        onDone?.();
        giveFocusSoon(`[id="arrival-${id}"] > .replied:last-of-type`);
      }}
    />
  );
}

/** `undefined` until an incident has been opened: there is no log yet. */
function useFeedDesk(
  { drill, incidents }: RunningDrill,
  { index }: Materials,
  id: string | undefined,
): FeedDesk | undefined {
  const [officer] = useOfficer();
  const incident = incidents.incidents.find(({ log }) => log.stream === id);
  if (incident === undefined) return undefined;
  const by = officer.role === '' ? { ...officer, role: index.role('keepsRecord')?.id ?? '' } : officer;
  return {
    incident,
    officer: by,
    act: command => {
      const answer = drill.session.act(incident.log.stream, command, by);
      return answer.ok ? undefined : refusedAt(answer.refusal);
    },
  };
}
