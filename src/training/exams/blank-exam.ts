import type { DocumentModel, DocumentSection, PaperLine } from '../../desk/documents/document.ts';
import { documentTable } from '../../desk/documents/layout.ts';
import { cited } from '../../site/words.ts';
import type { Catalog } from '../lessons/catalog.ts';
import type { LearningPath } from '../lessons/lesson.ts';
import { shownOrder } from '../questions/answering.ts';
import { questionChoices, type TestQuestion } from '../questions/question.ts';
import { questionKind } from '../questions/words.ts';
import { examFor } from './exam.ts';
import { blankExamText, examText } from './words.ts';

/** A question as it stands on paper. */
interface Printed {
  readonly number: number;
  readonly question: TestQuestion;
  /** The letter of a choice. @param position in content's order */
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
        ? [...rows, { pieces: [{ kind: 'blank', label: blankExamText.order, value: '' }] }]
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

/** The right choices, and the reason for each. */
function keyOf({ question, nameOf }: Printed) {
  const choices = questionChoices(question);
  const right = choices.flatMap(({ correct }, position) => (correct ? [position] : []));
  const names = right.map(nameOf);
  return {
    answer: question.kind === 'order' ? names.join('→') : names.join('、') || blankExamText.none,
    why: right.flatMap(position => {
      const choice = choices[position];
      return choice === undefined ? [] : [{ ...choice, name: nameOf(position) }];
    }),
  };
}

/**
 * An exam to print and hand out, with name and date to fill in, and its key on a page of its own. The same seed prints the
 * same exam, from the same bank.
 */
export function blankExam(
  path: LearningPath,
  { questions, rules }: Pick<Catalog, 'questions' | 'rules'>,
  seed: number,
): DocumentModel {
  const exam = examFor(path, questions, seed).map((question, place) => printed(question, place, seed));
  const title = examText.of(path.title);
  return {
    form: blankExamText.form,
    layout: 'form',
    title,
    running: `${title}　${blankExamText.number(seed)}`,
    lines: [
      { label: blankExamText.name, value: '' },
      { label: blankExamText.date, value: '' },
      { label: blankExamText.section, value: '' },
      { label: blankExamText.score, value: '' },
    ],
    sections: [
      {
        id: 'rules',
        heading: '',
        kind: 'text',
        paragraphs: [{ pieces: [blankExamText.rules(exam.length), blankExamText.number(seed)], as: 'note' }],
      },
      ...exam.map(asked),
      {
        id: 'key',
        heading: blankExamText.key(seed),
        starts: 'page',
        kind: 'table',
        table: documentTable(
          [
            { head: blankExamText.columns.number, width: 8, cell: ({ number }: Printed) => String(number) },
            { head: blankExamText.columns.answer, width: 18, cell: each => keyOf(each).answer },
            {
              head: blankExamText.columns.why,
              width: 74,
              cell: each =>
                keyOf(each)
                  .why.map(
                    ({ name, why, cite }) =>
                      `${name}：${why}（${cite.map(id => cited(undefined, id, rules)).join('、')}）`,
                  )
                  .join('\n'),
            },
          ],
          exam,
          { now: 0 },
        ),
      },
    ],
    signatures: [],
    unreviewed: '',
    note: '',
  };
}
