import type { SHEET_PARTS } from '../incident/kinds/handed-over.ts';
import { textOf } from '../incident/release/compose.ts';
import { type FactView, pendingFacts } from '../incident/release/ledger.ts';
import type { FormToken, VersionToken } from '../playbook/form-token.ts';
import { firstLines, lastLines } from './bounded.ts';
import type { Filling } from './filling.ts';
import type { VersionStanding } from './words.ts';

const facts = ({ source: { view } }: Filling): readonly FactView[] => view.ledger.facts;

const verified = (filling: Filling): string =>
  facts(filling)
    .flatMap(({ label, usable }) =>
      usable === undefined ? [] : [filling.words.labelled(label, usable.value.replace(/\s*\n\s*/g, ' '))],
    )
    .join('\n');

const pending = ({ source: { view }, words }: Filling): string =>
  words.list(pendingFacts(view.ledger).map(({ label }) => label));

const withheld = (filling: Filling): string =>
  filling.words.list(facts(filling).flatMap(({ label, state }) => (state === 'withheld' ? [label] : [])));

/** The text of a version; where it has several parts, each under its name. */
function bodyOf({ source: { index }, words }: Filling, standing: VersionStanding | undefined): string {
  if (standing === undefined) return '';
  const { channel, parts } = standing.version;
  const known = index.playbook.release.channels.find(({ id }) => id === channel)?.parts ?? [];
  const written = parts.map(({ part, text }) => ({
    label: known.find(({ id }) => id === part)?.label ?? part,
    text: textOf(text).trim(),
  }));
  return written
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => (written.length === 1 ? text : `${words.partTitle(label)}\n${text}`))
    .join('\n');
}

/** What tokens of a version of a statement have in common. */
function versionTokens<Prefix extends string>(
  prefix: Prefix,
  pick: (filling: Filling) => VersionStanding | undefined,
): Readonly<Record<`${Prefix}${VersionToken}`, (filling: Filling) => string>> {
  const tokens: Readonly<Record<VersionToken, (filling: Filling) => string>> = {
    标题: filling => pick(filling)?.version.title ?? '',
    正文: filling => bodyOf(filling, pick(filling)),
    形式: filling => {
      const channel = pick(filling)?.version.channel;
      return channel === undefined ? '' : filling.names.channelTitle(channel);
    },
    稿次: filling => {
      const version = pick(filling)?.version;
      return version === undefined ? '' : filling.words.versionNumber(version.number);
    },
    类别: filling => {
      const version = pick(filling)?.version;
      return version === undefined ? '' : filling.words.versionKind(version.kind);
    },
    状态: filling => {
      const standing = pick(filling);
      return standing === undefined ? '' : filling.words.standing(standing, filling.source.now);
    },
    起草人: filling => {
      const by = pick(filling)?.version.by;
      return by === undefined ? '' : filling.words.actor(filling.names.roleName(by.role), by.name);
    },
    起草时间: filling => filling.time(pick(filling)?.version.at),
    下次发布: filling => {
      const version = pick(filling)?.version;
      return version === undefined ? '' : filling.time(version.nextUpdate) || (version.noUpdate ?? '');
    },
  };
  return Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [`${prefix}${name}`, token]),
  ) as Readonly<Record<`${Prefix}${VersionToken}`, (filling: Filling) => string>>;
}

/** Every publication, on paper or through the release screen, by time. */
function publications({ source: { view }, words, time, names, version: versionOf }: Filling): string {
  const lines = view.publications.map(({ publishedAt, title, version, place, link }) => {
    const channel = versionOf(version)?.channel;
    const said =
      channel === undefined
        ? title
        : words.labelled(names.channelTitle(channel), words.statementTitle(title));
    return words.dated(time(publishedAt), words.publication(said, place ?? '', link));
  });
  return lastLines(lines, words);
}

function themes({ source: { view, now }, words }: Filling, open: boolean): string {
  return firstLines(
    view.themes.filter(({ settled }) => !open || !settled).map(theme => words.themeLine(theme, now)),
    words,
    15,
  );
}

function handover(filling: Filling, part: (typeof SHEET_PARTS)[number]): string {
  const { words, names, source } = filling;
  return words.handover(filling.handover(), names, source.now)[part];
}

const lastHandover = ({ source: { view } }: Filling) => view.handovers.at(-1);

/** Tokens for facts, statements, feedback, hand-over and review, by name. Each gives '' for nothing. */
export const releaseTokens = {
  已核实事实: verified,
  正在核实: pending,
  不公开: withheld,
  ...versionTokens('发布稿', ({ statement }) => statement),
  ...versionTokens('待审稿', ({ draft }) => draft),
  发布情况: publications,
  联系渠道: ({ source: { contact } }: Filling) => contact,
  公众反映: (filling: Filling) => themes(filling, false),
  未答反映: (filling: Filling) => themes(filling, true),
  交班人: (filling: Filling) => {
    const by = lastHandover(filling)?.by;
    return by === undefined ? '' : filling.words.actor(filling.names.roleName(by.role), by.name);
  },
  接班人: (filling: Filling) => {
    const to = lastHandover(filling)?.to;
    return to === undefined ? '' : filling.words.actor(filling.names.roleName(to.role), to.name);
  },
  交接现状: (filling: Filling) => handover(filling, 'situation'),
  交接已办: (filling: Filling) => handover(filling, 'done'),
  交接待办: (filling: Filling) => handover(filling, 'todo'),
  交接时限: (filling: Filling) => handover(filling, 'limits'),
  交接风险: (filling: Filling) => handover(filling, 'risks'),
  交接联系人: (filling: Filling) => handover(filling, 'contacts'),
  改进事项: ({ source: { view }, words }: Filling) =>
    firstLines(
      view.actions.map(({ text, owner }) => words.labelled(words.person(owner), text)),
      words,
    ),
} satisfies Partial<Record<FormToken, (filling: Filling) => string>>;
