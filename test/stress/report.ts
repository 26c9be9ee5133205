import type { Playbook } from '../../src/playbook/playbook.ts';
import { AHEAD, PRESSING, READY_DRAFT } from './case.ts';
import { LONGEST_WORK } from './durations.ts';
import {
  type Finding,
  findingsOf,
  findingWords,
  HARD,
  helpWords,
  IMPOSSIBLE,
  percent,
  type Row,
  rowsOf,
  shareIn,
  spreadWords,
  timeWords,
  verdictOf,
} from './findings.ts';
import { HOUR } from './night.ts';
import { bars, escaped, squares, stretches } from './pictures.ts';
import { NIGHT, RANGES } from './ranges.ts';
import { DAY_POSTS } from './shift.ts';
import { ARRANGED_WITH, POSTS, quantile, type Result, resultFor, SETTINGS, type Study } from './study.ts';

/** Where durations come from, for the report. */
export interface Sources {
  readonly scenarios: number;
  /** Own closed incidents, and files that were none. */
  readonly incidents: number;
  readonly refusedFiles: readonly string[];
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${heads.map(head => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead><tbody>${rows
    .map(
      ([first = '', ...rest]) =>
        `<tr><th scope="row">${escaped(first)}</th>${rest.map(cell => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
    )
    .join('')}</tbody></table>`;

const named = ({ title, limit }: Row): string => `${title}（${limit}）`;

const states: readonly (readonly [reachable: boolean, words: string])[] = [
  [true, '联系得上'],
  [false, '联系不上'],
];

const grid = states.flatMap(([reachable, words]) => POSTS.map(posts => ({ posts, reachable, words })));

function kept(study: Study, rows: readonly Row[]): string {
  const judged = rows.filter(({ kind }) => kind === 'judged');
  const shares = (row: Row): readonly (number | undefined)[] =>
    grid.map(({ posts, reachable }) => shareIn(resultFor(study, posts, reachable), row.id));
  const title = '各时限超时的比例';
  return `<h2>一、哪些时限办不到</h2>
<p>每格是超时的比例。左五列审定人夜里联系得上，右五列联系不上；列头是夜里的岗位数。</p>
<figure>${squares(
    title,
    states.map(([, words]) => words),
    grid.map(({ posts }) => `${posts}个`),
    judged.map(row => ({ label: row.title, shares: shares(row) })),
  )}<figcaption>图1　${title}</figcaption></figure>
${table(
  ['时限', '依据', ...grid.map(({ posts, words }) => `${posts}个，${words}`), '人最齐时'],
  judged.map(row => {
    const all = shares(row);
    return [named(row), row.cites, ...all.map(percent), verdictOf(all[POSTS.length - 1])];
  }),
)}`;
}

function helps(findings: readonly Finding[]): string {
  const missed = findings.filter(({ usual }) => usual.missed > 0);
  const title = `${ARRANGED_WITH}个岗位、审定人夜里联系不上时，各种办法之后超时的比例`;
  const base = `照现在（${ARRANGED_WITH}个岗位，联系不上）`;
  return `<h2>二、什么能帮上忙</h2>
<p>同样的夜、同样的事，每次只改一样；最后一栏几样一起改。</p>
<figure>${bars(
    title,
    missed.map(({ row, usual, helps: tried }) => ({
      label: named(row),
      bars: [
        { label: base, share: usual.share },
        ...tried.map(({ help, share }) => ({ label: helpWords[help], share })),
      ],
    })),
  )}<figcaption>图2　${title}</figcaption></figure>
${table(
  ['时限', base, ...Object.values(helpWords)],
  missed.map(({ row, usual, helps: tried }) => [
    named(row),
    percent(usual.share),
    ...Object.keys(helpWords).map(help => percent(tried.find(each => each.help === help)?.share)),
  ]),
)}`;
}

function firstRelease(study: Study): string {
  const title = '从发现到第一次发布';
  const results = grid.flatMap(({ posts, reachable, words }) => {
    const result = resultFor(study, posts, reachable);
    return result === undefined || result.firstRelease.length === 0 ? [] : [{ posts, words, result }];
  });
  const at = ({ firstRelease: all }: Result, share: number): number => quantile(all, share) ?? 0;
  return `<h2>三、第一次发布要多久</h2>
<p>圆圈是中位数，横条从最快的一成到最慢的一成。审定人联系不上的，夜里写好的稿子等到天亮。</p>
<figure>${stretches(
    title,
    results.map(({ posts, words, result }) => ({
      label: `${posts}个岗位，${words}`,
      low: at(result, 0.1),
      middle: at(result, 0.5),
      high: at(result, 0.9),
    })),
  )}<figcaption>图3　${title}</figcaption></figure>
${table(
  ['岗位和审定人', '最快的一成', '中位数', '最慢的一成', '发了几件', '稿里承诺的时间过了，改稿重审（次）'],
  results.map(({ posts, words, result }) => [
    `${posts}个岗位，${words}`,
    ...[0.1, 0.5, 0.9].map(share => timeWords(at(result, share))),
    String(result.firstRelease.length),
    String(result.outrun),
  ]),
)}`;
}

function counted(study: Study, rows: readonly Row[]): string {
  const found = rows.filter(({ kind }) => kind === 'counted');
  return `<h2>四、没有写数字的时限</h2>
<p>依据写“立即、迅速、第一时间”的，不替它编限度，只报用了多久：中位数（最快的一成至最慢的一成）。</p>
${table(
  ['时限', '依据', ...grid.map(({ posts, words }) => `${posts}个，${words}`)],
  found.map(row => [
    named(row),
    row.cites,
    ...grid.map(({ posts, reachable }) =>
      spreadWords(resultFor(study, posts, reachable)?.deadlines.get(row.id)?.took ?? []),
    ),
  ]),
)}`;
}

function signers(study: Study): string {
  const found = [...(resultFor(study, Math.max(...POSTS), true)?.signers ?? [])].sort(
    ([one], [other]) => one - other,
  );
  return `<h2>五、一稿要几个人签</h2>
<p>审查、各道审定、听念稿的，各是各的人。除去最后审定的一人，岗位比要签的人少，就要写明一人兼。</p>
${table(
  ['要几个人签', '这样的稿子（份）', ...POSTS.map(posts => `${posts}个岗位`)],
  found.map(([people, releases]) => [
    `${people}人`,
    String(releases),
    ...POSTS.map(posts => (posts >= people - 1 ? '够' : `缺${people - 1 - posts}人`)),
  ]),
)}`;
}

function unseen(rows: readonly Row[]): string {
  const found = rows.filter(({ kind }) => kind === 'unseen');
  return `<h2>六、一夜看不出的时限</h2>
<p>限期远在一夜之外，或者收尾阶段才办的，模拟到夜里的事办完为止，不作判断。</p>
${
  found.length === 0
    ? '<p>没有。</p>'
    : table(
        ['时限', '依据'],
        found.map(row => [named(row), row.cites]),
      )
}`;
}

function assumptions(study: Study, sources: Sources): string {
  const own =
    sources.incidents === 0
      ? '没有给本局的事件包'
      : `本局办结的${sources.incidents}件；同一步两处都有的，用本局的`;
  return `<h2>七、种子、假设和范围</h2>
<ul>
<li>种子：${study.seeds.first}至${study.seeds.first + study.seeds.count - 1}，共${study.seeds.count}夜、${study.matters}件，每夜按${SETTINGS.length}种安排各走一遍。同样的种子得同样的报告。</li>
<li>每件事都用处置台自己的命令办理，时限由处置台自己计算；处置台拒绝的命令：${study.refused.length}条。</li>
<li>事情：一半照演练情景最后的分级，一半每一题各选项机会均等。这不是各类事情真实的多少。</li>
<li>办理用时：${sources.scenarios}个情景的示范做法，${own}。取相邻两条记录的间隔，超过${LONGEST_WORK}分钟的当作等待，不算；没有记录的步骤，从其他步骤的用时里抽。</li>
<li>第一个核实了的事实、完整的核查结果各要多久，取自同样的记录，从通知核查起算，不占岗位。正式发布等完整结果；离到期不到${PRESSING / HOUR}小时的，按已核实的先发，没查清的写明正在查。承诺再发的，提前${AHEAD / HOUR}小时动手。</li>
<li>夜从${NIGHT.from}时算起，到次日${NIGHT.silentUntil - 24}时；联系不上的审定人${NIGHT.silentFrom}时到次日${NIGHT.silentUntil - 24}时不应答。白天${DAY_POSTS}个岗位都在。</li>
<li>哪个岗位都能办哪一步；先办最早到期的，再办先来的。底稿事先备好，指起草不超过${READY_DRAFT}分钟。</li>
<li>比例不超过${percent(HARD)}说“基本办到”，超过${percent(IMPOSSIBLE)}说“办不到”，之间说“难办到”。</li>
${sources.refusedFiles.map(file => `<li>没有用上的文件：${escaped(file)}</li>`).join('')}
</ul>
${table(
  ['假设（没有注明的，单位是分钟；范围内机会均等）', '最少', '最多'],
  Object.values(RANGES).map(({ label, between: [least, most] }) => [label, String(least), String(most)]),
)}`;
}

const STYLE = `body{font:16px/1.8 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;break-after:avoid}
figure{margin:1rem 0;break-inside:avoid}svg{max-width:100%;height:auto;font-size:13px}figcaption{font-weight:bold}
table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.5;font-variant-numeric:tabular-nums}
th,td{border:1px solid #777;padding:.2rem .4rem;text-align:left;font-weight:normal}thead th{font-weight:bold}tr{break-inside:avoid}
thead th:nth-child(n+3){min-width:4.2em}.wide{overflow-x:auto}@media print{body{margin:0;max-width:none}}`;

/** The hardest, each in a sentence. */
export const hardest = (playbook: Playbook, study: Study): readonly string[] =>
  findingsOf(playbook, study).slice(0, 3).map(findingWords);

/** The report as one HTML file with nothing outside it. */
export function reportOf(playbook: Playbook, study: Study, sources: Sources): string {
  const rows = rowsOf(playbook, study);
  const found = findingsOf(playbook, study);
  const title = '方案压力试验';
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1>
<p>方案版本${escaped(playbook.edition)}。把${study.seeds.count}个假设的夜各走${SETTINGS.length}遍，看哪些时限办不到、差在哪里。这不是预测：事情和用时都是假设的，只用来比较安排。</p>
<h2>最难办到的三条</h2>
<ol>${hardest(playbook, study)
    .map(words => `<li>${escaped(words)}</li>`)
    .join('')}</ol>
${[
  kept(study, rows),
  helps(found),
  firstRelease(study),
  counted(study, rows),
  signers(study),
  unseen(rows),
  assumptions(study, sources),
]
  .join('\n')
  .replaceAll('<table>', '<div class="wide"><table>')
  .replaceAll('</table>', '</table></div>')}
</body></html>
`;
}
