import { onceEach, remembered } from '../base/remember.ts';
import type { SignOffLine } from '../incident/release/sign-off.ts';
import type { TimelineEntry } from '../incident/timeline.ts';
import type { Form, TableName } from '../playbook/form.ts';
import type { DocumentTable } from './document.ts';
import type { Filling } from './filling.ts';

type Rows = readonly (readonly string[])[];

function clockRows({ review, source: { now }, words }: Filling): Rows {
  const time = (at: number | undefined): string => (at === undefined ? '' : words.time(at, now));
  return review().clocks.map(bar => [
    words.clockTitle(bar.deadline),
    time(bar.since),
    time(bar.due),
    words.clockOutcome(bar),
  ]);
}

const deviationRows = ({ review, source: { now }, names, words, time }: Filling): Rows =>
  review().deviations.map(deviation => [
    words.deviationSubject(deviation, names),
    words.deviation(deviation, names, now),
    deviation.reason,
    words.dated(time(deviation.at), words.actor(names.roleName(deviation.by.role), deviation.by.name)),
  ]);

const regradeRows = ({ review, source: { now }, names, words, time }: Filling): Rows =>
  review().regrades.map(({ at, by, changed }) => [
    time(at),
    words.series(changed.map(change => words.change(change, now))),
    words.actor(names.roleName(by.role), by.name),
  ]);

function statementRows({ source: { view }, names, words, time }: Filling): Rows {
  return view.statements
    .flatMap(({ versions, published, correctedBy, stale }) =>
      versions.flatMap(version =>
        version.publications.map(publication => ({ version, publication, published, correctedBy, stale })),
      ),
    )
    .sort((one, other) => Date.parse(one.publication.publishedAt) - Date.parse(other.publication.publishedAt))
    .map(
      ({ version, publication: { publishedAt, place, link, elsewhere }, published, correctedBy, stale }) => [
        time(publishedAt),
        `${words.statementTitle(version.title)}${words.versionNumber(version.number)}`,
        names.channelTitle(version.channel),
        link === undefined ? place : `${place}\n${link}`,
        [
          ...(elsewhere === undefined ? [] : [words.elsewhere]),
          ...(version === published
            ? [
                ...(version.kind === 'full' ? [] : [words.versionKind(version.kind)]),
                ...stale.map(({ label }) => words.stale(label)),
                ...correctedBy.map(id => words.correctedBy(names.statementTitle(id))),
              ]
            : []),
        ].join('\n'),
        words.list(
          (view.publications.find(out => out.version === version.id)?.approvers ?? []).map(words.person),
        ),
      ],
    );
}

const isSigned = ({ item: { check } }: SignOffLine): boolean => check === 'approval' || check === 'aloud';

function checkRows({ source: { view, now }, words, draft, time }: Filling): Rows {
  if (draft === undefined) return [];
  return view
    .signOffOf(draft.version)
    .lines.filter(line => !isSigned(line))
    .map(({ item, state, findings, mark }) => [
      item.title,
      words.signOffState(state),
      [...(mark?.text === undefined ? [] : [mark.text]), ...new Set(findings.map(words.finding))].join('\n'),
      mark === undefined
        ? ''
        : mark.person === undefined
          ? time(mark.at)
          : words.verifiedBy(mark.person, mark.at, now),
    ]);
}

function approvalRows({ source: { view }, words, draft, time }: Filling): Rows {
  if (draft === undefined) return [];
  return view
    .signOffOf(draft.version)
    .lines.filter(isSigned)
    .map(({ item, state, mark }) => [
      item.title,
      words.signOffState(state),
      mark?.text ?? '',
      mark?.person === undefined ? '' : words.person(mark.person),
      mark === undefined ? '' : time(mark.at),
    ]);
}

const themeRows = ({ source: { view, now }, words }: Filling): Rows =>
  view.themes.map(theme => [
    theme.title,
    String(theme.count),
    words.themeOnline(theme, now),
    words.themeOffline(theme, now),
  ]);

const isGuess = (entry: TimelineEntry): boolean => entry.kind === 'note' && entry.noteKind === 'guess';

function timelineRows({ timeline, source: { view, now }, names, words }: Filling): Rows {
  const closed = view.closedAt !== undefined;
  return timeline()
    .entries.filter(entry => !isGuess(entry))
    .map(entry => [
      words.time(entry.at, now),
      words.timelineEntry(entry, names, now),
      entry.by === undefined ? '' : words.actor(names.roleName(entry.by.role), entry.by.name),
      words.effects(entry, closed).join('\n'),
    ]);
}

const actionRows = ({ source: { view }, words, time }: Filling): Rows =>
  view.actions.map(({ finding, text, owner, due, done }) => [
    finding,
    text,
    words.person(owner),
    time(due),
    done === undefined ? '' : words.finished(done.result, time(done.at)),
  ]);

const proposalRows = ({ source: { view }, names, words }: Filling): Rows =>
  view.proposals.map(proposal => [words.target(proposal, names), proposal.what, proposal.why]);

/** What is handed to the archive, when it came about, and how long it is kept. */
function archiveRows({ source: { index, log, view }, words, time }: Filling): Rows {
  const { forms } = index.playbook;
  const filed = forms.flatMap(({ id, title, keep = '' }): Rows => {
    const last = view.documents.get(id)?.at(-1);
    return last === undefined ? [] : [[title, `${words.versionNumber(last.number)}，${time(last.at)}`, keep]];
  });
  const kept = forms.find(({ outward }) => outward === 'statement')?.keep ?? '';
  // The record of the matter is kept as long as what was made from it, as the list itself is.
  const listsArchive = ({ fields }: Form): boolean =>
    fields.some(field => field.kind === 'table' && field.table === 'archive');
  const listed = forms.find(listsArchive)?.keep ?? '';
  const { original } = view.post;
  return [
    ...filed,
    ...view.publications.map(({ title, publishedAt }) => [
      words.statementTitle(title),
      time(publishedAt),
      kept,
    ]),
    ...(original === undefined
      ? []
      : [[words.archived.picture, time(original.at), words.archived.untilUsed]]),
    [words.archived.record, words.archived.entries(log.events.length, view.gaps), listed],
  ];
}

/** The rows of each table, and the relative widths of its columns. */
const tables: Readonly<
  Record<TableName, { readonly rows: (filling: Filling) => Rows; readonly widths: readonly number[] }>
> = {
  clocks: { rows: clockRows, widths: [32, 22, 22, 24] },
  deviations: { rows: deviationRows, widths: [26, 18, 34, 22] },
  regrades: { rows: regradeRows, widths: [20, 58, 22] },
  statements: { rows: statementRows, widths: [13, 23, 11, 20, 16, 17] },
  checks: { rows: checkRows, widths: [32, 12, 34, 22] },
  approvals: { rows: approvalRows, widths: [28, 14, 24, 16, 18] },
  themes: { rows: themeRows, widths: [26, 10, 34, 30] },
  timeline: { rows: timelineRows, widths: [16, 40, 18, 26] },
  actions: { rows: actionRows, widths: [26, 28, 15, 15, 16] },
  proposals: { rows: proposalRows, widths: [24, 40, 36] },
  archive: { rows: archiveRows, widths: [46, 32, 22] },
};

/** Tables already filled, so that a form can be typed into without reading the record anew at each key. */
const filled = remembered((filling: Filling) =>
  onceEach((name: TableName): DocumentTable => {
    const { rows, widths } = tables[name];
    return filling.guard.table({ ...filling.words.tables[name], rows: rows(filling), widths });
  }),
);

/** A table as the record fills it; it names no cause that nobody has approved as the cause. */
export const documentTable = (name: TableName, filling: Filling): DocumentTable => filled(filling)(name);
