import { optionsOf, type Question } from '../../playbook/wizard/flow.ts';
import { decidedWords } from '../approval/words.ts';
import { closingPauseOf } from '../closing/closing.ts';
import { exitStands, exitText, exitWord } from '../closing/words.ts';
import { fullTime } from '../core/words/time.ts';
import type { LedgerEntry } from '../facts/ledger.ts';
import { factStateWord, factText } from '../facts/words.ts';
import { tagged } from '../incident/drill-mark-words.ts';
import { eventSentence } from '../incident/event-words.ts';
import type { IncidentView } from '../incident/view.ts';
import { personName, writerName } from '../people/words.ts';
import { staleText } from '../publications/words.ts';
import { differenceLabel, differenceText, noticeSentence, sidesOf } from '../record/difference-words.ts';
import { BasisNote } from '../shell/Basis.tsx';
import { deskText } from '../shell/words.ts';
import { useWork } from '../shell/work.tsx';
import { answerWords } from '../triage/words.ts';
import { Box, PlainTable, Sheet, SheetClocks } from './Sheet.tsx';
import { type SheetNames, SheetSteps } from './SheetSteps.tsx';
import { paperText } from './words.ts';

/** The list that is read aloud before an incident is closed. */
function Closing() {
  const { locked, index } = useWork();
  const { playbook } = index;
  const pause = closingPauseOf(playbook);
  if (pause === undefined || locked) return null;
  return (
    <div class="paper-closing">
      <p>
        <strong>{pause.title}</strong>　{paperText.pauseHow}{' '}
        <BasisNote brief of={pause} playbook={playbook} />
      </p>
      <ol class="plain">
        {pause.items.map(item => (
          <li key={item}>
            <Box label={item} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface Props {
  /** Milliseconds since the epoch. */
  now: number;
}

/** An incident on A4, whole: what is known, every clock, every step, every record, whatever the screen shows of it just now. */
export function IncidentSheet({ now }: Props) {
  const { view, index, log, roleName, stepTitle } = useWork();
  const { playbook } = index;
  const isDrill = view.drill !== undefined;
  const running = tagged(view.title, isDrill);
  const answered = playbook.triage.questions.filter(
    ({ id, means }) => means !== 'title' && (view.facts[id] ?? '') !== '',
  );
  const saidTo = (question: Question): string => {
    const words = answerWords(question, view.facts[question.id], now);
    const chosen = optionsOf(question, view.facts);
    // What was left unclear is not being looked into any more.
    return view.status === 'closed' && chosen.some(({ countsAs }) => countsAs !== undefined)
      ? paperText.neverClear(chosen.map(({ label }) => label).join('、'))
      : words;
  };
  const places = new Map(log.events.map(({ id }, position) => [id, position + 1]));
  const names: SheetNames = {
    playbook,
    roleName,
    stepTitle,
    left: view.closed?.steps,
    noteNumbers: ({ notes }) => notes.flatMap(({ event }) => places.get(event) ?? []),
    now,
  };
  return (
    <Sheet
      title={paperText.sheetTitle}
      isDrill={isDrill}
      isClosed={view.status === 'closed'}
      head={[
        [paperText.incident, view.title],
        [paperText.verdict, view.verdict?.outcome.title ?? ''],
        ...answered.map(question => [question.label, saidTo(question)] as const),
        [paperText.printedAt, fullTime(now, now)],
        ...(view.exit === undefined ? [] : [[exitText.review, exitPaper(view, now)] as const]),
        [
          paperText.progress,
          `${view.progress.settled}/${view.progress.total}${view.status === 'closed' ? `，${deskText.closed}` : ''}`,
        ],
      ]}
      edition={playbook.edition}
    >
      <SheetDifferences now={now} />
      <SheetClocks clocks={view.clocks} closedAt={view.closedAt} now={now} />
      <SheetSteps steps={view.steps} names={names} running={running} />
      <SheetFacts now={now} />
      <Closing />
      <SheetLog now={now} running={running} />
    </Sheet>
  );
}

/** How the review of an exit stands, and who did it how and when. */
const exitPaper = (view: IncidentView, now: number): string => {
  const { review } = view.exit ?? {};
  return review === undefined
    ? exitStands(view)
    : `${personName(review.person)}，${decidedWords(review, exitWord[review.outcome], now)}`;
};

/** What has to be decided or must not be overlooked. */
function SheetDifferences({ now }: Props) {
  const { view, names, roleName } = useWork();
  const rows = view.differences.flatMap(difference =>
    sidesOf(difference, names, now).map(({ event, words }) => ({
      id: `${difference.subject} ${event.id}`,
      cells: [
        differenceLabel(difference, names),
        words,
        writerName(roleName(event.by.role), event.by),
        fullTime(Date.parse(event.at), now),
      ],
    })),
  );
  return (
    <>
      {view.notices.map(notice => (
        <p key={notice.kind === 'stepGone' ? notice.event : notice.publication.event} class="paper-alarm">
          {noticeSentence(notice)}
        </p>
      ))}
      {view.statements
        .filter(({ stale }) => stale.length > 0)
        .map(({ id, title, stale }) => (
          <p key={id} class="paper-alarm">
            {staleText.title(title)}：{stale.map(staleText.fact).join('；')}
          </p>
        ))}
      <PlainTable
        class="paper-differences"
        caption={differenceText.title}
        columns={paperText.differenceColumns}
        rows={rows}
      />
    </>
  );
}

/** Where an account of a fact comes from, and who has verified it. */
const restsOn = ({ source, person, verifiedAt, reason }: LedgerEntry, now: number): string =>
  [
    source === '' ? undefined : factText.sourceIs(source),
    person && factText.verifiedBy(personName(person), fullTime(Date.parse(verifiedAt ?? ''), now)),
    reason,
  ]
    .filter(Boolean)
    .join('；');

/** What is known for certain and what is not: every account that stands. */
function SheetFacts({ now }: Props) {
  const rows = useWork().view.ledger.facts.flatMap(fact =>
    fact.standing.map(entry => ({
      id: entry.event,
      cells: [fact.label, entry.value, factStateWord(fact), restsOn(entry, now)],
    })),
  );
  return (
    <PlainTable class="paper-ledger" caption={factText.title} columns={paperText.factColumns} rows={rows} />
  );
}

/** The whole log, oldest first, with what was taken back: nothing that the screen filters is left out. */
function SheetLog({ now, running }: Props & { running: string }) {
  const { view, names, roleName } = useWork();
  const { account } = view;
  return (
    <PlainTable
      class="paper-log"
      caption={paperText.logTitle(account.length)}
      running={running}
      columns={paperText.logColumns}
      rows={account.map(({ event, takenBack }, position) => ({
        id: event.id,
        cells: [
          String(position + 1),
          fullTime(Date.parse(event.at), now),
          `${takenBack === undefined ? '' : paperText.undone}${eventSentence(event, names, now)}`,
          writerName(roleName(event.by.role), event.by),
        ],
      }))}
    />
  );
}
