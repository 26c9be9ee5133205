import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';

import { documentTime } from '../../../src/desk/core/words/time.ts';
import { listingLines } from '../../../src/desk/documents/passage.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { namesOf } from '../../../src/desk/incident/names.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { orderName } from '../../../src/desk/orders/words.ts';
import { incidentFile } from '../../../src/desk/paper/incident-file.ts';
import { statementKindLabel } from '../../../src/desk/statements/words.ts';
import type { Form } from '../../../src/playbook/form.ts';
import { simpleFacts } from '../../support/answers.ts';
import { bureau } from '../../support/bureau.ts';
import { fourStories, restoredLog, smallLog, wideLog } from '../../support/four-stories.ts';
import { handoverOf } from '../../support/handover.ts';
import {
  act,
  anyTurns,
  complete,
  contextAt,
  countingIds,
  indexFor,
  openLog,
  play,
  viewOf,
} from '../../support/incident.ts';
import { playbook, required } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import { anyReleaseTurns, playRelease, record } from '../../support/release.ts';
import { moment } from '../../support/story.ts';
import { writtenOf } from './hollow.ts';
import { documentsOf, filled, formOf, forms, sourceOf } from './incidents.ts';

/** Every text in something that was recorded, or in content. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Texts typed or chosen in a log, and its times; longest first, so that no part of a text is taken for another. */
function saidIn(log: IncidentLog, now: number) {
  const view = viewOf(log, now);
  const all = log.events.flatMap(({ data, at, by }) => [...textsIn(data), ...textsIn(by), at]);
  // A limit is worked out from what was said, and now is when the document is written.
  const limits = view.clocks.flatMap(({ clock }) =>
    'due' in clock && clock.due !== undefined ? [clock.due] : [],
  );
  const moments = [...all.filter(text => ISO.test(text)).map(Date.parse), ...limits, now];
  const typed = all
    .filter(text => !ISO.test(text))
    .flatMap(text => text.split('\n'))
    .map(text => text.trim().replace(/[。；，：]+$/u, ''));
  // A limit of what came in is called by what it is about.
  const titles = view.clocks.flatMap(({ deadline: { title } }) => [title, title.split('：').at(-1) ?? title]);
  const authored = [
    ...textsIn(playbook),
    ...textsIn(bureau),
    ...textsIn(statementKindLabel),
    ...titles,
  ].filter(text => [...text].length > 1);
  return {
    times: new Set(moments.map(each => documentTime(each, now))),
    texts: [...new Set([...typed, ...authored])]
      .filter(text => text !== '')
      .sort((one, other) => other.length - one.length),
  };
}

const TIME = /\d{1,2}月\d{1,2}日\d{1,2}时(?:\d{1,2}分)?/gu;

/** Sentences with nothing recorded in them: that something has not been done, which the record shows by having nothing of it. */
const OF_NOTHING: readonly string[] = [
  '有关情况尚未核实',
  '目前尚未对外发布信息',
  '尚未形成研判意见',
  '尚未召开研判会',
  '处置措施尚未确定',
  '牵头科室和分工尚未明确',
  '对外口径尚未统一',
  '未查出稿件提到其他单位',
  '集中反映的问题均已答复或者转办',
  '尚未起草发布稿',
  '尚未形成送审稿',
  '实际问题尚未办结',
  '办理结果尚未复核',
  '没有超过时限和没有结果的事项',
  '没有指定到人的步骤，按岗位联系',
  '上次报告以来没有新的进展',
  '无未办事项',
  '完成初判',
  '启动舆情处置',
  '传播情况尚未掌握',
];

const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/[。！？\n]/u)
    .map(each => each.trim())
    .filter(each => each !== '');

/** The rest of a sentence without everything that officers and content say. */
function frameOf(sentence: string, { times, texts }: ReturnType<typeof saidIn>): string {
  const timed = sentence.replace(TIME, found => (times.has(found) ? '〇' : found));
  return texts.reduce((rest, text) => rest.replaceAll(text, '〇'), timed);
}

const stories = Object.entries(fourStories).map(([name, { log, now }]) => {
  const made = log();
  return { name, log: made, now, source: sourceOf(made, now), said: saidIn(made, now) };
});

/** Documents of a story as they are first offered, each with what is written in it; its tables copy the record. */
const documentsIn = ({ source }: (typeof stories)[number]) =>
  forms.map((form: Form) => ({ form, texts: writtenOf(filled(form, source)) }));

describe.each(stories)('the documents of the $name story', story => {
  const documents = documentsIn(story);

  test('say no time that nobody said', () => {
    for (const { form, texts } of documents)
      for (const text of texts)
        for (const [time] of text.matchAll(TIME)) {
          const typed = story.said.texts.some(each => each.includes(time));
          expect(typed || story.said.times.has(time), `${form.title}：${time} 见于 ${text}`).toBe(true);
        }
  });

  test('quote nothing that nobody wrote', () => {
    const known = story.said.texts.join('\n');
    for (const { form, texts } of documents)
      for (const text of texts)
        for (const [, quoted = ''] of text.matchAll(/[“《]([^“”《》]+)[”》]/gu))
          expect(
            known.includes(quoted) || frameOf(quoted, story.said).replace(/[〇：、，（）〔〕]/gu, '') === '',
            `${form.title}：${quoted} 见于 ${text}`,
          ).toBe(true);
  });

  test('have no sentence that is nobody’s: each tells something recorded, or that it is not', () => {
    const nobodys = documents.flatMap(({ form, texts }) => {
      const own = new Set(
        form.fields.flatMap(field => ('template' in field ? sentencesOf(field.template ?? '') : [])),
      );
      return texts
        .flatMap(sentencesOf)
        .filter(
          each =>
            !own.has(each) &&
            !OF_NOTHING.includes(each) &&
            !story.said.texts.some(said => said.includes(each)) &&
            !/〇|\d/u.test(frameOf(each, story.said)),
        )
        .map(each => `${form.title}：${each}`);
    });
    expect(nobodys).toEqual([]);
  });

  test('say nothing twice, and end nothing twice', () => {
    for (const { form, texts } of documents) {
      const sentences = texts.flatMap(text => text.split('\n')).flatMap(sentencesOf);
      const long = sentences.filter(sentence => [...sentence].length > 12);
      // A text that is too long stands whole in an annex.
      const isDigest = texts.some(text => text.includes('全部列入附件'));
      if (!isDigest)
        expect(
          long.filter((each, at) => long.indexOf(each) !== at),
          form.title,
        ).toEqual([]);
      // A change is told in one place.
      const changed = texts.flatMap(text =>
        [...text.matchAll(/由“[^”]*”(?:改为|更正为)“[^”]*”/gu)].map(String),
      );
      expect(new Set(changed).size, form.title).toBe(changed.length);
      for (const sentence of sentences) {
        expect(sentence, form.title).not.toMatch(/，[^，。]*(同意|审定|核对|退回)，[^。]*电话\1/u);
        const parts = sentence.split(/[，；]/u).filter(part => [...part].length > 3);
        expect(new Set(parts).size, `${form.title}：${sentence}`).toBe(parts.length);
      }
      expect(
        texts.filter(text => /。[；，、：。]|[，、；：]。|[{}]|反映反映|情况有关情况|发布发布/u.test(text)),
      ).toEqual([]);
    }
  });
});

const storyOf = (name: string) => stories.filter(each => each.name === name);
const words = (name: string, form: string): string =>
  storyOf(name)
    .map(({ source }) => plainText(filled(formOf(form), source)))
    .join('');
const part = (text: string, heading: string): string =>
  new RegExp(`、${heading}\\n([\\s\\S]*?)\\n\\n`, 'u').exec(text)?.[1] ?? '';

describe('the first report of the night', () => {
  const report = words('night', 'initial-report');

  test('says what danger it is and where, as it was told', () => {
    expect(part(report, '基本情况')).toContain(
      '11月24日2时03分已向当地政府值班室报告险情：石板镇柳塘村后山，发生滑坡；下方三户没有联系上。',
    );
  });

  test('says that three leaders were called and did not answer', () => {
    const measures = part(report, '已采取的措施');
    for (const name of ['刘洋', '周敏', '陈刚'])
      expect(measures).toMatch(new RegExp(`${name}[^。]*没有接通`, 'u'));
  });

  test('says when each was called first, how often in vain, and when he rang back', () => {
    const { log } = required(storyOf('night')[0], 'story');
    const call = (
      person: { readonly name: string; readonly title: string },
      time: string,
      end: 'inVain' | 'reached',
    ) =>
      ({
        kind: 'call',
        list: 'danger',
        post: 'deputy',
        person,
        calledAt: new Date(moment(time)).toISOString(),
        end,
        ...(end === 'reached' && { rangBack: true as const }),
      }) as const;
    const [deputy, other] = [
      { name: '周敏', title: '领导小组副组长' },
      { name: '吴江', title: '领导小组副组长' },
    ];
    const called = act(
      log,
      contextAt(moment('02:30'), countingIds(70)),
      call(other, '02:09', 'inVain'),
      call(deputy, '02:16', 'inVain'),
      call(deputy, '02:26', 'reached'),
    );
    const measures = part(documentsOf(called, moment('02:40'), ['initial-report']), '已采取的措施');
    for (const line of [
      '11月24日2时05分，打给领导小组副组长周敏（到11月24日2时16分共打2次）没有接通。',
      '11月24日2时09分，打给领导小组副组长吴江没有接通。',
      '11月24日2时26分，接到领导小组副组长周敏回电。',
    ])
      expect(measures).toContain(line);
    expect(measures).not.toContain('2时16分，打给');
  });

  test('calls the first triage no re-grade, and verifies nothing that the office does itself', () => {
    expect(report).toContain('完成初判。');
    expect(report).not.toMatch(/调整初判|核实[^。]*处置情况|核实[^。]*恢复进度/u);
    expect(words('night', 'review-report')).not.toContain('重新初判');
  });

  test('leaves to the leading group what only waits for it: an authority is no approval', () => {
    expect(words('night', 'approval-sheet')).toMatch(/领导小组审定先说的这一句 \| 授权先发/u);
    expect(words('night', 'review-report')).not.toContain('没有承办科室的意见');
  });
});

describe('the final report of two days', () => {
  const report = words('wide', 'final-report');
  const course = part(report, '处置经过');

  test('tells how it began, the meeting and the sampling', () => {
    expect(course).toContain('8时45分，向');
    expect(course).toContain('召开研判会');
    expect(course).toContain('溪水取样送检');
  });

  test('gives what the meeting settled to say, and calls a warning that moved on no change', () => {
    expect(course).toContain('对外统一口径：采石场已经停采，溪水正在检测，原因正在查，18时前再说。');
    expect(course).toContain('更新安全提示，由“检测结果出来以前，请不要取用白茅溪的水”变为“水质检测合格');
    expect(course).not.toContain('改为');
  });

  test('never has the time of a tick beside the time of the deed', () => {
    expect(report).not.toMatch(/时\d*分?，(?:\d{1,2}月\d{1,2}日)?\d{1,2}时/u);
    expect(part(report, '办理结果')).toContain('11月24日9时50分责令停采');
  });

  test('names what was corrected by its figures', () => {
    expect(report).toContain('涉及规模由“裸露面约291亩，涉及下游210户”更正为“裸露面约291亩，涉及下游180户”');
  });

  test('tells what was given to others, with the day, before it is closed', () => {
    expect(part(report, '未办事项')).toBe(
      `　　公众反映的“采石场的证是谁发的、挖了多大”由矿产管理科办理，11月30日10时前办结。`,
    );
  });

  test('counts an order as missed neither while it runs nor by a limit that was moved before it was over', () => {
    expect(part(report, '时限履行情况')).not.toContain('超过时限');
  });

  test('tells what a post says as what it says, and no fact behind the name of its field', () => {
    expect(report).toContain('反映内容：视频拍到山挖白了');
    expect(report).not.toMatch(/主要反映|方面，|领域为|传播情况为/u);
    expect(part(report, '核实结论')).not.toContain('尚未核实');
  });
});

describe('the documents of a matter that is closed', () => {
  test('say of the steps that were left what was decided of them, and that nothing of them is still to be done', () => {
    const sheet = words('small', 'handover-sheet');
    expect(sheet).toMatch(/三、待办\n　　结束时未办“[^\n]*”。处理意见：交给执法科，月底前。\n/u);
    expect(sheet).not.toMatch(/待(领导小组|职能科室|信息和档案中心)[^\n]*办理|逐步列在/u);
  });
});

describe('the documents of a call to the hot line', () => {
  test('end without what nobody looks into any more', () => {
    const report = words('small', 'final-report');
    expect(report).not.toContain('尚未核实');
    expect(part(report, '处置经过')).toContain('规划科提出处置意见：公示牌确有一处写错，当天更换。');
  });

  test('say what was found before what was done about it', () => {
    expect(part(words('small', 'final-report'), '核实结论')).toBe(
      '　　11月24日核实以下情况。发生地点：石板镇东街。核查结论：公示牌地块编号有一处写错。处置情况：14时10分已更换公示牌。',
    );
  });

  test('have no part that only says that there is nothing', () => {
    for (const { source } of storyOf('small'))
      for (const form of forms)
        for (const section of filled(form, source).sections)
          expect(section.kind === 'table' && section.table.rows.length === 0, section.heading).toBe(false);
  });

  test('call whoever called no user of the net', () => {
    const statement = documentsOf(smallLog(moment('12:00')), moment('12:00'), ['statement']);
    expect(statement).toContain('针对群众反映的');
    expect(statement).not.toMatch(/网民|处置情况[^\n]*尚未核实/u);
  });

  test('have each measure once, in the part that is for it', () => {
    const reply = words('small', 'ticket-reply');
    expect(reply.split('更换')).toHaveLength(2);
  });
});

describe('the documents of a matter that was written down a day late', () => {
  test('have what is due at once run from when it was found', () => {
    const review = words('late', 'review-report');
    expect(review).toMatch(/向领导小组报告（立即） \| 11月24日8时40分 \| +\| 用了28分/u);
    expect(part(words('late', 'initial-report'), '已采取的措施')).not.toContain('启动舆情处置');
  });

  test('tell what a search found where the spread is told, and nowhere else', () => {
    const report = words('late', 'initial-report');
    expect(report).toContain('搜索发现：微博和一个论坛。');
    expect(report).not.toContain('网上搜索');
  });
});

describe('the review', () => {
  test('says one reason for several steps once, as a sentence', () => {
    const review = words('late', 'review-report');
    expect(review.split('\n').filter(line => line.includes('| 交给执法科，月底前 |'))).toHaveLength(1);
    expect(review).toContain('步，处理意见：交给执法科，月底前。');
  });

  test('tells each promise by its own time, and of what was in time how long it took', () => {
    const review = words('wide', 'review-report');
    expect(review).toMatch(/按承诺的时间再次发布（第1次）[^\n]*11月24日17时30分 \| 提前2分/u);
    expect(review).toMatch(/按承诺的时间再次发布（第2次）[^\n]*11月25日11时 \| 提前20分/u);
    expect(part(review, '有效做法')).toContain('“公开回应舆情”用了3小时20分，提前1天20小时。');
    // How long before it was made says nothing of a promise.
    expect(part(review, '有效做法')).toContain('“按承诺的时间再次发布（第1次）”提前2分。');
  });

  test('names what was never done by the end', () => {
    expect(words('late', 'final-report')).toMatch(/结束时未办结1项，为“公开回应舆情”。/u);
  });
});

describe('the documents of somebody who leaves what may be left', () => {
  test('have no brackets round nothing, and tell whoever asked of no publication that was not', () => {
    expect(words('careless', 'ticket-reply')).not.toMatch(/：（12345热线）/u);
    expect(words('careless', 'ticket-reply')).toContain('来自：12345热线');
    expect(words('careless', 'order-report')).not.toContain('尚未对外发布');
  });

  test('tell no instruction of the checklist as a deed where only a tick says that it was done', () => {
    const now = moment('13:00');
    const log = required(storyOf('careless')[0], 'story').log;
    const ticked = complete(
      log,
      contextAt(now, countingIds(69)),
      ...['search-spread', 'assign-lead', 'verify-solved'].map(
        step => ({ kind: 'markDone', step, doneAt: new Date(now).toISOString(), values: {} }) as const,
      ),
    );
    for (const form of ['initial-report', 'final-report'])
      expect(documentsOf(ticked, now, [form])).not.toMatch(
        /提出处置意见|专人搜索|部署任务|核查问题解决情况/u,
      );
    expect(handoverOf(ticked, now).done).toMatch(
      /清单上还办结了(?:“[^”]*”)*“专人搜索，掌握传播情况”(?:“[^”]*”)*“提出处置意见”/u,
    );
  });

  test('say no more to the press than is settled', () => {
    expect(words('careless', 'interview-record')).not.toContain('对外口径尚未统一');
  });
});

describe('the documents of a mine that is said to have faked its restoration', () => {
  test('tell whoever asked by when he waits now, and what he was told meanwhile', () => {
    const report = words('restored', 'order-report');
    expect(report).toContain('反馈时限：11月26日15时（原为11月25日14时25分）');
    expect(part(report, '办理和回应情况')).toContain(
      '11月24日18时，作阶段反馈，下一次11月26日15时前反馈。反馈内容：已到现场复核，复绿面积正在复测。',
    );
    expect(words('restored', 'final-report')).toContain('尚未办结反馈，期限为11月26日15时');
  });

  test('have what was reported back as what was found, where nothing else is on record', () => {
    const early = restoredLog(moment('14:30'));
    const { id } = required(viewOf(early).orders[0], 'order');
    const answered = act(early, contextAt(moment('18:05'), countingIds(60)), {
      kind: 'answerOrder',
      order: id,
      stage: 'final',
      text: '今天已到现场，复绿面积与公示一致',
      way: '书面报送',
      answeredAt: new Date(moment('18:00')).toISOString(),
    });
    const report = documentsOf(answered, moment('09:00', 25), ['order-report']);
    expect(part(report, '核实情况')).toBe('　　今天已到现场，复绿面积与公示一致（11月24日记）。');
    expect(report.split('复绿面积与公示一致')).toHaveLength(2);
  });

  test('leave “today” as it was said, with the day beside it', () => {
    expect(part(words('restored', 'final-report'), '处置经过')).toContain(
      '11月24日14时50分，召开研判会，局办公室、矿产管理科、执法监督科参加。议定事项：今天18时前先发已核实的',
    );
    expect(part(words('restored', 'handling-plan'), '处置措施')).toContain(
      '今天18时前先发已核实的（11月24日记）。',
    );
  });

  test('have of a meeting what was known there, and its tasks with who does them by when', () => {
    const minutes = words('restored', 'assessment-minutes');
    expect(part(minutes, '核实情况')).toBe(
      '　　发生时间、发生地点、涉及规模、影响和损失、主要原因尚未核实。',
    );
    expect(part(minutes, '分工和时限')).toContain(
      '　　矿产管理科：到现场复核复绿面积，11月24日17时前。\n　　执法监督科：查停产情况。',
    );
    expect(minutes).not.toMatch(/继续核实|推动解决|尽快/u);
    // Written down later, and verified earlier: that was known.
    expect(part(words('late', 'assessment-minutes'), '核实情况')).not.toBe('');
  });

  test('give a section what to do, and no word that nothing is verified', () => {
    const early = documentsOf(restoredLog(moment('15:10')), moment('15:10'), ['assignment-slip']);
    expect(early).not.toContain('有关情况尚未核实');
    expect(part(early, '办理要求')).toContain('矿产管理科：到现场复核复绿面积，11月24日17时前。');
    expect(part(early, '办理要求')).not.toContain('查停产情况');
    // Officers stand in the plan, not on one section's sheet.
    expect(part(early, '办理要求')).not.toContain('陈芳');
    expect(part(words('restored', 'handling-plan'), '分工和时限')).toContain(
      '具体由执法监督科科长陈芳承办。',
    );
  });

  test('say once that what a video says is said', () => {
    expect(words('restored', 'initial-report')).toContain('反映内容：视频称该砂石矿复绿造假');
  });

  test('register an interview with who asked what, while it waits for its answer', () => {
    const early = documentsOf(restoredLog(moment('15:45')), moment('15:45'), ['interview-record']);
    expect(early).toContain('媒体名称：省级都市报\n');
    expect(part(early, '采访提纲')).toBe('　　复绿面积到底多少，是否停产。');
  });

  test('say once in a plan who leads', () => {
    expect(part(words('restored', 'handling-plan'), '分工和时限').split('由矿产管理科牵头')).toHaveLength(2);
  });

  test('tell the press what is out, in its own words, and what nobody has released not at all', () => {
    const line = '已关注网传视频，正在现场核查，结果及时公布';
    const before = documentsOf(restoredLog(moment('16:40')), moment('16:40'), ['interview-record']);
    expect(part(before, '拟答内容')).toBe(`　　${line}。`);
    const answer = part(words('restored', 'interview-record'), '拟答内容');
    expect(answer).toContain(
      '11月26日17时30分在局门户网站发布《关于砂石矿复绿核查情况的通报》，以下为发布的原文。',
    );
    expect(answer).toContain('复绿约180亩');
    expect(answer).not.toContain(line);
    expect(answer).toContain('停产情况：11月24日17时，执法监督科责令停产。');
  });

  test('have one thing to say outside: the line until something is out, and then what is out', () => {
    const now = moment('18:00', 26);
    const { situation, risks } = handoverOf(restoredLog(now), now);
    expect(situation).not.toContain('统一口径');
    expect(risks).toContain('对外口径以此为准');
    expect(risks).toContain('省级都市报11月24日15时35分采访，尚未答复。');
    const early = moment('16:40');
    expect(handoverOf(restoredLog(early), early).situation).toContain('对外统一口径：已关注网传视频');
  });
});

describe('the documents of a matter that was written down in no order, and closed half done', () => {
  const closed = (): string => {
    const { log } = required(storyOf('mixed')[0], 'story');
    const officer = { role: 'office', name: '孙丽', title: '值班员' };
    const evening = (ids: number) => contextAt(moment('22:00'), countingIds(ids), officer);
    const answered = complete(log, evening(67), {
      kind: 'answerOrder',
      order: required(viewOf(log).orders[0], 'order').id,
      stage: 'final',
      text: '已派人现场核实',
      way: '书面报送',
      answeredAt: new Date(moment('21:50')).toISOString(),
    });
    const done = complete(answered, evening(68), { kind: 'close', reason: '道路已封闭' });
    return documentsOf(done, moment('09:00', 25), ['final-report', 'review-report']);
  };

  test('say of a need that asks several things only what is open of it', () => {
    const report = closed();
    expect(part(report, '未办事项')).toContain('办理结果尚未复核。处理意见：交给执法科，月底前。');
    expect(part(report, '未办事项')).toContain(
      '承诺的再次发布尚未作出，已发布的《关于南山采石场的说明》尚未更正。处理意见：交给执法科，月底前。',
    );
    expect(report).not.toContain('实际问题已经解决');
  });

  test('count what was left at the end once', () => {
    expect(part(closed(), '存在的问题')).toMatch(/结束时未办的\d+步/u);
    expect(part(closed(), '存在的问题')).not.toContain('没有结果');
  });

  test('have what somebody typed whole behind a label, whatever it begins with', () => {
    const minutes = words('mixed', 'assessment-minutes');
    expect(part(minutes, '研判意见')).toBe('　　研判认为，属于实际问题。');
    expect(part(minutes, '议定事项')).toMatch(/^　　会议确定，面积测完/u);
    const report = words('mixed', 'final-report');
    expect(report).toContain('研判意见：研判认为，属于实际问题。');
    expect(report).toContain('　　进展：目前正在清理。');
  });

  test('tell once where a search found it that was known to be there', () => {
    expect(words('mixed', 'initial-report').split('见于抖音')).toHaveLength(2);
  });

  test('give a section what the sheet asks that is still to be answered', () => {
    expect(part(words('mixed', 'assignment-slip'), '办理要求')).toContain(
      '市政府督查室提示单（12）要求：报送有关情况。',
    );
    expect(words('mixed', 'handling-plan')).not.toContain('要求：报送有关情况');
  });

  test('give a section its own tasks by when the meeting said, whole and with the day', () => {
    const slip = words('mixed', 'assignment-slip');
    expect(slip).toContain('办结时限：11月25日10时\n');
    expect(part(slip, '办理要求')).not.toContain('负责发布');
    const minutes = part(words('mixed', 'assessment-minutes'), '分工和时限');
    expect(minutes).toContain('矿产管理科：测完面积，报领导小组，11月25日10时前。');
    expect(minutes).toContain('办公室：负责发布。');
  });

  test('say in the final report that a cause is verified and not approved yet, and never what it is', () => {
    const now = moment('21:10');
    const { log } = required(storyOf('mixed')[0], 'story');
    const known = complete(log, contextAt(now, countingIds(71)), record('cause', '坡脚开挖'));
    const conclusion = part(documentsOf(known, now, ['final-report']), '核实结论');
    expect(conclusion).toContain('主要原因已经核实，尚未认定审定。');
    expect(conclusion).not.toContain('坡脚开挖');
    expect(part(words('wide', 'final-report'), '核实结论')).not.toContain('尚未认定');
  });

  test('leave a note of whom somebody rang to the hand-over', () => {
    expect(words('mixed', 'initial-report')).not.toContain('和镇政府办公室说过');
    const { log, now } = required(storyOf('mixed')[0], 'story');
    expect(handoverOf(log, now).contacts).toContain('和镇政府办公室说过');
  });

  test('have the time of it behind its label, in a statement as in a report', () => {
    for (const form of ['statement', 'initial-report'])
      expect(words('mixed', form)).toContain('发生时间：11月24日约7时');
    expect(words('mixed', 'statement')).toContain('　　核查结论：经核查，有一处边坡滑落。');
  });

  test('tell an approval with one time', () => {
    const now = moment('10:25', 25);
    const { done } = handoverOf(wideLog(now), now);
    expect(done).toContain('11月25日9时08分，主要原因经领导小组组长刘洋电话认定审定，夜班值班员王强记录。');
  });
});

describe('what whoever sent an order reads', () => {
  test('is what it came to, and all of it by time', () => {
    const told = part(words('wide', 'order-report'), '办理和回应情况');
    expect(told).toContain('11月25日10时55分，作办结反馈。反馈内容：原因已经查清公布，采石场停产整改。');
    const order = ['11时30分', '17时02分', '17时28分', '10时40分', '10时55分'].map(time =>
      told.indexOf(`${time}，`),
    );
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order).not.toContain(-1);
  });

  test('is what he asked for where the matter has no name but that of his sheet', () => {
    const from = { sort: 'ticket', from: '12345热线', number: 'RX20261203-0187' } as const;
    const foundAt = new Date(moment('09:00')).toISOString();
    const facts = { ...simpleFacts, foundAt, title: orderName(from) };
    const log = act(openLog(facts, contextAt(moment('09:10'))), contextAt(moment('09:10'), countingIds(66)), {
      kind: 'registerOrder',
      ...from,
      receivedAt: new Date(moment('09:00')).toISOString(),
      demand: '不动产权证办了三个月没有领到，请核实；要求答复',
    });
    const reply = documentsOf(log, moment('10:00'), ['ticket-reply']);
    expect(reply).toContain('关于“12345热线来单（RX20261203-0187）”的答复');
  });
});

describe('what is told as done about a matter', () => {
  test('is an interview once, in the part that is for it', () => {
    const report = words('restored', 'final-report');
    expect(report.split('省级都市报采访')).toHaveLength(2);
    expect(part(report, '发布和答复情况')).toContain('省级都市报采访。提问：复绿面积到底多少');
    expect(part(words('restored', 'initial-report'), '已采取的措施')).toContain('省级都市报采访');
  });

  test('asks nothing twice of a question that was written down as one', () => {
    const now = moment('17:00');
    const log = act(restoredLog(now), contextAt(now, countingIds(64)), {
      kind: 'minute',
      sort: 'interview',
      steps: [],
      heldAt: new Date(now).toISOString(),
      people: '市电视台',
      said: '问伤了几个人',
    });
    expect(documentsOf(log, now)).toContain('市电视台采访。提问：问伤了几个人。');
    expect(documentsOf(log, now)).not.toContain('问问');
  });

  test('is neither that a paper was written nor that a text was looked over', () => {
    const now = moment('18:10');
    const log = act(
      restoredLog(now),
      contextAt(now, countingIds(65)),
      { kind: 'fileDocument', form: 'handover-sheet', order: undefined, fields: {} },
      { kind: 'fileDocument', form: 'initial-report', order: undefined, fields: {} },
    );
    for (const form of ['final-report', 'follow-up-report'])
      expect(documentsOf(log, now, [form])).not.toMatch(/形成(?:交接单|初报)/u);
    const checks = playbook.steps.filter(
      ({ evidence = [] }) => evidence.length > 0 && evidence.every(each => 'signed' in each),
    );
    expect(checks.filter(({ told }) => told !== false).map(({ title }) => title)).toEqual([]);
  });
});

test('a plan for what comes next says nothing of a text that is out already', () => {
  expect(words('wide', 'release-plan')).not.toContain('本稿发布后');
});

test('whoever sent an order is promised nothing but what somebody said', () => {
  const report = words('order', 'order-report');
  expect(part(report, '下一步')).toBe('　　按承诺于11月26日10时前再次发布进展。');
  expect(part(report, '办理和回应情况')).toContain('10时50分两处均已停工，执法监督科已立案。');
});

test('a sheet of hand-over has the words for outside, the corrected figure and numbers to call', () => {
  const now = moment('17:44');
  const { situation, done, limits, contacts } = handoverOf(wideLog(now), now, {
    phoneOf: ({ person }) => (person?.name === '周敏' ? '0701-6270002' : undefined),
    numbers: [{ unit: '当地政府值班室' }],
    unsaved: 0,
  });
  expect(situation).toContain('对外口径以11月24日17时28分发布的《关于白茅岭采石场涉及户数的更正说明》为准');
  expect(done).toContain('涉及规模由“裸露面约291亩，涉及下游210户”更正为“裸露面约291亩，涉及下游180户”');
  expect(limits).toContain('应于11月25日11时前按承诺再次发布（依据');
  expect(limits).toContain('前反馈来单“市委网信办提示单（〔2026〕31号）”（来单写明的期限）。');
  expect(contacts).toMatch(/需要时联系.*周敏（电话 0701-6270002）.*当地政府值班室/u);
});

test('a long course keeps how it began in the text', () => {
  const items = Array.from({ length: 60 }, (_, at) => ({ time: '', text: `第${at}件。`, main: true }));
  const lines = listingLines({ title: '处置经过', items });
  expect(lines[0]).toBe('第0件。');
  expect(lines.at(-1)).toBe('第59件。');
  expect(lines.length).toBeLessThan(items.length);
});

test('a printed step that another one does names its own posts, and not the recorder of the other', () => {
  const { source } = required(storyOf('wide')[0], 'story');
  const rows = plainText(incidentFile({ ...source, names: namesOf(source) })).split('\n');
  const row = required(
    rows.find(each => each.includes('| 当日向领导小组办公室报告')),
    'row',
  );
  expect(row).toMatch(/11月24日 08:25 各科室、信息和档案中心$/u);
});

describe('the printed file of a matter that is closed', () => {
  const now = moment('16:30');
  const log = smallLog();
  const source = sourceOf(log, now);
  const file = incidentFile({ ...source, names: namesOf(source) });

  test('says of what the triage had open that it was so at the triage', () => {
    expect(file.lines.find(({ label }) => label === '事态')?.value).toBe('尚未清楚（初判时）');
  });

  test('has no empty box beside a step that is done', () => {
    const text = plainText(file);
    expect(text).toContain('☑已办');
    expect(text).not.toMatch(/☑[^|]*□/u);
  });
});

/** The fields of free text, by name. */
const TYPED = new Set([
  'text',
  'reason',
  'said',
  'reply',
  'assessed',
  'line',
  'note',
  'condition',
  'demand',
  'result',
  'summary',
  'told',
  'finding',
  'what',
]);

/** The same with a full stop behind all that somebody typed. */
const stopped = (value: unknown, key = ''): unknown =>
  typeof value === 'string'
    ? TYPED.has(key)
      ? `${value}。`
      : value
    : Array.isArray(value)
      ? value.map(each => stopped(each, key))
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, stopped(each, name)]))
        : value;

test('no record ends a part twice, however people end what they type', () => {
  const check = (log: IncidentLog): void => {
    const names = namesOf({ index: indexFor(log), view: viewOf(log), log });
    for (const event of log.events) {
      const sentence = eventSentence(
        { ...event, data: stopped(event.data) } as IncidentEvent,
        names,
        moment('12:00'),
      );
      expect(sentence).not.toMatch(/。[；，、]/u);
    }
  };
  for (const { log } of stories) check(log);
  fc.assert(
    fc.property(anyReleaseTurns, anyTurns(12), (release, turns) => {
      for (const log of [...playRelease(release).logs.slice(0, 1), ...play(turns).logs.slice(0, 1)])
        check(log);
    }),
    { numRuns: runs(15) },
  );
});
