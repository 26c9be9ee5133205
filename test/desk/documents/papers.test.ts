import { globSync, readFileSync } from 'node:fs';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { DocumentSheet } from '../../../src/desk/documents/DocumentSheet.tsx';
import type { DocumentModel } from '../../../src/desk/documents/document.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { fillingOf } from '../../../src/desk/documents/filling.ts';
import { handoverModel } from '../../../src/desk/documents/handover-model.ts';
import { BLANK } from '../../../src/desk/documents/layout.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { SHEET_PARTS } from '../../../src/desk/handover/handed-over.ts';
import { namesOf } from '../../../src/desk/incident/names.ts';
import { blankChecklist } from '../../../src/desk/paper/blank.ts';
import { incidentFile } from '../../../src/desk/paper/incident-file.ts';
import { makeWord } from '../../../src/files/word.ts';
import { TABLE_ROWS } from '../../../src/files/word-file.ts';
import { packOf } from '../../../src/training/drills/pack.ts';
import { blankExam } from '../../../src/training/exams/blank-exam.ts';
import { certificateOf } from '../../../src/training/records/certificate.ts';
import { NOW } from '../../support/answers.ts';
import { readScenario } from '../../support/drill.ts';
import { index, playbook, required } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';
import { moment, quarryLog } from '../../support/story.ts';
import { catalog } from '../../support/training-record.ts';
import { incidentOf } from '../../support/work.ts';
import { filled, formOf, sourceOf } from './incidents.ts';
import { essence, piecesOfModel } from './pieces.ts';

const fileOf = (log: IncidentLog, now: number): DocumentModel => {
  const incident = incidentOf(log, now);
  return incidentFile({ ...incident, names: namesOf(incident), now });
};

const later = moment('20:00');
const told = Object.fromEntries(SHEET_PARTS.map(part => [part, '都交代了。'])) as Record<
  (typeof SHEET_PARTS)[number],
  string
>;

/** Every kind of paper there is. */
const papers: readonly (readonly [name: string, model: DocumentModel])[] = [
  ['the blank checklist', blankChecklist(index)],
  ['an incident as a file', fileOf(quarryLog(moment('19:30')), later)],
  ['a document', filled(formOf('review-report'), sourceOf(quarryLog(), later))],
  [
    'the hand-over',
    handoverModel(fillingOf(sourceOf(quarryLog(moment('19:30')), later), documentWords), {
      from: '甲',
      to: '乙',
      texts: told,
    }),
  ],
  ['a drill pack', packOf(readScenario('rain-landslide'), playbook)],
  ['a blank test paper', blankExam(required(catalog.paths[0], 'path'), catalog, 48_213)],
  [
    'a certificate',
    certificateOf(
      {
        path: required(catalog.paths[0], 'path'),
        lessons: catalog.lessons,
        best: 95,
        judges: [{ name: '李带教', title: '科长' }],
      },
      '李晓岚',
      NOW,
      [],
    ),
  ],
];

/** The words of a sheet as HTML, without what stands in margins in Word: heads that come again, and whom a part is for. */
const wordsIn = (html: string): string =>
  html
    .replace(/<tr class="running">.*?<\/tr>|<span class="document-audience.*?<\/span>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) =>
      name === 'lt' ? '<' : name === 'gt' ? '>' : name === 'amp' ? '&' : name === 'quot' ? '"' : "'",
    );

/** Lines to write on are drawn on a sheet, and written in characters elsewhere. */
const bare = (text: string): string => essence(text).replaceAll(BLANK, '');

describe.each(papers)('%s', (_, model) => {
  test('has the same words and cells on the sheet and in Word', async () => {
    const word = await mammoth.extractRawText({ buffer: Buffer.from(await makeWord(model)) });
    const pieces = piecesOfModel(model, TABLE_ROWS);
    const whole = [model.mark?.line ?? '', ...pieces].map(bare).join('');
    expect(whole.length).toBeGreaterThan(20);
    expect(bare(word.value)).toBe(whole);
    expect(bare(wordsIn(render(DocumentSheet, { model, whole: true })))).toBe(
      [model.mark?.line ?? '', ...piecesOfModel(model)].map(bare).join(''),
    );
  });

  test('is copied as text with every cell', () => {
    const text = bare(plainText(model));
    expect(
      piecesOfModel(model)
        .map(bare)
        .filter(piece => !text.includes(piece)),
    ).toEqual([]);
  });
});

test('no other component draws a paper: every screen that prints a sheet of its own takes the one renderer', () => {
  const styled = globSync('src/**/*.css').filter(file => /@page [a-z]+/.test(readFileSync(file, 'utf8')));
  // Pages that are read, the manual, the card for a pocket, and two wide tables of the screen have pages of their own.
  expect(styled.sort()).toEqual([
    'src/desk/documents/document-print.css',
    'src/desk/register/Register.css',
    'src/styles/card.css',
    'src/styles/manual.css',
    'src/styles/print.css',
    'src/training/records/group.css',
  ]);
  const drawn = globSync('src/**/*.{tsx,astro}').filter(file =>
    /class="document-sheet/.test(readFileSync(file, 'utf8')),
  );
  expect(drawn).toEqual(['src/desk/documents/DocumentSheet.tsx']);
});
