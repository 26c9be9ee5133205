import * as fc from 'fast-check';
import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { names } from '#names';
import { offeredOffices, offeredPeople } from '../../src/desk/people/offered-people.tsx';
import type { KnownPerson } from '../../src/desk/people/people.ts';
import { pairKey } from '../../src/desk/people/same-person.ts';
import { personText } from '../../src/desk/people/words.ts';
import { FieldInput } from '../../src/kit/FieldInput.tsx';
import { filledIn, OfferedPeople, offerOf, offersAfter, PersonField } from '../../src/kit/PersonField.tsx';
import { NOBODY } from '../../src/kit/person.ts';
import { render } from '../support/render.ts';

const sun: KnownPerson = { name: '孙丽', title: '信息和档案中心副主任', phone: '0701-1' };
const wang: KnownPerson = { name: '王强' };
const zhao: KnownPerson = { name: '赵敏', title: '办公室主任' };
const known = [sun, wang, zhao];
const chosen = (name: string, title = '') => ({ name, title });

describe('naming somebody', () => {
  test('fills the title of whoever is known in, and takes it away again with the name', () => {
    const first = filledIn(known, NOBODY, '孙丽');
    expect(first).toEqual(chosen('孙丽', '信息和档案中心副主任'));
    expect(filledIn(known, first, '王强')).toEqual(chosen('王强'));
    expect(filledIn(known, first, '赵敏')).toEqual(chosen('赵敏', '办公室主任'));
    expect(filledIn(known, first, '孙丽娟')).toEqual(chosen('孙丽娟'));
    expect(filledIn(known, first, '')).toEqual(NOBODY);
    const spaced = filledIn(known, NOBODY, '孙　丽');
    expect(spaced).toEqual(chosen('孙　丽', '信息和档案中心副主任'));
    expect(filledIn(known, spaced, '王强')).toEqual(chosen('王强'));
  });

  test('never leaves a title of somebody else beside a name, however it is typed', () => {
    const anyName = fc.oneof(fc.constantFrom('孙', '孙丽', '王强', '赵敏', '赵', ''), fc.string());
    fc.assert(
      fc.property(fc.array(anyName, { minLength: 1 }), names => {
        const typed = names.reduce((before, name) => filledIn(known, before, name), NOBODY);
        const owner = known.find(({ name }) => name === typed.name);
        expect(typed.title).toBe(owner?.title ?? '');
      }),
    );
  });

  test('keeps a title that was typed by hand', () => {
    expect(filledIn(known, chosen('孙', '值班长'), '孙丽')).toEqual(chosen('孙丽', '值班长'));
    expect(filledIn(known, chosen('王', '值班长'), '王某')).toEqual(chosen('王某', '值班长'));
  });

  test('tells two of one name apart by their titles', () => {
    const two = [
      { name: '王伟', title: '科长' },
      { name: '王伟', title: '副局长' },
    ];
    expect(two.map(each => offerOf(two, each))).toEqual(['王伟 科长', '王伟 副局长']);
    expect(filledIn(two, NOBODY, '王伟 副局长')).toEqual(chosen('王伟', '副局长'));
    expect(filledIn(two, chosen('王伟', '副局长'), '王伟 科长')).toEqual(chosen('王伟', '科长'));
  });
});

describe('whom a form offers', () => {
  const nobodyApart = new Set<string>();

  test('is the officer, then whoever was named last, then the roster, each once and with all that is known', () => {
    const people = {
      all: [
        { name: '张　三', role: 'office' },
        { name: '赵敏', title: '办公室主任' },
      ],
      apart: nobodyApart,
      alias: new Map(),
    };
    const officer = { role: 'office', name: '张三', title: '值班长' };
    const roster = [sun, { name: '赵敏', title: '主任', phone: '0701-2' }, { name: '', title: '值班长' }];
    expect(offeredPeople(people, officer, roster)).toEqual([
      { name: '张三', role: 'office', title: '值班长' },
      { name: '赵敏', title: '办公室主任', phone: '0701-2' },
      sun,
      { name: '', title: '值班长' },
    ]);
  });

  test('is both of two who were told apart', () => {
    const all = [
      { name: '王伟', title: '科长' },
      { name: '王伟', title: '副局长' },
    ];
    const apart = new Set([pairKey('王伟', ['科长', '副局长'])]);
    expect(offeredPeople({ all, apart, alias: new Map() }, { role: 'office' }, [])).toEqual(all);
  });
});

describe('a field for several names', () => {
  const people = [...known, { name: '', title: '值班长' }];

  test('offers everyone, by name or else by duty title, in the order in which they are offered elsewhere', () => {
    expect(offersAfter(people, '')).toEqual(['孙丽', '王强', '赵敏', '值班长']);
    expect(offersAfter(people, '孙')).toEqual(['孙丽', '王强', '赵敏', '值班长']);
  });

  test('keeps the names that stand there and offers the others after them', () => {
    expect(offersAfter(people, '王 强、')).toEqual(['王 强、孙丽', '王 强、赵敏', '王 强、值班长']);
    expect(offersAfter(people, '王强，局长；赵')).toEqual([
      '王强，局长；孙丽',
      '王强，局长；赵敏',
      '王强，局长；值班长',
    ]);
  });
});

describe('the field for an office', () => {
  const drawn = (value: string): string =>
    render(
      () =>
        h(
          OfferedPeople.Provider,
          { value: { people: known, posts: [], offices: ['矿产管理科', '法规科'], roleName: id => id } },
          h(FieldInput, {
            id: 'office',
            field: { kind: 'office', label: '牵头科室' },
            value,
            onValue: () => undefined,
          }),
        ),
      {},
    );

  test('offers offices and nobody by name', () => {
    const html = drawn('');
    for (const office of ['矿产管理科', '法规科']) expect(html).toContain(`<option value="${office}">`);
    for (const { name } of known) expect(html).not.toContain(name);
  });

  test('says at once that somebody known is no office', () => {
    expect(drawn('孙　丽')).toContain(personText.notOffice);
    expect(drawn('矿产管理科')).not.toContain(personText.notOffice);
  });
});

describe('the offices that are offered', () => {
  test('are those named in the incident, then the plan’s own, each once and no role of any section', () => {
    const roles = ['局办公室', `各${names.section}`, '信息和档案中心'];
    expect(offeredOffices(['执法监督科', '信息和档案中心', undefined], roles)).toEqual([
      '执法监督科',
      '信息和档案中心',
      '局办公室',
    ]);
  });
});

describe('the field', () => {
  const drawn = (value = NOBODY, problem?: string, signs = true): string =>
    render(
      () =>
        h(
          OfferedPeople.Provider,
          { value: { people: known, posts: ['组长'], offices: [], roleName: id => id } },
          h(PersonField, {
            id: 'who',
            field: { kind: 'person', label: '谁核实的', signs },
            value,
            problem,
            onValue: () => undefined,
          }),
        ),
      {},
    );

  test('offers everyone, with title and telephone', () => {
    const html = drawn();
    expect(html).toContain('list="who-people"');
    for (const { name } of known) expect(html).toContain(`<option value="${name}">`);
    expect(html).toContain('信息和档案中心副主任 · 0701-1');
    expect(html).toContain('<option value="组长">');
  });

  test('of thousands that a file names offers a hundred, and of them those that fit what is typed', () => {
    const people = Array.from({ length: 20_000 }, (_, at) => ({ name: `${at}号` }));
    const offered = (field: { readonly kind: 'person' | 'people' | 'office' }, value: unknown): number =>
      render(
        () =>
          h(
            OfferedPeople.Provider,
            {
              value: {
                people,
                posts: [],
                offices: people.map(({ name }) => `${name}科`),
                roleName: id => id,
              },
            },
            h(FieldInput, { id: 'who', field: { ...field, label: '谁' }, value, onValue: () => undefined }),
          ),
        {},
      ).split('<option').length - 1;
    expect(offered({ kind: 'person' }, NOBODY)).toBe(100);
    expect(offered({ kind: 'people' }, '')).toBe(100);
    expect(offered({ kind: 'office' }, '')).toBe(100);
    // 19999号 alone
    expect(offered({ kind: 'person' }, chosen('19999'))).toBe(1);
    expect(offered({ kind: 'people' }, '张三、19999')).toBe(1);
    expect(filledIn(people, NOBODY, '19999号')).toEqual(chosen('19999号'));
  });

  test('says where a signature lacks its title, at the title', () => {
    const html = drawn(chosen('王强'), '请写职务。');
    expect(html).toContain('id="who-post-problem"');
    expect(html).not.toContain('id="who-problem"');
  });

  test('asks a signer who left both empty for both, each at its own', () => {
    const html = drawn(NOBODY, '请写姓名。');
    expect(html).toContain('id="who-problem"');
    expect(html).toContain('id="who-post-problem"');
    expect(drawn(NOBODY, '请写姓名或职务。', false)).not.toContain('id="who-post-problem"');
  });

  test('says at the name what is wrong with the name', () => {
    expect(drawn(NOBODY, '请写姓名。')).toContain('id="who-problem"');
    expect(drawn(chosen('王强'), '太长', false)).toContain('id="who-problem"');
  });
});
