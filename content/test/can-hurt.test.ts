import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deskText } from '../../src/desk/parts/words.ts';
import { checklist, deadlinesInForce, occasionalSteps } from '../../src/playbook/checklist.ts';
import { index, playbook, required } from '../../test/support/playbook.ts';
import { matter } from './matter.ts';

const { deadlines, first, roles, rules, steps, triage } = playbook;

const step = (id: string) =>
  required(
    steps.find(each => each.id === id),
    id,
  );
const rule = (id: string) =>
  required(
    rules.find(each => each.id === id),
    id,
  );
const how = (id: string): string => step(id).how.join('\n');

describe('a crime that comes up', () => {
  test('is verified by two officers, decided by the head in three days and sent within 24 hours, by law', () => {
    const chain = ['report-offence', 'decide-referral', 'refer-offence'].map(step);
    expect(chain.map(({ basis }) => basis)).toEqual(['rule', 'rule', 'rule']);
    for (const { cite } of chain) expect(cite).toContain('referral-5');
    expect(how('report-offence')).toMatch(/2名或者2名以上行政执法人员/);
    const facts = matter({ topic: 'illegal-construction' });
    const clocks = deadlinesInForce(index, facts).filter(({ cite }) => cite[0] === 'referral-5');
    expect(clocks.map(({ within, anchor }) => [within, 'step' in anchor && anchor.step])).toEqual([
      ['P3D', 'report-offence'],
      ['PT24H', 'decide-referral'],
    ]);
  });

  test('waits for no opinion of the legal section', () => {
    expect(how('report-offence')).toMatch(/不是移送的条件/);
    expect(JSON.stringify(steps)).not.toContain('没有法规科意见的不移送');
  });

  test('of an official goes to the supervisory commission, apart from what goes to the police', () => {
    const apart = step('refer-duty-offence');
    expect(apart.cite).toEqual(expect.arrayContaining(['referral-19', 'supervision-37']));
    expect(occasionalSteps(index, matter({})).map(({ id }) => id)).toContain('refer-duty-offence');
  });
});

test('a slope is graded by how many people it threatens, and left ungraded while nobody is sure', () => {
  const level = required(
    triage.questions.find(({ means }) => means === 'level'),
    'level',
  );
  expect(level.help).toMatch(/险情看受威胁、需要转移的人数/);
  const open = level.kind === 'choice' ? level.options.find(option => option.open === true) : undefined;
  expect(open?.hint).toMatch(/判不准的选这个.*受威胁/);
  expect(rule('geo-7').effect).toMatch(/受威胁的人数/);
});

describe('a system that stops', () => {
  test.each(['no', 'yes'])('is a network incident with its four hours, emergency or not: %s', emergency => {
    const facts = matter({ topic: 'system-outage', emergency, emergencyLevel: 'ungraded' });
    expect(deadlinesInForce(index, facts).map(({ id }) => id)).toContain('outage-four-hours');
    expect(checklist(index, facts).map(({ id }) => id)).toContain('report-cyber-incident');
  });

  test('counts from when it stopped, however long the matter has been known', () => {
    expect(deadlines.find(({ id }) => id === 'outage-four-hours')?.anchor).toEqual({
      fact: 'outageAt',
      otherwise: 'foundAt',
    });
  });

  test('is named by the measures whether attacked or broken', () => {
    expect(rule('cyber-definition').wording).toContain('软硬件缺陷或故障');
    expect(rule('cyber-grading').wording).toContain('造成系统中断');
  });
});

test('the card lets a warning of danger pass at once, through villages and the public broadcast', () => {
  expect(first.card.mayNot.join('\n')).toMatch(/险情警示以外，自行对外发布文字/);
  expect(first.card.may.join('\n')).toMatch(/险情警示：.*乡镇、村组、应急广播/);
  const meanwhile = required(first.waiting, 'waiting').meanwhile.map(({ text }) => text);
  expect(meanwhile.join('\n')).toMatch(/乡镇、村组、应急广播.*不等审定/);
});

test('nothing in the playbook says that a cause is being investigated where nobody investigates', () => {
  const said = JSON.stringify([first, steps, playbook.release]);
  expect(said.match(/.{0,12}正在调查/g)).toEqual([expect.stringMatching(/确实有人在查的，才写“正在调查/)]);
});

test.each([
  ['a small matter', matter({})],
  ['one that a section handles', matter({ sensitive: 'yes' })],
  ['one that the city talks of', matter({ spread: 'citywide' })],
])('personal data are cleared away whatever the track: %s', (_, facts) => {
  expect(checklist(index, facts).filter(({ cite }) => cite.includes('pipl-19'))).toHaveLength(1);
});

test('an emergency is told to the departments beside and above, by article 61', () => {
  expect(rule('emergency-law-61').wording).toMatch(/通报突发事件信息，并报告上级人民政府主管部门/);
  expect(how('report-emergency')).toMatch(/向市政府相关部门.*通报，报告上级自然资源主管部门/);
});

test('whoever is told of a leak is told all three things of article 57', () => {
  for (const text of [rule('pipl-57').wording, how('contain-data-leak')])
    for (const words of ['可能造成的危害', '可以采取的减轻危害的措施', '联系方式'])
      expect(text).toContain(words);
  expect(how('report-cyber-incident')).toMatch(/判不准的，按较大先报，写明正在研判（参考）/);
});

test('faces of children and of the sick are protected as article 28 has it', () => {
  expect(step('protect-pictured').cite[0]).toBe('pipl-28');
  expect(rule('pipl-28').wording).toContain('不满十四周岁');
  expect(how('protect-pictured')).toMatch(/请对方一并遮护；不要求撤稿（参考）/);
});

test('an order from above is answered by what each office may do, and a brief waits for no plan', () => {
  expect(how('handle-orders')).toMatch(/由网信部门依职责办理.*出具法律依据/);
  const office = required(
    roles.find(({ id }) => id === 'office'),
    'office',
  );
  expect(office.limits.map(({ text }) => text).join('\n')).toMatch(/快报按5\.1\.2另行审定/);
});

/** Phrases that a head of office took for rules of the plan: they are the manual's own, and were not marked as that. */
const OURS = [
  /当日到北京时间24时为止/,
  /当场请示两件事/,
  /有人员危险的，先请当地政府、村组撤人/,
  /用不上现场措施/,
  /热度变化大就加密搜/,
  /口径变了，旧的当场收回/,
  /计划时间按最早到期/,
  /看计划时间/,
  /发完回看一遍/,
  /每次发布后报一次/,
];
test.each(OURS.map(words => [String(words), words] as const))(
  'what is the manual’s own is marked: %s',
  (_, words) => {
    const lines = steps.flatMap(each => each.how).filter(line => words.test(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/（参考）|（本手册的理解）/);
  },
);

test.each(['src/site/StepDetail.astro', 'src/desk/checklist/StepPane.tsx'])(
  'over how a step is done it says that these are the manual’s words and no clause: %s',
  file => {
    expect(deskText.howOurs).toBe('以下做法为本手册整理，方案原文见依据。');
    const page = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
    expect(page).toMatch(/\{deskText\.how\}<\/h\d>\s*<p[^>]*>\{deskText\.howOurs\}<\/p>/);
  },
);

describe('what an office meets in 2026', () => {
  test.each([
    ['a danger', 'danger', '应急管理局值班室', undefined],
    ['a network incident', 'network', '网络安全事件报告热线', '12387'],
    ['staff who are complained of', 'staff', '派驻纪检监察组', undefined],
  ])('for %s the list of calls names %s: %s', (_, list, title, number) => {
    const whom = required(
      first.calls.find(({ id }) => id === list),
      list,
    ).whom.flat();
    const post = required(
      first.posts.find(each => each.title === title),
      title,
    );
    expect(whom).toContain(post.id);
    expect(post.number).toBe(number);
  });

  test('a report to the hotline stands for none to the province', () => {
    const evidence = JSON.stringify(step('report-cyber-incident').evidence);
    expect(evidence).toContain('cyberspace');
    expect(evidence).not.toContain('cyber-hotline');
  });

  test('a ticket is not passed down to a village, and one matter of several tickets is answered on each', () => {
    expect(how('register-ticket')).toMatch(/不转给乡镇、村组代办/);
    expect(how('register-ticket')).toMatch(/并单办理，一次核实、逐单答复/);
    expect(step('register-ticket').cite).toContain('hotline-66');
  });

  test('a picture is traced to its source, and called made by AI only on a technical finding', () => {
    expect(how('correct-false-information')).toMatch(
      /旧图、异地的、合成的.*没有技术鉴定结论的，不说“AI造假”（参考）/,
    );
  });

  test('nothing secret and nobody’s data go into a public model, and what a tool drafted is reviewed', () => {
    expect(how('publication-review')).toMatch(
      /涉密的、内部的材料和个人信息不输入公共大模型.*照样审查（参考）/,
    );
  });

  test('what a chatbot answers follows the line', () => {
    expect(how('unify-line')).toMatch(/智能客服.*智能客服答不准的先停用/);
  });

  test('comments under one’s own account: what harms people is handled and kept, criticism stays', () => {
    expect(how('reply-by-theme')).toMatch(/违法有害信息第一时间处理.*留存；批评、质疑不删、不关评论/);
  });

  test.each(['直播间', '小红书', '微信群'])('where it was seen can be said of %s', place => {
    const seen = required(
      triage.questions.find(({ means }) => means === 'place'),
      'place',
    );
    expect(JSON.stringify(seen)).toContain(place);
  });
});
