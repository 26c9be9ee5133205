import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Cites } from '../../desk/parts/Cites.tsx';
import { Button } from '../../kit/Button.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { UnkeptForm } from '../../kit/UnkeptForm.tsx';
import { newDrillId } from '../../session/drill-record.ts';
import { arrivalName, enteredWords } from '../drills/acts-words.ts';
import { debriefText } from '../drills/debrief-words.ts';
import { milliseconds } from '../drills/offset.ts';
import { triggerWords, unlessWords } from '../drills/pattern-words.ts';
import { sinceStart } from '../drills/words.ts';
import { GroupGrades, GroupSummary, JudgeObjective } from './GroupResults.tsx';
import { cardHead, Prompts, ShownCard, TableBrief } from './TableParts.tsx';
import { BRIEF, begunAnew, injectStatus, itemOf, laid, nextInject, released, shown } from './tabletop.ts';
import type { AtTable } from './useTable.tsx';
import { tabletopText } from './words.ts';

const sheets = ['list', 'grades', 'summary'] as const;

/** 主持: a remote of the room's screen, with everything that the room must not see. */
export function Facilitator(table: AtTable) {
  const { tabletop, seat } = table;
  const [sheet, setSheet] = useState<(typeof sheets)[number]>('list');
  return (
    <>
      <p class="small faint no-print">{tabletopText.facilitatorHint}</p>
      <div class="group-bar no-print cluster">
        {sheets.map(each => (
          <Button
            key={each}
            words={tabletopText[each]}
            aria-pressed={sheet === each}
            onClick={() => setSheet(each)}
          />
        ))}
      </div>
      {sheet === 'list' && (
        <div class="group-body">
          <Queue {...table} />
          <div class="group-stage flow">
            {tabletop.place === 0 ? <TableBrief {...table} /> : <FacilitatorNow {...table} />}
            <CardNotes {...table} />
            <Improvise {...table} />
          </div>
        </div>
      )}
      {sheet === 'grades' && <GroupGrades {...table} />}
      {sheet === 'summary' && (
        <GroupSummary
          key={tabletop.run}
          {...table}
          onClear={() => {
            seat.act(begunAnew(newDrillId()));
            setSheet('list');
          }}
        />
      )}
    </>
  );
}

/** The facilitator's notes on the card that the room is looking at. */
function CardNotes({ tabletop: { place, cards, notes }, seat }: AtTable) {
  const card = cards[place - 1]?.id ?? BRIEF;
  return (
    <FieldInput
      id="group-notes"
      field={{ kind: 'text', rows: 2, label: tabletopText.notes, hint: tabletopText.notesHint }}
      value={notes[card]}
      onValue={text => seat.act(now => ({ notes: { ...now.notes, [card]: String(text) } }))}
    />
  );
}

/** Words of the facilitator's own for the room: an inject nobody planned, or what the leader answers and orders. */
export const Improvise = ({ seat }: Pick<AtTable, 'seat'>) => (
  <UnkeptForm
    id="improvise"
    label={tabletopText.improvise}
    fields={{
      kind: {
        kind: 'choice',
        shown: 'side by side',
        label: tabletopText.as,
        options: [
          { value: 'leader', label: tabletopText.asLeader },
          { value: 'improvised', label: tabletopText.asOther },
        ],
        value: 'leader',
      },
      from: { kind: 'line', label: tabletopText.from },
      text: { kind: 'text', label: tabletopText.text },
    }}
    action={tabletopText.release}
    weight="minor"
    onSubmit={({ kind, from, text }) => {
      if (text.trim() === '') return { sentence: tabletopText.nothingSaid, field: 'text' };
      const card = { id: newDrillId(), from: from.trim(), text: text.trim() };
      seat.act(released({ kind: kind === 'leader' ? 'leader' : 'improvised', ...card }));
      return undefined;
    }}
  >
    <h3>{tabletopText.improvise}</h3>
  </UnkeptForm>
);

/**
 * The card that the room is looking at, and beside it the facilitator's own knowledge: the good act, the objectives marked by
 * it, the reactions that may follow.
 */
function FacilitatorNow(table: AtTable) {
  const { tabletop, seat, materials } = table;
  const { scenario, index } = materials;
  const { playbook, definitions } = index;
  const card = tabletop.cards[tabletop.place - 1];
  if (card === undefined) return null;
  const item = itemOf(card, scenario);
  const inject = item !== undefined && 'good' in item ? item : undefined;
  const names = { playbook, scenario, definitions };
  return (
    <>
      <p class="small faint">{tabletopText.now}</p>
      <ShownCard card={card} materials={materials} />
      {inject !== undefined && (
        <section class="band flow" aria-label={tabletopText.forLeader}>
          <p>
            <strong>{debriefText.ideal}</strong> {inject.good}
          </p>
          {inject.facts !== undefined && (
            <>
              <p class="small faint">{tabletopText.facts}</p>
              <ul>
                {inject.facts
                  .map(fact => enteredWords(fact, playbook, Date.parse(scenario.start)))
                  .map(words => (
                    <li key={words}>{words}</li>
                  ))}
              </ul>
            </>
          )}
          <Cites cite={inject.cite} of={playbook} />
          <Prompts item={inject} materials={materials} />
          <Button
            words={tabletop.asks ? tabletopText.hideAsks : `${tabletopText.release}“${tabletopText.asks}”`}
            onClick={() => seat.act(({ asks }) => ({ asks: !asks }))}
          />
          <ol class="group-grades ruled">
            {scenario.objectives
              .filter(({ after }) => after === inject.id)
              .map(objective => (
                <JudgeObjective key={objective.id} {...table} objective={objective} />
              ))}
          </ol>
        </section>
      )}
      <details>
        <summary>{tabletopText.reactions}</summary>
        <ul class="ruled">
          {scenario.reactions.map(({ id, when, unless, from, text }) => (
            <li key={id}>
              <p class="small faint">
                {triggerWords(when, names)}
                {unless !== undefined && `（${unlessWords(unless, names)}）`}
              </p>
              <p>
                <strong>{from}</strong>：{text}
              </p>
              {injectStatus(tabletop, id) !== 'shown' && (
                <Button
                  words={tabletopText.release}
                  onClick={() => seat.act(released({ kind: 'reaction', id }))}
                />
              )}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** Every inject and how it stands with the room; the next one with what it says. */
function Queue({ tabletop, seat, materials }: AtTable) {
  const { scenario } = materials;
  const { cards, place } = tabletop;
  const next = nextInject(tabletop, scenario);
  const placeOf = (id: string): number => cards.findIndex(card => card.id === id) + 1;
  const own = cards.filter(card => !scenario.injects.some(({ id }) => id === card.id));
  /** Cards that the room has seen, and may see again. */
  const seen = (id: string, at: number, children: ComponentChildren) => (
    <li key={id} class="cluster" aria-current={at === place ? 'step' : undefined}>
      <div>{children}</div>
      <Button words={tabletopText.again} class="quiet" onClick={() => seat.act(shown(at))} />
    </li>
  );
  return (
    <nav class="group-list" aria-label={tabletopText.list}>
      <p class="small faint">{next === undefined ? tabletopText.noMore : tabletopText.shown(cards.length)}</p>
      <ol class="ruled">
        {seen('', 0, tabletopText.brief)}
        {scenario.injects.map(inject => {
          const { id, at, text } = inject;
          const status = injectStatus(tabletop, id);
          const isNext = id === next?.id;
          const lay = (as: 'waiting' | 'held' | 'skipped') => (
            <Button words={tabletopText.lay[as]} class="quiet" onClick={() => seat.act(laid(id, as))} />
          );
          const head = (
            <>
              {sinceStart(milliseconds(at))} {arrivalName(inject)}
              {status !== 'waiting' && <small class="faint"> {tabletopText.status[status]}</small>}
            </>
          );
          if (status === 'shown') return seen(id, placeOf(id), head);
          return (
            <li key={id} class="cluster" data-next={isNext}>
              <div>{head}</div>
              <Button
                words={tabletopText.release}
                class={isNext ? 'primary' : undefined}
                onClick={() => seat.act(released({ kind: 'inject', id }))}
              />
              {isNext && lay('held')}
              {isNext && lay('skipped')}
              {status !== 'waiting' && lay('waiting')}
              {/* Last: where the list is low, what releases it must not lie below what it says. */}
              {isNext && <p class="small">{text}</p>}
            </li>
          );
        })}
        {own.map(card => seen(card.id, placeOf(card.id), cardHead(card, materials).join(' · ')))}
      </ol>
    </nav>
  );
}
