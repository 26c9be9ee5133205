import { describe, expect, it } from 'vitest';
import { contactAsks, contactGaps, contactLine } from '../../../src/desk/core/contact.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { Refusal } from '../../../src/desk/core/refusal.ts';
import type { IncidentView } from '../../../src/desk/core/view.ts';
import { documentTime } from '../../../src/desk/core/words/time.ts';
import type { FactValue } from '../../../src/desk/facts/value.ts';
import { decide } from '../../../src/desk/incident/decide.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { recommendedStatement } from '../../../src/desk/publications/recommend.ts';
import {
  composeDraft,
  type DraftPlan,
  draftOfVersion,
  fieldAtFault,
  outgoing,
  partField,
  placeInDraft,
  type StatementDraft,
} from '../../../src/desk/release/statement-draft.tsx';
import { wholeText } from '../../../src/desk/statements/compose.ts';
import { draftToken, statementTitle } from '../../../src/desk/statements/words.ts';
import { tokenOf } from '../../../src/playbook/template.ts';
import { hoursAgo, NOW } from '../../support/answers.ts';
import { contextAt, countingIds, openLog, viewOf, zhang } from '../../support/incident.ts';
import { about } from '../../support/occurrence.ts';
import { found, index, playbook, required } from '../../support/playbook.ts';
import { decided, recordNew, signed } from '../../support/release.ts';

const kit = required(playbook.release, 'release');
const notice = found(kit.channels, ({ id }) => id === 'notice');
const part = required(notice.parts[0], 'part').id;
const label = (id: string): string => found(kit.elements, element => element.id === id).label;
const cause = found(kit.elements, element => element.cause === true);

const newId = countingIds(7);

/** Carries out release commands one after another. @throws when one is refused */
function worked(
  commands: readonly (Command | ((log: IncidentLog) => Command))[],
  from: IncidentLog = openLog(),
): IncidentLog {
  return commands.reduce((log: IncidentLog, meant) => {
    const command = typeof meant === 'function' ? meant(log) : meant;
    const decided = decide(index, log, viewOf(log), command, contextAt(NOW, newId, zhang));
    if (!decided.ok) throw new Error(`${command.kind}: ${JSON.stringify(decided.refusal)}`);
    return incidentLogs.extend(log, decided.value);
  }, from);
}
const current = (log: IncidentLog, fact: string): readonly string[] =>
  required(viewOf(log).ledger.byId.get(fact), fact).current.map(({ event }) => event);
const verified = (fact: string, value: FactValue, log?: IncidentLog): Command => ({
  kind: 'recordFact',
  fact,
  value,
  source: '现场核查',
  state: 'verified',
  person: { name: '李四', title: '科长' },
  verifiedAt: hoursAgo(1),
  replaces: log === undefined ? [] : current(log, fact),
});
const approveCause = (log: IncidentLog): Command => ({
  kind: 'approveCause',
  entry: current(log, cause.id).at(-1) ?? '',
  person: { name: '郑组长', title: '组长' },
  ...decided(Date.parse(required(log.events.at(-1), 'event').at)),
});
const details = Object.fromEntries(contactAsks(kit.contactLine).map(name => [name, `本局的${name}`]));
const contact = contactLine(kit.contactLine, details);
const plan: DraftPlan = {
  place: 'new-notice-holding',
  channel: notice,
  kind: 'holding',
  statement: undefined,
  corrects: undefined,
  answers: undefined,
  contact,
  signature: '本局',
};
const variants = new Map(kit.variants.map(each => [each.id, each]));
const out = (draft: StatementDraft, ledger: IncidentView['ledger'], of: DraftPlan = plan) =>
  outgoing(draft, of, ledger, NOW);
const wordsOf = (...given: Parameters<typeof out>): string => wholeText(out(...given).version);
const composed = ({ ledger }: IncidentView, of: DraftPlan = plan, variant = 'event') =>
  composeDraft(of, variants.get(variant), ledger, '某村违建', NOW);

/** Saves a draft, has it checked and approved, and publishes it. */
function published(log: IncidentLog, of: DraftPlan, text: string): IncidentLog {
  const release = viewOf(log);
  const draft = {
    ...composed(release, of),
    title: '有关情况的说明',
    [partField(part)]: text,
    nextUpdate: '2026-12-31T10:00',
  };
  const saved = worked([out(draft, release.ledger, of).command], log);
  const latest = (each: IncidentLog): string =>
    required(viewOf(each).statements.at(-1), 'statement').latest.id;
  return worked(
    [
      each => ({
        kind: 'publish',
        version: latest(each),
        place: '门户网站',
        publishedAt: hoursAgo(0),
        steps: [],
      }),
    ],
    signed(saved, contextAt(NOW, countingIds(40), zhang)),
  );
}

describe('a first draft', () => {
  it('holds the facts that are sure as tokens, and names what is not', () => {
    const release = viewOf(worked([verified('time', about('09:00'))]));
    const text = composed(release)[partField(part)] ?? '';
    expect(text).toContain(tokenOf(label('time')));
    expect(text).not.toContain('11月24日约9时');
    expect(text).toContain(label('scale'));
    expect(text).not.toContain(tokenOf(label('scale')));
  });

  it('says that nothing is verified where nothing is, and announces no facts', () => {
    const text = composed(viewOf(openLog()))[partField(part)] ?? '';
    expect(text).toContain('有关情况尚未核实。');
    expect(text).not.toMatch(/现将|通报如下/);
    expect(composed(viewOf(worked([verified('time', about('09:00'))])))[partField(part)]).toContain(
      '现将已核实情况通报如下',
    );
  });

  it('has what officers added to the ledger, and is signed by the office', () => {
    const added = viewOf(
      worked([
        verified('time', about('09:00')),
        recordNew('停产情况', '17时责令停产', { verifiedAt: hoursAgo(0) }),
      ]),
    );
    const draft = composed(added);
    expect(draft[partField(part)]).toContain(`停产情况：${tokenOf('停产情况')}。`);
    expect(wordsOf({ ...draft, nextUpdate: '2026-11-30T18:00' }, added.ledger)).toMatch(
      /17时责令停产。[\s\S]*\n本局\n\d{4}年\d+月\d+日$/,
    );
    // Where this plan names no office nothing stands there.
    expect(composed(added, { ...plan, signature: '' })[partField(part)]).not.toContain('落款');
  });

  it('tells of the matter as the chosen variant does, and the store remembers which', () => {
    const release = viewOf(worked([verified('time', about('09:00')), verified('finding', '窗口照常办理')]));
    const [event, complaint] = ['event', 'complaint'].map(id => composed(release, plan, id));
    expect(event?.[partField(part)]).toContain('涉及规模');
    expect(complaint?.[partField(part)]).not.toContain('涉及规模');
    expect(complaint?.[partField(part)]).toContain(`核查结果：${tokenOf(label('finding'))}。`);
    expect(complaint?.variant).toBe('complaint');
    expect(composed(release, { ...plan, kind: 'correction' }).variant).toBe('');
  });

  it('says where to ask as this machine knows it, and leaves a gap that catches the eye where it does not', () => {
    const { ledger } = viewOf(openLog());
    const draft = { ...composed(viewOf(openLog())), nextUpdate: '2026-11-30T18:00' };
    expect(wordsOf(draft, ledger)).toContain(contact);
    expect(contact).not.toMatch(/[【{]/);
    const unknown = { ...plan, contact: contactLine(kit.contactLine, {}) };
    for (const name of contactAsks(kit.contactLine))
      expect(wordsOf(draft, ledger, unknown)).toContain(`【待填：${name}】`);
    expect(
      contactGaps(kit.contactLine, { ...details, [contactAsks(kit.contactLine)[0] ?? '']: ' ' }),
    ).toEqual(contactAsks(kit.contactLine).slice(0, 1));
    // Saved with the gap, then given: the next version has it.
    const saved = worked([out(draft, ledger, unknown).command]);
    const version = required(viewOf(saved).statements[0], 'statement').latest;
    const again = draftOfVersion(version, ledger, [contact, unknown.contact], NOW);
    expect(wordsOf(again, ledger)).toContain(contact);
  });

  it('cannot be saved before the time it promises is given, and says that time once it is', () => {
    const release = viewOf(worked([verified('time', about('09:00'))]));
    const draft = composed(release);
    expect(out(draft, release.ledger).problems).toEqual([{ part, token: draftToken.next, why: 'noTime' }]);
    const timed = { ...draft, nextUpdate: '2026-11-30T18:00' };
    expect(out(timed, release.ledger).problems).toEqual([]);
    expect(wordsOf(timed, release.ledger)).toContain('11月30日18时');
  });

  it('says nothing of a next time once there will be none, except in a line that says more', () => {
    const release = viewOf(worked([verified('time', about('09:00'))]));
    const ended = { ...composed(release), noUpdate: '已办结' };
    expect(out(ended, release.ledger).problems).toEqual([]);
    const text = wordsOf(ended, release.ledger);
    expect(text).not.toContain('下次发布');
    expect(text).toContain('11月24日约9时');
    const more = `${tokenOf(label('time'))}起，到${tokenOf(draftToken.next)}再说。`;
    expect(out({ ...ended, [partField(part)]: more }, release.ledger).problems).toHaveLength(1);
  });

  it('that is refused is mended in the field to blame', () => {
    const parts = [
      { part: 'one', draft: '甲' },
      { part: 'two', draft: '乙，因连续降雨' },
    ];
    const draft = { ...composed(viewOf(openLog())), [partField('two')]: '乙，因连续降雨' };
    const problems = [{ part: 'two', token: '丙', why: 'unknown' }] as const;
    const at = (field: string | undefined, refusal: Refusal = { code: 'emptyStatement' }): string =>
      fieldAtFault({ field, refusal }, draft, { parts, problems }, 'one');
    expect(at('title')).toBe('title');
    expect(at('two')).toBe(partField('two'));
    expect(at(undefined)).toBe(partField('one'));
    expect(at(undefined, { code: 'badToken', token: '丙', why: 'unknown' })).toBe(partField('two'));
    expect(at(undefined, { code: 'unapprovedCause', text: '连续降雨' })).toBe(partField('two'));
  });

  it('has a place for words that stand in it, and for those that a fact says', () => {
    const { ledger } = viewOf(worked([verified('time', about('09:00'))]));
    const text = `今天，${tokenOf(label('time'))}起`;
    const draft = { ...composed(viewOf(openLog())), [partField('two')]: text };
    const channel = {
      ...notice,
      parts: ['one', 'two'].map(id => ({ ...required(notice.parts[0], 'part'), id })),
    };
    expect(placeInDraft('今天', draft, channel, ledger)).toEqual({ part: 'two', from: 0, to: 2 });
    expect(placeInDraft('11月24日约9时', draft, channel, ledger)).toEqual({
      part: 'two',
      from: 3,
      to: 3 + tokenOf(label('time')).length,
    });
    expect(placeInDraft('昨天', draft, channel, ledger)).toBeUndefined();
  });
});

describe('a saved version back in the editor', () => {
  it('has its facts and its promised time as tokens again, so that both follow a change', () => {
    const log = worked([verified('time', about('09:00'))]);
    const draft: StatementDraft = { ...composed(viewOf(log)), nextUpdate: '2026-11-30T18:00' };
    const saved = worked([out(draft, viewOf(log).ledger).command], log);
    const { ledger, statements } = viewOf(saved);
    const again = draftOfVersion(required(statements[0], 'statement').latest, ledger, [contact], NOW);
    expect(again[partField(part)]).toEqual(
      draft[partField(part)]?.replace(tokenOf(draftToken.signature), plan.signature),
    );
    expect(again.nextUpdate).toBe(draft.nextUpdate);
    const later = { ...again, nextUpdate: '2026-12-01T09:00' };
    const text = wordsOf(later, ledger);
    expect(text).toContain('12月1日9时');
    expect(text).not.toContain('11月30日');
  });

  it.each([
    ['begins', '11月30日18时30分停水', '2026-11-30T18:00', NOW],
    ['ends', '11月28日9时停水', '2027-01-28T09:00', Date.parse('2027-01-20T09:00:00+08:00')],
  ])('keeps another time that %s like the promised one', (_, other, nextUpdate, now) => {
    const text = `${other}，${tokenOf(draftToken.next)}再说。`;
    const draft: StatementDraft = { ...composed(viewOf(openLog())), [partField(part)]: text, nextUpdate };
    const { ledger, statements } = viewOf(worked([out(draft, viewOf(openLog()).ledger).command]));
    const again = draftOfVersion(required(statements[0], 'statement').latest, ledger, [contact], now);
    expect(again[partField(part)]).toContain(other);
    expect(again[partField(part)]).toContain(`${tokenOf(draftToken.next)}再说`);
  });
});

describe('a correction', () => {
  it('says what was written and what is verified now, and settles the fact once it is published', () => {
    const out = published(worked([verified('time', about('09:00'))]), plan, `${tokenOf(label('time'))}。`);
    const changed = worked([log => verified('time', about('08:00'), log)], out);
    const wrong = required(viewOf(changed).statements[0], 'statement');
    expect(wrong.stale).toHaveLength(1);
    const correcting: DraftPlan = { ...plan, kind: 'correction', corrects: wrong };
    const text = composed(viewOf(changed), correcting)[partField(part)] ?? '';
    expect(text).toContain('由“11月24日约9时”更正为“');
    expect(text).toContain(tokenOf(label('time')));
    const corrected = published(changed, correcting, text);
    expect(viewOf(corrected).statements[0]?.stale).toEqual([]);
  });

  it('quotes whole what was said, and says whole what is right', () => {
    const said = '涉及三个村民小组，共210户';
    const out = published(worked([verified('scale', said)]), plan, `${tokenOf(label('scale'))}。`);
    const changed = worked([log => verified('scale', '涉及三个村民小组，共180户', log)], out);
    const wrong = required(viewOf(changed).statements[0], 'statement');
    const text =
      composed(viewOf(changed), { ...plan, kind: 'correction', corrects: wrong })[partField(part)] ?? '';
    expect(text).toContain(`由“${said}”更正为“${tokenOf(label('scale'))}”。`);
    // The reader knows which text is meant.
    expect(text).toContain(`发布的《${wrong.title}》有不准确之处`);
  });

  it('quotes no single character of a name, and says in one whole sentence from what to what it is changed', () => {
    const out = published(worked([verified('place', '石板镇东街')]), plan, `${tokenOf(label('place'))}。`);
    const changed = worked([log => verified('place', '石板镇西街', log)], out);
    const corrects = required(viewOf(changed).statements[0], 'statement');
    const text = composed(viewOf(changed), { ...plan, kind: 'correction', corrects })[partField(part)] ?? '';
    expect(text).toContain(`${label('place')}由“石板镇东街”更正为“${tokenOf(label('place'))}”。`);
  });

  it('is not begun with an apology for a warning that was right and is lifted', () => {
    const safety = found(kit.elements, ({ id }) => id === 'safety').id;
    const out = published(worked([verified(safety, '请不要取用溪水')]), plan, `${tokenOf(label(safety))}。`);
    const lifted = worked([log => verified(safety, '水质达标，可以恢复取用', log)], out);
    const told = required(viewOf(lifted).statements[0], 'statement');
    expect(told.stale).toEqual([]);
    const text = composed(viewOf(lifted), { ...plan, kind: 'correction', corrects: told })[partField(part)];
    expect(text).not.toMatch(/不准确|致歉/);
    expect(recommendedStatement(viewOf(lifted))).toMatchObject({ why: 'news', facts: [{ id: safety }] });
  });

  it('of what was taken down says what is known of that, and that nothing was wrong with it', () => {
    const sent = published(worked([verified('time', about('09:00'))]), plan, `${tokenOf(label('time'))}。`);
    const [only] = viewOf(sent).publications;
    const gone = worked(
      [
        {
          kind: 'withdraw',
          publication: only?.event ?? '',
          withdrawnAt: new Date(NOW).toISOString(),
          person: { name: '郑组长', title: '组长' },
          reason: '与上级统一发布的口径重复。',
        },
      ],
      sent,
    );
    const wrong = required(viewOf(gone).statements[0], 'statement');
    for (const channel of kit.channels.filter(({ parts }) =>
      parts.every(({ reply }) => reply === undefined),
    )) {
      const explaining: DraftPlan = { ...plan, channel, kind: 'correction', corrects: wrong };
      const draft = composed(viewOf(gone), explaining);
      expect(draft.title).toBe(`关于撤下《${wrong.title}》的说明`);
      const text = channel.parts.map(({ id }) => draft[partField(id)] ?? '').join('\n');
      expect(text).toContain(`在${only?.place}发布的《${wrong.title}》，已于${documentTime(NOW, NOW)}撤下。`);
      // Why is the office's own word.
      expect(text).not.toContain('与上级统一发布的口径重复');
      expect(text).not.toMatch(/不准确|更正|致歉|有误/);
    }
    // Nor does a correction that has nothing to set right.
    const bare = composed(viewOf(sent), {
      ...plan,
      kind: 'correction',
      corrects: viewOf(sent).statements[0],
    });
    expect(bare[partField(part)]).not.toMatch(/不准确|致歉|撤下/);
  });

  it('promises nothing of a cause, and says that nobody has found it, until it is approved', () => {
    const text = (log: IncidentLog): string => composed(viewOf(log))[partField(part)] ?? '';
    expect(text(openLog())).toContain(`${cause.label}尚未认定。`);
    expect(text(openLog())).not.toMatch(/正在调查|查清后|另行公布/);
    const found = worked([verified(cause.id, '边坡失稳'), approveCause]);
    expect(text(found)).not.toContain('尚未认定');
  });

  it('does not name a cause again that fell, and settles it all the same', () => {
    const said = '未经批准擅自堆放弃土';
    const approved = worked([verified(cause.id, said), approveCause]);
    const out = published(approved, plan, `经查，主要原因是${tokenOf(cause.label)}。`);
    const fallen = worked([log => verified(cause.id, '连续降雨', log)], out);
    const wrong = required(viewOf(fallen).statements[0], 'statement');
    expect(wrong.stale).toMatchObject([{ said, now: undefined }]);
    const correcting: DraftPlan = { ...plan, kind: 'correction', corrects: wrong };
    const draft = composed(viewOf(fallen), correcting);
    expect(JSON.stringify(draft)).not.toContain(said);
    expect(JSON.stringify(draft)).not.toContain('连续降雨');
    const corrected = published(fallen, correcting, draft[partField(part)] ?? '');
    expect(viewOf(corrected).statements[0]?.stale).toEqual([]);
  });
});

it('a draft is titled by what its release is called, without the remark behind it', () => {
  expect(statementTitle.holding('某村滑坡')).toBe('关于“某村滑坡”的简要信息');
  expect(statementTitle.full('某村滑坡')).toBe('关于“某村滑坡”的情况通报');
});

it.each([
  [
    '经核查，7月12日全天窗口照常办理，未发现系统停机',
    '关于经核查，7月12日全天窗口照常办理，未发现系统停机的情况通报',
  ],
  [
    '7月12日全天各窗口照常办理不动产登记业务；系统日志和叫号记录未见停机',
    '关于7月12日全天各窗口照常办理不动产登记业务；系统日志和叫号记录未见停机的情况通报',
  ],
])('heads a statement that nothing of the kind happened by what is so: %s', (finding, title) => {
  const { ledger } = viewOf(worked([verified('finding', finding)]));
  const plan = {
    place: '',
    channel: found(kit.channels, ({ id }) => id === 'microblog'),
    kind: 'full' as const,
    statement: undefined,
    corrects: undefined,
    answers: undefined,
    contact: '',
  };
  const unfounded = found(kit.variants, ({ known }) => known !== undefined);
  const draft = composeDraft(plan, unfounded, ledger, '窗口停办业务', NOW);
  expect(draft.title).toBe(title);
  expect(JSON.stringify(draft)).not.toContain('停办');
});
