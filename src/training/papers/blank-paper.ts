import type { DocumentModel, DocumentSection, PaperLine } from '../../desk/documents/document.ts';
import { documentTable } from '../../desk/documents/layout.ts';
import { cited } from '../../site/words.ts';
import type { Catalog } from '../lessons/catalog.ts';
import type { LearningPath } from '../lessons/lesson.ts';
import { shownOrder } from '../questions/answering.ts';
import { questionChoices, type TestQuestion } from '../questions/question.ts';
import { questionKind } from '../questions/words.ts';
import { paperFor } from './paper.ts';
import { blankPaperText, testPaperText } from './words.ts';

/** A question as it stands on paper. */
interface Printed {
  readonly number: number;
  readonly question: TestQuestion;
  /** What a choice is called there. @param position in content's order */
  nameOf(position: number): string;
  /** Positions of the choices in the order in which they stand. */
  readonly shown: readonly number[];
}

function printed(question: TestQuestion, place: number, seed: number): Printed {
  const shown = shownOrder(question, seed);
  const choices = questionChoices(question);
  return {
    number: place + 1,
    question,
    shown,
    nameOf: position =>
      question.kind === 'judge'
        ? (choices[position]?.text ?? '')
        : String.fromCharCode(65 + shown.indexOf(position)),
  };
}

/** A question with boxes to tick, or for an order a line to write its letters on. */
function asked({ number, question, shown, nameOf }: Printed): DocumentSection {
  const { id, kind, situation, text } = question;
  const choices = questionChoices(question);
  const place = `${number}．（${questionKind[kind]}）`;
  const rows: readonly PaperLine[] = shown.map((position): PaperLine => {
    const words = `${nameOf(position)}．${choices[position]?.text ?? ''}`;
    return {
      pieces: [kind === 'order' ? words : { kind: 'box', label: words, ticked: false }],
    };
  });
  const answers: readonly PaperLine[] =
    kind === 'judge'
      ? [{ pieces: shown.map(position => ({ kind: 'box', label: nameOf(position), ticked: false })) }]
      : kind === 'order'
        ? [...rows, { pieces: [{ kind: 'blank', label: blankPaperText.order, value: '' }] }]
        : rows;
  return {
    id,
    heading: '',
    kind: 'text',
    paragraphs: [
      ...(situation === undefined ? [] : [`${place}${situation}`]),
      { pieces: [situation === undefined ? `${place}${text}` : text], as: 'title' },
      ...answers,
    ],
  };
}

/** What is right, and why each of it is. */
function keyOf({ question, nameOf }: Printed) {
  const choices = questionChoices(question);
  const right = choices.flatMap(({ correct }, position) => (correct ? [position] : []));
  const names = right.map(nameOf);
  return {
    answer: question.kind === 'order' ? names.join('→') : names.join('、') || blankPaperText.none,
    why: right.flatMap(position => choices[position] ?? []),
  };
}

/**
 * A paper to print and hand out, with name and date to fill in, and its key on a page of its own. The same seed prints the
 * same paper, from the same bank.
 */
export function blankPaper(
  path: LearningPath,
  { questions, rules }: Pick<Catalog, 'questions' | 'rules'>,
  seed: number,
): DocumentModel {
  const paper = paperFor(path, questions, seed).map((question, place) => printed(question, place, seed));
  const title = testPaperText.of(path.title);
  return {
    form: blankPaperText.form,
    layout: 'form',
    title,
    running: `${title}　${blankPaperText.number(seed)}`,
    lines: [
      { label: blankPaperText.name, value: '' },
      { label: blankPaperText.date, value: '' },
      { label: blankPaperText.section, value: '' },
      { label: blankPaperText.score, value: '' },
    ],
    sections: [
      {
        id: 'rules',
        heading: '',
        kind: 'text',
        paragraphs: [
          { pieces: [blankPaperText.rules(paper.length), blankPaperText.number(seed)], as: 'note' },
        ],
      },
      ...paper.map(asked),
      {
        id: 'key',
        heading: blankPaperText.key(seed),
        starts: 'page',
        kind: 'table',
        table: documentTable(
          [
            { head: blankPaperText.columns.number, width: 8, cell: ({ number }: Printed) => String(number) },
            { head: blankPaperText.columns.answer, width: 18, cell: each => keyOf(each).answer },
            {
              head: blankPaperText.columns.why,
              width: 74,
              cell: each =>
                keyOf(each)
                  .why.map(
                    ({ why, cite }) => `${why}（${cite.map(id => cited(undefined, id, rules)).join('、')}）`,
                  )
                  .join('\n'),
            },
          ],
          paper,
          { now: 0 },
        ),
      },
    ],
    signatures: [],
    unreviewed: '',
    note: '',
  };
}
