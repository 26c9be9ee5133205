import { lasting } from '../../desk/core/words/lasting.ts';
import { fullTime } from '../../desk/core/words/time.ts';
import type {
  Box,
  DocumentCell,
  DocumentModel,
  DocumentSection,
  PaperLine,
} from '../../desk/documents/document.ts';
import { type DocumentColumn, documentTable } from '../../desk/documents/layout.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { factDefinitions } from '../../playbook/wizard/flow.ts';
import { cited } from '../../site/words.ts';
import { arrivalNamed, enteredWords } from './acts-words.ts';
import { limits } from './debrief-words.ts';
import { faultName } from './fault-words.ts';
import { GRADES, VETOES } from './grade.ts';
import { milliseconds } from './offset.ts';
import { packText, tabletopMinutes } from './pack-words.ts';
import { triggerWords, unlessWords } from './pattern-words.ts';
import { endOf, startOf } from './run.ts';
import type { Scenario } from './scenario.ts';
import { injectLabel, sinceStart } from './words.ts';

/** As many improvements as a table will carry out. */
const IMPROVEMENTS = 5;

const text = (words: string, as?: PaperLine['as']): PaperLine => ({ pieces: [words], ...(as && { as }) });
const note = (words: string): PaperLine => text(words, 'note');
const box = (label: string): Box => ({ kind: 'box', label, ticked: false });
const toWrite = (label = ''): PaperLine => ({ pieces: [{ kind: 'blank', label, value: '' }] });
const some = (words: string | undefined, line: (words: string) => PaperLine): readonly PaperLine[] =>
  words === undefined || words === '' ? [] : [line(words)];

type PartId = keyof typeof packText.parts;

/** The pack that a facilitator prints for a table: the rules, the handouts, and the facilitator's own sheets. */
export function packOf(scenario: Scenario, playbook: Playbook): DocumentModel {
  const { title, brief, tests, roles, injects, reactions, objectives, playing } = scenario;
  const start = startOf({ scenario });
  const roleNames = new Map(playbook.roles.map(({ id, short }) => [id, short]));
  const roleWords = (...ids: readonly string[]): string => ids.map(id => roleNames.get(id) ?? id).join('、');
  const given: Given = {
    scenario,
    playbook,
    start,
    roleWords,
    citations: cite => cite.map(id => cited(undefined, id, playbook.rules)).join('、'),
  };
  const tableOf = <Row>(
    id: string,
    heading: string,
    columns: readonly DocumentColumn<Row>[],
    rows: readonly Row[],
  ): DocumentSection & { kind: 'table' } => ({
    id,
    heading,
    kind: 'table',
    table: documentTable(columns, rows, { now: start }),
  });
  /** A part under the name that the contents give it, for whom they say. */
  const part = (id: PartId, section: DocumentSection): DocumentSection => ({
    ...section,
    heading: packText.parts[id].title,
    audience: packText.parts[id].who,
  });
  /** Puts a section below the part before it. */
  const below = (section: DocumentSection): DocumentSection => ({
    ...section,
    level: 2,
    audience: 'facilitator',
  });
  return {
    form: packText.kind,
    layout: 'form',
    title: packText.title(title),
    running: packText.title(title),
    lines: [
      [packText.tests, tests],
      [packText.roles, roleWords(...roles.map(({ role }) => role))],
      [packText.time, packText.times(tabletopMinutes(injects.length), playing.full)],
      [
        packText.story,
        packText.storyTimes(fullTime(start, start), lasting(endOf({ scenario, form: 'full' }) - start)),
      ],
      [packText.content, packText.contents(injects.length, reactions.length, objectives.length)],
    ].map(([label = '', value = '']) => ({ label, value })),
    sections: [
      {
        id: 'how-to',
        heading: packText.howTo,
        kind: 'text',
        paragraphs: packText.steps.map((step, position) => `${position + 1}. ${step}`),
      },
      {
        id: 'contents',
        heading: packText.partsHead,
        kind: 'text',
        paragraphs: [
          ...Object.values(packText.parts).map(({ title: name, who }) =>
            text(`${name}（${packText.audience[who]}）`),
          ),
          note(packText.invented),
          // Not at the foot: the last part is the facilitator's, and nothing else may stand on its pages.
          note(packText.source(playbook.edition)),
        ],
      },
      part('brief', { id: 'brief', heading: '', starts: 'page', kind: 'text', paragraphs: brief }),
      ...roles.map(({ role, task }, position): DocumentSection => {
        const duty = playbook.roles.find(({ id }) => id === role);
        return {
          id: `card-${role}`,
          heading: duty?.name ?? role,
          audience: packText.parts.cards.who,
          frame: 'card',
          ...(position % 2 === 0 && { starts: 'page' }),
          kind: 'text',
          paragraphs: [
            note(`${packText.cardNumber(position + 1, roles.length)}　${title}`),
            text(`${packText.cardTask}：${task}`),
            text(`${packText.cardDuty}：${duty?.summary ?? ''}`),
            text(packText.cardLimits, 'title'),
            ...(duty?.limits ?? []).map(limit => text(`· ${limit.text}`)),
            toWrite(packText.cardNotes),
            toWrite(),
          ],
        };
      }),
      part('injects', {
        ...tableOf('injects', '', injectColumns(given), [...injects.entries()]),
        starts: 'page',
      }),
      part('reactions', tableOf('reactions', '', reactionColumns(given), reactions)),
      below({
        id: 'traps-hint',
        heading: packText.traps,
        kind: 'text',
        paragraphs: [note(packText.trapsHint)],
      }),
      below(tableOf('traps', '', trapColumns(given), scenario.traps)),
      part('ideals', tableOf('ideals', '', idealColumns(given), [...objectives.entries()])),
      part('evaluation', {
        id: 'evaluation',
        heading: '',
        starts: 'page',
        kind: 'text',
        paragraphs: [
          { pieces: packText.blanks.map(label => ({ kind: 'blank', label, value: '' })) },
          note(packText.evaluationHint),
        ],
      }),
      below(tableOf('grades', '', gradeColumns(given), [...objectives.entries()])),
      below({
        id: 'result',
        heading: '',
        frame: 'box',
        kind: 'text',
        paragraphs: [
          text(packText.failures, 'title'),
          { pieces: VETOES.map(veto => box(faultName[veto])) },
          text(packText.result, 'title'),
          { pieces: packText.results.map(box) },
          note(packText.resultHint),
        ],
      }),
      part('wash', {
        id: 'wash',
        heading: '',
        starts: 'page',
        kind: 'text',
        paragraphs: [
          packText.debriefHint,
          ...packText.debriefQuestions.flatMap((question, position) => [
            text(`${position + 1}. ${question}`),
            toWrite(),
          ]),
        ],
      }),
      below(
        tableOf(
          'improvements',
          packText.improvements,
          packText.improvementColumns.map(head => ({ head, width: 1, cell: () => '' })),
          Array.from({ length: IMPROVEMENTS }),
        ),
      ),
    ],
    signatures: [],
    unreviewed: '',
    note: '',
  };
}

/** The context of the columns besides a row. */
interface Given {
  readonly scenario: Scenario;
  readonly playbook: Playbook;
  /** Milliseconds since the epoch. */
  readonly start: number;
  roleWords(...ids: readonly string[]): string;
  citations(cite: readonly string[]): string;
}

type Numbered<Item> = readonly [position: number, item: Item];

const injectColumns = ({
  playbook,
  start,
  roleWords,
  citations,
}: Given): readonly DocumentColumn<Numbered<Scenario['injects'][number]>>[] => [
  {
    head: packText.injectColumns.when,
    width: 18,
    cell: ([position, { at, kind, from }]) => [
      text(`${position + 1}　${sinceStart(milliseconds(at))}`, 'title'),
      note(fullTime(start + milliseconds(at), start)),
      text(injectLabel[kind]),
      note(from),
    ],
  },
  {
    head: packText.injectColumns.text,
    width: 41,
    cell: ([, { text: injectText, reply }]) => `${injectText}${reply ? packText.reply : ''}`,
  },
  {
    head: packText.injectColumns.good,
    width: 41,
    cell: ([, { good, facts, prompts, cite }]): DocumentCell => [
      text(good),
      ...some(facts?.map(stated => enteredWords(stated, playbook, start)).join('；'), words =>
        note(`${packText.facts}${words}`),
      ),
      note(
        `${packText.prompts}${Object.entries(prompts)
          .map(([role, question]) => `${roleWords(role)}：${question}`)
          .join(' ')}`,
      ),
      note(citations(cite)),
    ],
  },
];

const reactionColumns = ({
  scenario,
  playbook,
}: Given): readonly DocumentColumn<Scenario['reactions'][number]>[] => {
  const names = { playbook, scenario, definitions: factDefinitions(playbook.triage) };
  return [
    {
      head: packText.reactionColumns.when,
      width: 42,
      cell: ({ when, unless }) => [
        text(triggerWords(when, names)),
        ...some(unless && unlessWords(unless, names), note),
      ],
    },
    {
      head: packText.reactionColumns.text,
      width: 58,
      cell: ({ kind, from, text: injectText, reply }) =>
        `${injectLabel[kind]} ${from}：${injectText}${reply ? packText.reply : ''}`,
    },
  ];
};

const trapColumns = ({
  scenario,
  citations,
}: Given): readonly DocumentColumn<Scenario['traps'][number]>[] => [
  {
    head: packText.trapColumns.words,
    width: 34,
    cell: ({ kind, words }) => [
      text(packText.trapKind[kind], 'title'),
      text(words.map(word => `“${word}”`).join('')),
    ],
  },
  {
    head: packText.trapColumns.why,
    width: 48,
    cell: ({ why, until }) =>
      `${why}${until === undefined ? '' : packText.trapUntil(arrivalNamed(scenario, until))}`,
  },
  { head: packText.trapColumns.cite, width: 18, cell: ({ cite }) => citations(cite) },
];

type Objective = Numbered<Scenario['objectives'][number]>;

const numberColumn: DocumentColumn<Objective> = {
  head: packText.evaluationColumns.number,
  width: 5,
  cell: ([position]) => String(position + 1),
};

const idealColumns = ({ scenario }: Given): readonly DocumentColumn<Objective>[] => [
  numberColumn,
  {
    head: packText.idealColumns.objective,
    width: 27,
    cell: ([, { title, after, good, late }]) => [
      text(title, 'title'),
      note(
        `${after === undefined ? packText.fromStart : packText.after(arrivalNamed(scenario, after))}，${limits({ good, late })}`,
      ),
    ],
  },
  { head: packText.idealColumns.good, width: 40, cell: ([, { ideal }]) => ideal },
  {
    head: packText.idealColumns.wrong,
    width: 28,
    cell: ([, { first = [], without = [] }]) => [...first, ...without].map(({ why }) => why).join('') || '—',
  },
];

const gradeColumns = ({ roleWords, citations }: Given): readonly DocumentColumn<Objective>[] => [
  numberColumn,
  {
    head: packText.evaluationColumns.objective,
    width: 41,
    cell: ([, { title, role, cite }]) => [text(title), note(`${roleWords(role)} · ${citations(cite)}`)],
  },
  ...GRADES.map(grade => ({ head: grade, width: 5, cell: () => [{ pieces: [box('')] }] })),
  { head: packText.evaluationColumns.remarks, width: 34, cell: () => '' },
];
