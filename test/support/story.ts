import { contactLine } from '../../src/desk/core/contact.ts';
import type { Person } from '../../src/desk/core/define.ts';
import type { Context } from '../../src/desk/core/desk.ts';
import type { Command, IncidentLog } from '../../src/desk/core/incident.ts';
import type { TypedValue } from '../../src/desk/core/values.ts';
import { having } from '../../src/desk/core/words/sentence.ts';
import { documentDate, documentTime } from '../../src/desk/core/words/time.ts';
import type { FactValue } from '../../src/desk/facts/value.ts';
import { draftPart } from '../../src/desk/statements/compose.ts';
import { fittingVariant, templateWords } from '../../src/desk/statements/variant.ts';
import type { Actor } from '../../src/log/envelope.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { simpleFacts } from './answers.ts';
import { bureau } from './bureau.ts';
import { answerWith, complete, contextAt, countingIds, fileOf, openLog, viewOf } from './incident.ts';
import { about } from './occurrence.ts';
import { found, index, playbook, required } from './playbook.ts';
import {
  approveCause,
  latestIn,
  publish,
  type RecordFact,
  record,
  replace,
  save,
  signed,
} from './release.ts';

/** A moment of the stories: 24 November 2026 and the days after, Shanghai. */
export const moment = (time: string, day = 24): number => Date.parse(`2026-11-${day}T${time}:00+08:00`);
const iso = (time: string, day?: number): string => new Date(moment(time, day)).toISOString();

const duty: Actor = { role: 'office', name: '孙丽' };
const night: Actor = { role: 'office', name: '王强' };
const mining: Person = { name: '赵六', title: '矿产管理科科长' };

const approvers: readonly Person[] = [
  { name: '陈刚', title: '办公室主任' },
  { name: '周敏', title: '副组长' },
  { name: '刘洋', title: '组长' },
];

/** An incident worked on by one officer after another, each act at its time. */
export class Story {
  log: IncidentLog;
  by: Actor = duty;
  /** Later acts are left out. */
  until = Number.POSITIVE_INFINITY;
  private readonly newId = countingIds(30, moment('09:00'));

  constructor(facts: Facts, openedAt: number) {
    this.log = openLog(facts, this.contextOf(openedAt));
  }

  contextOf(now: number): Context {
    return contextAt(now, this.newId, this.by);
  }

  at(now: number, ...commands: readonly ((log: IncidentLog) => Command)[]): this {
    if (now > this.until) return this;
    for (const command of commands) this.log = complete(this.log, this.contextOf(now), command(this.log));
    return this;
  }

  step(now: number, step: string, values: Readonly<Record<string, TypedValue>> = {}): this {
    return this.at(now, () => ({ kind: 'markDone', step, doneAt: new Date(now).toISOString(), values }));
  }

  fact(now: number, fact: string, value: FactValue, source: string): this {
    const changes: Partial<RecordFact> = { source, person: mining, verifiedAt: new Date(now).toISOString() };
    return this.at(now, log => replace(log, fact, value, changes));
  }

  none(now: number, ...facts: readonly string[]): this {
    const changes: Partial<RecordFact> = { state: 'notApplicable', reason: '只是公示牌上的文字' };
    return this.at(now, ...facts.map(fact => (log: IncidentLog) => replace(log, fact, '', changes)));
  }

  /** A statement saved, checked, approved and out. */
  release(now: number, given: Parameters<typeof save>[1], draft: string): this {
    return this.releaseOf(now, () => given, draft);
  }

  /** The same of one that refers to what is on record. */
  releaseOf(now: number, given: (log: IncidentLog) => Parameters<typeof save>[1], draft: string): this {
    if (now > this.until) return this;
    this.at(now - 20 * 60_000, log => save(draft, given(log)));
    this.log = signed(this.log, this.contextOf(now - 10 * 60_000), approvers);
    return this.at(now, log =>
      publish(latestIn(log).id, {
        publishedAt: new Date(now).toISOString(),
        link: 'https://www.example.invalid/notice/1',
      }),
    );
  }

  /** The same with the text as the desk drafts it for the web site. */
  drafted(now: number, given: Parameters<typeof save>[1]): this {
    const { ledger, facts, title } = viewOf(this.log, now);
    const { channels, contactLine: line, signature = '' } = playbook.release;
    const part = required(channels[0]?.parts[0], 'part');
    const kind = given?.form === 'holding' ? 'holding' : 'full';
    const words = templateWords(fittingVariant(index, { facts, ledger }), kind, ledger, {
      标题: title,
      日期: documentDate(now),
      联系渠道: contactLine(line, bureau),
      落款: contactLine(signature, bureau),
      下次发布: having(given?.nextUpdate ?? '', text => documentTime(Date.parse(text), now)),
    });
    return this.release(now, given, draftPart(part[kind] ?? '', ledger, words));
  }

  theme(title: string): string {
    return found(viewOf(this.log).themes, theme => theme.title === title).id;
  }
}

const quarryFacts: Facts = {
  title: '岩舍镇白茅岭采石场和白茅溪',
  foundAt: iso('09:10'),
  place: 'short-video',
  link: 'https://example.invalid/quarry',
  finder: 'infoCentre',
  topic: 'mining',
  emergency: 'no',
  spread: 'citywide',
  attentionAt: iso('09:15'),
  sensitive: 'yes',
  factsClear: 'unclear',
  panic: 'yes',
  request: 'none',
};

const WATER = '自来水能不能喝';
const PERMIT = '采石场的证是谁发的、挖了多大';

/** The whole story on the wide track: 采石场, from triage to closing, or as it stood at a moment. */
export function quarryLog(until = Number.POSITIVE_INFINITY): IncidentLog {
  const story = new Story(quarryFacts, moment('09:20'));
  story.until = until;
  story
    .at(moment('09:21'), () => ({
      kind: 'recordPost',
      summary: '采石场开采把山挖白了，下游溪水发白，担心饮水安全，要求公布开采范围和水质',
      firstAt: iso('20:00', 23),
      platform: '短视频平台',
      attention: '约32万',
      comments: '2600',
    }))
    .step(moment('09:22'), 'report-to-office', { recipient: '领导小组办公室值班岗' })
    .step(moment('09:24'), 'register-report')
    .at(moment('09:28'), () => ({
      kind: 'minute',
      sort: 'phoneReport',
      steps: ['report-to-leaders'],
      heldAt: iso('09:27'),
      people: '组长、副组长',
      said: '报告采石场和溪水的有关情况、传播情况和处置建议',
      reply: '矿产管理科马上到现场，牵涉的单位逐家联系',
    }))
    .step(moment('09:35'), 'assign-lead', {
      lead: '矿产管理科',
      tasks: [
        { who: '矿产管理科', what: '测面积、管停采' },
        { who: '办公室', what: '联系生态环境、供水单位和岩舍镇' },
      ],
    })
    .step(moment('10:05'), 'search-spread', {
      platforms: '三个平台均有转发，另有两家媒体跟进',
      attention: '350000',
      comments: '4200',
    })
    .step(moment('10:20'), 'report-upward', {
      recipient: '市政府值班室、省自然资源厅',
    })
    .at(moment('10:50'), () => ({
      kind: 'minute',
      sort: 'meeting',
      steps: ['hold-assessment-meeting'],
      heldAt: iso('10:35'),
      people: '局办公室、矿产管理科、法规科、信息和档案中心',
      said: '各报各的数、各写出处，办公室汇总，对不上的不发',
    }))
    .step(moment('10:55'), 'assess-risk', {
      conclusion: '山和水都是群众关心的实际问题；关注量仍在上升；各单位数字不一是主要风险',
      'plan-points': '采石场先停采，矿产管理科测面积，生态环境局取样，供水单位核取水口',
    })
    .fact(moment('11:50'), 'time', about('20:00', '2026-11-23'), '视频发布时间')
    .fact(moment('11:51'), 'place', '岩舍镇白茅岭采石场和下游的白茅溪', '现场核查')
    .fact(moment('11:52'), 'scale', '无人机测得裸露面约291亩', '现场测量')
    .fact(moment('11:53'), 'handling', '11月24日12时10分采石场停止开采，有关部门已到现场核查', '现场核查记录')
    .at(moment('12:20'), () => ({
      kind: 'minute',
      sort: 'siteVisit',
      steps: [],
      heldAt: iso('12:10'),
      people: '矿产管理科、市生态环境局',
      said: '采石场已经停采，溪水取样送检',
    }))
    .fact(moment('12:30'), 'impact', '白茅溪下游约1.5公里水体发白发浑，指标正在检测', '市生态环境局')
    .at(moment('13:00'), () => ({
      kind: 'note',
      text: '镇工作群里的表没有出处，不采用',
      noteKind: 'decision',
    }))
    .step(moment('13:05'), 'unify-line', {
      line: '采石场已停采，取水口不在白茅溪，原因正在查',
      recipient: '矿产管理科、热线、岩舍镇',
    })
    .release(
      moment('13:40'),
      {
        form: 'holding',
        title: '关于白茅岭采石场和白茅溪有关情况的说明',
        nextUpdate: iso('19:00'),
      },
      '针对网民反映的白茅岭采石场和白茅溪问题，现将核实的情况说明如下。{发生地点}，{涉及规模}。{处置情况}。取水口在清溇河，不在白茅溪，今早出厂水检测符合标准。原因正在调查。',
    )
    .at(
      moment('14:15'),
      () => ({ kind: 'recordTheme', title: WATER, count: '1300' }),
      () => ({ kind: 'recordTheme', title: PERMIT, count: '620' }),
    )
    .at(moment('14:20'), log =>
      answerWith(log, story.theme(WATER), {
        text: '取水口在清溇河，不在白茅溪，今早出厂水检测符合标准',
        answeredAt: iso('14:20'),
      }),
    )
    .at(moment('14:25'), () => ({
      kind: 'passTheme',
      theme: story.theme(PERMIT),
      to: '矿产管理科',
      due: iso('10:00', 25),
    }))
    .at(moment('14:40'), () => ({
      kind: 'fileDocument',
      form: 'initial-report',
      fields: { content: '有关情况见记录。' },
    }))
    .step(moment('15:50'), 'draft-plans', { version: '第一版', 'planned-release': iso('19:00') })
    .at(moment('16:30'), () => ({
      kind: 'handOver',
      to: { role: 'office', name: '王强', title: '值班长' },
      sheet: {
        situation: '采石场已停采，快报已发，等通报。',
        done: '已报组长、副组长，已发快报，两类反映已答复或转办。',
        todo: '起草通报，19时前发布。',
        limits: '11月24日 19:00 前再次发布。',
        risks: '溪水指标还没有出来。',
        contacts: '赵六 矿产管理科科长。',
      },
    }));
  story.by = night;
  story
    .fact(moment('17:30'), 'progress', '截至11月24日17时采石场没有复工，排水口已临时封堵', '现场记录')
    .at(moment('17:40'), () =>
      record('cause', '沉淀池长期未清导致石粉浆外溢', {
        source: '市生态环境局认定书',
        person: mining,
        verifiedAt: iso('17:35'),
      }),
    )
    .at(moment('18:00'), approveCause)
    .release(
      moment('18:50'),
      {
        form: 'full',
        title: '关于白茅岭采石场和白茅溪问题核查情况的通报',
        nextUpdate: iso('10:30', 25),
      },
      '现将核查情况通报如下。{发生地点}，{涉及规模}。{影响和损失}。{处置情况}。{当前恢复进度}。经查，主要原因是{主要原因}。',
    )
    .step(moment('19:10'), 'collect-opinion', { attention: '420000', comments: '5100' })
    .step(moment('19:30'), 'report-progress', { recipient: '组长、副组长' })
    .step(moment('09:30', 25), 'solve-problem', {
      measures: '采石场停采，排水口封堵，沉淀池清理',
      progress: '沉淀池已清理完毕，溪水指标恢复正常',
    })
    .at(moment('09:45', 25), () => ({
      kind: 'solveTheme',
      theme: story.theme(PERMIT),
      result: '范围线套合结果已书面告知反映人所在村',
    }))
    .release(
      moment('10:20', 25),
      { form: 'full', title: '关于白茅溪水质检测结果的通报', nextUpdate: '', noUpdate: '事情已经办结' },
      '现将检测结果通报如下。{影响和损失}。{当前恢复进度}。',
    )
    .step(moment('11:00', 25), 'verify-solved', {
      method: '到现场查看，溪水清澈，沉淀池已清空',
      conclusion: '两项问题均已解决',
    })
    .step(moment('11:30', 25), 'final-report', {
      recipient: '组长、副组长',
      suggestions: '将采石场沉淀池纳入每月巡查，由矿产管理科落实',
    })
    .at(moment('11:45', 25), () => ({
      kind: 'recordAction',
      finding: '沉淀池多年未列入巡查',
      text: '把沉淀池列入巡查表',
      owner: mining,
      due: iso('18:00', 30),
    }))
    .step(moment('11:50', 25), 'archive', {
      'open-items': '范围线外开采面的调查由矿产管理科办理，12月20日前报结果',
      removed: '工作群里的村民名单',
      kept: '监控录像，留存6个月，供公安机关调取',
    })
    .at(moment('12:00', 25), () => ({ kind: 'close', reason: '问题已经解决，公众反映均已答复' }));
  return story.log;
}

/** The small story: a comment that was right, answered and mended on the same day. */
export function noticeLog(): IncidentLog {
  const story = new Story(
    {
      ...simpleFacts,
      title: '石板镇东街公示牌内容有误',
      foundAt: iso('09:00'),
    },
    moment('09:05'),
  );
  story
    .step(moment('09:08'), 'report-to-leaders', { recipient: '副组长' })
    .step(moment('09:15'), 'section-opinion', {
      recipient: '办公室值班岗位',
      lead: '规划科',
      conclusion: '更换公示牌',
    })
    .fact(moment('09:50'), 'time', { kind: 'day', from: '2026-11-20' }, '公示记录')
    .fact(moment('09:51'), 'place', '石板镇东街', '现场查看')
    .fact(moment('09:52'), 'handling', '已更换公示牌', '现场查看')
    .none(moment('09:53'), 'scale', 'impact', 'progress', 'cause')
    .step(moment('10:00'), 'solve-problem', { measures: '更换公示牌', progress: '已更换完毕' })
    .release(
      moment('11:00'),
      {
        form: 'full',
        title: '关于石板镇东街公示牌有关情况的通报',
        nextUpdate: '',
        noUpdate: '事情已经办结',
      },
      '针对网民反映的公示牌内容有误问题，现将核查情况通报如下。{发生地点}，{处置情况}。',
    )
    .at(moment('11:30'), () => ({ kind: 'close', reason: '公示牌已更换，反映人认可答复内容' }));
  return story.log;
}

/** A complaint that came as a ticket: answered in public and to whoever asked; the press called, and one thing was for others to look into. */
export function ticketLog(until = Number.POSITIVE_INFINITY): IncidentLog {
  const story = new Story(
    {
      ...simpleFacts,
      title: '局不动产登记大厅排队时间长',
      foundAt: iso('08:40'),
      finder: 'transferred',
      place: 'hotline',
      topic: 'property-registration',
    },
    moment('08:50'),
  );
  story.until = until;
  story
    .at(moment('08:52'), () => ({
      kind: 'recordPost',
      summary: '不动产登记大厅排队超过三小时，当天没有办成，要求说明原因、增开窗口',
      original: fileOf('原图', '登记大厅截图.png').file,
      masked: fileOf('遮好的图', '登记大厅截图-遮.png').file,
    }))
    .at(moment('08:55'), () => ({
      kind: 'registerOrder',
      sort: 'ticket',
      from: '12345热线',
      number: '12345-20261124-0086',
      receivedAt: iso('08:30'),
      demand: '说明原因，增开窗口',
      limit: iso('17:00', 27),
    }))
    .step(moment('09:00'), 'report-to-leaders', { recipient: '副组长' })
    .step(moment('09:10'), 'section-opinion', { recipient: '办公室值班岗位', lead: '不动产登记中心' })
    .fact(moment('10:20'), 'time', { kind: 'day', from: '2026-11-18', to: '2026-11-20' }, '叫号系统记录')
    .fact(moment('10:21'), 'place', '局不动产登记大厅', '叫号系统记录')
    .fact(moment('10:22'), 'finding', '反映的等候时间属实，11月18日最长等候3小时10分', '叫号系统记录')
    .fact(moment('10:23'), 'impact', '3天共有46件业务当天未能受理', '叫号系统记录')
    .fact(moment('10:24'), 'handling', '11月24日起增开2个窗口，46件业务已逐件联系办理', '登记中心台账')
    .fact(moment('10:25'), 'progress', '截至11月24日12时，平均等候时间为25分钟', '叫号系统记录')
    .fact(moment('10:26'), 'grounds', '《不动产登记暂行条例》第二十条', '法规科核对')
    .none(moment('10:27'), 'scale', 'cause')
    .step(moment('11:00'), 'answer-press', {
      recipient: '市广播电视台',
      questions: '最长要等多久；什么时候增开窗口',
      limit: iso('16:00'),
      conclusion: '登记中心主任答复，11月18日最长等候3小时10分，11月24日起增开2个窗口',
    })
    .step(moment('11:20'), 'solve-problem', {
      measures: '增开2个窗口，46件业务逐件联系办理',
      progress: '46件业务已办结',
    })
    .drafted(moment('14:00'), {
      form: 'full',
      title: '关于局不动产登记大厅排队问题的情况通报',
      nextUpdate: '',
      noUpdate: '反映的问题已经解决',
    })
    .step(moment('15:00'), 'refer-offence', {
      opinion: '有人在大厅外收费代排号，涉嫌扰乱单位秩序，归公安机关管辖，同意移送',
      'handed-to': '某市公安局',
      grounds: '《治安管理处罚法》第二十六条',
      materials: '监控录像光盘1份（复制件），窗口值班记录2页（复制件）',
    });
  return story.log;
}
