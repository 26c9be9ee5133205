import { describe, expect, test } from 'vitest';
import { isWork, itself, nobody } from '../../../src/desk/core/define.ts';
import type { CommandSpec } from '../../../src/desk/core/desk.ts';
import { textField } from '../../../src/desk/core/fields.ts';
import { kind } from '../../../src/desk/core/kind.ts';
import { incidentKinds } from '../../../src/desk/incident/kinds.ts';

const fields = { place: textField(30) };
const see: CommandSpec<typeof fields> = {
  who: 'anyone',
  fields,
  decide: ({ event }, { place }) => event(seen, { place }),
};
const rest = {
  subjects: itself,
  names: nobody,
  disturbs: isWork,
  story: 'log',
  label: '天气',
  effort: 'note',
  commands: { see },
} as const;
const seen = kind('seen', ({ z, text }) => z.strictObject({ place: text(30) }), rest);

describe('a kind of event', () => {
  test('has its commands with it', () => {
    expect(seen.commands.see.fields).toBe(fields);
  });

  test('that forgets something does not compile', () => {
    const shape: Parameters<typeof kind>[1] = ({ z }) => z.strictObject({});
    const { subjects: _subjects, ...noSubjects } = rest;
    const { names: _names, ...noNames } = rest;
    const { disturbs: _disturbs, ...noDisturbs } = rest;
    const { story: _story, ...noStory } = rest;
    const { label: _label, ...noLabel } = rest;
    const { effort: _effort, ...noEffort } = rest;
    const { commands: _commands, ...noCommands } = rest;
    // @ts-expect-error: what it says a value about
    kind('seen', shape, noSubjects);
    // @ts-expect-error: whom it names
    kind('seen', shape, noNames);
    // @ts-expect-error: whether it is work
    kind('seen', shape, noDisturbs);
    // @ts-expect-error: its part in the story
    kind('seen', shape, noStory);
    // @ts-expect-error: what it is called
    kind('seen', shape, noLabel);
    // @ts-expect-error: what it takes of a hand
    kind('seen', shape, noEffort);
    // @ts-expect-error: what writes it
    kind('seen', shape, noCommands);
    // @ts-expect-error: who may give a command
    const unowned: CommandSpec<typeof fields> = { fields, decide: see.decide };
    expect(unowned.decide).toBe(see.decide);
  });
});

test('no two kinds have a command of one name', () => {
  const names = Object.values(incidentKinds).flatMap(({ commands }) => Object.keys(commands));
  expect(names.length).toBeGreaterThan(40);
  expect(new Set(names).size).toBe(names.length);
});
