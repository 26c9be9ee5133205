import { derive } from '../../desk/incident/derive.ts';
import type { IncidentLog } from '../../desk/incident/kinds.ts';
import { screensOf } from '../../playbook/wizard/screens.ts';
import { type Arrival, endOf, runFrom, startOf } from '../lessons/course.ts';
import type { Hands } from '../lessons/settings.ts';
import { type Stage, wholeAnswers } from './perform.ts';
import { draftFor } from './perform-release.ts';
import { rehearse } from './rehearse.ts';
import type { Deed, DrillForm } from './scenario.ts';

/** What hands do: presses, fields they go into, and what has to stand in those. */
interface Gestures {
  readonly presses: number;
  readonly texts: readonly string[];
}

/** What has been done and has come when a deed is begun. */
interface Moment {
  readonly stage: Stage;
  readonly log: IncidentLog | undefined;
  readonly at: number;
  /** Facts that something which came told of: they stand in its form. */
  readonly told: ReadonlySet<string>;
  /** All that was written before, line by line. */
  readonly written: readonly string[];
}

const DATE = '2026-01-01T00:00';
/** A fact in a statement: put in by a press. */
const TOKEN = /\{[^}]*\}/g;
const HAN = /\p{Script=Han}/u;

/** Screens of the triage, each with a press that leads on, and the answers that are chosen. */
const graded = (
  { stage: { index } }: Moment,
  facts: Readonly<Record<string, string>>,
  chosen: object,
): number => screensOf(index.playbook.triage, facts).all.length + Object.keys(chosen).length;

/** By part, the lines of a statement that neither its template has nor an earlier one, of which it is the revision. */
function ownLines(
  { stage, log, at, written }: Moment,
  deed: Extract<Deed, { do: 'publish' }>,
): readonly string[] {
  const { parts: _, ...plain } = deed;
  const partsOf = (each: typeof deed) =>
    log === undefined ? [] : draftFor(stage, derive(stage.index, log, at), each, at).parts;
  const given = partsOf(plain).map(({ draft }) => draft.split('\n'));
  return partsOf(deed).flatMap(({ draft }, place) => {
    const own = draft.split('\n').filter(line => ![...written, ...(given[place] ?? [])].includes(line));
    return own.length === 0 ? [] : [own.join('\n')];
  });
}

/** The desk's screens as {@link Gestures}: what stands filled in, or may be left empty, takes none. */
function gesturesOf(moment: Moment, deed: Deed): Gestures {
  const { stage, told } = moment;
  switch (deed.do) {
    case 'triage': {
      const facts = wholeAnswers(stage, deed.answers, deed.times);
      return { presses: graded(moment, facts, deed.answers) + 1, texts: [stage.scenario.title] };
    }
    case 'regrade': {
      const before = stage.scenario.ideal.find(each => each.do === 'triage')?.answers;
      const facts = wholeAnswers(stage, { ...before, ...deed.answers }, deed.times);
      return {
        presses: graded(moment, facts, deed.answers) + 2,
        texts: Object.keys(deed.times ?? {}).map(() => DATE),
      };
    }
    case 'step': {
      const needed = (stage.index.steps.get(deed.step)?.wants ?? []).filter(want => want.optional !== true);
      return {
        presses: needed.length === 0 ? 1 : 2,
        texts: needed.flatMap(({ id }) => deed.values?.[id] ?? []),
      };
    }
    case 'fact': {
      const words = told.has(deed.fact) ? [] : [deed.value, deed.source];
      return { presses: 5, texts: [...words, ...(deed.reason === undefined ? [] : [deed.reason])] };
    }
    case 'publish': {
      const own = ownLines(moment, deed);
      const facts = own.flatMap(text => text.match(TOKEN) ?? []).length;
      return { presses: 9 + facts, texts: [DATE, ...own] };
    }
    case 'reply':
      return { presses: 2, texts: [deed.text] };
    case 'note':
    case 'answer':
      return { presses: 3, texts: [deed.text] };
    case 'leave':
      return { presses: 3, texts: [deed.reason] };
    case 'theme':
      return { presses: 3, texts: [deed.title, String(deed.count)] };
    case 'pass':
      return { presses: 3, texts: [deed.to] };
    case 'solve':
      return { presses: 3, texts: [deed.result] };
    case 'handOver':
      return { presses: 4, texts: [deed.sheet] };
    case 'assign':
    case 'cause':
    case 'file':
      return { presses: 4, texts: [] };
  }
}

/** Seconds that a text takes: what stands on the screen already is copied where that is quicker, the rest is typed. */
function secondsFor(text: string, stands: string, { character, key, copy }: Hands): number {
  const worth = Math.ceil(copy / character);
  const typed = text.replaceAll(TOKEN, '');
  let seconds = 0;
  for (let from = 0; from < typed.length; ) {
    let to = from + worth;
    const isCopied = to <= typed.length && stands.includes(typed.slice(from, to));
    if (isCopied) while (to < typed.length && stands.includes(typed.slice(from, to + 1))) to += 1;
    seconds += isCopied ? copy : HAN.test(typed.charAt(from)) ? character : key;
    from = isCopied ? to : from + 1;
  }
  return seconds;
}

/**
 * Minutes that one person takes for a form of a scenario: the ideal path done by hand at the desk, each thing that comes
 * called up by a press and read. Nothing is waited for, as the clock can always be put forward to the next.
 * @param hands seconds a gesture, and seconds a character
 */
export function playingTime(stage: Stage, form: DrillForm, hands: Hands): number {
  const { scenario } = stage;
  const run = runFrom(scenario, form, 0);
  const begun = startOf(run) + run.from;
  const brief = [...scenario.brief, ...(form === 'short' ? [scenario.short.brief] : [])].join('\n');
  const done: { readonly deed: Deed; readonly moment: Pick<Moment, 'stage' | 'log' | 'at'> }[] = [];
  const { arrivals } = rehearse(stage, run, scenario.ideal, (deed, log, at) =>
    done.push({ deed, moment: { stage, log, at } }),
  );
  const come = (arrival: Arrival): number =>
    arrival.at < begun ? 0 : hands.press + hands.read * arrival.item.text.length;
  let seconds = hands.read * brief.length + arrivals.reduce((sum, arrival) => sum + come(arrival), 0);
  const written: string[] = [];
  for (const { deed, moment } of done.filter(({ moment: { at } }) => at <= endOf(run))) {
    const before = arrivals.filter(({ at }) => at <= moment.at).map(({ item }) => item);
    const told = new Set(before.flatMap(({ facts = [] }) => facts.map(({ fact }) => fact)));
    const { presses, texts } = gesturesOf({ ...moment, told, written }, deed);
    if (moment.at >= begun) {
      const stands = [brief, ...written, ...before.map(({ text }) => text)].join('\n');
      seconds += presses * hands.press;
      for (const text of texts) seconds += hands.field + secondsFor(text, stands, hands);
    }
    written.push(...texts.flatMap(text => text.split('\n')));
  }
  return seconds / 60;
}
