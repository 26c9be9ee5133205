import { fullTime } from '../../desk/core/words/time.ts';
import { Cites } from '../../desk/parts/Cites.tsx';
import { Table } from '../../kit/Table.tsx';
import { roleName } from '../table/place.tsx';
import { spokenIn } from './acts.ts';
import { actSentence, arrivalNamed } from './acts-words.ts';
import { DebriefPart, type DebriefProps, Quoted, RetryButton } from './DebriefPart.tsx';
import {
  countedFrom,
  debriefText,
  limits,
  markedAt,
  momentTitle,
  promiseText,
  reasonWords,
  verdictSentence,
  whyFailed,
} from './debrief-words.ts';
import { faultName } from './fault-words.ts';
import { GradeMark, VerdictMark } from './GradeMark.tsx';
import { GRADES } from './grade.ts';
import type { Failure, Mark } from './marking.ts';
import { type Moment, momentsOf } from './moments.ts';
import { keepingWords } from './pattern-words.ts';
import { keepingOf } from './promises.ts';
import type { Objective } from './scenario.ts';
import type { Story } from './story.ts';
import { sinceStart } from './words.ts';

/** The verdict of the run with its reasons: failures first, then how many objectives have each grade. */
export function DebriefVerdict({ story, materials }: DebriefProps) {
  const { start, end, outcome } = story;
  const { verdict, failures, counts, waiting, notAssessed } = outcome;
  return (
    <section class="wash-verdict flow" data-verdict={verdict} aria-label={debriefText.title}>
      <p class="verdict flow">
        <VerdictMark verdict={verdict} />
      </p>
      <p class="measure">{verdictSentence(outcome)}</p>
      {failures.length > 0 && (
        <ol class="failures flow measure">
          {failures.map(failure => (
            <li key={`${failure.event}/${failure.fault}/${failure.why}`}>
              <h2>{faultName[failure.fault]}</h2>
              <p class="small faint numeric">
                {sinceStart(failure.at - start)} · {fullTime(failure.at, end)}
              </p>
              <FailedWords failure={failure} story={story} />
              <p>{whyFailed(failure)}</p>
              <Cites cite={failure.cite} of={materials.index.playbook} />
            </li>
          ))}
        </ol>
      )}
      <ul class="grade-counts cluster">
        {[
          ...GRADES.map(grade => [grade, counts[grade]] as const),
          ['waits', waiting.length] as const,
          [undefined, notAssessed.length] as const,
        ]
          .filter(([, count]) => count > 0)
          .map(([grade, count]) => (
            <li key={grade} class="cluster">
              <GradeMark grade={grade} />
              <strong class="numeric">{count}</strong>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** The words that failed the run, or the publication that lacked its sign-off. */
function FailedWords({ failure, story }: { failure: Failure; story: Story }) {
  const act = story.acts.find(({ kind, event }) => kind === 'publish' && event === failure.event);
  if (failure.fault === 'approval' && act?.kind === 'publish')
    return <p>{debriefText.elsewhere(act.title)}</p>;
  return <Quoted words={failure.sentences} />;
}

/** The words said at a moment: the failing sentences alone, or the whole of a reply. */
function saidAt(moment: Moment): readonly string[] {
  const { act } = moment;
  if (moment.kind === 'failed') return moment.failure.sentences;
  const words = act === undefined || act.kind === 'publish' ? undefined : spokenIn(act);
  return words === undefined ? [] : [words];
}

/** The three moments that mattered: the words, the grounds, and a button to try again from there. */
export function DebriefMoments(debrief: DebriefProps) {
  const { story, materials } = debrief;
  const { playbook } = materials.index;
  const moments = momentsOf(story);
  if (moments.length === 0) return null;
  return (
    <DebriefPart id="wash-moments" title={debriefText.moments}>
      <ol class="moments columns">
        {moments.map(moment => {
          const { at, act, cite, inject } = moment;
          return (
            <li key={`${moment.kind}/${at}/${act?.event}`} data-kind={moment.kind}>
              <h3>
                <span class="numeric">{sinceStart(at - story.start)}</span> {momentTitle(moment)}
              </h3>
              {act !== undefined && (
                <p class="small faint">{actSentence(act, story, playbook).split('：“')[0]}</p>
              )}
              <Quoted words={saidAt(moment)} />
              {cite.length > 0 && <Cites cite={cite} of={playbook} />}
              {inject !== undefined && <RetryButton {...debrief} inject={inject} />}
            </li>
          );
        })}
      </ol>
    </DebriefPart>
  );
}

/** Every time that was promised, and whether anything came by then. Nothing where none was. */
export function DebriefPromises({ story, materials }: DebriefProps) {
  const { start, outcome, grounds } = story;
  const { playbook, definitions } = materials.index;
  const names = { playbook, scenario: materials.scenario, definitions };
  const { columns } = promiseText;
  if (outcome.promises.length === 0) return null;
  return (
    <DebriefPart id="wash-promises" title={promiseText.title} hint={promiseText.hint}>
      <Table
        class="wash-lines carded"
        rows={outcome.promises}
        keyOf={({ act, due }) => `${act.event}/${due}`}
        columns={[
          { head: columns.due, class: 'numeric', cell: ({ due }) => sinceStart(due - start) },
          {
            head: columns.said,
            cell: ({ act }) => (
              <>
                <span class="numeric faint">{sinceStart(act.at - start)}</span>{' '}
                {actSentence(act, story, materials.index.playbook)}
              </>
            ),
          },
          {
            head: columns.kept,
            cell: ({ act, kept }) => (
              <>
                <span class="row">
                  <GradeMark grade={kept === undefined ? 'U' : 'P'} word="none" />
                  {kept === undefined ? promiseText.broken : promiseText.kept(sinceStart(kept.at - start))}
                </span>
                {kept === undefined && (
                  <p class="small">{promiseText.keep(keepingWords(keepingOf(act, grounds), names))}</p>
                )}
              </>
            ),
          },
        ]}
      />
    </DebriefPart>
  );
}

const shownGrade = (mark: Mark | { readonly objective: Objective }) =>
  'since' in mark ? (mark.grade ?? 'waits') : undefined;

/** Each objective with its grade, worst first: when it was earned or lost, why, and what would have been good. */
export function DebriefObjectives({ story, materials }: DebriefProps) {
  const { marks, notAssessed } = story.outcome;
  const { playbook } = materials.index;
  const { columns } = debriefText;
  return (
    <DebriefPart id="wash-objectives" title={debriefText.objectives} hint={debriefText.objectivesHint}>
      <Table
        class="objectives carded"
        rows={[...marks, ...notAssessed.map(objective => ({ objective }))]}
        keyOf={({ objective }) => objective.id}
        dataOf={row => ({ 'data-objective': row.objective.id, 'data-grade': shownGrade(row) })}
        columns={[
          {
            head: columns.objective,
            cell: ({ objective: { title, role } }) => (
              <>
                {title}
                <span class="small faint block">{debriefText.role(roleName(playbook, role))}</span>
              </>
            ),
          },
          {
            head: columns.grade,
            cell: mark => (
              <>
                <GradeMark grade={shownGrade(mark)} />
                {'since' in mark ? <How mark={mark} story={story} /> : <p>{debriefText.notAssessedHint}</p>}
              </>
            ),
          },
          {
            head: debriefText.ideal,
            data: { 'data-head': debriefText.ideal },
            cell: ({ objective: { ideal, cite } }) => (
              <>
                {ideal}
                <Cites cite={cite} of={playbook} />
              </>
            ),
          },
        ]}
      />
    </DebriefPart>
  );
}

/** When a grade was earned or lost, by what limits, and why it is no better. */
function How({ mark, story }: { mark: Mark; story: Story }) {
  const { start, end, run, acts } = story;
  const { objective, at, since, reasons } = mark;
  const act = acts.find(each => each.event === mark.event && spokenIn(each) !== undefined);
  const said = act && spokenIn(act);
  const after = objective.after === undefined ? undefined : arrivalNamed(run.scenario, objective.after);
  return (
    <>
      <p class="numeric">
        {mark.event !== undefined && `${sinceStart(at - start)} · ${fullTime(at, end)}，`}
        {markedAt(mark, start)}
      </p>
      <Quoted words={said === undefined || act?.kind === 'publish' ? [] : [said]} />
      <p class="small faint">
        {countedFrom(after, sinceStart(since - start))}；{limits(objective)}。
      </p>
      {reasons.length > 0 && (
        <p>
          <strong class="small soft">{debriefText.why}</strong>{' '}
          {reasons.map(reason => reasonWords(reason, objective)).join('')}
        </p>
      )}
    </>
  );
}
