import './wash.css';
import './group.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { inPlace } from '../../kit/inPlace.ts';
import type { DrillEntry } from '../../session/drill.ts';
import { drillText, sinceStart } from '../../text/drill.ts';
import { arrivalName } from '../../text/drill-acts.ts';
import { groupText } from '../../text/drill-group.ts';
import { milliseconds } from '../../training/offset.ts';
import { BRIEF, type Tabletop, type TabletopChange } from '../../training/tabletop.ts';
import { DiscussionTimer } from './DiscussionTimer.tsx';
import { GroupBrief } from './GroupBrief.tsx';
import { GroupGrades } from './GroupGrades.tsx';
import { GroupInject } from './GroupInject.tsx';
import { GroupSummary } from './GroupSummary.tsx';
import { Loaded } from './Loaded.tsx';
import type { DrillPlace } from './place.ts';
import type { Materials } from './useDrill.ts';
import { useGroupKeys } from './useGroupKeys.ts';
import { useScreen } from './useScreen.ts';
import { type KeptTabletop, useTabletop } from './useTabletop.ts';

type Props = DrillPlace & { entry: DrillEntry };

/** 桌面推演: one screen for a facilitator and a table full of people. */
export function Group(props: Props) {
  const { base, entry } = props;
  return (
    <Loaded base={base} scenario={entry.id}>
      {materials => <Table {...props} materials={materials} />}
    </Loaded>
  );
}

function Table(props: Props & { materials: Materials }) {
  const kept = useTabletop(props.running, props.materials.scenario);
  const { tabletop } = kept;
  if (tabletop === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  return <Stages {...props} {...kept} tabletop={tabletop} />;
}

type StagesProps = Props & KeptTabletop & { materials: Materials; tabletop: Tabletop };

function Stages({ base, entry, onGo, materials, tabletop, failed, change, clear, retry }: StagesProps) {
  const { scenario } = materials;
  const { place } = tabletop;
  const [answered, setAnswered] = useState(false);
  const [big, setBig] = useState(false);
  const heading = useScreen(groupText.pageTitle(scenario.title));
  const stage = useRef<HTMLDivElement>(null);
  const turned = useRef(false);
  const last = scenario.injects.length + 2;

  const go = (to: number): void => {
    if (to < 0 || to > last || to === place) return;
    turned.current = true;
    setAnswered(false);
    change(() => ({ place: to }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another page has been drawn.
  useEffect(() => {
    if (!turned.current) return;
    turned.current = false;
    stage.current?.scrollIntoView({ block: 'nearest' });
    stage.current?.querySelector('h2')?.focus({ preventScroll: true });
  }, [place]);
  useGroupKeys({ onMove: by => go(place + by), onAnswer: () => setAnswered(!answered) });

  const inject = scenario.injects[place - 1];
  const note = place === 0 ? BRIEF : inject?.id;
  const hasAnswer = inject !== undefined || place === last - 1;
  const nextWord =
    place === last - 1 ? groupText.toSummary : place === last - 2 ? groupText.toGrades : groupText.next;
  return (
    <article class="wash group" data-big={big}>
      <div class="group-top no-print">
        <a href={`#scenario/${entry.id}`} onClick={inPlace(() => onGo(`scenario/${entry.id}`))}>
          {groupText.toScenario}
        </a>
        <a href={`${base}drills/${entry.id}/`}>{groupText.pack}</a>
        <button type="button" aria-pressed={big} onClick={() => setBig(!big)}>
          {groupText.big}
        </button>
      </div>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {scenario.title} · {groupText.title}
        </h1>
        <p class="small faint no-print">
          {groupText.lead}
          {groupText.keys}
        </p>
      </header>
      {failed && (
        <div class="banner alarm no-print" role="alert">
          <p>{groupText.notKept}</p>
          <button type="button" onClick={retry}>
            {groupText.keepAgain}
          </button>
        </div>
      )}
      <div class="group-body">
        <Progress tabletop={tabletop} materials={materials} onGo={go} onChange={change} />
        <div class="group-stage" ref={stage}>
          <div class="group-controls no-print">
            <button
              type="button"
              disabled={place === 0}
              aria-keyshortcuts="ArrowLeft"
              onClick={() => go(place - 1)}
            >
              ← {groupText.previous}
            </button>
            {place < last && (
              <button
                type="button"
                class="primary"
                aria-keyshortcuts="ArrowRight"
                onClick={() => go(place + 1)}
              >
                {nextWord} →
              </button>
            )}
            {hasAnswer && (
              <button
                type="button"
                aria-pressed={answered}
                aria-keyshortcuts="A"
                onClick={() => setAnswered(!answered)}
              >
                {answered ? groupText.hideAnswer : groupText.showAnswer}
              </button>
            )}
            {inject !== undefined && <DiscussionTimer key={inject.id} />}
          </div>
          <p class="small faint" role="status">
            {inject !== undefined && groupText.position(place, scenario.injects.length)}
          </p>
          {place === 0 && <GroupBrief tabletop={tabletop} materials={materials} onChange={change} />}
          {inject !== undefined && (
            <GroupInject inject={inject} materials={materials} base={base} answered={answered} />
          )}
          {place === last - 1 && (
            <GroupGrades
              tabletop={tabletop}
              materials={materials}
              base={base}
              answered={answered}
              onChange={change}
            />
          )}
          {place === last && (
            <GroupSummary
              key={tabletop.run}
              tabletop={tabletop}
              materials={materials}
              base={base}
              onClear={() => {
                turned.current = true;
                clear();
              }}
            />
          )}
          {note !== undefined && (
            <div class="group-notes no-print">
              <label for="group-notes">{groupText.notes}</label>
              <p class="small faint" id="group-notes-hint">
                {groupText.notesHint}
              </p>
              <textarea
                id="group-notes"
                rows={3}
                aria-describedby="group-notes-hint"
                value={tabletop.notes[note] ?? ''}
                onInput={({ currentTarget: { value } }) =>
                  change(now => ({ notes: { ...now.notes, [note]: value } }))
                }
              />
            </div>
          )}
        </div>
      </div>
    </article>
  );
}

interface ProgressProps {
  tabletop: Tabletop;
  materials: Materials;
  onGo(place: number): void;
  onChange(change: TabletopChange): void;
}

/** Every stage of the table, with a tick for each inject that has been dealt with. */
function Progress({ tabletop, materials: { scenario }, onGo, onChange }: ProgressProps) {
  const { place, done } = tabletop;
  const entry = (at: number, title: string, id?: string) => (
    <li key={at} aria-current={place === at ? 'step' : undefined}>
      {id !== undefined && (
        <input
          type="checkbox"
          aria-label={groupText.doneLabel(title)}
          checked={done.includes(id)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(now => {
              const others = now.done.filter(each => each !== id);
              return { done: checked ? [...others, id] : others };
            })
          }
        />
      )}
      <button type="button" class="quiet" onClick={() => onGo(at)}>
        {title}
      </button>
    </li>
  );
  const { injects } = scenario;
  return (
    <nav class="group-list no-print" aria-label={groupText.list}>
      <ol>
        {entry(0, groupText.brief)}
        {injects.map((inject, position) =>
          entry(position + 1, `${sinceStart(milliseconds(inject.at))} ${arrivalName(inject)}`, inject.id),
        )}
        {entry(injects.length + 1, groupText.grades)}
        {entry(injects.length + 2, groupText.summary)}
      </ol>
    </nav>
  );
}
