import type { Command } from '../incident/decide.ts';
import { draftPart } from '../incident/release/compose.ts';
import { contactAsks, contactLine } from '../incident/release/contact.ts';
import { isCheck } from '../incident/release/sign-off.ts';
import { fittingVariant, templateWords } from '../incident/release/variant.ts';
import type { IncidentView } from '../incident/view.ts';
import { shanghaiDate } from '../playbook/deadline/compute.ts';
import { tokenOf } from '../playbook/template.ts';
import { milliseconds } from './offset.ts';
import type { Stage } from './perform.ts';
import type { Hand } from './perform-hand.ts';
import type { Deed } from './scenario.ts';

/** A text of the scenario's own, its tokens that are no facts filled in as a template's are. */
const filledIn = (text: string | undefined, words: Readonly<Record<string, string>>): string | undefined =>
  text === undefined
    ? undefined
    : Object.entries(words).reduce(
        (filled, [token, value]) => filled.replaceAll(tokenOf(token), value),
        text,
      );

type PublishDeed = Extract<Deed, { do: 'publish' }>;
type SaveStatement = Extract<Command, { kind: 'saveStatement' }>;

/** The statement that a deed publishes; `undefined` where the playbook has no such channel. @param now milliseconds since the epoch */
export function draftFor(
  { cast, scenario, index }: Stage,
  view: IncidentView,
  { channel: id, form, parts, next, corrects }: PublishDeed,
  now: number,
): SaveStatement | undefined {
  const kit = index.playbook.release;
  const { ledger, statements } = view;
  const channel = kit.channels.find(each => each.id === id);
  if (channel === undefined) return undefined;
  const promised = next === undefined ? undefined : now + milliseconds(next);
  const words = templateWords(fittingVariant(index, view), form, ledger, {
    下次发布: promised === undefined ? '' : cast.time(promised, now),
    联系渠道: contactLine(kit.contactLine, cast.bureau(contactAsks(kit.contactLine))),
    日期: shanghaiDate(now),
    标题: scenario.title,
  });
  const first = statements[0]?.id;
  return {
    kind: 'saveStatement',
    channel: id,
    form,
    title: cast.title(scenario.title, form),
    parts: channel.parts.map(part => ({
      part: part.id,
      draft: filledIn(parts?.[part.id], words) ?? draftPart(part[form], ledger, words),
    })),
    ...(promised === undefined ? { noUpdate: cast.words } : { nextUpdate: new Date(promised).toISOString() }),
    ...(corrects === true && first !== undefined ? { corrects: first } : {}),
  };
}

/** Takes a version through the sign-off: checks by the officer, approvals by one person each, and a second one at the end. */
function signOff(hand: Hand, version: string): void {
  const { cast } = hand.stage;
  const approvers = [...cast.approvers];
  const latest = hand.view().statements.find(({ latest: { id } }) => id === version)?.latest;
  if (latest === undefined) return;
  for (const { item, state } of hand.view().signOffOf(latest).lines) {
    const sign = (name: string): boolean =>
      hand.give({
        kind: 'sign',
        version,
        items: [{ item: item.id, note: item.check === 'approval' ? '' : cast.words }],
        person: { name, title: cast.duty },
      });
    if (item.check === 'approval') sign(approvers.shift() ?? cast.officer);
    else if (item.check === 'aloud' || (item.check === 'reasons' && state === 'open')) sign(cast.second);
    // What the checks block stays blocked.
    else if (state === 'open' && isCheck(item)) sign(cast.officer);
    else if (state === 'open') hand.give({ kind: 'passOver', version, item: item.id, reason: cast.words });
  }
}

/** Records a fact in the place of every entry that stands. */
export function recordFact(
  hand: Hand,
  { fact, value, source, state, reason }: Extract<Deed, { do: 'fact' }>,
): void {
  const { cast } = hand.stage;
  const standing = hand.view().ledger.byId.get(fact)?.standing ?? [];
  hand.give({
    kind: 'recordFact',
    fact,
    value,
    source,
    state,
    ...(state === 'withheld' ? { reason: reason ?? cast.words } : {}),
    ...(state === 'verified'
      ? { person: { name: cast.second, title: cast.duty }, verifiedAt: new Date(hand.now).toISOString() }
      : {}),
    replaces: standing.map(({ event }) => event),
  });
}

/** Has the latest entry of the cause approved as the cause. */
export function approveCause(hand: Hand): void {
  const cause = hand.view().ledger.facts.find(fact => fact.cause);
  const name = hand.stage.cast.approvers.at(-1) ?? '';
  const person = { name, title: hand.stage.cast.duty };
  hand.give({ kind: 'approveCause', entry: cause?.standing.at(-1)?.event ?? '', person });
}

/** Drafts a statement, takes it through the sign-off, and publishes it. */
export function publish(hand: Hand, deed: PublishDeed): void {
  const { stage, now } = hand;
  const draft = draftFor(stage, hand.view(), deed, now);
  if (draft === undefined) {
    hand.refuse({ code: 'unknownStatement' });
    return;
  }
  if (!hand.give(draft)) return;
  const version = hand.latest();
  signOff(hand, version);
  hand.give({
    kind: 'publish',
    version,
    place: stage.cast.place,
    publishedAt: new Date(now).toISOString(),
    link: stage.cast.link,
  });
}
