import { timeNow } from '../../../session/surroundings.ts';
import './paper-sheet.css';
import { PAPER_MARKS } from '../../../incident/paper.ts';
import { closingPauseOf } from '../../../incident/review/closing.ts';
import { isSettled } from '../../../incident/settled.ts';
import type { IncidentView, StepView } from '../../../incident/view.ts';
import { byPhase } from '../../../playbook/checklist.ts';
import { isDoneByPublishing } from '../../../playbook/evidence.ts';
import type { Pause } from '../../../playbook/pause.ts';
import type { Playbook } from '../../../playbook/playbook.ts';
import { tagged } from '../../../text/drill-marks.ts';
import { paperClock, paperMarkLabel, paperText } from '../../../text/paper.ts';
import { personName } from '../../../text/people.ts';
import { noDeadline } from '../../../text/site.ts';
import { stateLabel, toReportWords, untilWords } from '../../../text/step.ts';
import { fullTime } from '../../../text/time.ts';
import { valueWords } from '../../../text/value.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { DrillLine } from '../../shared/drill-marks.tsx';
import type { Work } from '../work.ts';

/** Lines to write on, for what no step asks for. */
const NOTE_LINES = 8;

const COLUMNS = ['number', 'step', 'marks', 'hand'] as const;

/** A box to tick by hand, ticked already where the screen says so. */
function Box({ ticked = false, label }: { ticked?: boolean; label: string }) {
  return (
    <span class="paper-box">
      <span class="box">{ticked ? '√' : ''}</span>
      {label}
    </span>
  );
}

/** A label and a line to write on, or what has been written on it already. */
function Blank({ label, value }: { label: string; value?: string | undefined }) {
  return (
    <span class="paper-blank">
      <span>{label}</span>
      <span class="blank">{value}</span>
    </span>
  );
}

function PauseItems({ pause, playbook }: { pause: Pause; playbook: Playbook }) {
  return (
    <>
      <p>
        <strong>{pause.title}</strong>　{paperText.pauseHow}{' '}
        <BasisNote brief basis={pause.basis} cite={pause.cite} playbook={playbook} />
      </p>
      <ol>
        {pause.items.map(item => (
          <li key={item}>
            <Box label={item} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface RowProps {
  item: StepView;
  work: Work;
  now: number;
}

/** What the screen knows of a step that is under way, put off or without need. */
function Said({ item: { state, applies }, work, now }: RowProps) {
  const words: string[] = applies ? [] : [paperText.noLonger];
  if (state.kind === 'toReport') words.push(toReportWords(state.to));
  if (state.kind === 'notReported') words.push(`${stateLabel.notReported}：${state.reason}`);
  if (state.kind === 'started') words.push(paperText.started);
  if (state.kind === 'deferred')
    words.push(`${paperText.deferred}，${untilWords(state.until, work.stepTitle, now)}：${state.reason}`);
  if (state.kind === 'skipped' || state.kind === 'notApplicable')
    words.push(`${paperText.reasonBlank}：${state.reason}`);
  return words.length === 0 ? null : <p class="paper-said">{words.join('；')}</p>;
}

/** What the step asks to be written down: filled in where the screen has it, blank where it must be filled in. */
function Wants({ item: { step, state }, now }: RowProps) {
  const values = state.kind === 'done' ? state.values : {};
  const wants = (step.wants ?? []).filter(({ id, optional }) =>
    state.kind === 'done' ? values[id] !== undefined : optional !== true,
  );
  const blanks = isDoneByPublishing(step) && state.kind !== 'done' ? paperText.releaseBlanks : [];
  const isLeft = state.kind !== 'done' && isSettled(state);
  if (isLeft || wants.length + blanks.length === 0) return null;
  return (
    <p class="paper-line paper-wants">
      {blanks.map(label => (
        <Blank key={label} label={label} value={undefined} />
      ))}
      {wants.map(({ id, label, unit }) => {
        const value = values[id];
        return (
          <Blank
            key={id}
            label={paperText.wantBlank(label, value === undefined ? unit : undefined)}
            value={value === undefined ? undefined : valueWords(value, unit, now)}
          />
        );
      })}
    </p>
  );
}

function Row(props: RowProps) {
  const { item, work, now } = props;
  const { step, number, state, clocks } = item;
  const { playbook } = work.incident.index;
  const limits = clocks.map(({ deadline }) => deadline.limitText);
  const by = state.kind === 'todo' ? undefined : state.by;
  const name =
    state.kind === 'done' && state.doneBy !== undefined
      ? personName(state.doneBy)
      : (by?.name ?? (by === undefined ? '' : work.roleName(by.role)));
  const settled = isSettled(state);
  return (
    <tr data-state={state.kind}>
      <td class="paper-number">{number}</td>
      <td>
        <p class="paper-title">{step.title}</p>
        <p class="paper-meta">
          {step.roles.map(work.roleName).join('、')} · {limits.join('、') || noDeadline[step.basis]} ·{' '}
          <BasisNote brief basis={step.basis} cite={step.cite} playbook={playbook} />
        </p>
        <Said {...props} />
        <Wants {...props} />
      </td>
      <td class="paper-marks">
        {PAPER_MARKS.map(mark => (
          <Box key={mark} ticked={state.kind === mark} label={paperMarkLabel[mark]} />
        ))}
      </td>
      <td class="paper-hand">
        <p>
          <span class="paper-time">
            {settled && 'at' in state ? fullTime(Date.parse(state.at), now) : paperText.timeBlank}
          </span>
          <span class="paper-name">{settled ? name : ''}</span>
        </p>
        {!settled && <Blank label={paperText.reasonBlank} />}
      </td>
    </tr>
  );
}

function Clocks({ view, now }: { view: IncidentView; now: number }) {
  if (view.clocks.length === 0) return null;
  return (
    <table class="paper-clocks">
      <thead>
        <tr>
          {paperText.clockColumns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.clocks.map(each => (
          <tr key={each.deadline.id}>
            <th scope="row">
              {each.deadline.title}（{each.deadline.limitText}）
            </th>
            <td>{each.deadline.anchorText}</td>
            <td>{paperClock(each, now)}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The checklist on A4, numbered as on the screen, with boxes to tick and lines to write on. */
export function PaperSheet({ work, shown }: { work: Work; shown: boolean }) {
  const { view, index } = work.incident;
  const { playbook } = index;
  const now = timeNow();
  const isDrill = view.drill !== undefined;
  const foundAt = Date.parse(index.answer('foundAt', view.facts) ?? '');
  const facts: readonly (readonly [label: string, value: string])[] = [
    [paperText.incident, view.title],
    [paperText.verdict, view.verdict?.outcome.title ?? ''],
    [paperText.foundAt, Number.isNaN(foundAt) ? '' : fullTime(foundAt, now)],
    [paperText.printedAt, fullTime(now, now)],
    [paperText.progress, `${view.progress.settled}/${view.progress.total}`],
  ];
  const closing = closingPauseOf(playbook);
  return (
    <section
      class={`paper-sheet ${shown ? '' : 'print-only'}`}
      aria-label={paperText.previewLabel}
      tabIndex={shown ? 0 : undefined}
    >
      <div class="paper-page">
        <DrillLine drill={isDrill} />
        <h2>{paperText.sheetTitle}</h2>
        <dl class="paper-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p class="paper-meta">
          {paperText.howTo}
          {paperText.secrecy}
        </p>
        <Clocks view={view} now={now} />
        <table class="paper-steps">
          <thead>
            {/* On every page: sheets come apart. */}
            <tr class="paper-running">
              <th colSpan={COLUMNS.length} scope="colgroup">
                {tagged(view.title, isDrill)}
              </th>
            </tr>
            <tr>
              {COLUMNS.map(column => (
                <th key={column} scope="col" class={`paper-${column}`}>
                  {paperText.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          {byPhase(playbook.phases, view.steps, ({ step }) => step.phase).map(({ phase, items }) => (
            <tbody key={phase.id}>
              <tr class="paper-phase">
                <th colSpan={COLUMNS.length} scope="rowgroup">
                  {phase.title}
                </th>
              </tr>
              {items.map(item => (
                <Row key={item.step.id} item={item} work={work} now={now} />
              ))}
            </tbody>
          ))}
        </table>
        {closing !== undefined && view.status === 'open' && (
          <div class="paper-closing">
            <PauseItems pause={closing} playbook={playbook} />
          </div>
        )}
        <table class="paper-notes">
          <caption>{paperText.notesTitle}</caption>
          <thead>
            <tr>
              {paperText.notesColumns.map(column => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: NOTE_LINES }, (_, line) => (
              <tr key={line}>
                <td class="paper-time">{paperText.timeBlank}</td>
                <td />
                <td class="paper-name" />
              </tr>
            ))}
          </tbody>
        </table>
        <p class="paper-meta">
          {paperText.foot} · {paperText.edition(playbook.edition)} · {paperText.pageNote}
        </p>
      </div>
    </section>
  );
}
