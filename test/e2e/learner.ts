import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { monotonicFactory } from 'ulid';
import { TRAINING_DATABASE } from '../../src/storage/database.ts';
import { examFor, isExamUnderWay, markExam } from '../../src/training/exams/exam.ts';
import { examText } from '../../src/training/exams/words.ts';
import { type Catalog, type CatalogLesson, checkOf, lessonsOf } from '../../src/training/lessons/catalog.ts';
import type { LearningPath } from '../../src/training/lessons/lesson.ts';
import { taskText } from '../../src/training/lessons/words.ts';
import type { GivenAnswer, Score } from '../../src/training/questions/answering.ts';
import { QUESTION_KINDS, questionChoices, type TestQuestion } from '../../src/training/questions/question.ts';
import { questionText } from '../../src/training/questions/words.ts';
import type { TrainingEvent, TrainingHappening } from '../../src/training/records/record.ts';
import { recordText } from '../../src/training/records/words.ts';
import type { Visit } from '../support/browser.ts';
import { found, required } from '../support/playbook.ts';
import { appendTo } from '../support/training-record.ts';
import { atRest, seen } from './officer.ts';
import { putIn, storedIn } from './stored.ts';

const MINUTE = 60_000;

/** An answer to a question: wholly right, or wrong throughout. */
export function answerTo(question: TestQuestion, isRight: boolean): GivenAnswer {
  const choices = [...questionChoices(question).entries()];
  if (question.kind === 'order') {
    const places = choices.map(([position]) => position);
    return isRight ? places : places.reverse();
  }
  const fitting = choices.flatMap(([position, { correct }]) => (correct === isRight ? [position] : []));
  return isRight ? fitting : fitting.slice(0, 1);
}

/** The site's catalogue, as the page fetches it. */
export async function catalogOf(site: string): Promise<Catalog> {
  const response = await fetch(`${site}training.json`);
  return (await response.json()) as Catalog;
}

/** A record that a real trainee could have. @param begin milliseconds since the epoch @param before what it goes on from */
export function written(
  happenings: readonly TrainingHappening[],
  begin = Date.now() - 5 * 24 * 60 * MINUTE,
  before: readonly TrainingEvent[] = [],
): readonly TrainingEvent[] {
  const factory = monotonicFactory();
  const events = [...before];
  for (const [place, happening] of happenings.entries()) {
    const now = begin + place * MINUTE;
    events.push(appendTo(events, happening, { now, newId: () => factory(now) }));
  }
  return events;
}

const answered = ({ id }: TestQuestion, score: Score): TrainingHappening => ({
  type: 'answered',
  data: { question: id, score, where: 'check' },
});

/** A question of every kind answered rightly. */
export const oneOfEachKind = ({ questions }: Catalog): readonly TrainingHappening[] =>
  QUESTION_KINDS.map(kind =>
    answered(
      found(questions, question => question.kind === kind),
      1,
    ),
  );

/** Some lessons of a path learned, each question of their checks answered. @param score of each answer in turn */
export const learned = (
  catalog: Catalog,
  path: LearningPath,
  lessons: number,
  score: (place: number) => Score = () => 1,
): readonly TrainingHappening[] =>
  lessonsOf(path, catalog.lessons)
    .slice(0, lessons)
    .flatMap(lesson => [
      ...checkOf(lesson, catalog.questions).map((question, place) => answered(question, score(place))),
      { type: 'lessonFinished', data: { path: path.id, lesson: lesson.id } },
    ]);

/** An exam of a path, so many of its questions answered wrongly. */
export function examTaken(
  catalog: Catalog,
  path: LearningPath,
  wrong: number,
  startedAt = Date.now() - 40 * 24 * 60 * MINUTE,
): TrainingHappening {
  const seed = 11 + wrong;
  const questions = examFor(path, catalog.questions, seed);
  const answers = Object.fromEntries(
    questions.map((question, place) => [question.id, answerTo(question, place >= wrong)]),
  );
  return markExam({ path: path.id, seed, startedAt, answers }, questions, startedAt + 18 * MINUTE);
}

const WORDS = '01JDDDDDDDDDDDDDDDDDDDDDDF';

/** A full drill, passed alone, whose words somebody judged. */
export function drillPassed({ scenarios: [scenario] }: Catalog): readonly TrainingHappening[] {
  const run = '01JDDDDDDDDDDDDDDDDDDDDDDE';
  return [
    {
      type: 'drillFinished',
      data: {
        run,
        scenario: scenario?.id ?? '',
        form: 'full',
        mode: 'solo',
        grades: Object.fromEntries((scenario?.objectives ?? []).map(({ id }) => [id, 'P' as const])),
        claims: {},
        notAssessed: [],
        failures: [],
        vetoed: [],
        broken: 0,
        words: [
          {
            event: WORDS,
            kind: 'reply',
            at: '2026-03-10T02:00:00.000Z',
            to: 'caller',
            text: '正在核实，今天18时前再答复。',
            facts: [],
            suspected: [],
          },
        ],
      },
    },
    {
      type: 'drillJudged',
      data: { run, event: WORDS, lacks: [], faults: [], vetoed: [], name: '李带教', title: '科长' },
    },
  ];
}

export const named = (name: string): TrainingHappening => ({ type: 'named', data: { name } });

/** Somebody at 我的学习, who knows the right answers. */
export class Learner {
  readonly page: Page;
  readonly site: string;
  readonly catalog: Catalog;

  constructor({ page, site }: Pick<Visit, 'page' | 'site'>, catalog: Catalog) {
    this.page = page;
    this.site = site;
    this.catalog = catalog;
  }

  static async at(visit: Promise<Pick<Visit, 'page' | 'site'>>): Promise<Learner> {
    const visited = await visit;
    return new Learner(visited, await catalogOf(visited.site));
  }

  /** The same learner in one more tab. */
  async anotherTab(): Promise<Learner> {
    return new Learner({ page: await this.page.context().newPage(), site: this.site }, this.catalog);
  }

  /** Opens a screen: as somebody who comes from elsewhere does, or by its address where the room is open already. */
  async goTo(place = ''): Promise<void> {
    await atRest(this.page);
    await this.page.goto(`${this.site}training/study/${place === '' ? '' : `#${place}`}`);
    await this.opened();
  }

  private async opened(): Promise<void> {
    await seen(this.page.locator('.study h1'));
    await this.page.locator('.study [aria-busy=true]').waitFor({ state: 'detached' });
  }

  /** Has all this on record already, as if it had been done on this machine. @returns when the last of it happened */
  async has(happenings: readonly TrainingHappening[], begin?: number): Promise<number> {
    const events = written(happenings, begin);
    await this.goTo();
    await this.keepEvents(events);
    await this.page.reload();
    await this.opened();
    return Date.parse(events.at(-1)?.at ?? '');
  }

  keepEvents(events: readonly TrainingEvent[]): Promise<void> {
    const entries = events.map(event => [[event.stream, event.id], event] as const);
    return putIn(this.page, TRAINING_DATABASE, 'events', entries);
  }

  keepDraft(name: string, value: unknown): Promise<void> {
    return putIn(this.page, TRAINING_DATABASE, 'records', [[name, { version: 'by the test', value }]]);
  }

  /** The stored events. */
  stored(): Promise<readonly TrainingEvent[]> {
    return this.readAll('events') as Promise<readonly TrainingEvent[]>;
  }

  /** How many answers of the exam under way are on disk. */
  async kept(): Promise<number> {
    const exams = (await this.readAll('records'))
      .map(record => (record as { value: unknown }).value)
      .filter(isExamUnderWay);
    return Object.keys(exams[0]?.answers ?? {}).length;
  }

  private readAll(store: 'events' | 'records'): Promise<readonly unknown[]> {
    return storedIn(this.page, TRAINING_DATABASE, store);
  }

  path(id: string): LearningPath {
    return found(this.catalog.paths, path => path.id === id);
  }

  firstLesson(path: LearningPath): CatalogLesson {
    return required(lessonsOf(path, this.catalog.lessons)[0], 'lesson');
  }

  /** Opens the page of a lesson, as somebody does who reads it. */
  async read(path: Pick<LearningPath, 'id'>, lesson: Pick<CatalogLesson, 'id'>): Promise<void> {
    await this.page.goto(`${this.site}training/${path.id}/${lesson.id}/`);
  }

  /** Writes the sentence that a lesson asks for, and goes on from the models to its check. */
  async writeSentence(text = '正在核实，今天18时前再报。'): Promise<void> {
    await this.page.locator('#sentence').fill(text);
    await this.button(taskText.compare).click();
    await this.button(taskText.toCheck).click();
    await seen(this.form);
  }

  /** Reads a lesson, writes its sentence and stands before its check. */
  async beginCheck(path: Pick<LearningPath, 'id'>, lesson: Pick<CatalogLesson, 'id'>): Promise<void> {
    await this.read(path, lesson);
    await this.goTo(`lesson/${path.id}/${lesson.id}`);
    await this.writeSentence();
  }

  /** Begins a path's exam. */
  async beginExam({ id }: Pick<LearningPath, 'id'>): Promise<void> {
    await this.goTo(`exam/${id}`);
    await this.button(examText.start).click();
    await seen(this.form);
  }

  /** The button that hands the exam in. */
  get handIn(): Locator {
    return this.page.locator('.exam-sheet').getByRole('button', { name: examText.handIn, exact: true });
  }

  get form(): Locator {
    return this.page.locator('form.question');
  }

  button(name: string): Locator {
    return this.page.locator('.study').getByRole('button', { name, exact: true });
  }

  link(name: string | RegExp): Locator {
    return this.page.locator('.study').getByRole('link', { name, exact: typeof name === 'string' });
  }

  /** The question on the screen. */
  async asked(): Promise<TestQuestion> {
    await seen(this.form);
    const text = (await this.form.getByRole('heading').textContent()) ?? '';
    const situation = await this.form.locator('.situation').allTextContents();
    const [question, another] = this.catalog.questions.filter(
      question => question.text === text.trim() && (question.situation ?? '') === (situation[0] ?? '').trim(),
    );
    if (another !== undefined) throw new Error(`two questions ask “${text}”`);
    return required(question, text);
  }

  /** Positions of the choices in the order in which they stand on the screen. */
  async shown(question: TestQuestion): Promise<readonly number[]> {
    const texts = await this.form.locator('.choice-text').allTextContents();
    const choices = questionChoices(question);
    return texts.map(text => choices.findIndex(choice => choice.text === text.trim()));
  }

  /** Chooses, with the mouse. */
  async choose(question: TestQuestion, given: GivenAnswer): Promise<void> {
    if (question.kind === 'order') {
      for (const [place, position] of given.entries()) {
        const { text } = required(questionChoices(question)[position], 'step');
        for (let at = (await this.shown(question)).indexOf(position); at > place; at -= 1)
          await this.form
            .getByRole('button', { name: questionText.move(questionText.moveUp, text), exact: true })
            .click();
      }
      return;
    }
    const shown = await this.shown(question);
    for (const position of given)
      await this.form.locator('label.choice').nth(shown.indexOf(position)).click();
  }

  /** Chooses, with the keyboard alone. */
  async press(question: TestQuestion, given: GivenAnswer): Promise<void> {
    const { keyboard } = this.page;
    const shown = [...(await this.shown(question))];
    if (question.kind !== 'order') {
      for (const position of given) await keyboard.press(String(shown.indexOf(position) + 1));
      return;
    }
    for (const [place, position] of given.entries()) {
      const at = shown.indexOf(position);
      if (at === place) continue;
      await keyboard.press(String(at + 1));
      for (let step = at; step > place; step -= 1) await keyboard.press('ArrowUp');
      shown.splice(place, 0, ...shown.splice(at, 1));
    }
  }

  /** Chooses an answer to the question on the screen. @returns the question */
  async chooseAnswer(isRight = true): Promise<TestQuestion> {
    const question = await this.asked();
    await this.choose(question, answerTo(question, isRight));
    return question;
  }

  /** Answers the question on the screen, and reads what is said of it. @returns the question */
  async answer(isRight = true): Promise<TestQuestion> {
    const question = await this.chooseAnswer(isRight);
    await this.button(questionText.answer).click();
    await seen(this.page.locator('.explained'));
    return question;
  }

  /** On from an explained question. */
  async goOn(): Promise<void> {
    await this.page
      .getByRole('button', { name: new RegExp(`^(${questionText.next}|${questionText.finish})$`) })
      .click();
  }

  /** Answers so many questions one after another. */
  async answerAll(count: number, isRight = true): Promise<void> {
    for (let place = 0; place < count; place += 1) {
      await this.answer(isRight);
      await this.goOn();
    }
  }

  /** Exports the record. @returns the file */
  async export(): Promise<{ readonly name: string; readonly text: string }> {
    await this.goTo('record');
    return this.download(this.button(recordText.export));
  }

  async download(
    button: Locator,
  ): Promise<{ readonly name: string; readonly text: string; readonly bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    const bytes = await readFile(await download.path());
    return { name: download.suggestedFilename(), text: bytes.toString('utf8'), bytes };
  }

  /** Hands files to 带教汇总. */
  async collect(
    files: readonly { readonly name: string; readonly text: string; readonly bytes?: Buffer }[],
  ): Promise<void> {
    await this.page.locator('.group-files input[type=file]').setInputFiles(
      files.map(({ name, text, bytes }) => ({
        name,
        mimeType: 'application/json',
        buffer: bytes ?? Buffer.from(text),
      })),
    );
  }
}
