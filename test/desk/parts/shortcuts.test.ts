import { expect, test, vi } from 'vitest';
import { isShortcut } from '../../../src/desk/parts/shortcuts.tsx';

class FakeElement {
  closest: () => unknown;
  constructor(isField: boolean) {
    this.closest = () => (isField ? this : null);
  }
}
const dataset: Record<string, string> = {};
vi.stubGlobal('Element', FakeElement);
vi.stubGlobal('document', { documentElement: { dataset } });

const pressed = (more: object = {}, isField = false) =>
  ({ target: new FakeElement(isField), ...more }) as unknown as KeyboardEvent;

test('a key by itself is a shortcut, and belongs to the field where somebody types', () => {
  expect(isShortcut(pressed())).toBe(true);
  expect(isShortcut(pressed({}, true))).toBe(false);
});

test.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'repeat', 'defaultPrevented'])(
  'a key pressed with %s means something else already',
  what => {
    expect(isShortcut(pressed({ [what]: true }))).toBe(false);
  },
);

test('whoever speaks to the machine has turned them off', () => {
  dataset['keys'] = 'off';
  expect(isShortcut(pressed())).toBe(false);
});
