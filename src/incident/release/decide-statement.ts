import { failure, success } from '../../base/result.ts';
import { checkTime } from '../../base/typed.ts';
import { digestOf } from '../../log/hash.ts';
import { decide, needsRelease, write } from '../decide.ts';
import { derive } from '../derive.ts';
import { type IncidentEvent, TEXT_LIMITS } from '../event.ts';
import { extendLog } from '../state.ts';
import { namedCauses } from './cause.ts';
import {
  type Answer,
  ahead,
  type Checked,
  type CommandOf,
  type Desk,
  field,
  link,
  person,
  text,
} from './checks.ts';
import { piecesOf, resolveDraft, textOf } from './compose.ts';
import type { ReleaseView } from './release-view.ts';
import { type StatementVersion, statementText } from './statement.ts';

/** Decides what concerns facts and statements. */
export function decideStatement(
  desk: Desk,
  release: ReleaseView,
  command: CommandOf<
    | 'recordFact'
    | 'approveCause'
    | 'saveStatement'
    | 'passGate'
    | 'skipGate'
    | 'approve'
    | 'return'
    | 'publish'
  >,
): Answer {
  switch (command.kind) {
    case 'recordFact':
      return recordFact(desk, release, command);
    case 'approveCause': {
      const cause = release.ledger.facts.find(fact => fact.cause);
      const entry = cause?.history.find(({ event }) => event === command.entry);
      if (cause === undefined || entry === undefined) return failure({ code: 'notACause' });
      if (cause.state !== 'verified' || cause.standing.at(-1)?.event !== entry.event)
        return failure({ code: 'causeNotVerified' });
      if (entry.approval !== undefined) return failure({ code: 'unchanged' });
      const by = person(command.person);
      return by.ok
        ? desk.event({ type: 'causeApproved', data: { entry: entry.event, person: by.value } })
        : by;
    }
    case 'saveStatement':
      return saveStatement(desk, release, command);
    case 'passGate':
    case 'skipGate':
      return markGate(desk, release, command);
    case 'approve':
    case 'return':
      return markApproval(desk, release, command);
    case 'publish':
      return publish(desk, release, command);
  }
}

/** Most characters of an added fact's name, by code points as its token counts them. */
const LABEL_LIMIT = 20;

/** The name of an added fact. It becomes a token in drafts, so it can hold neither braces nor blanks. */
function labelOf(raw: string): Checked<string> {
  const label = text('label', raw.replace(/[{}\s]/g, ''), LABEL_LIMIT);
  const length = label.ok ? [...label.value].length : 0;
  return length > LABEL_LIMIT
    ? field('label', failure({ code: 'tooLong', length, limit: LABEL_LIMIT }))
    : label;
}

function recordFact(desk: Desk, { ledger }: ReleaseView, command: CommandOf<'recordFact'>): Answer {
  const known = command.fact === undefined ? undefined : ledger.byId.get(command.fact);
  if (command.fact !== undefined && known === undefined) return failure({ code: 'unknownFact' });
  const named = known === undefined ? labelOf(command.label ?? '') : success(undefined);
  if (!named.ok) return named;
  const name = named.value;
  if (name !== undefined && ledger.facts.some(fact => fact.label === name))
    return failure({ code: 'factExists', label: name });
  const standing = new Set(known?.standing.map(({ event }) => event));
  if (command.replaces.some(entry => !standing.has(entry))) return failure({ code: 'notStanding' });
  const value = text('value', command.value, TEXT_LIMITS.fact);
  if (!value.ok) return value;
  const source = text('source', command.source, TEXT_LIMITS.value);
  if (!source.ok) return source;
  const data = {
    // By its name, so that two officers who add it apart have added one fact, and see where they differ.
    fact: known?.id ?? `other-${digestOf(name).slice(0, 20)}`,
    ...(name === undefined ? {} : { label: name }),
    value: value.value,
    source: source.value,
    state: command.state,
    replaces: [...command.replaces],
  };
  if (command.state === 'withheld') {
    const reason = text('reason', command.reason ?? '', TEXT_LIMITS.reason);
    return reason.ok ? desk.event({ type: 'factRecorded', data: { ...data, reason: reason.value } }) : reason;
  }
  if (command.state === 'checking') return desk.event({ type: 'factRecorded', data });
  const by = person(command.person ?? { name: '' });
  if (!by.ok) return by;
  const verifiedAt = field('verifiedAt', checkTime(command.verifiedAt ?? '', desk.context.now));
  if (!verifiedAt.ok) return verifiedAt;
  return desk.event({
    type: 'factRecorded',
    data: { ...data, person: by.value, verifiedAt: verifiedAt.value },
  });
}

function saveStatement(desk: Desk, release: ReleaseView, command: CommandOf<'saveStatement'>): Answer {
  const { ledger, statements, kit } = release;
  const channel = kit.channels.find(({ id }) => id === command.channel);
  const former = statements.find(({ id }) => id === command.statement);
  const isUnknown =
    channel === undefined ||
    (command.statement !== undefined && former?.latest.channel !== command.channel) ||
    (command.corrects !== undefined &&
      (command.corrects === former?.id || statements.every(({ id }) => id !== command.corrects)));
  if (isUnknown) return failure({ code: 'unknownStatement' });
  const title = text('title', command.title, TEXT_LIMITS.title);
  if (!title.ok) return title;
  for (const piece of piecesOf(title.value))
    if ('token' in piece) return failure({ code: 'tokenInTitle', token: piece.token });
  const parts: StatementVersion['parts'][number][] = [];
  for (const { part, draft } of command.parts) {
    const isPart = channel.parts.some(({ id }) => id === part) && parts.every(each => each.part !== part);
    if (!isPart) return failure({ code: 'unknownStatement' });
    const typed = text(part, draft, TEXT_LIMITS.part, true);
    if (!typed.ok) return typed;
    const { segments, problems } = resolveDraft(typed.value, ledger);
    const [problem] = problems;
    if (problem !== undefined) return failure({ code: 'badToken', ...problem });
    // Short tokens can stand for long values.
    const filled = text(part, textOf(segments), TEXT_LIMITS.part, true);
    if (!filled.ok) return filled;
    parts.push({ part, text: segments });
  }
  if (parts.every(each => textOf(each.text).trim() === '')) return failure({ code: 'emptyStatement' });
  const noUpdate = text('noUpdate', command.noUpdate ?? '', TEXT_LIMITS.reason, true);
  if (!noUpdate.ok) return noUpdate;
  const whole = [title.value, ...parts.map(each => textOf(each.text)), noUpdate.value].join('\n');
  const [cause] = namedCauses(whole, ledger);
  if (cause !== undefined) return failure({ code: 'unapprovedCause', text: cause });
  const nextUpdate =
    (command.nextUpdate ?? '') === ''
      ? success(undefined)
      : ahead('nextUpdate', command.nextUpdate ?? '', desk.context.now);
  if (!nextUpdate.ok) return nextUpdate;
  const corrects = command.corrects ?? former?.latest.corrects;
  const data = {
    statement: former?.id ?? desk.context.newId(),
    channel: channel.id,
    kind: command.form,
    title: title.value,
    parts: parts.map(each => ({ part: each.part, text: [...each.text] })),
    ...(nextUpdate.value === undefined ? {} : { nextUpdate: nextUpdate.value }),
    // A promise and its refusal cannot both be meant; the promise is the one that can be broken.
    ...(noUpdate.value === '' || nextUpdate.value !== undefined ? {} : { noUpdate: noUpdate.value }),
    ...(corrects === undefined ? {} : { corrects }),
  };
  return former !== undefined && isSame(former.latest, data)
    ? failure({ code: 'unchanged' })
    : desk.event({ type: 'statementSaved', data });
}

function isSame(
  latest: StatementVersion,
  data: Pick<StatementVersion, 'kind' | 'title' | 'parts'> & {
    readonly nextUpdate?: string;
    readonly noUpdate?: string;
  },
): boolean {
  const { kind, title, parts } = latest;
  return (
    JSON.stringify({ kind, title, parts }) ===
      JSON.stringify({ kind: data.kind, title: data.title, parts: data.parts }) &&
    latest.nextUpdate === data.nextUpdate &&
    latest.noUpdate === data.noUpdate
  );
}

/** The version a command means, if it is the latest of its statement: what was changed since must not be passed by an old look. */
function currentVersion({ statements }: ReleaseView, id: string): Checked<StatementVersion> {
  const statement = statements.find(({ versions }) => versions.some(version => version.id === id));
  if (statement === undefined) return failure({ code: 'unknownStatement' });
  return statement.latest.id === id ? success(statement.latest) : failure({ code: 'oldVersion' });
}

function markGate(desk: Desk, release: ReleaseView, command: CommandOf<'passGate' | 'skipGate'>): Answer {
  const version = currentVersion(release, command.version);
  if (!version.ok) return version;
  const found = release.gateOf(version.value).find(({ item }) => item.id === command.item);
  if (found === undefined) return failure({ code: 'unknownItem' });
  const { item } = found;
  const place = { version: version.value.id, item: item.id };
  if (command.kind === 'skipGate') {
    if (item.skippable !== true) return failure({ code: 'notSkippable', title: item.title });
    const reason = text('reason', command.reason, TEXT_LIMITS.reason);
    return reason.ok ? desk.event({ type: 'gateSkipped', data: { ...place, reason: reason.value } }) : reason;
  }
  if (item.check !== 'asked' && item.check !== 'bodies')
    return failure({ code: 'notAsked', title: item.title });
  const note = text('note', command.note, TEXT_LIMITS.reason);
  if (!note.ok) return note;
  const by = person(command.person);
  if (!by.ok) return by;
  return desk.event({ type: 'gatePassed', data: { ...place, note: note.value, person: by.value } });
}

function markApproval(desk: Desk, release: ReleaseView, command: CommandOf<'approve' | 'return'>): Answer {
  const version = currentVersion(release, command.version);
  if (!version.ok) return version;
  const stages = release.approvalOf(version.value)?.stages ?? [];
  const found = stages.find(({ stage }) => stage.id === command.stage);
  if (found === undefined) return failure({ code: 'unknownStage' });
  if (found.state === 'waiting' || found.state === 'approved')
    return failure({ code: 'notYourTurn', title: found.stage.title });
  const by = person(command.person);
  if (!by.ok) return by;
  const place = { version: version.value.id, stage: found.stage.id, person: by.value };
  if (command.kind === 'return') {
    const reason = text('reason', command.reason, TEXT_LIMITS.reason);
    return reason.ok ? desk.event({ type: 'returned', data: { ...place, reason: reason.value } }) : reason;
  }
  const earlier = stages.find(
    ({ state, mark }) => state === 'approved' && mark?.person.name === by.value.name,
  );
  if (earlier !== undefined) return failure({ code: 'sameApprover', title: earlier.stage.title });
  // Whoever has the last word must have the whole picture: the checks come first.
  if (found.stage === stages.at(-1)?.stage) {
    const open = openItem(release, version.value);
    if (open !== undefined) return open;
  }
  const opinion = text('opinion', command.opinion ?? '', TEXT_LIMITS.reason, true);
  if (!opinion.ok) return opinion;
  return desk.event({
    type: 'approved',
    data: opinion.value === '' ? place : { ...place, opinion: opinion.value },
  });
}

/** The first check that stands in the way, as a refusal. */
function openItem(release: ReleaseView, version: StatementVersion): Answer | undefined {
  const open = release.gateOf(version).find(({ state }) => state === 'open' || state === 'blocked');
  return open && failure({ code: 'gateOpen', title: open.item.title });
}

/** What holds even where a playbook's gate leaves it out: the inserted facts still stand, and no cause but the approved one is given. */
function soundness({ ledger }: ReleaseView, version: StatementVersion): Checked<undefined> {
  for (const { text: segments } of version.parts)
    for (const segment of segments) {
      if (!('fact' in segment)) continue;
      const fact = ledger.byId.get(segment.fact);
      if (fact?.usable?.value === segment.text) continue;
      const why = fact?.cause === true && fact.state === 'verified' ? 'notApproved' : 'notVerified';
      return failure({ code: 'badToken', token: fact?.label ?? segment.fact, why });
    }
  const [cause] = namedCauses(`${version.title}\n${statementText(version)}`, ledger);
  return cause === undefined ? success(undefined) : failure({ code: 'unapprovedCause', text: cause });
}

/** Publishes a version and does the steps it stands for, each event knowing the one before. */
function publish(desk: Desk, release: ReleaseView, command: CommandOf<'publish'>): Answer {
  const { index, context } = desk;
  const version = currentVersion(release, command.version);
  if (!version.ok) return version;
  const open = openItem(release, version.value);
  if (open !== undefined) return open;
  const unsound = soundness(release, version.value);
  if (!unsound.ok) return unsound;
  if (release.approvalOf(version.value)?.complete !== true) return failure({ code: 'notApproved' });
  const place = text('place', command.place, TEXT_LIMITS.value);
  if (!place.ok) return place;
  const publishedAt = field('publishedAt', checkTime(command.publishedAt, context.now));
  if (!publishedAt.ok) return publishedAt;
  const url = link(command.link);
  if (!url.ok) return url;
  const { nextUpdate, number, title } = version.value;
  if (nextUpdate !== undefined && nextUpdate <= publishedAt.value)
    return field('nextUpdate', failure({ code: 'notAhead' }));
  let log = desk.log;
  const events: IncidentEvent[] = [];
  const append = (added: readonly IncidentEvent[]): void => {
    events.push(...added);
    log = extendLog(log, added);
  };
  append([
    write(context, desk.view.id, log.heads, {
      type: 'published',
      data: {
        version: version.value.id,
        place: place.value,
        publishedAt: publishedAt.value,
        ...(url.value === undefined ? {} : { link: url.value }),
        ...(nextUpdate === undefined ? {} : { nextUpdate }),
      },
    }),
  ]);
  for (const { step, values } of command.steps) {
    const known = index.steps.get(step);
    if (known === undefined || !needsRelease(index, known))
      return failure({ code: 'badField', field: step, why: { code: 'unknownStep' } });
    const done = decide(
      index,
      log,
      derive(index, log, context.now),
      {
        kind: 'markDone',
        step,
        doneAt: publishedAt.value,
        version: version.value.id,
        values: {
          ...values,
          version: `《${title}》第 ${number} 稿`,
          place: place.value,
          ...(url.value === undefined ? {} : { link: url.value }),
          ...(nextUpdate === undefined ? {} : { 'next-update': nextUpdate }),
        },
      },
      context,
    );
    if (!done.ok) return failure({ code: 'badField', field: step, why: done.refusal });
    append(done.value);
  }
  return success(events);
}
