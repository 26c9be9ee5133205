import { describe, expect, test } from 'vitest';
import { wholeText } from '../../../src/desk/statements/compose.ts';
import { HOUR, hoursAgo, NOW } from '../../support/answers.ts';
import { handoverOf } from '../../support/handover.ts';
import {
  act,
  allEvents,
  elsewhere,
  lastId,
  logOf,
  refusalOf,
  takenBack,
  undo,
  viewOf,
} from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import {
  latestIn,
  openRelease,
  publish,
  record,
  released,
  save,
  saveAgain,
  signed,
  statementIn,
  tomorrow,
  writing,
} from '../../support/release.ts';

const context = writing();
const fresh = openRelease();
const told = act(fresh, context, elsewhere({ nextUpdate: tomorrow }));
const drafted = act(fresh, context, save('都已处置完。'));

describe('what went out elsewhere', () => {
  test('is one event, and a publication like another but for its sign-off', () => {
    expect(told.events).toHaveLength(fresh.events.length + 1);
    expect(viewOf(told).publications).toEqual([
      {
        event: lastId(told),
        number: 1,
        by: context.by,
        publishedAt: hoursAgo(1),
        place: '市政府门户网站',
        link: 'https://example.invalid/elsewhere',
        channel: 'notice',
        nextUpdate: tomorrow,
        title: '情况通告',
        version: lastId(told),
        statement: lastId(told),
        kind: 'full',
        approvals: [],
        approvers: [{ name: '郑组长', title: '市委宣传部副部长' }],
        signOff: 'elsewhere',
        corrects: undefined,
        withdrawn: undefined,
        ratifiedLate: false,
      },
    ]);
  });

  test('does the steps that ask for such a publication, and stops their clocks, at the time it went out', () => {
    const { steps } = viewOf(told);
    const step = required(
      steps.find(({ step: { id } }) => id === 'publish-limited'),
      'step',
    );
    expect(step.state).toMatchObject({ kind: 'done', at: hoursAgo(1), event: lastId(told) });
    expect(step.clocks.map(({ clock }) => clock)).toMatchObject([{ kind: 'met', at: NOW - HOUR }]);
  });

  test('is no alarm that approvals are missing: who approved it is on record', () => {
    expect(viewOf(told).notices).toEqual([]);
  });

  test('is told in a hand-over as what nothing here has signed off', () => {
    expect(handoverOf(told).risks).toContain('事后补录，未经本系统签审');
  });

  test('is the first version of a statement, that can be corrected and followed up', () => {
    const { latest, published } = statementIn(told);
    expect(published).toBe(latest);
    expect(wholeText(latest)).toBe('上级统一发布的通告。');
    expect(latest.publications).toMatchObject([{ elsewhere: { name: '郑组长' } }]);
    const again = act(told, context, saveAgain(told, '补充说明。'));
    expect(statementIn(again)).toMatchObject({
      drafts: [{ number: 2 }],
      published: { number: 1 },
      versions: [{ id: latest.id }, { id: lastId(again) }],
    });
    const correction = act(
      again,
      context,
      save('更正。', { form: 'correction', corrects: latest.statement }),
    );
    expect(statementIn(correction).latest.corrects).toBe(latest.statement);
  });

  test('can be a version that was drafted here: then it is that one that is out, unsigned', () => {
    const version = latestIn(drafted).id;
    const out = act(drafted, context, elsewhere({ version }));
    expect(viewOf(out).publications).toMatchObject([{ version, title: '情况通告', signOff: 'elsewhere' }]);
    expect(viewOf(out).statements).toHaveLength(1);
    expect(refusalOf(out, undo(version), context)).toEqual({
      code: 'versionIsOut',
    });
  });

  test('may be an old version, and may come beside a publication from here', () => {
    const first = latestIn(drafted).id;
    const edited = act(drafted, context, saveAgain(drafted, '全部处置完。'));
    expect(viewOf(act(edited, context, elsewhere({ version: first }))).publications).toMatchObject([
      { version: first },
    ]);
    const both = act(released(drafted, context), context, elsewhere({ version: first }));
    expect(viewOf(both).publications.map(({ signOff }) => signOff)).toEqual(['elsewhere', 'approved']);
  });

  test('spends what was read aloud before it', () => {
    const ready = signed(drafted, context);
    const out = act(ready, context, elsewhere({ version: latestIn(ready).id }));
    expect(refusalOf(out, publish(latestIn(out).id), context)).toMatchObject({ code: 'signOffOpen' });
  });

  test('is recorded as it was said, whatever may be said here', () => {
    const found = act(fresh, context, record('cause', '边坡失稳垮塌'));
    const out = act(found, context, elsewhere({ text: '系边坡失稳垮塌所致。' }));
    expect(wholeText(latestIn(out))).toBe('系边坡失稳垮塌所致。');
    expect(refusalOf(out, saveAgain(out, '系边坡失稳垮塌所致。'), context)).toMatchObject({
      code: 'unapprovedCause',
    });
  });

  test('taken back was never published, and its words were never there', () => {
    const undone = takenBack(told, context);
    expect(viewOf(undone)).toMatchObject({ publications: [], statements: [] });
  });

  test('recorded by two officers apart stands twice', () => {
    const other = act(fresh, writing(2), elsewhere({ place: '局门户网站' }));
    const merged = logOf(allEvents([told, other]));
    expect(
      viewOf(merged)
        .publications.map(({ place }) => place)
        .sort(),
    ).toEqual(['局门户网站', '市政府门户网站']);
    expect(viewOf(merged).differences).toEqual([]);
  });

  test.each<[field: string, changes: Parameters<typeof elsewhere>[0], code: string]>([
    ['publishedAt', { publishedAt: '' }, 'required'],
    ['publishedAt', { publishedAt: tomorrow }, 'inFuture'],
    ['place', { place: ' ' }, 'required'],
    ['link', { link: '网站首页' }, 'notALink'],
    ['title', { title: '' }, 'required'],
    ['text', { text: ' ' }, 'required'],
    ['channel', { channel: 'leaflet' }, 'notAnOption'],
    ['form', { form: 'rumour' }, 'notAnOption'],
    ['nextUpdate', { nextUpdate: '明天' }, 'notATime'],
    ['nextUpdate', { nextUpdate: hoursAgo(2) }, 'notAfterPublication'],
    ['approver', { approver: { name: '郑组长' } }, 'noTitle'],
    ['approver', { approver: { name: '', title: '副部长' } }, 'unnamed'],
  ])('is refused at the field %s: %o', (field, changes, code) => {
    expect(refusalOf(fresh, elsewhere(changes), context)).toMatchObject({
      code: 'badField',
      field,
      why: { code },
    });
  });

  test('is refused in the order of its form: what was said, where it went out, who approved it', () => {
    const nothing = { title: '', text: '', place: '', approver: { name: '' } };
    const fieldOf = (changes: Partial<typeof nothing>): string | undefined => {
      const refusal = refusalOf(
        openRelease(),
        elsewhere({ channel: 'notice', ...nothing, ...changes }),
        context,
      );
      return refusal?.code === 'badField' ? refusal.field : refusal?.code;
    };
    const [title, text, place] = ['通报', '正在核实。', '市政府网站'];
    expect([
      fieldOf({}),
      fieldOf({ title }),
      fieldOf({ title, text }),
      fieldOf({ title, text, place }),
    ]).toEqual(['title', 'text', 'place', 'approver']);
  });

  test('is refused of a version that never was', () => {
    expect(refusalOf(fresh, elsewhere({ version: lastId(fresh) }), context)).toEqual({
      code: 'unknownStatement',
    });
  });
});
