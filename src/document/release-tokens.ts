import { SHEET_PARTS } from '../incident/event.ts';
import { textOf } from '../incident/release/compose.ts';
import { type FactView, pendingFacts } from '../incident/release/ledger.ts';
import { improvementsOf } from '../incident/review/improvement.ts';
import { firstLines, lastLines } from './bounded.ts';
import type { Filling } from './filling.ts';
import type { VersionStanding } from './words.ts';

const facts = ({ source: { release } }: Filling): readonly FactView[] => release?.ledger.facts ?? [];

const verified = (filling: Filling): string =>
  facts(filling)
    .flatMap(({ label, usable }) =>
      usable === undefined ? [] : [filling.words.labelled(label, usable.value.replace(/\s*\n\s*/g, ' '))],
    )
    .join('\n');

const pending = ({ source: { release }, words }: Filling): string =>
  release === undefined ? '' : words.list(pendingFacts(release.ledger).map(({ label }) => label));

const withheld = (filling: Filling): string =>
  filling.words.list(facts(filling).flatMap(({ label, state }) => (state === 'withheld' ? [label] : [])));

/** The text of a version; where it has several parts, each under its name. */
function bodyOf({ source: { release }, words }: Filling, standing: VersionStanding | undefined): string {
  if (standing === undefined) return '';
  const { channel, parts } = standing.version;
  const known = release?.kit.channels.find(({ id }) => id === channel)?.parts ?? [];
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
function versionTokens(
  prefix: string,
  pick: (filling: Filling) => VersionStanding | undefined,
): Readonly<Record<string, (filling: Filling) => string>> {
  return {
    [`${prefix}标题`]: filling => pick(filling)?.version.title ?? '',
    [`${prefix}正文`]: filling => bodyOf(filling, pick(filling)),
    [`${prefix}形式`]: filling => {
      const channel = pick(filling)?.version.channel;
      return channel === undefined ? '' : filling.names.channelTitle(channel);
    },
    [`${prefix}稿次`]: filling => {
      const version = pick(filling)?.version;
      return version === undefined ? '' : filling.words.versionNumber(version.number);
    },
    [`${prefix}类别`]: filling => {
      const version = pick(filling)?.version;
      return version === undefined ? '' : filling.words.versionKind(version.kind);
    },
    [`${prefix}状态`]: filling => {
      const standing = pick(filling);
      return standing === undefined ? '' : filling.words.standing(standing, filling.source.now);
    },
    [`${prefix}起草人`]: filling => {
      const by = pick(filling)?.version.by;
      return by === undefined ? '' : filling.words.actor(filling.names.roleName(by.role), by.name);
    },
    [`${prefix}起草时间`]: filling => filling.time(pick(filling)?.version.at),
    [`${prefix}下次发布`]: filling => {
      const version = pick(filling)?.version;
      return version === undefined ? '' : filling.time(version.nextUpdate) || (version.noUpdate ?? '');
    },
  };
}

/** Every publication, on paper or through the release screen, by time. */
function publications({ source, words, time, names, recorded }: Filling): string {
  const { release, view } = source;
  const released = (release?.statements ?? []).flatMap(({ versions }) =>
    versions.flatMap(({ title, channel, publications: of }) =>
      of.map(({ publishedAt: at, place, link }) => ({
        at,
        line: words.publication(
          words.labelled(names.channelTitle(channel), words.statementTitle(title)),
          place,
          link,
        ),
      })),
    ),
  );
  const byHand = view.steps.flatMap(({ step, state }) =>
    // A step that went with a release is told of as that release.
    step.outcome === 'published' &&
    state.kind === 'done' &&
    (state.outside !== undefined || release === undefined)
      ? [
          {
            at: state.at,
            line: words.publication(
              step.title,
              recorded(step.id, 'place'),
              recorded(step.id, 'link') || undefined,
            ),
          },
        ]
      : [],
  );
  const lines = [...released, ...byHand]
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ at, line }) => words.dated(time(at), line));
  return lastLines(lines, words);
}

function themes({ review, source: { now }, words }: Filling, open: boolean): string {
  return firstLines(
    review()
      .themes.filter(({ settled }) => !open || !settled)
      .map(theme => words.themeLine(theme, now)),
    words,
    15,
  );
}

function handover(filling: Filling, part: (typeof SHEET_PARTS)[number]): string {
  const { words, names, source } = filling;
  return words.handover(filling.handover(), names, source.now)[part];
}

const lastHandover = ({ source: { log } }: Filling) =>
  log.state.handovers.findLast(({ event }) => !log.state.undone.has(event));

const PART_TOKENS = {
  situation: '交接现状',
  done: '交接已办',
  todo: '交接待办',
  limits: '交接时限',
  risks: '交接风险',
  contacts: '交接联系人',
} as const;

/** Tokens for facts, statements, feedback, hand-over and review, by name. Each gives '' for nothing. */
export const releaseTokens: Readonly<Record<string, (filling: Filling) => string>> = {
  已核实事实: verified,
  正在核实: pending,
  不公开: withheld,
  ...versionTokens('发布稿', ({ statement }) => statement),
  ...versionTokens('待审稿', ({ draft }) => draft),
  发布情况: publications,
  联系渠道: ({ source: { release } }) => release?.kit.contact ?? '',
  公众反映: filling => themes(filling, false),
  未答反映: filling => themes(filling, true),
  交班人: filling => {
    const by = lastHandover(filling)?.by;
    return by === undefined ? '' : filling.words.actor(filling.names.roleName(by.role), by.name);
  },
  接班人: filling => {
    const to = lastHandover(filling)?.value.to;
    return to === undefined ? '' : filling.words.actor(filling.names.roleName(to.role), to.name);
  },
  ...Object.fromEntries(
    SHEET_PARTS.map(part => [PART_TOKENS[part], (filling: Filling) => handover(filling, part)]),
  ),
  改进事项: ({ source: { log }, words }) =>
    firstLines(
      improvementsOf(log).actions.map(({ text, owner }) => words.labelled(words.person(owner), text)),
      words,
    ),
};
