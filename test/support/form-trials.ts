import { act } from 'preact/test-utils';
import type { FieldAsk } from '../../src/kit/fields.ts';
import { titleId } from '../../src/kit/person.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { HOUR, NOW } from './answers.ts';
import type { ShownForm } from './forms.ts';

/** The id of a field's input. */
const inputOf = (form: ShownForm, name: string, field: FieldAsk): string =>
  field.id ?? `${form.asks().id}-${name}`;

/** Kinds of value to hand in for a field. */
type Filling = 'sound' | 'wrong' | 'nothing';

const words: Readonly<Record<Filling, Partial<Record<FieldAsk['kind'], string>>>> = {
  nothing: {},
  sound: {
    line: '石桥村',
    text: '现场已经设了警戒线，等监测结果。',
    office: '市水利局',
    people: '李四、王五',
    count: '12',
    link: 'https://example.invalid/1',
    phone: '0701-6221100',
    day: '2026-12-08',
    secret: 'correct horse battery staple',
  },
  wrong: {
    line: '长'.repeat(5_001),
    text: '长'.repeat(5_001),
    office: '副局长',
    people: '长'.repeat(5_001),
    count: '好多',
    link: '网上看到的',
    phone: '打我手机',
    day: '2026-12-08',
    secret: '短',
  },
};

const times: Readonly<Record<Filling, number>> = {
  sound: NOW - HOUR,
  wrong: NOW - 900 * 24 * HOUR,
  nothing: NaN,
};

function put(input: Element | null, value: string): void {
  if (input === null || (input as HTMLInputElement).disabled) return;
  const field = input as HTMLInputElement;
  field.value = value;
  const { defaultView } = field.ownerDocument;
  const EventOf = (defaultView as unknown as { Event: typeof Event }).Event;
  for (const type of ['input', 'change']) field.dispatchEvent(new EventOf(type, { bubbles: true }));
}

function fillIn(form: ShownForm, name: string, field: FieldAsk, how: Filling): void {
  const { ownerDocument } = form.element;
  const id = inputOf(form, name, field);
  const input = ownerDocument.getElementById(id);
  switch (field.kind) {
    case 'person':
      put(input, { sound: '钱多多', wrong: '长'.repeat(400), nothing: '' }[how]);
      put(ownerDocument.getElementById(titleId(id)), { sound: '科长', wrong: '', nothing: '' }[how]);
      return;
    case 'file':
      return;
    case 'time':
      put(input, how === 'nothing' ? '' : toShanghaiInput(times[how]));
      return;
    case 'choice':
    case 'choices': {
      if (input?.tagName === 'SELECT') {
        put(input, how === 'nothing' ? (field.options[0]?.value ?? '') : (field.options.at(-1)?.value ?? ''));
        return;
      }
      const boxes = [...(input?.closest('fieldset')?.querySelectorAll('input') ?? [])];
      if (field.kind === 'choices') {
        for (const box of boxes) if (box.checked !== (how !== 'nothing')) box.click();
      } else if (how !== 'nothing') boxes.at(-1)?.click();
      return;
    }
    default:
      put(input, words[how][field.kind] ?? '');
  }
}

/** The values in a form, by the id of each input. */
const standsIn = ({ element }: ShownForm): string =>
  JSON.stringify(
    [...element.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(
      ({ id, name, value, checked, type }) => [
        id || name + value,
        type === 'radio' || type === 'checkbox' ? checked : value,
      ],
    ),
  );

/** Lets everything run that waits for its turn; what a form waits for itself, like an encryption, is waited for. */
async function drawn({ element }: ShownForm): Promise<void> {
  do await settle();
  while (element.isConnected && element.querySelector('[type=submit][aria-disabled=true]') !== null);
}

/** Everything that waits for its turn has had it, and is drawn. */
export const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise(resolve => setImmediate(resolve));
    await new Promise(resolve => setTimeout(resolve, 6));
  });

/** The fields of a form at which a sentence says what is wrong, by name. */
const problemsAt = (form: ShownForm): readonly string[] =>
  Object.entries(form.asks().fields).flatMap(([name, field]) =>
    form.element.querySelector(`[data-field="${inputOf(form, name, field)}"] .problem`) === null
      ? []
      : [name],
  );

/** A field that says it may be left empty, stands empty, and is asked for all the same. */
function optionalThenAsked(document: Document): string | undefined {
  const found = [...document.querySelectorAll('[data-field] .problem')].find(problem => {
    const field = problem.closest('[data-field]');
    const [input] = field?.querySelectorAll<HTMLInputElement>('input, textarea') ?? [];
    return input?.value === '' && /可以不填/.test(field?.querySelector('label')?.textContent ?? '');
  });
  return found && `asks for what it says may be left: ${found.closest('[data-field]')?.textContent}`;
}

/**
 * The fault in how a refused form looks; `undefined` where it says why as it should.
 * @param isOwn it was refused for one of its own values
 */
function refusedBadly(form: ShownForm, typed: string, isOwn: boolean): string | undefined {
  const { element } = form;
  const { activeElement } = element.ownerDocument;
  if (!element.isConnected) return 'is gone';
  const problems = [...element.querySelectorAll('.problem')];
  const [first] = problems;
  if (first === undefined) return 'says nothing';
  if ((first.textContent ?? '').trim() === '' || /undefined|NaN|\[object/.test(first.textContent ?? ''))
    return `says “${first.textContent}”`;
  const asked = isOwn ? optionalThenAsked(element.ownerDocument) : undefined;
  if (asked !== undefined) return asked;
  if (standsIn(form) !== typed) return `has lost what was typed: ${typed} → ${standsIn(form)}`;
  const atField = problems.filter(problem => problem.closest('[data-field]') !== null);
  // Who keeps the record is asked in a form of its own.
  const asks = activeElement?.closest('form');
  const said = problems.map(problem => problem.textContent);
  if (asks && asks !== element && said.includes(asks.querySelector('.problem')?.textContent ?? ''))
    return undefined;
  if (atField.length === 0) return element.contains(activeElement) ? undefined : 'has lost the focus';
  const field = activeElement?.closest('[data-field]');
  return field && atField.some(problem => field.contains(problem))
    ? undefined
    : `has the focus at ${activeElement?.outerHTML.slice(0, 80)}, not at “${atField[0]?.textContent}”`;
}

/** Stands behind a form: commands are answered, and never carried out. */
export interface Answering {
  /** Commands since this was last emptied. */
  readonly asked: string[];
  /** The answer: the record's own, success, or this refusal. */
  answer: 'asRecorded' | 'done' | object;
}

/** The result of handing a form in in every way. */
export interface Trial {
  readonly faults: ReadonlySet<string>;
  /** The given values reached the record. */
  readonly reaches: boolean;
  /** The ways in which it was not taken. */
  readonly refused: number;
}

/**
 * Hands a form in empty, half filled, filled wrongly, and soundly but refused for each reason there is; and soundly, to see how
 * often it asks for something to be recorded. @param reopen brings the form to the page anew
 */
export async function tryForm(
  reopen: () => Promise<ShownForm | undefined>,
  behind: Answering,
  refusals: (form: ShownForm) => readonly object[],
): Promise<Trial> {
  const faults = new Set<string>();
  let reaches = false;
  let refused = 0;
  let form = await reopen();
  const place = form?.place;

  const fill = async (how: (name: string) => Filling): Promise<void> => {
    const filled = new Set<string>();
    // A choice may bring further fields.
    for (let round = 0; round < 4 && form !== undefined; round += 1) {
      const of = form;
      const left = Object.entries(of.asks().fields).filter(([name]) => !filled.has(name));
      for (const [name] of left) filled.add(name);
      // A value stored outside the form redraws it before the next is put in.
      const [elsewhere, here] = [true, false].map(is =>
        left.filter(([, field]) => ('onValue' in field && field.onValue !== undefined) === is),
      );
      await act(() => {
        for (const [name, field] of here ?? []) fillIn(of, name, field, how(name));
      });
      for (const [name, field] of elsewhere ?? []) await act(() => fillIn(of, name, field, how(name)));
    }
  };
  const press = async (of: ShownForm): Promise<boolean> => {
    const button = of.element.querySelector<HTMLButtonElement>('[type=submit]');
    if (button === null || button.disabled) return false;
    behind.asked.length = 0;
    await act(() => {
      button.focus();
      button.click();
    });
    await drawn(of);
    return true;
  };
  const look = async (way: string): Promise<void> => {
    if (form === undefined) return;
    const typed = standsIn(form);
    if (!(await press(form))) return;
    // A doubt is confirmed by handing the same in again.
    for (let again = 0; again < 3 && behind.asked.length === 0 && form.element.isConnected; again += 1) {
      const bad = refusedBadly(form, typed, behind.answer === 'asRecorded');
      // Taken without a word to the record: what is kept elsewhere.
      if (bad === 'says nothing' && standsIn(form) !== typed) return;
      refused += 1;
      if (bad !== undefined) faults.add(`${way}: ${bad}`);
      const said = saidIn(form);
      if (!(await press(form)) || saidIn(form) === said) break;
    }
    reaches ||= behind.asked.length > 0;
    if (behind.asked.length > 1)
      faults.add(`${way}: asks for ${behind.asked.join(', ')} one after the other`);
    if (behind.asked.length === 0 && form.element.isConnected) return;
    if (behind.asked.length > 0) {
      refused += 1;
      const bad = refusedBadly(form, typed, behind.answer === 'asRecorded');
      if (bad !== undefined) faults.add(`${way}: ${bad}`);
    }
    if (!form.element.isConnected || standsIn(form) !== typed) form = await reopen();
  };

  /** A second round, with the named gaps filled, names no field that stood empty in the first. */
  const asksInTurn = async (): Promise<void> => {
    if (form?.element.isConnected !== true) return;
    // A choice may decide which fields are needed.
    const chosen = new Set(
      Object.entries(form.asks().fields).flatMap(([name, { kind }]) => (/^choice/.test(kind) ? [name] : [])),
    );
    await fill(name => (chosen.has(name) ? 'sound' : 'nothing'));
    if (!(await press(form)) || !form.element.isConnected) return;
    const asked = problemsAt(form);
    const there = new Set(Object.keys(form.asks().fields));
    await fill(name => (asked.includes(name) || chosen.has(name) ? 'sound' : 'nothing'));
    if (asked.length === 0 || !(await press(form)) || !form.element.isConnected) return;
    const then = problemsAt(form).filter(name => there.has(name) && !asked.includes(name));
    if (then.length > 0) faults.add(`asks for ${then.join()} only once ${asked.join()} is said`);
  };

  behind.answer = 'asRecorded';
  await fill(() => 'nothing');
  await look('empty');
  await asksInTurn();
  const names = new Set<string>();
  await fill(name => {
    names.add(name);
    return 'sound';
  });
  for (const one of names) {
    await fill(name => (name === one ? 'nothing' : 'sound'));
    await look(`all but ${one}`);
    await fill(name => (name === one ? 'wrong' : 'sound'));
    await look(`wrong ${one}`);
  }
  await fill(() => 'sound');
  await look('sound');
  if (form !== undefined)
    for (const refusal of refusals(form)) {
      behind.answer = refusal;
      await look(`refused ${JSON.stringify(refusal).slice(0, 60)}`);
    }
  behind.answer = 'done';
  if (form !== undefined && (await press(form).catch(() => true)) && behind.asked.length > 1)
    faults.add(`sound: asks for ${behind.asked.join(', ')} one after the other`);
  behind.answer = 'asRecorded';
  return { faults: new Set([...faults].map(fault => `${place} ${fault}`)), reaches, refused };
}

const saidIn = ({ element }: ShownForm): string =>
  [...element.querySelectorAll('.problem')].map(problem => problem.textContent).join();
