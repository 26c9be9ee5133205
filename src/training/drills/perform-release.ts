import { isCheck, wantsOther } from '../../desk/approval/sign-off.ts';
import { contactAsks, contactLine } from '../../desk/core/contact.ts';
import type { Command } from '../../desk/core/incident.ts';
import type { IncidentView } from '../../desk/core/view.ts';
import { draftPart } from '../../desk/statements/compose.ts';
import { effortOfDraft } from '../../desk/statements/statement-saved.ts';
import { fittingVariant, templateWords } from '../../desk/statements/variant.ts';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { postsOf } from '../../playbook/deciding.ts';
import { isForReplies, type SignOffItem } from '../../playbook/release-kit.ts';
import { tokenOf } from '../../playbook/template.ts';
import { approvalsOf } from './approving.ts';
import type { Hand, Stage } from './hand.ts';
import { milliseconds } from './offset.ts';
import type { Deed } from './scenario.ts';

const MINUTE = 60_000;

/** A text of the scenario's own, its tokens that are no facts filled in as a template's are. */
const filledIn = (text: string | undefined, words: Readonly<Record<string, string>>): string | undefined =>
  text === undefined
    ? undefined
    : Object.entries(words).reduce(
        (filled, [token, value]) => filled.replaceAll(tokenOf(token), value),
        text,
      );

/** The time that a deed promises. @param now when it is done, milliseconds since the epoch */
export const promisedAt = ({ next }: { readonly next?: string }, now: number): string | undefined =>
  next === undefined ? undefined : new Date(now + milliseconds(next)).toISOString();

type PublishDeed = Extract<Deed, { do: 'publish' }>;
type SaveStatement = Extract<Command, { kind: 'saveStatement' }>;

/** The statement that a deed publishes. @param now when it is to go out, milliseconds since the epoch */
function draftFor(
  { cast, scenario, index }: Stage,
  view: IncidentView,
  deed: PublishDeed,
  now: number,
): SaveStatement {
  const { channel: id, form, parts, corrects } = deed;
  const kit = index.playbook.release;
  const { ledger, statements } = view;
  const channel = kit.channels.find(each => each.id === id);
  const promised = promisedAt(deed, now);
  const words = templateWords(fittingVariant(index, view), form, ledger, {
    下次发布: promised === undefined ? '' : cast.time(Date.parse(promised), now),
    联系渠道: contactLine(kit.contactLine, cast.bureau(contactAsks(kit.contactLine))),
    落款: contactLine(kit.signature ?? '', cast.bureau(contactAsks(kit.contactLine))),
    日期: shanghaiDate(now),
    标题: scenario.title,
  });
  const first = statements.find(({ latest }) => latest.kind !== 'reply')?.id;
  return {
    kind: 'saveStatement',
    channel: id,
    form,
    title: cast.title(scenario.title, form),
    parts: (channel?.parts ?? []).map(part => ({
      part: part.id,
      draft: filledIn(parts?.[part.id], words) ?? draftPart(part[form] ?? '', ledger, words),
    })),
    ...(promised === undefined ? { noUpdate: cast.words } : { nextUpdate: promised }),
    ...(corrects === true && first !== undefined ? { corrects: first } : {}),
  };
}

/**
 * Takes a version through the sign-off: checks by the officer, approvals by the scenario's people, and a second one at the end.
 * @returns whether nobody sent it back
 */
function signOff(hand: Hand, version: string): boolean {
  const { cast, scenario } = hand.stage;
  const latest = hand.view().statements.find(each => each.latest.id === version)?.latest;
  if (latest === undefined) return false;
  const sign = (item: SignOffItem, name: string): boolean => {
    const stage = {
      item: item.id,
      person: { name, title: cast.duty },
      post: postsOf(item)[0],
      note: cast.words,
    };
    const decidedAt = new Date(hand.now()).toISOString();
    return hand.give({ kind: 'sign', version, items: [stage], how: 'inPerson', decidedAt });
  };
  const { lines } = hand.view().signOffOf(latest);
  for (const { item, state } of lines) {
    if (item.check === 'approval' || item.check === 'aloud') continue;
    // A line that the checks block stays blocked.
    if (state === 'open' && isCheck(item))
      sign(item, wantsOther(item) || postsOf(item).length > 0 ? cast.checker : cast.officer);
    else if (state === 'open') hand.give({ kind: 'passOver', version, item: item.id, reason: cast.words });
  }
  const approvals = approvalsOf(scenario, hand.view(), latest, hand.now());
  for (const command of approvals) hand.give(command);
  if (approvals.some(({ kind }) => kind === 'return')) return false;
  for (const { item } of lines) if (item.check === 'aloud') sign(item, cast.second);
  return true;
}

/** Saves words, takes them through the sign-off and publishes them. @param out not before this, milliseconds since the epoch */
function release(hand: Hand, draft: SaveStatement, out = hand.now()): void {
  if (!hand.give(draft)) return;
  const version = hand.latest();
  if (!signOff(hand, version)) return;
  hand.wait(out);
  const { place, link } = hand.stage.cast;
  const publishedAt = new Date(hand.now()).toISOString();
  hand.give({ kind: 'publish', version, place, publishedAt, link });
}

/** Answers a theme where it was asked: words of its own go the way of a statement, which takes no time beside the writing. */
export function reply(hand: Hand, deed: Extract<Deed, { do: 'answer' }>): void {
  const { theme, text } = deed;
  const { cast, index } = hand.stage;
  const channel = index.playbook.release.channels.find(isForReplies);
  const about = hand.view().themes.find(({ title }) => title === theme);
  if (channel === undefined || about === undefined) return;
  release(hand, {
    kind: 'saveStatement',
    channel: channel.id,
    form: 'reply',
    title: cast.title(theme, 'reply'),
    parts: channel.parts.slice(0, 1).map(({ id: part }) => ({ part, draft: text })),
    nextUpdate: promisedAt(deed, hand.now()),
    answers: { theme: about.id, how: 'answered' },
  });
}

/** How long before it goes out a statement is begun. Milliseconds. */
export const leadOf = (
  { scenario: { minutes = {} } }: Pick<Stage, 'scenario'>,
  { form }: PublishDeed,
): number =>
  ([effortOfDraft(form, true), 'review', 'approval'] as const).reduce(
    (sum, effort) => sum + (minutes[effort] ?? 0) * MINUTE,
    0,
  );

/** Publishes a statement, begun so long before that it can go out at its time. */
export function performPublish(hand: Hand, deed: PublishDeed): void {
  const out = hand.now() + leadOf(hand.stage, deed);
  release(hand, draftFor(hand.stage, hand.view(), deed, out), out);
}
