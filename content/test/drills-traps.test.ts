import { describe, expect, test } from 'vitest';
import { fallsInto } from '../../src/training/drills/acts.ts';
import { arrivalGrounds, startOf } from '../../src/training/drills/run.ts';
import type { Scenario, Trap } from '../../src/training/drills/scenario.ts';
import { readScenario } from '../../test/support/drill.ts';
import { found, index } from '../../test/support/playbook.ts';

/** Near a trap: an honest officer's words, and the words that fall into it. */
interface Near {
  readonly honest: readonly string[];
  readonly said: readonly string[];
}

const traps: Readonly<Record<string, Readonly<Record<string, Near>>>> = {
  'archive-leak': {
    'leak-cause': {
      honest: [
        '网上说是黑客攻击，日志在分析，没有结论。',
        '是黑客攻击还是操作失误，专门机构正在分析。',
        '有人问是不是权限没配好，书面结论没有出来，我们不猜。',
        '“权限没配好”的说法没有核实，不点头也不摇头。',
      ],
      said: [
        '原因是系统漏洞，其他情况正在核实。',
        '原因没有查清，不排除是系统漏洞。',
        '经初步分析，是外包公司的责任。',
        '网上说权限没配好，情况属实。',
        '系统升级时留下的隐患，正在修补。',
      ],
    },
    downplay: {
      honest: ['有没有被卖，还没有查清。', '不是测试数据，是真的登记表。', '不能说没有造成危害。'],
      said: ['请放心，没有被卖。', '只是测试数据，正在核实。', '经核实，没有造成危害。'],
    },
    'leaked-data': {
      honest: ['名单不张贴，逐户通知本人。', '共4417份，请拨打0701-6214417咨询。', '不附名单。'],
      said: ['表上是郝某某。', '尾号4417的请来登记。', '涉及的户见附名单。'],
    },
  },
  'certificate-queue': {
    'queue-cause': {
      honest: [
        '为什么排成这样正在查，是不是开发商材料有问题，没有查清。',
        '有业主说是开发商卡着，我们正在核对办件记录。',
        '不能说是因为人手不够。',
      ],
      said: ['主要是开发商没交齐。', '由于人手不够，窗口只开了三个。', '业主反映开发商卡着，反映属实。'],
    },
    'outage-cause': {
      honest: [
        '网传系统被黑了，目前没有发现被攻击的证据，正在排查。',
        '系统为什么断还在查，有人猜是设备老化，没有查清。',
        '没有发现系统遭到攻击。',
        '“登记系统被黑了”不属实。',
      ],
      said: ['系统被黑了，正在抢修。', '经查，设备老化，其他原因还在查。', '中断是升级造成的。'],
    },
    'no-leak': {
      honest: ['有没有外泄，还在逐条核对。', '数据会不会丢失，13时说核对的结果。'],
      said: ['数据都安全，请放心。', '没有丢失，正在核实其他情况。'],
    },
    'their-fault': {
      honest: ['不怪大家来得太集中。', '不能说是业主自己的问题。'],
      said: ['业主没带齐材料，只好再来。', '主要是来得太集中。'],
    },
    'all-done': {
      honest: ['不敢保证不用排队，每天办的数我们公布。', '能不能今天一定恢复，现在不知道。'],
      said: ['请放心，中午就能恢复。', '不排除一周内全部办完。', '我们保证不用排队。'],
    },
    applicant: {
      honest: ['谁家缺什么材料，我们不说。'],
      said: ['12栋的那一户没带婚姻证明。', '不是罗某某家。'],
    },
  },
  'compensation-dispute': {
    cut: {
      honest: [
        '网上反映村里截留补偿款，区纪委正在查。',
        '没有发现征地补偿款被截留。',
        '针对“半路被截留”的说法，正在逐笔核对，明天12时公布。',
        '是否存在截留、克扣，正在核查，查实的依法处理。',
      ],
      said: ['差的钱被村里截留了。', '网上反映村里截留，经查属实。', '村里截留了补偿款，数额正在核实。'],
    },
    slip: {
      honest: ['为什么没有贴到，正在核查，是不是经办人疏忽，没有认定。', '不是因为人手不够。'],
      said: ['三组、四组没有贴到，是镇里忘了贴。', '由于经办人疏忽，漏登了7户，其他正在核查。'],
    },
    clean: {
      honest: ['程序合法不合法，要看凭据。', '是否合法合规，还没有核完。', '不能说手续都齐全。'],
      said: ['标准没有问题，程序合法。', '经核对，征地手续齐全。'],
    },
    scolding: {
      honest: ['4个村民小组里，少数村民小组没有找到张贴记录。'],
      said: ['个别村民漫天要价。', '有的村民不懂政策。'],
    },
    'top-up': {
      honest: ['会不会补给大家，等核实，现在不许愿。', '能不能按5.5万补，要看公布的标准。'],
      said: ['请放心，会补差价。', '以后统一按高的。'],
    },
    villager: {
      honest: ['征地136亩，请拨打0701-6136136咨询。', '谁家没领，我们不当众说。'],
      said: ['没领的是孙某某。', '联系人电话136开头。'],
    },
  },
  'counter-quarrel': {
    'quarrel-cause': {
      honest: ['为什么没有收件正在核实，是不是急着下班，没有问完。', '网上说是误会引起，还没有核实。'],
      said: ['当时窗口急着下班。', '这件事是沟通不畅造成的，正在进一步核实。'],
    },
    'verdict-staff': {
      honest: [
        '停不停职、是不是临时工，查清之前不说。',
        '有没有违反工作纪律，正在核实。',
        '网传已开除，不属实。',
      ],
      said: ['当事人已停职。', '她是临时工。', '该同志态度恶劣，正在处理。'],
    },
    'verdict-citizen': {
      honest: [
        '有人说群众先骂人，监控没有声音，正在核实。',
        '谁先动口，没有问清。',
        '不能说视频是剪的。',
        '我们没有说过视频是剪的。',
      ],
      said: ['是群众先骂人。', '视频是剪的，断章取义。', '所里反映群众先骂人，情况属实。'],
    },
    persons: {
      honest: ['编号6207的收件单可以到窗口查进度，电话0701-6207620。', '两位当事人的姓名，我们不透露。'],
      said: ['窗口是姓沈的同志。', '手机尾号6207。', '他不是蓼塘村的。'],
    },
  },
  'farmland-ponds': {
    'why-cause': {
      honest: [
        '谁招商请来的、有没有人打过招呼，正在查，没有查清的今天不说。',
        '目前没有发现有人打过招呼。',
        '关于“镇里默许”“打过招呼”等传言，正在核实。',
        '网上有监管不力的质疑，为什么没有早到，正在查。',
      ],
      said: ['是镇里招商引进来的。', '没有早发现，是巡查不到位。', '网传镇里默许，情况属实。'],
    },
    verdict: {
      honest: ['是否违法占用，等调查认定。', '没有认定为破坏耕地。', '如属于非农化，依法处理。'],
      said: ['这是违法占用耕地。', '已经构成犯罪，正在调查。', '六口塘全部推平。'],
    },
    whitewash: {
      honest: [
        '镇里说手续齐全，还没有核实。',
        '是不是自愿流转，正在查合同。',
        '“手续齐全”没有核实，不采用。',
      ],
      said: ['土地是自愿流转的。', '经了解，手续齐全。', '没有占用基本农田。'],
    },
    forty: {
      honest: ['总共86.4亩。', '网传占地140亩，数不对。', '“只占了40亩”的说法没有出处，不采用。'],
      said: ['镇里统计，占了40亩。', '大约40亩左右，正在核实。'],
    },
    people: {
      honest: ['占地约186亩，请拨打0701-6186186咨询。', '反映人的信息保密。'],
      said: ['承包人是曹某某。', '他的电话186开头。', '打12345的是村东那家。'],
    },
  },
  'planning-notice': {
    'legend-cause': {
      honest: [
        '为什么会缺图例，正在核对，是不是编制单位疏忽还不清楚。',
        '具体的技术原因正在核实。',
        '有人猜是网站故障，没有核实。',
      ],
      said: ['缺图例是工作人员失误。', '系统压缩时裁掉了，其他情况正在核实。', '因网站故障，图例没有显示。'],
    },
    'blame-readers': {
      honest: ['不是家长把图看错，是我们没放全。', '不能怪大家看不懂图。', '难怪大家看不懂图。'],
      said: ['家长把图看错了。', '网传操场要没了，属于误读。', '请不要造谣。'],
    },
    prejudge: {
      honest: [
        '采纳或者不予采纳，公示期满以后连理由一起公布。',
        '会不会改方案，现在不预告结果。',
        '意见逐条研究，不予采纳的说明理由。',
      ],
      said: [
        '方案不会改。',
        '路口会往北挪。',
        '意见不予采纳。',
        '这条属于不予采纳的意见。',
        '不同意往北挪。',
      ],
    },
    child: {
      honest: ['照片里的孩子是谁，我们不说，请大家不要再转。', '三年级以上的班级都在教学楼东侧上课。'],
      said: ['照片里的是杭小禾。', '三年级（2）班那个男孩。', '是柳汀小学三（2）班的学生。'],
    },
    resident: {
      honest: ['绿地约137平方米，请拨打0701-6137137咨询。', '提意见的人是谁，我们不记。'],
      said: ['带头的是褚某某。', '柳汀苑3栋的那位。', '电话137开头。'],
    },
  },
  'quarry-slope': {
    'water-cause': {
      honest: [
        '有人怀疑偷排废水，生态环境部门正在采样。',
        '目前未发现偷排废水。',
        '水是不是采石场污染的，三家还在查。',
        '网上说是洗砂水，没有查清的不猜。',
      ],
      said: ['溪水是采石场污染的。', '停水不属实，是雨水冲的。', '群众反映偷排废水，经核实确实如此。'],
    },
    'stone-cause': {
      honest: [
        '石头是不是放炮震下来的，地质人员在看。',
        '“放炮震松”的说法没有核实。',
        '不能确定为爆破造成。',
      ],
      said: ['石头是放炮震松的。', '这次属于自然滚落，其余情况正在核实。'],
    },
    theft: {
      honest: ['是不是盗采，坐标没有套完。', '网上说的“盗采”，等案件结论。', '是否存在越界开采，正在核查。'],
      said: ['这家就是盗采。', '采石场手续都齐全。', '没有越界，正在复核。'],
    },
    drinkable: {
      honest: ['能不能放心喝，以供水单位的公告为准。', '水有没有问题，正在化验。'],
      said: ['大家放心喝。', '自来水是安全的，水没问题。'],
    },
    'roll-again': {
      honest: [
        '坡上可能还会掉石头，请马上离开，不要返回。',
        '还会不会滚，我们不能随口说。',
        '会不会再掉，以警戒为准。',
        '坡体稳定性由地质人员判断。',
      ],
      said: ['不会再滚了。', '不排除还会滚。', '坡体稳定，正在核实。'],
    },
    owner: {
      honest: ['裸露面约137亩，请拨打0701-6137137咨询。', '经营人是谁，处置用不着说。'],
      said: ['老板是曹某某。', '电话137开头。', '不是曹老板一家。'],
    },
  },
  'rain-landslide': {
    'rain-cause': {
      honest: [
        '不能确定为降雨引发。',
        '受连日降雨影响，救援有困难。',
        '因连日降雨，进村的路不好走。',
        '降雨引发还是施工引发，专家正在论证。',
        '网传降雨引发，还没有调查，两种说法我们都不采信。',
      ],
      said: [
        '经查，是降雨引发的。',
        '受连日降雨影响，6月10日6时10分许，上坞村村口发生山体滑坡。',
        '这次属于自然灾害，伤亡正在核实。',
        '网友问原因，是暴雨引发的，伤亡正在核实。',
      ],
    },
    'road-cause': {
      honest: [
        '有人说就是修路切坡切出来的，没有核实。',
        '是不是修路造成，等专家论证。',
        '“施工引发”的传言没有依据。',
      ],
      said: ['就是修路切的坡。', '系施工造成，责任正在调查。', '网上说修路引起，说得对。'],
    },
    forecast: {
      honest: [
        '会不会再滑属于预报，我们不说。',
        '什么时候可以回家，等乡里通知。',
        '“坡体已经稳定，可以放心回家”这句话我们不能出。',
        '危险解除以后，乡里通知大家。',
        '险情没有解除，坡体随时可能滑下，请不要返回。',
        '坡上可能再次滑动，请坡下的人马上离开。',
        '可能还会滑，请马上离开，不要返回。',
      ],
      said: ['坡体已经稳定。', '大家可以回家了。', '今晚还会滑，明天就不会了。', '不会再滑，正在监测。'],
    },
    blame: {
      honest: ['是不是天灾，等论证结论。', '没有认定施工单位负责。'],
      said: ['责任在施工一方。', '这是天灾。'],
    },
    names: {
      honest: ['转移159户，请拨打0701-6159159咨询。', '1人尚未联系上，正在寻找。'],
      said: ['没联系上的是邬某某。', '老人71岁。', '家属电话159开头。'],
    },
  },
  'village-building': {
    'relative-cause': {
      honest: [
        '您好，情况正在核实。网传“镇里默许”没有依据。今天18点前再答复您。',
        '有网友反映房主是干部亲戚，此事正在核实。',
        '关于“镇里默许”“打过招呼”等传言，正在核实。',
        '目前没有发现有人打过招呼。',
      ],
      said: [
        '网传镇里默许，情况属实。',
        '房主是干部亲戚，其他情况正在核实。',
        '因为有关系，一直没人管。',
        '经查，有人打过招呼。',
      ],
    },
    verdict: {
      honest: ['是不是违建，没有认定。', '还没有认定为违法。', '网上说是违建，正在核查。'],
      said: ['这栋楼是违建。', '经查，属于违法占地。', '不是违建。', '将依法拆除，正在走程序。'],
    },
    owner: {
      honest: ['占地约139平方米。', '请拨打0701-6213900咨询。', '户主是谁，我们不说。'],
      said: ['户主是林某某。', '当事人电话 139 开头。', '不是林家的房子。'],
    },
  },
};

const falls = (scenario: Scenario, trap: Trap, words: string): boolean => {
  const start = startOf({ scenario });
  return fallsInto(words, start, trap, arrivalGrounds({ scenario, form: 'full' }, index, start));
};

const trapsOf = (name: string): readonly [Scenario, readonly Trap[]] => {
  const scenario = readScenario(name);
  return [scenario, scenario.traps];
};

describe.each(Object.entries(traps))('in %s', (name, nears) => {
  const [scenario, all] = trapsOf(name);

  test('every trap has its sentences', () => {
    expect(all.map(({ id }) => id)).toEqual(Object.keys(nears));
  });

  test.each(Object.entries(nears).flatMap(([id, { honest }]) => honest.map(words => [id, words] as const)))(
    'an honest officer does not fall into %s: %s',
    (_id, words) => {
      // Into none of them: an honest answer about one thing is no slip about another.
      expect(all.filter(trap => falls(scenario, trap, words)).map(({ id }) => id)).toEqual([]);
    },
  );

  test.each(Object.entries(nears).flatMap(([id, { said }]) => said.map(words => [id, words] as const)))(
    'a hasty one falls into %s: %s',
    (id, words) => {
      const trap = found(all, each => each.id === id);
      expect(falls(scenario, trap, words)).toBe(true);
      expect(falls(scenario, trap, `您好，网上的情况正在核实。${words}`)).toBe(true);
    },
  );

  test('every word of a trap is said where it is plainly asserted', () => {
    for (const trap of all)
      for (const word of trap.words) {
        const words = word.replace('…', '影响，上坞村');
        for (const asserted of [words, `经查，${words}。`, `${words}，其他情况正在核实。`])
          expect(falls(scenario, trap, asserted), `${trap.id}: ${asserted}`).toBe(true);
      }
  });

  test('no word of one is where it is a rumour under examination; a name is out even so', () => {
    for (const trap of all)
      for (const word of trap.words) {
        const words = word.replace('…', '影响，上坞村');
        for (const reported of [
          `网传“${words}”，情况正在核实。`,
          `“${words}”的说法没有依据。`,
          `是不是${words}，还没有查清。`,
        ])
          expect(falls(scenario, trap, reported), `${trap.id}: ${reported}`).toBe(trap.kind === 'personal');
      }
  });
});
