import type { Facts } from '../../../src/playbook/condition.ts';
import { HOUR, simpleFacts } from '../../support/answers.ts';
import type { Counted } from './counting-hand.ts';
import type { Office } from './office.ts';

/** A story told on the screens, from the first question of the triage to the review. */
export interface Story {
  readonly name: string;
  readonly answers: Facts;
  /** With the triage, from the first click, at most. It may fall, and never rise. */
  readonly budget: Counted;
  /** By somebody at a machine that knows nobody, and only to where it is told to. */
  readonly stranger?: true;
  /** It begins with what came in, and not with the triage. */
  readonly door?: 'order';
  /** Forms that have to be filed in it. */
  readonly documents: readonly string[];
  /** From the verdict on. @param part what follows belongs to this part */
  play(office: Office, part: (name: string) => void): Promise<void>;
}

/** Whom the office knows, as any bureau does: they stand in the roster before anything happens. */
export const OFFICER = { role: 'office', name: '孙丽', title: '值班员' } as const;
const CHIEF = '陈刚';
const LEADER = '刘洋';
const READER = '何静';
const MINING = '赵六';
const NIGHT = '王强';
export const ROSTER: readonly (readonly [name: string, title: string, role: string, unit?: string])[] = [
  [OFFICER.name, OFFICER.title, OFFICER.role],
  [CHIEF, '办公室主任', 'office'],
  [LEADER, '组长', 'leadingGroup'],
  [READER, '法规科科长', 'legalSection'],
  [MINING, '矿产管理科科长', 'functionalSection', '矿产管理科'],
  [NIGHT, '夜班值班员', 'office'],
];

const WATER = '自来水是不是取自白茅溪';
const PERMIT = '采石场的证是谁发的、挖了多大';

/** 采石场: the whole city talks about it. */
export const quarry: Story = {
  name: 'story on the wide track',
  budget: { clicks: 100, fields: 49 },
  answers: {
    title: '岩舍镇白茅岭采石场和白茅溪',
    foundAt: '',
    topic: 'mining',
    emergency: 'no',
    spread: 'citywide',
    attentionAt: '',
    sensitive: 'yes',
    factsClear: 'unclear',
    panic: 'yes',
    request: 'none',
  },
  documents: ['initial-report', 'handling-plan', 'release-plan', 'final-report', 'review-report'],
  async play(office, part) {
    part('report');
    await office.start();
    await office.post(
      {
        summary: '采石场开采把山挖白了，下游溪水发白，担心饮水安全，要求公布开采范围和水质',
        link: 'https://example.invalid/quarry',
        attention: '约32万',
        comments: '2600',
        firstAt: '2026-11-23T20:00',
      },
      { place: 'short-video', finder: 'infoCentre' },
    );
    await office.file('report-to-leaders', 'initial-report');
    await office.finish('report-to-leaders', { recipient: '组长' });
    await office.finish('search-spread', {});
    await office.minute(
      'phoneReport',
      ['report-upward', 'inform-authorities'],
      '市政府值班室，市委宣传部、网信办值班岗',
      '采石场和溪水的有关情况、传播情况',
    );

    // Nobody waits for the words with what happens on the spot.
    await office.finish('take-measures', { measures: '采石场停采，下游村口派人守着' });

    part('facts');
    await office.leads('assign-lead', '矿产管理科');
    await office.recordFacts(
      {
        time: '2026-11-23T20:00',
        place: '岩舍镇白茅岭采石场和下游的白茅溪',
        scale: '无人机测得裸露面约291亩',
        impact: '白茅溪下游约1.5公里水体发白发浑，指标正在检测',
        handling: '11月24日12时10分采石场停止开采，有关部门已到现场核查',
        progress: '采石场没有复工，排水口已临时封堵',
      },
      '矿产管理科现场核查',
      MINING,
    );

    // Known facts go out first; nothing waits for a meeting.
    part('brief');
    await office.release({
      next: Date.now() + 6 * HOUR,
      stages: {
        [OFFICER.name]: ['bodies-by-topic'],
        [READER]: ['secrecy', 'disclosure'],
        [CHIEF]: ['office'],
        [LEADER]: ['group'],
      },
      notes: { 'bodies-by-topic': '与市生态环境局、岩舍镇值班岗电话对过，无出入' },
      reader: NIGHT,
      link: 'https://www.example.invalid/notice/1',
    });

    part('themes');
    await office.recordTheme(WATER, '1300');
    await office.corrects(WATER, '取水口在清溇河，不在白茅溪，今早出厂水检测符合标准', {
      stages: {
        [OFFICER.name]: ['bodies-by-topic'],
        [READER]: ['secrecy', 'disclosure'],
        [CHIEF]: ['reply'],
      },
      notes: { 'bodies-by-topic': '与市水利局、岩舍镇值班岗电话对过，无出入' },
      place: '12345 热线',
    });
    await office.recordTheme(PERMIT, '620', '矿产管理科');

    part('assessment');
    await office.minute(
      'meeting',
      ['hold-assessment-meeting', 'assess-risk', 'unify-line'],
      '局办公室、矿产管理科、法规科、信息和档案中心',
      '采石场先停采，矿产管理科测面积，办公室汇总口径，对不上的不发',
      { assessed: '山和水都是群众关心的实际问题', line: '采石场已停采，取水口不在白茅溪，原因正在查' },
    );

    part('plans');
    await office.file('draft-plans', 'handling-plan');
    await office.file('draft-plans', 'release-plan');
    await office.minute(
      'meeting',
      ['report-progress'],
      '组长、副组长、办公室主任',
      '听取快报发布后的进展，同意处置方案和新闻发布方案',
    );

    part('cause');
    await office.cause('沉淀池长期未清导致石粉浆外溢', '市生态环境局认定书', MINING, LEADER);

    part('notice');
    await office.release({
      ends: '原因已经查清公布，整改由矿产管理科跟到底',
      stages: {
        [OFFICER.name]: ['bodies-by-topic'],
        [READER]: ['secrecy', 'disclosure'],
        [CHIEF]: ['office'],
        [LEADER]: ['group'],
      },
      notes: { 'bodies-by-topic': '与市生态环境局、岩舍镇值班岗电话对过，无出入' },
      reader: NIGHT,
      link: 'https://www.example.invalid/notice/2',
    });

    part('solving');
    await office.solves(PERMIT, '发证机关和批准范围已在门户网站公布');
    await office.finish('solve-problem', { measures: '采石场停采，排水口封堵，沉淀池清理' });
    await office.minute('siteVisit', ['verify-solved'], '法规科科长', '溪水清澈，沉淀池已清空');

    part('closing');
    await office.file('final-report', 'final-report');
    await office.file('review', 'review-report');

    part('hand-over');
    await office.handOver(NIGHT, 'office');

    part('end');
    await office.finish('archive', {});
    await office.closeIncident(READER);
  },
};

/** A notice board with an error: right, mended and answered on the same day. */
export const notice: Story = {
  name: 'small story',
  budget: { clicks: 37, fields: 17 },
  answers: { ...simpleFacts, title: '石板镇东街公示牌内容有误', foundAt: '' },
  documents: ['initial-report'],
  async play(office, part) {
    part('report');
    await office.start();
    await office.post(
      {
        summary: '公示牌上的地块编号写错了，要求更正',
        link: 'https://example.invalid/notice',
        attention: '120',
      },
      { place: 'forum', finder: 'office' },
    );
    await office.file('report-to-leaders', 'initial-report');
    await office.finish('report-to-leaders', { recipient: '副组长' });

    part('assessment');
    await office.minute('opinion', ['section-opinion'], '矿产管理科', '公示牌确有一处写错，当天更换');

    part('facts');
    await office.recordFacts(
      { time: '2026-11-20T09:00', place: '石板镇东街', handling: '已更换公示牌' },
      '现场查看',
      MINING,
      '只是公示牌上的文字',
    );

    part('notice');
    await office.release({
      ends: '公示牌已更换，事情已经办结',
      stages: { [READER]: ['secrecy', 'disclosure'], [LEADER]: ['leader'] },
      notes: {},
      reader: NIGHT,
      link: 'https://www.example.invalid/notice/3',
    });

    part('closing');
    await office.finish('solve-problem', { measures: '已更换公示牌' });
    await office.finish('archive', {});
    await office.closeIncident(READER);
  },
};

/**
 * A single ticket of the hotline, from the home page to its written reply and what was reported back: by somebody who sits at a machine
 * that knows nobody, does not know whether it is one for the triage, looks and goes back, and leaves empty what may be.
 */
export const ticket: Story = {
  name: 'ticket story, by a stranger',
  stranger: true,
  door: 'order',
  budget: { clicks: 12, fields: 9 },
  answers: {},
  documents: ['ticket-reply'],
  async play(office, part) {
    part('look');
    await office.looksAtTriage();
    part('ticket');
    await office.opensWithOrder({
      from: '12345热线',
      number: '2026-1123',
      demand: '公示牌上的地块编号写错了，要求更正',
    });
    part('reply');
    await office.repliesInWriting('ticket-reply', {
      section: '规划科',
      facts: '公示牌上的地块编号有一处写错',
      result: '当天已更换公示牌',
      phone: '0701-6270000',
    });
    part('report back');
    await office.answersTicket('在热线平台答复');
  },
};
