import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintWording } from '../../src/desk/gate/wording.ts';
import { checklist } from '../../src/playbook/checklist.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { isForReplies } from '../../src/playbook/release-kit.ts';
import { index, playbook } from '../../test/support/playbook.ts';
import { contentFiles, contentFolder } from './folder.ts';

const { clauses, deadlines, first, forms, release, steps, suspicions, triage } = playbook;

const written = (file: string): string => readFileSync(join(contentFolder, file), 'utf8');

/** All that the manual says itself; what people type, quote and are asked to judge is not. */
const said = contentFiles
  .filter(
    name => /\.(yaml|mdx)$/.test(name) && !/^(plan\/clauses|wording|playbook\/(asked|suspicions))/.test(name),
  )
  .map(name => [name, written(name)] as const);

const lines = said.flatMap(([name, text]) =>
  text
    .split('\n')
    .flatMap(line =>
      name.endsWith('.yaml') && /^ *(synonyms:|#)/.test(line) ? [] : [[name, line] as const],
    ),
);
const linesThat = (pattern: RegExp): readonly string[] =>
  lines.flatMap(([name, line]) => (pattern.test(line) ? [`${name}: ${line.trim()}`] : []));

const how = (id: string): string => steps.find(step => step.id === id)?.how.join('\n') ?? '';
const ids = (facts: Facts): readonly string[] => checklist(index, facts).map(({ id }) => id);

/** One post about a village, as it is known when it is found: nobody has been there. */
const village: Facts = {
  handling: 'respond',
  emergency: 'no',
  spread: 'limited',
  sensitive: 'no',
  factsClear: 'unclear',
  panic: 'no',
  topic: 'illegal-construction',
  request: 'none',
  finder: 'section',
};

/** Warnings that an officer gives of a continuing danger. */
const WARNINGS = [
  '险情没有解除，请马上撤离，不要返回。',
  '坡上还有石块掉落，裂缝在变宽，随时可能滑塌，请立即离开。',
  '可能还会滑，请不要靠近，听到通知马上走。',
];
const FORECASTS = ['今晚不会再滑，请放心回家。', '预计明天上午还将发生滑坡。', '坡体已经稳定。'];
const forecast = (text: string): readonly string[] =>
  lintWording(
    text,
    suspicions,
    suspicions.wording.filter(({ cite }) => cite[0] === 'geo-17'),
  ).map(({ word }) => word);

interface Row {
  readonly row: string;
  readonly holds: () => void;
}
/** A row that another file tests already: the test is there, by its name. */
const testedIn =
  (file: string, name: string): (() => void) =>
  () =>
    expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(name);
const inLaw = (name: string) => testedIn('law.test.ts', name);
const inFidelity = (name: string) => testedIn('fidelity.test.ts', name);

/**
 * Findings of a head of office, a lawyer and a teacher who read the second edition whole, row by row: fidelity to the plan,
 * law, dead weight, wording. Each is held by a case here, or by the test that it names.
 */
const rows: readonly Row[] = [
  // Fidelity: what the plan does not say is not in its name.
  {
    row: '1.1 ending is no condition of the plan',
    holds: inFidelity('is no condition of ending in its name'),
  },
  {
    row: '1.2 the group approves, not two of it',
    holds: inFidelity('is no approval by two of the leading group'),
  },
  { row: '1.3 4.3.3 charges nobody', holds: inFidelity('charges nobody with a clause that has no subject') },
  {
    row: '1.4 what is quoted as said by the plan stands in it',
    holds: () => {
      const quotes = lines.flatMap(([name, line]) =>
        [...line.matchAll(/方案(?:只)?(?:写|说|写的是|说的是)(?:了)?“([^”]+)”/g)].map(
          ([, quoted = '']) => [name, quoted] as const,
        ),
      );
      expect(quotes.length).toBeGreaterThan(10);
      const unsaid = quotes.filter(
        ([, quoted]) =>
          !quoted
            .split('……')
            .every(part => clauses.some(({ text }) => text.includes(part.replace(/[，。；、]$/, '')))),
      );
      expect(unsaid).toEqual([]);
    },
  },
  { row: '1.5 3.2.5 is an early step', holds: inFidelity('is a step before assessment and drafting') },
  {
    row: '1.6 nobody waits for an order where people are in danger',
    holds: () => {
      for (const text of [written('plan/04-duties.mdx'), written('training/lessons/17-lead.mdx')])
        expect(text).toMatch(/受威胁的，先请.{0,40}转移.{0,40}不等指示/);
      expect(how('take-measures')).toContain(
        '有人员危险的，先请当地政府、村组撤人，协助警戒，再请示、再写稿',
      );
    },
  },
  {
    row: '1.7 time words stand with their clauses',
    holds: inFidelity('has 37, and each has its time word with it'),
  },
  {
    row: '1.8 第一时间、迅速、及时、立即 each have a clock that only tells how long',
    holds: () => {
      for (const word of ['第一时间', '迅速', '及时', '立即']) {
        const clocks = deadlines.filter(
          ({ basis, limitText, within }) => basis === 'plan' && limitText === word && within === undefined,
        );
        expect({ word, clocks: clocks.length }).not.toEqual({ word, clocks: 0 });
      }
    },
  },
  {
    row: '1.9 4.3.3 by what happened',
    holds: inFidelity('a landslide graded %s of which the whole city talks'),
  },
  { row: '1.10 3.2.4, level and importance', holds: inFidelity('3.2.4, the level and the importance') },
  { row: '1.11 who inquires cites 3.2.1', holds: inFidelity('who inquires does so for the leading group') },

  // Law.
  {
    row: '2.1 a leak has its four hours whatever is known',
    holds: inLaw('has the clock of four hours and the report'),
  },
  { row: '2.1 whoever contains a leak grades it', holds: inLaw('whoever stops a leak grades it meanwhile') },
  {
    row: '2.1 nothing taught waits',
    holds: testedIn('keys.test.ts', 'nothing taught has the bureau wait for somebody else'),
  },
  {
    row: '2.1, 2.5 no page, lesson or question has another body grade what is the bureau’s to grade',
    holds: () => {
      expect(linesThat(/级别以.{0,10}认定为准/)).toEqual([]);
      expect(linesThat(/(滑坡|塌陷).{0,12}主管部门(定|认定)为/)).toEqual([]);
      expect(written('plan/06-report.mdx')).toMatch(/级别先由本局初判，不等别的部门来定/);
    },
  },
  {
    row: '2.2 a crime goes to the police by law',
    holds: inLaw('a crime in a leak goes to the police by law'),
  },
  { row: '2.2 a summary within 30 days', holds: inLaw('a summary follows within 30 days') },
  {
    row: '2.2 network data 11, network security law 27, petitions 25 and 46',
    holds: inLaw('%s is cited by a step that its matter asks for'),
  },
  { row: '2.2 grave petitions go to the city', holds: inLaw('grave petitions go to the city at once') },
  {
    row: '2.2 the page on reports tells of the police, the summary and grave petitions',
    holds: () => {
      const page = written('plan/06-report.mdx');
      for (const words of ['及时向公安机关报案', '30日内报总结报告', '信访工作联席会议办公室'])
        expect(page).toContain(words);
    },
  },
  {
    row: '2.3 a step, a rule and a signature tell warning and forecast apart',
    holds: inLaw('a warning is no forecast'),
  },
  {
    row: '2.3 the gate lets a warning pass and stops a forecast',
    holds: () => {
      for (const text of WARNINGS) expect({ text, found: forecast(text) }).toEqual({ text, found: [] });
      for (const text of FORECASTS) expect(forecast(text), text).not.toEqual([]);
    },
  },
  {
    row: '2.3 no drill takes a warning for a slip',
    holds: testedIn('drills-traps.test.ts', '可能还会滑，请马上离开，不要返回。'),
  },
  {
    row: '2.3 whatever is said of an event on any channel says the danger that goes on, and early',
    holds: () => {
      const event = release.variants.find(({ id }) => id === 'event');
      for (const channel of release.channels.filter(each => !isForReplies(each)))
        for (const form of ['full', 'holding'] as const) {
          const texts = channel.parts.map(part => part[form].replaceAll('{通报内容}', event?.[form] ?? ''));
          for (const text of texts)
            expect({ channel: channel.id, form, text }).toEqual({
              channel: channel.id,
              form,
              text: expect.stringContaining('{安全提示}'),
            });
        }
      for (const id of ['microblog', 'video', 'spot'])
        for (const { holding } of release.channels.find(channel => channel.id === id)?.parts.slice(0, 1) ??
          [])
          expect(holding.indexOf('{安全提示}')).toBeLessThan(holding.indexOf('{处置情况}'));
    },
  },
  {
    row: '2.3 the card forbids a forecast and asks for a warning',
    holds: () => {
      expect(first?.card?.may.join()).toMatch(/险情警示：.*离开、绕行、不要返回.*应急广播/);
      expect(first?.card?.mayNot.join()).toMatch(/不会再滑/);
    },
  },
  { row: '2.4 the guide is quoted with 违法有害信息', holds: inLaw('30 minutes count for harmful matter') },
  {
    row: '2.5 the bureau grades first',
    holds: inLaw('the question of the grade sends nobody to wait for another'),
  },
  {
    row: '2.5 what may become grave is reported at once',
    holds: inLaw('what may become grave is reported at once'),
  },
  {
    row: '2.6 a digest is no quotation',
    holds: testedIn('small-matter.test.ts', 'what is known from a digest alone'),
  },
  { row: '2.7 five and seven working days', holds: inLaw('five working days to object') },
  {
    row: '2.7 persons in charge speak first',
    holds: inLaw('persons in charge speak first where an event is grave'),
  },
  {
    row: '2.7 the city’s office co-ordinates',
    holds: inLaw('the city’s office with the publicity department'),
  },
  {
    row: '2.8 people are moved by geo-29',
    holds: inLaw('people are moved with the first report, by geo-29'),
  },
  {
    row: '2.8 of the four ways to report badly none is left out, in pages, lessons, first minutes and terms',
    holds: () => {
      const told = linesThat(/迟报、(不)?谎报|迟报、漏报/).filter(
        line => !/^(training\/(questions|drills))|wording: |wording/.test(line),
      );
      expect(told.length).toBeGreaterThan(5);
      for (const line of told) expect(line).toMatch(/瞒报.*漏报|漏报.*瞒报/);
      expect(linesThat(/三种情形/)).toEqual([]);
    },
  },

  // Trade and dead weight.
  {
    row: '3.1 a village post asks the leading group for no decision on reporting upward, and says how little is left once it is clear',
    holds: () => {
      expect(ids(village)).not.toContain('report-upward');
      expect(ids({ ...village, sensitive: 'yes' })).toContain('report-upward');
      expect(how('report-to-leaders')).toContain('是否上报');
      expect(how('investigate')).toMatch(/查清了就重新初判.*收尾只留移交归档和清理个人信息/);
      const clear = checklist(index, { ...village, factsClear: 'clear' });
      expect(clear.length).toBeLessThanOrEqual(11);
      expect(clear.filter(({ phase }) => phase === 'closing').map(({ id }) => id)).toEqual(['archive']);
    },
  },
  {
    row: '3.2 a conference is approved where one is planned',
    holds: testedIn('small-matter.test.ts', 'whether a conference has to be approved'),
  },
  {
    row: '3.3 a small matter takes nine steps',
    holds: testedIn('small-matter.test.ts', 'takes nine steps at most'),
  },
  {
    row: '3.4 no foreign manual beside clauses',
    holds: testedIn('small-matter.test.ts', 'no foreign manual is a label'),
  },
  {
    row: '3.5 orders that come in, reporters, visitors, minors',
    holds: testedIn('on-the-spot.test.ts', '提示单'),
  },
  {
    row: '3.6 nobody lets a matter rest alone',
    holds: () => {
      const ends = triage.outcomes.filter(({ ends: how }) => how !== undefined);
      expect(ends).toHaveLength(3);
      for (const { reviewedBy } of ends) expect(reviewedBy?.length).toBeGreaterThan(0);
      expect(deadlines.some(({ anchor }) => 'exit' in anchor)).toBe(true);
    },
  },
  {
    row: '3.7 each channel has a template, a limit of length and says what is recorded of it',
    holds: () => {
      expect(release.channels.map(({ title }) => title)).toEqual([
        '对外门户网站',
        '新闻发布会',
        '政务微博',
        '公众号',
        '短视频口播',
        '对媒体书面答复',
        '现场口头说明',
        '回复',
      ]);
      for (const { id, hint, parts } of release.channels) {
        expect({ id, hint }).toEqual({ id, hint: expect.stringMatching(/“发布在哪里”写|记下链接/) });
        for (const part of parts)
          expect({ id, part: part.id, says: (part.reply ?? part.full) !== '' }).toEqual({
            id,
            part: part.id,
            says: true,
          });
      }
      // The site’s own page has room for all; what is asked and answered at a conference is not read out.
      const unlimited = release.channels.flatMap(({ id, parts }) =>
        parts.flatMap(part => (part.limit === undefined ? [`${id} ${part.id}`] : [])),
      );
      expect(unlimited).toEqual(['notice body', 'conference questions']);
      const video = release.channels.find(({ id }) => id === 'video');
      expect(video?.parts.map(({ id }) => id)).toEqual(['spoken', 'subtitles']);
      const [spoken, subtitles] = video?.parts ?? [];
      const bare = (text = ''): string => text.replace(/[。\s]/g, '');
      for (const form of ['full', 'holding'] as const)
        expect(bare(subtitles?.[form])).toBe(`{标题}${bare(spoken?.[form])}`);
    },
  },
  {
    row: '3.8 by night: the office is told when it is found, and only the morning is promised',
    holds: () => {
      expect(how('report-to-office')).toMatch(/一发现就打电话.*夜里也不等上班（参考）/);
      expect(how('publish-brief')).toMatch(/夜间只承诺早上做得到的时间.*（参考）/);
      expect(release.acknowledgement?.night).toMatchObject({ from: 22, until: 6, next: 8 });
    },
  },

  // Wording: what was spoken where it should be written.
  {
    row: '4 the sentences that struck are gone',
    holds: () => {
      const struck =
        /把空白填满|等于把话让给别人说|错过了别人来帮忙的时间|下一轮舆情就是冲着这个来的|容易和上面说的对不上|只剩印象了|就有人着手口径|口径随之更新|处置进了一步|承诺的更新已经兑现|这几句留不留|能改的改|各有主张的事|原因不急着说|小时走不走|多个时限同时走|口径打架/;
      expect(linesThat(struck)).toEqual([]);
    },
  },
  {
    row: '4 a page’s headings are written style',
    holds: () => {
      const headings = lines.filter(([name, line]) => name.startsWith('plan/') && line.startsWith('## '));
      expect(headings.length).toBeGreaterThan(20);
      const spoken = headings.filter(([, line]) =>
        /做得好不好|一起走|办得快|弄清|拿出|顺带|搜什么|怎么记|管什么|用什么/.test(line),
      );
      expect(spoken).toEqual([]);
    },
  },
  {
    row: '4 what is decided at the deployment is six things, wherever they are counted',
    holds: () => {
      expect(linesThat(/部署时定五|定五样/)).toEqual([]);
      expect(written('plan/04-duties.mdx')).toMatch(/部署时定六件：(?:[^、。]+、){5}[^、。]+。/);
      expect(written('training/lessons/17-lead.mdx')).toContain('当场要定六件');
    },
  },
];

describe('what was found in the second edition', () => {
  test.each(rows.map(each => [each.row, each] as const))('%s', (_, { holds }) => holds());
});

test('all 37 clauses are cited where something is done, but for what only tells why or what it comes to', () => {
  expect(clauses).toHaveLength(37);
  const cited = new Set(
    [...steps, ...deadlines, ...triage.outcomes, ...triage.additions, ...forms, ...release.elements]
      .flatMap(({ cite }) => cite)
      .concat(release.signOff.flatMap(({ cite }) => cite)),
  );
  const uncited = clauses.filter(({ id, kind }) => !cited.has(id) && !['background', 'aim'].includes(kind));
  expect(uncited.map(({ id }) => id)).toEqual(['3.1.1', '3.1.2', '5.1.4']);
});
