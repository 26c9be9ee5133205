import { type Authority, NO_LEVEL } from '../../src/desk/core/authority.ts';
import type { Context } from '../../src/desk/core/desk.ts';
import type { IncidentLog } from '../../src/desk/core/incident.ts';
import { documentTime } from '../../src/desk/core/words/time.ts';
import { dangerText, filledOf } from '../../src/desk/first/danger-words.ts';
import { open } from '../../src/desk/incident/decide.ts';
import { firstWord } from '../../src/desk/statements/acknowledgement.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { iso, simpleFacts } from './answers.ts';
import { bureau } from './bureau.ts';
import { act, answerWith, contextAt, countingIds, logOf, viewOf } from './incident.ts';
import { about } from './occurrence.ts';
import { digest, index, playbook, required } from './playbook.ts';
import { latestIn, publish, record, replace } from './release.ts';
import { moment, Story } from './story.ts';

// Four matters as officers went through them by hand: what need not be filled is left, things are ticked late, what was said is changed.

const at = (time: string, day?: number): string => iso(moment(time, day));

const leader = { name: '刘洋', title: '领导小组组长' };
const deputy = { name: '周敏', title: '领导小组副组长' };
const head = { name: '陈刚', title: '领导小组办公室主任' };

/** The office may say a first word at night where nobody answers. */
const authority: Authority = {
  grantedBy: leader,
  grantedAt: at('09:00', 10),
  forms: ['acknowledgement'],
  levels: [NO_LEVEL],
  posts: ['office'],
  remain: [],
  callFirst: [leader, deputy],
  until: { timeOfDay: '08:30' },
};

/** A landslide at two in the night: a danger told, three leaders who do not answer, a first word, and then the triage. */
function nightLog(): IncidentLog {
  const newId = countingIds(40, moment('02:00'));
  const alone = (time: string): Context => ({
    ...contextAt(moment(time), newId, { role: 'office', name: '孙丽', title: '值班员' }),
    authority,
  });
  const place = '石板镇柳塘村后山';
  const danger = required(playbook.first.dangers[0], 'danger');
  const words = firstWord(playbook.release, {
    place,
    hazard: '滑坡',
    warning: danger.warning ?? '',
    isDispatched: true,
    next: documentTime(moment('08:00'), moment('02:12')),
    details: bureau,
  });
  const begun = open(index, digest, { title: words.subject, foundAt: at('02:00') }, alone('02:10'), {
    isUngraded: true,
  });
  if (!begun.ok) throw new Error(begun.refusal.code);
  const inVain = (post: string, person: typeof leader, time: string) =>
    ({ kind: 'call', list: 'danger', post, person, calledAt: at(time), end: 'inVain' }) as const;
  let log = act(
    logOf([begun.value]),
    alone('02:10'),
    {
      kind: 'call',
      list: 'danger',
      post: 'government',
      unit: '当地政府值班室',
      calledAt: at('02:03'),
      end: 'reached',
      told: dangerText(
        danger,
        filledOf(
          { 地点: place, 人员: '下方三户没有联系上', 报告人: '值班员孙丽', 回电: '0701-6270000' },
          '滑坡',
        ),
        '地点',
      ),
      said: '马上派人去村里',
    },
    inVain('leader', leader, '02:04'),
    inVain('deputy', deputy, '02:05'),
    inVain('office-head', head, '02:06'),
    { kind: 'takeLine', line: 'send', takenAt: at('02:07') },
    { kind: 'takeLine', line: 'keep', takenAt: at('02:08') },
  );
  const { subject: _, ...said } = words;
  log = act(log, alone('02:12'), {
    kind: 'acknowledge',
    ...said,
    nextUpdate: at('08:00'),
    by: { reason: '先要联系的人都没有接通，群众已在关注', called: [] },
    version: undefined,
  });
  log = act(log, alone('02:13'), publish(latestIn(log).id, { place: '政务微博', publishedAt: at('02:13') }));
  return act(
    log,
    alone('02:20'),
    { kind: 'rename', title: '石板镇柳塘村后山滑坡' },
    {
      kind: 'regrade',
      facts: {
        title: '石板镇柳塘村后山滑坡',
        handling: 'respond',
        foundAt: at('02:00'),
        emergency: 'yes',
        emergencyAt: '',
        emergencyLevel: 'ungraded',
        spread: 'limited',
        sensitive: 'yes',
        factsClear: 'unclear',
        panic: 'yes',
        topic: 'geological-disaster',
        request: 'none',
      },
    },
  );
}

const WATER = '溪水能不能用';
const PERMIT = '采石场的证是谁发的、挖了多大';

/** 采石场, two days, played by hand: a late tick, an order answered in the meantime, a number and a warning that change. */
export function wideLog(until = Number.POSITIVE_INFINITY): IncidentLog {
  const story = new Story(
    {
      title: '岩舍镇白茅岭采石场和白茅溪',
      foundAt: at('08:10'),
      topic: 'mining',
      emergency: 'no',
      spread: 'citywide',
      attentionAt: at('08:15'),
      sensitive: 'yes',
      factsClear: 'unclear',
      panic: 'yes',
      request: 'none',
      finder: 'infoCentre',
      place: 'short-video',
    },
    moment('08:20'),
  );
  story.by = { role: 'office', name: '孙丽', title: '值班员' };
  story.until = until;
  story
    .at(moment('08:24'), () => ({
      kind: 'recordPost',
      summary: '视频拍到山挖白了，下游溪水发白，要求公布开采范围和水质',
      link: 'https://example.invalid/quarry',
      attention: '约32万',
      comments: '2600',
    }))
    .step(moment('08:25'), 'register-report')
    .step(moment('08:30'), 'search-spread')
    .at(
      moment('08:46'),
      () => ({
        kind: 'minute',
        sort: 'phoneReport',
        steps: ['report-to-office', 'report-to-leaders'],
        heldAt: at('08:45'),
        people: '刘洋',
        said: '采石场挖白了山、下游溪水发白，群众担心饮水',
        reply: '矿产管理科马上到现场',
      }),
      () => ({
        kind: 'assign',
        steps: ['solve-problem', 'investigate'],
        to: { name: '赵六', title: '矿产管理科科长' },
      }),
    )
    .at(moment('09:20'), () => ({
      kind: 'registerOrder',
      sort: 'notice',
      from: '市委网信办',
      number: '〔2026〕31号',
      receivedAt: at('09:10'),
      demand: '核实采石场和溪水情况并回应',
      limit: at('18:00'),
    }))
    .at(moment('09:52'), () => ({
      kind: 'minute',
      sort: 'siteVisit',
      steps: ['take-measures'],
      heldAt: at('09:50'),
      people: '矿产管理科、市生态环境局',
      said: '责令采石场停止开采，溪水取样送检',
    }))
    .fact(moment('10:20'), 'time', about('20:00', '2026-11-23'), '视频发布时间')
    .fact(moment('10:21'), 'place', '岩舍镇白茅岭采石场和下游的白茅溪', '现场核查')
    .fact(moment('10:22'), 'scale', '裸露面约291亩，涉及下游210户', '现场测量')
    .fact(moment('10:23'), 'handling', '采石场9时50分停止开采，溪水已取样送检', '现场核查')
    .fact(moment('10:24'), 'safety', '检测结果出来以前，请不要取用白茅溪的水', '市生态环境局')
    .drafted(moment('11:30'), {
      form: 'holding',
      title: '关于白茅岭采石场和白茅溪有关情况的说明',
      nextUpdate: at('17:30'),
    })
    .at(
      moment('12:10'),
      () => ({ kind: 'recordTheme', title: WATER, count: '1300', place: '短视频评论' }),
      () => ({ kind: 'recordTheme', title: PERMIT, count: '620' }),
    )
    .at(moment('14:30'), () => ({
      kind: 'minute',
      sort: 'meeting',
      steps: ['hold-assessment-meeting', 'assess-risk', 'unify-line'],
      heldAt: at('14:00'),
      people: '局办公室、矿产管理科、法规科、信息和档案中心',
      said: '采石场先停采，矿产管理科测面积，办公室汇总口径',
      assessed: '山和水都是群众关心的实际问题，关注量仍在上升',
      line: '采石场已经停采，溪水正在检测，原因正在查，18时前再说',
    }))
    .at(moment('17:04'), log => ({
      kind: 'extendOrder',
      order: required(viewOf(log).orders[0], 'order').id,
      outcome: 'granted',
      of: '市委网信办值班室',
      askedAt: at('17:00'),
      limit: at('18:00', 25),
      why: '水质检测结果未出',
    }))
    .at(moment('17:05'), log => ({
      kind: 'answerOrder',
      order: required(viewOf(log).orders[0], 'order').id,
      stage: 'interim',
      text: '已到现场核实，采石场已经停采，水质检测结果出来后报',
      way: '书面报送',
      answeredAt: at('17:02'),
    }))
    .fact(moment('17:10'), 'scale', '裸露面约291亩，涉及下游180户', '岩舍镇逐户核对')
    .fact(moment('17:11'), 'safety', '水质检测合格，白茅溪的水可以恢复取用', '市生态环境局')
    .releaseOf(
      moment('17:28'),
      log => ({
        form: 'correction',
        corrects: required(viewOf(log).statements[0], 'statement').id,
        title: '关于白茅岭采石场涉及户数的更正说明',
        nextUpdate: at('11:00', 25),
      }),
      '此前发布的涉及户数不准确，现更正为：{涉及规模}。{安全提示}。',
    )
    .at(moment('17:40'), log =>
      answerWith(log, story.theme(WATER), {
        text: '水质检测合格，白茅溪的水可以恢复取用',
        answeredAt: at('17:40'),
      }),
    )
    .at(moment('17:45'), () => ({
      kind: 'handOver',
      to: { role: 'office', name: '王强', title: '夜班值班员' },
      sheet: {
        situation: '已更正户数，等原因认定。',
        done: '快报、更正已发。',
        todo: '通报。',
        limits: '11月25日11时前再次发布。',
        risks: '原因没有认定，不得对外说。',
        contacts: '赵六，矿产管理科科长。',
      },
    }));
  story.by = { role: 'office', name: '王强', title: '夜班值班员' };
  story
    .at(moment('09:00', 25), () =>
      record('cause', '沉淀池长期未清导致石粉浆外溢', {
        source: '市生态环境局认定书',
        person: { name: '赵六', title: '矿产管理科科长' },
        verifiedAt: at('08:50', 25),
      }),
    )
    .at(moment('09:10', 25), log => ({
      kind: 'approveCause',
      entry: required(viewOf(log).ledger.byId.get('cause')?.current.at(-1), 'cause').event,
      person: leader,
      how: 'phone',
      decidedAt: at('09:08', 25),
    }))
    // Ticked the next morning, as it stands in the form.
    .step(moment('09:34', 25), 'solve-problem', {
      measures: '11月24日9时50分责令停采，封堵排水口，清理沉淀池',
      progress: '沉淀池已清理完毕',
    })
    .drafted(moment('10:40', 25), {
      form: 'full',
      title: '关于白茅岭采石场和白茅溪问题核查情况的通报',
      nextUpdate: '',
      noUpdate: '原因已经查清公布',
    })
    .at(moment('11:00', 25), log => ({
      kind: 'answerOrder',
      order: required(viewOf(log).orders[0], 'order').id,
      stage: 'final',
      text: '原因已经查清公布，采石场停产整改',
      way: '书面报送',
      answeredAt: at('10:55', 25),
    }))
    .at(moment('11:20', 25), () => ({
      kind: 'passTheme',
      theme: story.theme(PERMIT),
      to: '矿产管理科',
      due: at('10:00', 30),
    }))
    .at(moment('14:00', 25), () => ({
      kind: 'minute',
      sort: 'siteVisit',
      steps: ['verify-solved'],
      heldAt: at('13:30', 25),
      people: '法规科科长',
      said: '溪水清澈，沉淀池已清空',
    }));
  return story.log;
}

/** A caller to the hot line: one ticket, facts that take a day, a brief and a full notice. */
export function smallLog(until = Number.POSITIVE_INFINITY): IncidentLog {
  const facts: Facts = {
    ...simpleFacts,
    title: '石板镇东街公示牌地块编号写错',
    foundAt: at('09:05'),
    finder: 'transferred',
    place: 'hotline',
    factsClear: 'unclear',
    panic: 'no',
  };
  const story = new Story(facts, moment('09:10'));
  story.by = { role: 'office', name: '孙丽', title: '值班员' };
  story.until = until;
  story
    .at(moment('09:12'), () => ({ kind: 'recordPost', summary: '公示牌上的地块编号写错了，要求更正' }))
    .at(moment('09:14'), () => ({
      kind: 'registerOrder',
      sort: 'ticket',
      from: '12345热线',
      number: '12345-20261124-0107',
      receivedAt: at('09:00'),
      demand: '核实并更正公示牌',
      limit: at('17:00', 26),
    }))
    .at(moment('09:20'), () => ({
      kind: 'minute',
      sort: 'phoneReport',
      steps: ['report-to-leaders'],
      heldAt: at('09:18'),
      people: '周敏',
      said: '公示牌地块编号写错，拟当天核实更换',
    }))
    .at(moment('10:00'), () => ({
      kind: 'minute',
      sort: 'opinion',
      steps: ['section-opinion'],
      heldAt: at('09:55'),
      people: '规划科',
      said: '公示牌确有一处写错，当天更换',
    }))
    .fact(moment('10:30'), 'place', '石板镇东街', '现场查看')
    .fact(moment('10:31'), 'finding', '公示牌地块编号有一处写错', '现场查看')
    .drafted(moment('11:30'), {
      form: 'holding',
      title: '关于石板镇东街公示牌有关情况的说明',
      nextUpdate: at('16:00'),
    })
    .step(moment('14:30'), 'solve-problem', { measures: '14时10分更换公示牌' })
    .fact(moment('14:40'), 'handling', '14时10分已更换公示牌', '现场查看')
    .drafted(moment('15:30'), {
      form: 'full',
      title: '关于石板镇东街公示牌有关情况的通报',
      nextUpdate: '',
      noUpdate: '公示牌已更换',
    })
    .at(moment('15:50'), log => ({
      kind: 'answerOrder',
      order: required(viewOf(log).orders[0], 'order').id,
      stage: 'final',
      text: '公示牌地块编号有一处写错，14时10分已更换',
      way: '在热线平台答复',
      answeredAt: at('15:45'),
    }))
    .at(moment('16:10'), () => ({ kind: 'close', reason: '公示牌已更换，工单已答复' }));
  return story.log;
}

/** A notice of another body that asks for an answer by the evening, while the matter is small and half known. */
function orderLog(): IncidentLog {
  const story = new Story(
    {
      ...simpleFacts,
      title: '大塘镇耕地挖塘',
      foundAt: at('08:40'),
      finder: 'office',
      place: 'weibo',
      topic: 'farmland',
      factsClear: 'unclear',
      panic: 'no',
    },
    moment('08:50'),
  );
  story.by = { role: 'office', name: '孙丽', title: '值班员' };
  story
    .at(moment('08:52'), () => ({
      kind: 'recordPost',
      summary: '网民反映大塘镇两处耕地被挖成鱼塘，要求查处',
      link: 'https://example.invalid/ponds',
    }))
    .at(moment('09:05'), () => ({
      kind: 'registerOrder',
      sort: 'instruction',
      from: '分管副市长',
      receivedAt: at('09:00'),
      demand: '请自然资源局今天查清并报结果',
      limit: at('18:00'),
    }))
    .at(moment('09:10'), () => ({
      kind: 'minute',
      sort: 'phoneReport',
      steps: ['report-to-leaders'],
      heldAt: at('09:08'),
      people: '刘洋、周敏',
      said: '两处耕地被反映挖塘，已有批示',
      reply: '执法监督科今天到现场，同意先发已核实的',
    }))
    .step(moment('09:30'), 'assign-lead', { lead: '执法监督科' })
    .at(moment('11:20'), () => ({
      kind: 'minute',
      sort: 'siteVisit',
      steps: ['take-measures'],
      heldAt: at('10:50'),
      people: '执法监督科、大塘镇政府',
      said: '两处均已停工，拍照测量',
    }))
    .fact(moment('11:30'), 'place', '大塘镇西边村', '现场测量')
    .fact(moment('11:31'), 'scale', '2处，共6.3亩', '现场测量')
    .fact(moment('11:32'), 'handling', '10时50分两处均已停工，执法监督科已立案', '现场测量')
    .drafted(moment('15:30'), {
      form: 'holding',
      title: '关于大塘镇耕地挖塘有关情况的说明',
      nextUpdate: at('10:00', 26),
    })
    .at(moment('16:30'), log => ({
      kind: 'answerOrder',
      order: required(viewOf(log).orders[0], 'order').id,
      stage: 'interim',
      text: '两处共6.3亩，已停工立案，复耕方案26日报',
      way: '书面报送',
      answeredAt: at('16:20'),
    }));
  return story.log;
}

/** Somebody who leaves whatever may be left: no finder, no place, no summary, no number, no limit, no answer. */
function carelessLog(): IncidentLog {
  const { finder: _finder, place: _place, link: _link, ...asked } = simpleFacts;
  const story = new Story(
    { ...asked, title: '窗口排队', foundAt: at('10:00'), factsClear: 'unclear', panic: 'no' },
    moment('10:30'),
  );
  story.by = { role: 'office', name: '孙丽', title: '值班员' };
  story
    .at(moment('10:32'), () => ({ kind: 'recordPost', attention: '900' }))
    .at(moment('10:35'), () => ({
      kind: 'registerOrder',
      sort: 'ticket',
      from: '12345热线',
      receivedAt: at('09:50'),
      demand: '核实答复',
    }))
    .at(moment('10:40'), () => ({
      kind: 'minute',
      sort: 'phoneReport',
      steps: ['report-to-leaders'],
      heldAt: at('10:38'),
      people: '周敏',
      said: '已报',
    }))
    .step(moment('11:00'), 'section-opinion')
    .fact(moment('11:10'), 'place', '登记大厅', '看过')
    .at(moment('11:15'), () => ({ kind: 'recordTheme', title: '要等多久', count: '3' }))
    .step(moment('12:00'), 'solve-problem', { measures: '增开窗口' })
    .at(moment('12:10'), () => ({ kind: 'note', text: '已联系登记中心', noteKind: 'contact' }))
    .at(moment('12:20'), log => ({
      kind: 'answerOrder',
      order: required(viewOf(log).orders[0], 'order').id,
      stage: 'final',
      text: '已增开窗口',
      way: '电话',
      answeredAt: at('12:18'),
    }));
  return story.log;
}

/** Everything that happened on one day, written down the next: times that were asked are given, ticks stand at the time of writing. */
function lateLog(): IncidentLog {
  const story = new Story(
    {
      ...simpleFacts,
      title: '大塘镇耕地挖塘',
      foundAt: at('08:40'),
      finder: 'office',
      place: 'weibo',
      topic: 'farmland',
      factsClear: 'unclear',
      panic: 'no',
    },
    moment('09:00', 25),
  );
  story.by = { role: 'office', name: '孙丽', title: '值班员' };
  const now = (minute: string): number => moment(`09:${minute}`, 25);
  story
    .at(now('02'), () => ({ kind: 'recordPost', summary: '大塘镇两处耕地被挖成鱼塘', attention: '1200' }))
    .at(now('04'), () => ({
      kind: 'registerOrder',
      sort: 'instruction',
      from: '分管副市长',
      receivedAt: at('09:00'),
      demand: '请自然资源局当天查清并报结果',
      limit: at('18:00'),
    }))
    .at(now('06'), () => ({
      kind: 'minute',
      sort: 'phoneReport',
      steps: ['report-to-leaders'],
      heldAt: at('09:08'),
      people: '刘洋',
      said: '两处耕地被反映挖塘',
      reply: '执法监督科今天到现场',
    }))
    .step(now('08'), 'assign-lead', { lead: '执法监督科' })
    .step(now('10'), 'take-measures', { measures: '11月24日10时50分责令两处停工' })
    .step(now('12'), 'search-spread', { platforms: '微博和一个论坛', attention: '1500', comments: '80' })
    .fact(now('14'), 'place', '大塘镇西边村', '现场测量')
    .fact(now('15'), 'handling', '11月24日10时50分两处均已停工', '现场测量')
    .step(now('18'), 'solve-problem', { measures: '11月24日14时复耕', progress: '已复耕4亩' })
    .at(now('20'), log => ({
      kind: 'answerOrder',
      order: required(viewOf(log).orders[0], 'order').id,
      stage: 'final',
      text: '两处已停工，已复耕4亩',
      way: '书面报送',
      answeredAt: at('17:20'),
    }))
    .at(now('30'), () => ({ kind: 'close', reason: '已复耕' }));
  return story.log;
}

/**
 * A mine that is said to have faked its restoration, three days, by somebody who fills in what is asked and no more: an order whose limit
 * is moved, a figure that is corrected and then grows, a journalist who waits, a report that lies filed and went to nobody.
 */
export function restoredLog(until = Number.POSITIVE_INFINITY): IncidentLog {
  const story = new Story(
    {
      title: '某区砂石矿复绿造假',
      foundAt: at('13:40'),
      topic: 'mining',
      emergency: 'no',
      spread: 'citywide',
      attentionAt: at('14:05'),
      sensitive: 'yes',
      factsClear: 'unclear',
      panic: 'no',
      request: 'none',
      finder: 'infoCentre',
      place: 'short-video',
    },
    moment('14:12'),
  );
  story.by = { role: 'office', name: '孙丽', title: '值班员' };
  story.until = until;
  story
    .at(
      moment('14:14'),
      () => ({
        kind: 'recordPost',
        summary: '视频称该砂石矿复绿造假，盖绿网充数，要求公开复绿面积',
        link: 'https://example.invalid/quarry-net',
        platform: '短视频平台',
        attention: '约40万',
      }),
      log => ({
        kind: 'fileDocument',
        form: 'initial-report',
        order: undefined,
        fields: { content: required(viewOf(log).title, 'title') },
      }),
    )
    .at(moment('14:30'), () => ({
      kind: 'registerOrder',
      sort: 'notice',
      from: '市委网信办',
      number: '〔2026〕40号',
      receivedAt: at('14:25'),
      demand: '24小时内核实并反馈',
      limit: at('14:25', 25),
    }))
    .at(moment('15:05'), () => ({
      kind: 'minute',
      sort: 'meeting',
      steps: ['hold-assessment-meeting', 'unify-line', 'assign-lead'],
      heldAt: at('14:50'),
      people: '局办公室、矿产管理科、执法监督科',
      said: '今天18时前先发已核实的',
      tasks: [
        { who: '矿产管理科', what: '到现场复核复绿面积', by: at('17:00') },
        { who: '执法监督科', what: '查停产情况' },
      ],
      line: '已关注网传视频，正在现场核查，结果及时公布',
      lead: '矿产管理科',
    }))
    .at(moment('15:10'), () => ({
      kind: 'assign',
      steps: ['investigate'],
      to: { name: '陈芳', title: '执法监督科科长' },
    }))
    .at(moment('15:40'), () => ({
      kind: 'minute',
      sort: 'interview',
      steps: [],
      heldAt: at('15:35'),
      people: '省级都市报',
      said: '复绿面积到底多少，是否停产',
    }))
    .fact(moment('16:35'), 'place', '某区砂石矿区', '现场复核')
    .fact(moment('16:36'), 'scale', '已复绿约180亩', '现场复核')
    .fact(moment('16:37'), 'handling', '11月24日15时30分，矿产管理科到现场复核', '现场复核')
    .drafted(moment('17:40'), {
      form: 'holding',
      title: '关于砂石矿复绿有关情况的说明',
      nextUpdate: at('10:00', 25),
    })
    .at(moment('17:45'), () => ({
      kind: 'recordFact',
      fact: undefined,
      label: '停产情况',
      value: '11月24日17时，执法监督科责令停产',
      source: '停产通知书',
      state: 'verified',
      person: { name: '陈芳', title: '执法监督科科长' },
      verifiedAt: at('17:20'),
      replaces: [],
    }))
    .at(moment('18:02'), log => ({
      kind: 'extendOrder',
      order: required(viewOf(log).orders[0], 'order').id,
      outcome: 'granted',
      of: '市委网信办值班室',
      askedAt: at('17:55'),
      limit: at('15:00', 26),
    }))
    .at(moment('18:05'), log => ({
      kind: 'answerOrder',
      order: required(viewOf(log).orders[0], 'order').id,
      stage: 'interim',
      text: '已到现场复核，复绿面积正在复测',
      way: '书面报送',
      answeredAt: at('18:00'),
      next: at('15:00', 26),
    }))
    .fact(moment('08:50', 25), 'scale', '已复绿约165亩', '无人机复测')
    .releaseOf(
      moment('09:20', 25),
      log => ({
        form: 'correction',
        corrects: required(viewOf(log).statements[0], 'statement').id,
        title: '关于砂石矿复绿面积的更正说明',
        nextUpdate: at('18:00', 26),
      }),
      '此前发布的复绿面积不准确，现更正为：{涉及规模}。',
    )
    .at(moment('16:10', 26), log =>
      replace(log, 'scale', '截至11月26日15时补植15亩，复绿约180亩', {
        source: '现场复核',
        person: { name: '李伟', title: '矿产管理科科长' },
        verifiedAt: at('16:00', 26),
        change: 'moved',
      }),
    )
    .drafted(moment('17:30', 26), {
      form: 'full',
      title: '关于砂石矿复绿核查情况的通报',
      nextUpdate: '',
      noUpdate: '已经核查清楚',
    });
  return story.log;
}

/**
 * A slide at a quarry, all of it written down after the first text was out, and in no order: a figure that was wrong, the look at the site,
 * the meeting, the report to the leaders and what came in. Closed with that figure out and a promise open.
 */
function mixedLog(): IncidentLog {
  const story = new Story(
    {
      title: '南山采石场滑落',
      foundAt: at('08:00'),
      topic: 'mining',
      emergency: 'no',
      spread: 'citywide',
      attentionAt: at('08:10'),
      sensitive: 'yes',
      factsClear: 'unclear',
      panic: 'no',
      request: 'none',
    },
    moment('19:00'),
  );
  story.by = { role: 'office', name: '孙丽', title: '值班员' };
  story
    .fact(moment('19:01'), 'time', about('07:00'), '现场')
    .fact(moment('19:02'), 'place', '南山采石场', '现场')
    .fact(moment('19:03'), 'scale', '约30立方米', '现场')
    .fact(moment('19:04'), 'finding', '经核查，有一处边坡滑落', '现场')
    .drafted(moment('19:30'), {
      form: 'holding',
      title: '关于南山采石场的说明',
      nextUpdate: at('12:00', 25),
    })
    .fact(moment('19:40'), 'scale', '约300立方米', '重新测量')
    .at(moment('19:45'), () => ({
      kind: 'minute',
      sort: 'siteVisit',
      steps: ['take-measures'],
      heldAt: at('10:00'),
      people: '矿产管理科',
      said: '约30立方米土石落下，无人受伤',
    }))
    .at(moment('19:50'), () => ({
      kind: 'minute',
      sort: 'meeting',
      steps: ['hold-assessment-meeting', 'assess-risk', 'unify-line', 'assign-lead'],
      heldAt: at('15:00'),
      people: '办公室、矿产管理科、法规科',
      said: '会议确定，面积测完再定下一步',
      tasks: [
        { who: '矿产管理科', what: '测完面积，报领导小组', by: at('10:00', 25) },
        { who: '办公室', what: '负责发布' },
      ],
      assessed: '研判认为，属于实际问题',
      line: '正在核实',
      lead: '矿产管理科',
    }))
    .at(moment('19:55'), () => ({
      kind: 'minute',
      sort: 'phoneReport',
      steps: ['report-to-leaders'],
      heldAt: at('08:30'),
      people: '陈刚、刘洋',
      said: '南山采石场滑落',
      reply: '去现场',
    }))
    .at(moment('20:00'), () => ({
      kind: 'registerOrder',
      sort: 'notice',
      from: '市政府督查室',
      number: '12',
      receivedAt: at('11:00'),
      demand: '报送有关情况',
    }))
    .step(moment('20:10'), 'search-spread', { platforms: '抖音', attention: '5000', comments: '12' })
    .at(moment('20:12'), () => ({
      kind: 'recordPost',
      summary: '网民称南山采石场塌了',
      platform: '抖音',
    }))
    .step(moment('20:20'), 'solve-problem', { measures: '封闭采石场道路', progress: '目前正在清理' })
    .at(moment('20:30'), () => ({ kind: 'note', text: '和镇政府办公室说过', noteKind: 'contact' }));
  return story.log;
}

/** Each story's log, and the moment at which its documents are read. */
export const fourStories = {
  night: { log: nightLog, now: moment('02:40') },
  wide: { log: wideLog, now: moment('14:30', 25) },
  small: { log: smallLog, now: moment('16:30') },
  order: { log: orderLog, now: moment('16:40') },
  careless: { log: carelessLog, now: moment('13:00') },
  late: { log: lateLog, now: moment('10:00', 25) },
  restored: { log: restoredLog, now: moment('18:00', 26) },
  mixed: { log: mixedLog, now: moment('21:00') },
} as const;
