import { documentDate } from '../../desk/core/words/time.ts';
import type { DocumentModel, DocumentSection } from '../../desk/documents/document.ts';
import { verdictWord } from '../drills/grade-words.ts';
import { type Catalog, playedIn } from '../lessons/catalog.ts';
import { gradeCounts } from '../lessons/words.ts';
import { titleOf } from './assignment.ts';
import type { GroupView } from './group.ts';
import { findingsOf, type GroupAssignment, type Trainee, toPractise, unseenOf } from './month.ts';
import { evaluationText, findingName, improvement, taskWords } from './month-words.ts';
import { traineeName } from './record-words.ts';
import type { RunResult } from './result.ts';

interface Materials {
  readonly trainees: readonly Trainee[];
  readonly asked: readonly GroupAssignment[];
  /** The weakest first. */
  readonly clauses: GroupView['clauses'];
  readonly catalog: Catalog;
  /** A moment of the month, which is the last one evaluated. Milliseconds since the epoch. */
  readonly now: number;
}

/** The month of a moment, as a document writes it: 2026年12月. */
const monthOf = (moment: number): string => documentDate(moment).replace(/月.*$/, '月');

const table = (
  id: string,
  heading: string,
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  empty: string,
): DocumentSection => ({ id, heading, kind: 'table', table: { head, rows, widths, empty } });

/** The runs that somebody finished in a month. */
const runsIn = ({ record }: Trainee, month: string): readonly RunResult[] =>
  record.drills
    .flatMap(({ runs }) => runs)
    .filter(({ finishedAt }) => monthOf(Date.parse(finishedAt)) === month);

/** The verdict of a run, with its grades and the words that nobody has judged, where there are any. */
function resultWords(run: RunResult): string {
  const counts = gradeCounts(run);
  const more = [
    ...(counts === '' ? [] : [counts]),
    ...(run.unjudged === 0 ? [] : [evaluationText.unjudged(run.unjudged)]),
  ];
  return `${verdictWord[run.verdict]}${more.length === 0 ? '' : `（${more.join('；')}）`}`;
}

/** One row of attendance: the runs of the month and what they came to, and what was asked for and is not done. */
function attendanceOf(trainee: Trainee, month: string, { asked, catalog }: Materials): readonly string[] {
  const runs = runsIn(trainee, month);
  const titleIn = (scenario: string): string =>
    playedIn(catalog).find(({ id }) => id === scenario)?.title ?? scenario;
  return [
    traineeName(trainee.record),
    runs
      .map(({ data, finishedAt }) => `${documentDate(Date.parse(finishedAt))} ${titleIn(data.scenario)}`)
      .join('\n') || evaluationText.nothing,
    runs.map(resultWords).join('\n'),
    asked
      .filter(({ missing }) => missing.includes(trainee))
      .map(({ assignment }) => taskWords(assignment, titleOf(assignment, catalog)))
      .join('\n'),
  ];
}

/** The improvement list: findings of judges, weak clauses, trainees who did nothing for long. Who does it and until when is left for a hand. */
function improvementsOf(
  { trainees, asked, clauses, catalog, now }: Materials,
  month: string,
): readonly (readonly string[])[] {
  const weak = toPractise(clauses);
  const found = findingsOf(trainees, ({ finishedAt }) => monthOf(Date.parse(finishedAt)) === month);
  return [
    ...found.map(({ finding }) => [findingName(finding), improvement[finding]]),
    ...(weak.length === 0
      ? []
      : [[evaluationText.clauseWeak(weak.join('、')), evaluationText.clauseImprove]]),
    ...asked.flatMap(({ assignment, missing }) =>
      missing.length === 0
        ? []
        : [
            [
              evaluationText.notDone(taskWords(assignment, titleOf(assignment, catalog))),
              evaluationText.makeUp(missing.map(({ record }) => traineeName(record))),
            ],
          ],
    ),
    ...unseenOf(trainees, now).map(({ record }) => [traineeName(record), evaluationText.unseen]),
  ].map((cells, place) => [String(place + 1), ...cells, '', '', '']);
}

/** 训练评估: a month's training with attendance, what judges found and an improvement list, to be signed. */
export function evaluationOf(materials: Materials): DocumentModel {
  const { trainees, clauses, catalog, now } = materials;
  const month = monthOf(now);
  const runs = trainees.map(trainee => runsIn(trainee, month));
  const judged = runs.flat().reduce((sum, { judgements }) => sum + judgements.size, 0);
  const left = runs.flat().reduce((sum, { unjudged }) => sum + unjudged, 0);
  const came = runs.filter(({ length }) => length > 0).length;
  const textOf = (clause: string): string => catalog.clauses.find(({ id }) => id === clause)?.text ?? '';
  const found = findingsOf(trainees, ({ finishedAt }) => monthOf(Date.parse(finishedAt)) === month);
  const words = evaluationText;
  return {
    form: words.form,
    title: words.title(month),
    lines: [
      { label: words.month, value: month },
      { label: words.attended, value: words.attendedOf(came, trainees.length) },
      { label: words.judged, value: words.judgedOf(judged, left) },
    ],
    sections: [
      table(
        'attendance',
        words.attendance,
        words.attendanceHead,
        [2, 4, 3, 3],
        trainees.map(trainee => attendanceOf(trainee, month, materials)),
        words.noTrainees,
      ),
      table(
        'findings',
        words.findings,
        words.findingsHead,
        [6, 1, 1],
        found.map(({ finding, ...counts }) => [
          findingName(finding),
          String(counts.trainees),
          String(counts.words),
        ]),
        words.noFindings,
      ),
      table(
        'clauses',
        words.clauses,
        words.clausesHead,
        [1, 6, 2],
        clauses
          .filter(({ clause }) => toPractise(clauses).includes(clause))
          .map(({ clause, strength }) => [clause, textOf(clause), `${Math.round(strength * 100)}%`]),
        words.noClauses,
      ),
      table(
        'improve',
        words.improve,
        words.improveHead,
        [1, 3, 5, 2, 2, 2],
        improvementsOf(materials, month),
        words.noImprove,
      ),
    ],
    signatures: words.signatures,
    unreviewed: '',
    note: words.note,
  };
}
