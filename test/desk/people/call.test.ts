import { expect, test } from 'vitest';
import { toCall } from '../../../src/desk/people/call.ts';
import type { KnownPerson, People } from '../../../src/desk/people/people.ts';

const step = { roles: ['section', 'office'] };
const people = (...all: readonly KnownPerson[]): People => ({ apart: new Set(), alias: new Map(), all });
const wang: KnownPerson = { name: '王五', role: 'section', phone: '0701-1' };
const zhao: KnownPerson = { name: '赵六', role: 'office', phone: '0701-2' };

test('one calls whoever the step was given to, and nobody else', () => {
  const assignee = { person: { name: '赵 六' } };
  expect(toCall({ step, assignee }, people(wang), [zhao])).toEqual(zhao);
  expect(toCall({ step, assignee: { person: { name: '孙七' } } }, people(wang), [zhao])).toBeUndefined();
});

test('given to nobody, one calls its posts in their order, as far as somebody has a number', () => {
  const found = (...roster: readonly KnownPerson[]) =>
    toCall({ step, assignee: undefined }, people(), roster);
  expect(found(zhao, wang)).toEqual(wang);
  expect(found(zhao, { ...wang, phone: '' })).toEqual(zhao);
  expect(found({ name: '孙七', role: 'legalSection', phone: '0701-3' })).toBeUndefined();
  expect(toCall({ step, assignee: undefined }, people(wang), [])).toEqual(wang);
});
