import { groupBy } from '../../base/group.ts';
import { chosenOptions, type Question } from '../../playbook/wizard/flow.ts';
import { authorityWords } from '../approval/stands.ts';
import { authorityText, calledWords } from '../approval/words.ts';
import { exitStands, exitWord } from '../closing/stands.ts';
import { exitText } from '../closing/words.ts';
import type { AccountEntry } from '../core/account.ts';
import type { ClockView } from '../core/clock.ts';
import { textCell, withGiven } from '../core/column.ts';
import type { IncidentLog } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import type { Shown } from '../core/view.ts';
import { decidedWords } from '../core/words/decided.ts';
import { tagged } from '../core/words/output-mark.ts';
import { personName } from '../core/words/person.ts';
import { fullTime } from '../core/words/time.ts';
import type { DocumentModel, DocumentRow, DocumentSection } from '../documents/document.ts';
import { type DocumentColumn, documentTable } from '../documents/layout.ts';
import { factColumns, factText, openAccounts } from '../facts/words.ts';
import { feedbackText, themeColumns } from '../feedback/words.ts';
import {
  differenceLabel,
  differenceSides,
  differenceText,
  noticeSentence,
} from '../incident/difference-words.ts';
import { eventSentence } from '../incident/sentences.ts';
import { personText, writerName } from '../people/words.ts';
import { staleText } from '../publications/words.ts';
import { textOf } from '../statements/compose.ts';
import type { Publication } from '../statements/publication.ts';
import type { SignMark, StatementVersion } from '../statements/version.ts';
import { versionText } from '../statements/versions-words.ts';
import { promiseWords, signOffText, statementKindLabel } from '../statements/words.ts';
import { limitTitle } from '../timeline/words.ts';
import { answerWords } from '../triage/words.ts';
import { closingList, noteLines, paperModel } from './form.ts';
import { stepTable } from './steps.ts';
import { paperDone, paperDue, paperText } from './words.ts';

/** The sources of a printed incident. */
interface FileSource extends Shown {
  readonly log: IncidentLog;
  readonly names: Names;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Part = (source: FileSource) => readonly DocumentSection[];

const time = (at: string, { now }: FileSource): string => fullTime(Date.parse(at), now);

const tableOf = <Row>(
  id: string,
  heading: string,
  columns: readonly DocumentColumn<Row>[],
  rows: readonly Row[],
  now: number,
): readonly DocumentSection[] =>
  rows.length === 0
    ? []
    : [{ id, heading, kind: 'table', table: documentTable(columns, rows, { now, time: fullTime }) }];

/** An incident on A4, complete as a file: sheet, publications, facts, approvals, themes, and the whole log. */
export function incidentFile(source: FileSource): DocumentModel {
  const { view, index, now } = source;
  const isClosed = view.status === 'closed';
  return paperModel({
    drill: view.drill !== undefined,
    edition: index.playbook.edition,
    running: tagged(view.title, view.drill !== undefined),
    lines: headOf(source),
    howTo: `${isClosed ? '' : paperText.howTo}${paperText.secrecy}`,
    sections: [
      ...alarms(source),
      ...differences(source),
      ...clocks(source),
      ...steps(source),
      ...publications(source),
      ...tableOf('facts', factText.title, withGiven(factColumns, now), openAccounts(view.ledger.facts), now),
      ...signOffs(source),
      ...tableOf(
        'themes',
        feedbackText.themes,
        withGiven(themeColumns, at => time(at, source)),
        view.themes,
        now,
      ),
      ...tableOf(
        'log',
        paperText.logTitle(view.account.length),
        withGiven(logColumns, source),
        view.account.map((entry, position) => ({ entry, number: position + 1 })),
        now,
      ),
      // Nothing is left to be written by hand once it is closed.
      ...(isClosed ? [] : [...closingList(index.playbook), noteLines]),
    ],
  });
}

/** The head of the file: the matter, the answers, when this was printed, how far it is. */
function headOf(source: FileSource): DocumentModel['lines'] {
  const { view, index, now } = source;
  const isClosed = view.status === 'closed';
  const saidTo = (question: Question): string => {
    const words = answerWords(question, view.facts[question.id], now);
    const chosen = chosenOptions(question, view.facts);
    // Nobody looks into unclear answers any more.
    if (isClosed && chosen.some(({ countsAs }) => countsAs !== undefined))
      return paperText.neverClear(chosen.map(({ label }) => label).join('、'));
    // Whether everything was clear does not matter any more once a matter has ended.
    return isClosed && question.means === 'factsClear' ? paperText.atTriage(words) : words;
  };
  const answered = index.playbook.triage.questions.filter(
    ({ id, means }) => means !== 'title' && (view.facts[id] ?? '') !== '',
  );
  const { finished, total } = view.progress;
  return [
    [paperText.incident, view.title],
    [paperText.verdict, view.verdict?.outcome.title ?? ''],
    ...answered.map(question => [question.label, saidTo(question)] as const),
    ...(view.exit === undefined ? [] : [[exitText.review, exitWords(source)] as const]),
    [paperText.printedAt, fullTime(now, now)] as const,
    [paperText.progress, `${finished}/${total}${isClosed ? `，${paperText.closed}` : ''}`] as const,
  ].flatMap(([label = '', value = '']) => (value === '' ? [] : [{ label, value }]));
}

/** How the review of an exit stands, and who did it how and when. */
function exitWords({ view, now }: FileSource): string {
  const { review } = view.exit ?? {};
  return review === undefined
    ? exitStands(view)
    : `${personName(review.person)}，${decidedWords(review, exitWord[review.outcome], now)}`;
}

/** Warnings. */
const alarms: Part = ({ view }) => {
  const paragraphs = [
    ...view.notices.map(noticeSentence),
    ...view.statements
      .filter(({ stale }) => stale.length > 0)
      .map(({ title, stale }) => `${staleText.title(title)}：${stale.map(staleText.fact).join('；')}`),
  ];
  return paragraphs.length === 0
    ? []
    : [{ id: 'alarms', heading: '', frame: 'box', kind: 'text', paragraphs }];
};

type Side = ReturnType<typeof differenceSides>[number] & { readonly label: string };

const differenceColumns: readonly DocumentColumn<Side, FileSource>[] = [
  { head: '哪一项', width: 20, cell: ({ label }) => label },
  { head: '内容', width: 44, cell: ({ words }) => words },
  {
    head: '人员',
    width: 18,
    cell: ({ event }, { names }) => writerName(names.roleName(event.by.role), event.by),
  },
  { head: '时间', width: 18, cell: ({ event }, source) => time(event.at, source) },
];

/** Differences between officers who worked apart, still to be decided. */
const differences: Part = source => {
  const { view, names, now } = source;
  const sides = view.differences.flatMap(difference =>
    differenceSides(difference, names, now).map(side => ({
      ...side,
      label: differenceLabel(difference, names),
    })),
  );
  return tableOf('differences', differenceText.title, withGiven(differenceColumns, source), sides, now);
};

const clockColumns: readonly DocumentColumn<ClockView, FileSource>[] = [
  {
    head: '要办结的事项',
    width: 34,
    cell: clock => [{ pieces: [limitTitle(clock)], as: 'title' }],
  },
  { head: '起算', width: 24, cell: ({ deadline }) => deadline.anchorText },
  { head: '到点', width: 20, cell: (clock, { now }) => paperDue(clock, now) },
  {
    head: '办结时间',
    width: 22,
    cell: (clock, { view: { closedAt }, now }) =>
      paperDone(clock, closedAt !== undefined, closedAt ?? now) ?? '',
  },
];

/** Every clock in force: its limit, and when that was met, or a place to write it. */
const clocks: Part = source =>
  tableOf('clocks', paperText.clocksTitle, withGiven(clockColumns, source), source.view.clocks, source.now);

const steps: Part = ({ view, index: { playbook }, log, names, now }) => {
  const places = new Map(log.events.map(({ id }, position) => [id, position + 1]));
  const table = stepTable(view.steps, {
    playbook,
    roleName: names.roleName,
    stepTitle: names.stepTitle,
    neededWhen: () => '',
    left: view.status === 'closed' ? (view.closed?.steps ?? new Map()) : undefined,
    openedAt: view.openedAt,
    noteNumbers: ({ notes }) => notes.flatMap(({ event }) => places.get(event) ?? []),
    now,
  });
  return table.rows.length === 0
    ? []
    : [{ id: 'steps', heading: paperText.stepsTitle, kind: 'table', table }];
};

/** Every published text, whole, with place and time, its promise, and its later course. */
const publications: Part = source => {
  const { view } = source;
  const out = [...view.publications, ...view.replies];
  return out.flatMap((publication, position): readonly DocumentSection[] => {
    const version = source.names.version(publication.version);
    return version === undefined
      ? []
      : [
          ...(position === 0
            ? [
                {
                  id: 'publications',
                  heading: paperText.publicationsTitle(out.length),
                  kind: 'text' as const,
                  paragraphs: [{ pieces: [paperText.publicationsHint], as: 'note' as const }],
                },
              ]
            : []),
          {
            id: `publication-${publication.event}`,
            heading: `${position + 1}　${publication.title}`,
            level: 2,
            kind: 'text',
            paragraphs: [
              { pieces: [outWords(publication, version, source)], as: 'note' },
              ...textParagraphs(version, source),
            ],
          },
        ];
  });
};

function outWords(out: Publication, version: StatementVersion, source: FileSource): string {
  const { names, now } = source;
  const { place, link, withdrawn } = out;
  return [
    `${time(out.publishedAt, source)} 发布于${place}`,
    link !== undefined && link !== place && link,
    `${statementKindLabel[out.kind]}${versionText.version(out.number)}，${names.channelTitle(out.channel)}`,
    authorityWords(out),
    out.signOff === 'elsewhere' && paperText.elsewhere(out.approvers.map(personName).join('、')),
    promiseWords(version, now),
    withdrawn !== undefined && paperText.withdrawn(time(withdrawn.withdrawnAt, source)),
  ]
    .filter(Boolean)
    .join('；');
}

/** The words part by part, the name of each part before it where there are several. */
function textParagraphs({ parts, channel }: StatementVersion, { index }: FileSource): readonly string[] {
  const labels = new Map(
    index.playbook.release.channels
      .find(({ id }) => id === channel)
      ?.parts.map(({ id, label }) => [id, label]),
  );
  const written = parts.filter(({ text }) => textOf(text).trim() !== '');
  return written.flatMap(({ part, text }) => [
    ...(written.length > 1 ? [`【${labels.get(part) ?? part}】`] : []),
    ...textOf(text)
      .split('\n')
      .filter(each => each.trim() !== ''),
  ]);
}

/** One decision on words or on a cause: on what, at which stage, whose, how and when. */
interface Decision {
  readonly at: string;
  readonly of: string;
  readonly stage: string;
  readonly who: string;
  readonly how: string;
  readonly said: string;
}

const signOffColumns: readonly DocumentColumn<Decision>[] = [
  { head: '环节', width: 28, cell: ({ stage }) => stage },
  { head: '人员、岗位', width: 20, cell: ({ who }) => who },
  { head: '时间、决定方式', width: 26, cell: ({ how }) => how },
  { head: '意见、条件、凭据', width: 26, cell: ({ said }) => said || '—' },
];

const joined = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter(Boolean).join('；');

/** Who decided in which post, how, and with what to show for it. */
function decisionOf(mark: SignMark, source: FileSource): Omit<Decision, 'of' | 'at'> {
  const { names, now } = source;
  const stage = names.itemTitle(mark.item);
  const post = (id: string | undefined): string => (id === undefined ? '' : names.roleName(id));
  switch (mark.kind) {
    case 'signed':
    case 'returned': {
      const isApproval = names.item(mark.item)?.check === 'approval';
      const verb =
        mark.kind === 'returned'
          ? signOffText.returnedWord
          : isApproval
            ? signOffText.approvedWord
            : signOffText.signedWord;
      const { condition, occasion, combines } = mark.kind === 'signed' ? mark : {};
      return {
        stage,
        who: [personName(mark.person), post(mark.post)].filter(Boolean).join('\n'),
        how: decidedWords(mark, verb, now),
        said: joined(
          mark.text,
          condition && signOffText.onCondition(condition),
          occasion && signOffText.occasion(occasion.name, occasion.people),
          mark.evidence && signOffText.evidence(mark.evidence.name),
          combines && personText.combinedSaid(combines),
        ),
      };
    }
    case 'authorised': {
      const { ratification, called } = mark;
      return {
        stage,
        who: personName(mark.person),
        how: `${time(mark.at, source)} ${paperText.onAuthority}`,
        said: joined(
          mark.text,
          calledWords(called, at => time(at, source)),
          ratification &&
            `${authorityText.ratify}${authorityText[ratification.verdict]}：${personName(ratification.person)}，${decidedWords(ratification, '', now)}`,
        ),
      };
    }
    case 'passedOver':
      return {
        stage,
        who: writerName(names.roleName(mark.by.role), mark.by),
        how: `${time(mark.at, source)} ${paperText.passedOver}`,
        said: mark.text,
      };
  }
}

/** Every check and approval that stands, of texts and of the cause, in the order in which they were given. */
const signOffs: Part = source => {
  const { view, now } = source;
  const texts = view.statements.flatMap(({ versions }) =>
    versions.flatMap(({ title, number, marks }) =>
      marks.map(
        (mark): Decision => ({
          at: mark.at,
          of: `《${title}》${versionText.version(number)}`,
          ...decisionOf(mark, source),
        }),
      ),
    ),
  );
  const causes = openAccounts(view.ledger.facts).flatMap(({ fact, entry: { approval, value } }) =>
    approval === undefined
      ? []
      : [
          {
            at: approval.at,
            of: `${fact.label}：${value}`,
            stage: factText.acts.approve,
            who: personName(approval.person),
            how: decidedWords(approval, signOffText.approvedWord, now),
            said: joined(
              approval.evidence && signOffText.evidence(approval.evidence.name),
              approval.combines && personText.combinedSaid(approval.combines),
            ),
          },
        ],
  );
  const all = [...texts, ...causes].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  if (all.length === 0) return [];
  // Grouped by the thing decided on, in the order of the first decisions.
  const rows = [...groupBy(all, ({ of }) => of)].flatMap(([of, decisions]): readonly DocumentRow[] => [
    of,
    ...documentTable(signOffColumns, decisions, { now }).rows,
  ]);
  const table = { ...documentTable(signOffColumns, all, { now }), rows };
  return [{ id: 'sign-offs', heading: signOffText.title, kind: 'table', table }];
};

interface Logged {
  readonly entry: AccountEntry;
  readonly number: number;
}

/** The whole log, oldest first, with undone records: nothing that the screen filters is left out. */
const logColumns: readonly DocumentColumn<Logged, FileSource>[] = [
  { head: '号', width: 7, cell: ({ number }) => textCell(String(number)) },
  { head: '时间', width: 19, cell: ({ entry: { event } }, source) => time(event.at, source) },
  {
    head: '事',
    width: 58,
    cell: ({ entry: { event, takenBack } }, { names, now }) =>
      `${takenBack === undefined ? '' : paperText.undone}${eventSentence(event, names, now)}`,
  },
  {
    head: '人员',
    width: 16,
    cell: ({ entry: { event } }, { names }) => writerName(names.roleName(event.by.role), event.by),
  },
];
