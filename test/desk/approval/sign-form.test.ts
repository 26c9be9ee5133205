import { describe, expect, test } from 'vitest';
import {
  refusedStage,
  type SignForm,
  signersFirst,
  signForm,
  stagesOf,
} from '../../../src/desk/approval/sign-form.ts';
import { isThrough } from '../../../src/desk/approval/sign-off.ts';
import { stageField } from '../../../src/desk/approval/stage.ts';
import type { Person } from '../../../src/desk/core/define.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { Refusal } from '../../../src/desk/core/refusal.ts';
import type { KnownPerson } from '../../../src/desk/people/people.ts';
import type { SignOffItem } from '../../../src/playbook/release-kit.ts';
import { limitedFacts } from '../../support/answers.ts';
import { act, viewOf } from '../../support/incident.ts';
import { found, playbook } from '../../support/playbook.ts';
import {
  check,
  latestIn,
  officer,
  openRelease,
  save,
  saveAgain,
  signed,
  signing,
  writing,
} from '../../support/release.ts';

const context = writing();
const begun = act(openRelease(limitedFacts), context, save('正在核实。'));
const checked = act(begun, context, check(latestIn(begun).id, 'secrecy'));
const head: KnownPerson = { name: '周敏', title: '组长', role: 'leadingGroup' };
const chief: KnownPerson = { name: '江道圆', title: '办公室主任', role: 'office' };

interface Given {
  readonly ticked?: readonly string[];
  readonly typed?: Readonly<Record<string, Person>>;
  readonly offered?: readonly KnownPerson[];
}
function formOf(log: IncidentLog, { ticked = [], typed = {}, offered = [] }: Given = {}): SignForm {
  const { people, statements, signOffOf } = viewOf(log);
  const { lines } = signOffOf(latestIn(log));
  const stages = lines.filter(
    line => !isThrough(line) && (line.item.check === 'approval' || line.item.check === 'asked'),
  );
  return signForm(
    stages,
    lines,
    { ticked, person: item => typed[item] },
    { people, offered, statements, officer, items: playbook.release.signOff },
  );
}
const approvals = ['section', 'office', 'leader'];
const proposals = (form: SignForm) =>
  Object.fromEntries(form.signers.map(({ item, proposed }) => [item, proposed]));

describe('what a form of the sign-off hands in', () => {
  test('is nothing that nobody ticked, whoever is proposed for it', () => {
    const form = formOf(checked, { offered: [head] });
    expect(form.offered.map(({ item }) => item.id)).toEqual(approvals);
    expect(form.signing).toEqual([]);
    expect(form.signers).toEqual([]);
  });

  test('is each stage with the fields that are its own, the name with the first of those that it signs together', () => {
    const form = formOf(checked, { ticked: ['leader'] });
    const said: Record<string, unknown> = {
      [stageField('person', 'leader')]: head,
      [stageField('note', 'leader')]: '同意',
    };
    expect(stagesOf(form, field => said[field])).toEqual([
      { item: 'leader', person: head, post: undefined, note: '同意', condition: undefined },
    ]);
  });

  test('is refused at the field of the stage that a refusal is about', () => {
    const form = formOf(checked, { ticked: approvals });
    const asked = new Set(approvals.map(id => stageField('person', id)));
    const refusedFor = (field: string | undefined, refusal: Refusal = { code: 'required' }) =>
      refusedStage(form, { refusal, field, also: [{ sentence: '未填写。', field }] }, asked);
    expect(refusedFor(stageField('person', 'office'))).toMatchObject({
      problem: { field: 'person-office', also: [{ sentence: '未填写。', field: 'person-office' }] },
      person: 'person-office',
    });
    expect(refusedFor(undefined, { code: 'sameReader', item: 'section', reader: head }).problem.field).toBe(
      'person-section',
    );
    // A refusal about none of them is shown at the last.
    expect(refusedFor('elsewhere').problem).toMatchObject({
      field: 'person-leader',
      also: [{ field: 'person-leader' }],
    });
  });

  test('offers those first who hold a post that has to sign', () => {
    const form = formOf(checked, { ticked: ['leader'] });
    expect(signersFirst(form, [chief, head])).toEqual([head, chief]);
  });
});

describe('whom a form of the sign-off proposes', () => {
  test('is the only one known in the post, with the title', () => {
    const form = formOf(checked, { ticked: ['leader'], offered: [head, chief] });
    expect(proposals(form)).toEqual({
      leader: { person: { name: '周敏', title: '组长' }, from: 'post' },
    });
    expect(form.signers[0]?.named).toEqual({ name: '周敏', title: '组长' });
  });

  test('is never whoever keeps the record, though he holds the post', () => {
    const keeper: KnownPerson = { name: officer.name ?? '', title: '值班员', role: 'office' };
    expect(proposals(formOf(checked, { ticked: ['office'], offered: [keeper] }))).toEqual({
      office: undefined,
    });
    expect(proposals(formOf(checked, { ticked: ['office'], offered: [keeper, chief] }))).toMatchObject({
      office: { person: { name: '江道圆' } },
    });
  });

  test('is nobody where several hold the post, where nobody does, and where a title is not known', () => {
    const other: KnownPerson = { name: '刘洋', title: '副组长', role: 'leadingGroup' };
    const { title: _, ...untitled } = head;
    for (const offered of [[head, other], [chief], [], [untitled]])
      expect(proposals(formOf(checked, { ticked: ['leader'], offered }))).toEqual({ leader: undefined });
  });

  test('is whoever signed the line the last time and holds its post, and nobody who only signed it', () => {
    const asked = [
      { name: '赵六', title: '科长' },
      { name: '江道圆', title: '办公室主任' },
      { name: '刘洋', title: '副组长' },
    ];
    const once = signed(checked, context, asked);
    const again = act(once, context, saveAgain(once, '又有进展。'));
    const posts = ['functionalSection', 'office', 'leadingGroup'];
    const known = asked.map((person, place) => ({ ...person, role: posts[place] ?? '' }));
    // A role that is none of the line's, once it is on record, is what counts.
    const clerks = act(
      again,
      context,
      ...asked.map((person): Command => ({ kind: 'recordPerson', person, role: 'infoCentre' })),
    );
    expect(proposals(formOf(clerks, { ticked: approvals }))).toEqual(
      Object.fromEntries(approvals.map(id => [id, undefined])),
    );
    const form = formOf(again, { ticked: approvals, offered: [head, ...known] });
    expect(proposals(form)).toMatchObject(
      Object.fromEntries(approvals.map((id, place) => [id, { person: asked[place], from: 'last' }])),
    );
  });

  test('is whoever last signed another line of the same posts, and of a line of no post whoever signed it last', () => {
    const listed: KnownPerson = { name: '刘洋', title: '副组长', role: 'leadingGroup' };
    const asked = [
      { name: '赵六', title: '科长' },
      { name: '江道圆', title: '办公室主任' },
      { name: '刘洋', title: '副组长' },
    ];
    const once = signed(checked, context, asked);
    const again = act(once, context, saveAgain(once, '又有进展。'));
    const { people, statements, signOffOf } = viewOf(again);
    const { lines } = signOffOf(latestIn(again));
    const leader = found(lines, ({ item }) => item.id === 'leader');
    const proposedFor = (item: Partial<SignOffItem>, from: readonly SignOffItem[]) =>
      signForm(
        [{ ...leader, item: { ...leader.item, ...item } as SignOffItem }],
        [],
        { ticked: [], person: () => undefined },
        { people, offered: [head, listed], statements, officer, items: from },
      ).signers[0]?.proposed;
    const items = playbook.release.signOff;
    expect(proposedFor({ id: 'another' }, items)).toMatchObject({
      person: { name: '刘洋' },
      from: 'samePost',
    });
    // Two hold the post, and nobody has signed for it.
    expect(proposedFor({ id: 'another' }, [])).toBeUndefined();
    expect(
      proposedFor({ check: 'asked', roles: [], id: 'secrecy' } as Partial<SignOffItem>, items),
    ).toMatchObject({
      from: 'last',
    });
  });

  test('is nobody who stands named for a line before it, or has signed one', () => {
    const both = { ...head, role: 'leadingGroup' };
    const form = formOf(checked, {
      ticked: ['office', 'leader'],
      typed: { office: { name: '周敏', title: '组长' } },
      offered: [both],
    });
    expect(proposals(form)['leader']).toBeUndefined();
    const version = latestIn(checked).id;
    const signedOnce = act(
      checked,
      context,
      signing(version, [{ item: 'section' }], { name: '周敏', title: '组长' }),
    );
    expect(proposals(formOf(signedOnce, { ticked: ['leader'], offered: [both] }))['leader']).toBeUndefined();
  });

  test('asks in which of several posts of anybody who is typed and of whom no post is on record, and never where the line names one', () => {
    const clerk = { name: '王建国', title: '科员' };
    const asksPost = (roles: readonly [string, ...string[]], log = checked): boolean | undefined => {
      const { people, statements, signOffOf } = viewOf(log);
      const { lines } = signOffOf(latestIn(log));
      const leader = found(lines, ({ item }) => item.id === 'leader');
      const line = { ...leader, item: { ...leader.item, roles: [...roles] } as typeof leader.item };
      const typed = { ticked: [], person: () => clerk };
      return signForm([line], lines, typed, { people, offered: [], statements, officer, items: [] })
        .signers[0]?.asksPost;
    };
    expect(asksPost(['leadingGroup', 'office'])).toBe(true);
    expect(asksPost(['leadingGroup'])).toBe(false);
    const known = act(checked, context, { kind: 'recordPerson', person: clerk, role: 'office' });
    expect(asksPost(['leadingGroup', 'office'], known)).toBe(false);
  });

  test('gives way to what is typed, an emptied name among it', () => {
    const form = formOf(checked, { ticked: ['leader'], typed: { leader: { name: '' } }, offered: [head] });
    expect(form.signers[0]?.named).toEqual({ name: '' });
  });
});
