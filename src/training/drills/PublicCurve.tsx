import type { ComponentChildren } from 'preact';
import { Table } from '../../kit/Table.tsx';
import { heatAt, looks, roundTop } from './curve.ts';
import type { Feed } from './public.ts';
import type { Story } from './story.ts';
import { askedText, curveWords, turnName, washText } from './wash-words.ts';
import { sinceStart } from './words.ts';

/** Sizes in the picture's own units. */
const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 46;
const RIGHT = 16;
const TOP = 26;
const BOTTOM = 34;
/** As many marks as the axis has room for. */
const MARKS = 9;
/** As many rows as can be taken in at a glance. */
const ROWS = 10;

/** A run, and which line stands for it: full and strong, broken, or dotted. */
interface Side<Told> {
  readonly line: 'mine' | 'other' | 'ideal';
  readonly label: string;
  readonly story: Told;
}

/** A run beside others. */
export type RunSide = Side<Story>;

interface Props {
  sides: readonly Side<Pick<Story, 'acts' | 'feed'>>[];
  /** Milliseconds since the epoch. */
  start: number;
  end: number;
}

interface Row {
  readonly head: string;
  readonly cell: (feed: Feed) => ComponentChildren;
}

const rounded = (heat: number | undefined) => (heat === undefined ? washText.ended : Math.round(heat));

/** How much the public wrote in each run, as a picture and beside it as a table. */
export function PublicCurve(props: Props) {
  const { sides, start, end } = props;
  const rows: readonly Row[] = [
    ...looks(end - start, ROWS).map(look => ({
      head: sinceStart(look),
      cell: (feed: Feed) => rounded(heatAt(feed, start + look)),
    })),
    {
      head: washText.peak,
      cell: ({ peak }) => (
        <>
          {rounded(peak.heat)} <span class="small faint">{sinceStart(peak.at - start)}</span>
        </>
      ),
    },
    { head: washText.total, cell: ({ total }) => total.toLocaleString('zh-CN') },
  ];
  return (
    <div class="curve">
      <div>
        <Picture {...props} />
        <ul class="wash-legend cluster small">
          {sides.map(({ line, label }) => (
            <li key={line} class="cluster">
              <svg viewBox="0 0 32 22" class="picture picture-key" aria-hidden="true">
                <path class={`curve-line ${line}`} d="M1 11h30" />
              </svg>
              {label}
            </li>
          ))}
          <li class="cluster">
            <svg viewBox="0 0 32 22" class="picture picture-key" aria-hidden="true">
              <PublishMark x={16} y={11} />
            </svg>
            {washText.publishedAt}
          </li>
        </ul>
      </div>
      <Table
        class="curve-table numeric"
        rows={rows}
        keyOf={({ head }) => head}
        columns={[
          { head: washText.moment, cell: ({ head }) => head },
          ...sides.map(({ label, story }) => ({ head: label, cell: ({ cell }: Row) => cell(story.feed) })),
        ]}
      />
    </div>
  );
}

const PublishMark = ({ x, y }: { x: number; y: number }) => (
  <path class="happened full" d={`M${x} ${y - 8}l8 14h-16z`} />
);

function Picture({ sides, start, end }: Props) {
  const { top, step } = roundTop(Math.max(...sides.map(({ story }) => story.feed.peak.heat)));
  const place = (value: number): number => Math.round(value * 10) / 10;
  const x = (moment: number): number =>
    place(LEFT + ((moment - start) / Math.max(1, end - start)) * (WIDTH - LEFT - RIGHT));
  const y = (heat: number): number => place(HEIGHT - BOTTOM - (heat / top) * (HEIGHT - TOP - BOTTOM));
  const path = ({ ticks }: Feed): string =>
    ticks.map(({ at, heat }, position) => `${position === 0 ? 'M' : 'L'}${x(at)} ${y(heat)}`).join('');
  const rows = Array.from({ length: Math.round(top / step) + 1 }, (_, position) => position * step);
  return (
    <section
      class="curve-picture card scroll picture"
      aria-label={washText.curvePicture}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too.
      tabIndex={0}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={curveWords(sides, start)}>
        <g class="axis">
          {rows.map(row => (
            <g key={row}>
              <path class="grid" d={`M${LEFT} ${y(row)}H${WIDTH - RIGHT}`} />
              <text x={LEFT - 6} y={y(row) + 4} text-anchor="end">
                {row}
              </text>
            </g>
          ))}
          {looks(end - start, MARKS)
            .slice(0, -1)
            .map(hour => (
              <text key={hour} x={x(start + hour)} y={HEIGHT - 12} text-anchor="middle">
                {sinceStart(hour)}
              </text>
            ))}
          <text x={LEFT - 38} y={14}>
            {washText.curveUnit}
          </text>
        </g>
        {[...sides].reverse().map(({ line, story: { feed, acts } }) => (
          <g key={line}>
            <path class={`curve-line ${line}`} d={path(feed)} />
            {acts.map(
              ({ kind, at, event }) =>
                kind === 'publish' &&
                at <= end && <PublishMark key={event} x={x(at)} y={y(heatAt(feed, at) ?? 0)} />,
            )}
          </g>
        ))}
      </svg>
    </section>
  );
}

type Asked = Feed['questions'][number];

/** What the public asked, what became of each question, and how much was written of it. @param start of the scenario, milliseconds since the epoch */
export function PublicAsked({ feed, start }: { feed: Feed; start: number }) {
  const { columns } = askedText;
  const turnsOf = ({ turns }: Asked) =>
    turns.map(({ kind, at }) => `${sinceStart(at - start)} ${turnName[kind]}`).join('；') || askedText.silent;
  return (
    <Table
      class="asked carded"
      rows={feed.questions.filter(({ openedAt }) => openedAt !== undefined)}
      keyOf={({ question }) => question.id}
      columns={[
        { head: columns.question, cell: ({ question }) => question.asks },
        { head: columns.turns, cell: turnsOf },
        {
          head: columns.posts,
          data: { 'data-head': columns.posts },
          class: 'numeric',
          cell: ({ count }) => count.toLocaleString('zh-CN'),
        },
      ]}
    />
  );
}
