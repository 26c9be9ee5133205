import { failure, success } from '../../base/result.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { type Context, checkPerson, write } from '../decide.ts';
import type { IncidentView } from '../derive.ts';
import { TEXT_LIMITS } from '../event.ts';
import { improvementsOf } from '../review/improvement.ts';
import type { Log } from '../state.ts';
import { namedCauses } from './cause.ts';
import { type Answer, ahead, type CommandOf, type Desk, field, link, text } from './checks.ts';
import type { ReleaseCommand } from './command.ts';
import { decideStatement } from './decide-statement.ts';
import { themesOf } from './feedback.ts';
import { ledgerOf } from './ledger.ts';
import { releaseOf } from './release-view.ts';

/** What may still be written to a closed incident: its documents, and what the review finds. */
const AFTER_CLOSING: ReadonlySet<ReleaseCommand['kind']> = new Set([
  'recordAction',
  'finishAction',
  'propose',
  'fileDocument',
]);

/** Answers a release command with the events to append, or with the reason why not. */
export function decideRelease(
  index: PlaybookIndex,
  log: Log,
  view: IncidentView,
  command: ReleaseCommand,
  context: Context,
): Answer {
  if (context.by.role === '') return failure({ code: 'noRole' });
  if (view.status === 'closed' && !AFTER_CLOSING.has(command.kind))
    return failure({ code: 'incidentClosed' });
  const desk: Desk = {
    index,
    log,
    view,
    context,
    event: happening => success([write(context, view.id, log.heads, happening)]),
  };
  switch (command.kind) {
    case 'recordTheme':
    case 'answerTheme':
    case 'passTheme':
    case 'solveTheme':
      return decideTheme(desk, command);
    case 'recordAction':
    case 'finishAction':
    case 'propose':
      return decideReview(desk, command);
    case 'fileDocument':
      return fileDocument(desk, command);
    default: {
      const release = releaseOf(index, log, view);
      return release === undefined
        ? failure({ code: 'noReleaseKit' })
        : decideStatement(desk, release, command);
    }
  }
}

function decideTheme(
  desk: Desk,
  command: CommandOf<'recordTheme' | 'answerTheme' | 'passTheme' | 'solveTheme'>,
): Answer {
  const theme = themesOf(desk.log).find(({ id }) => id === command.theme);
  if (command.theme !== undefined && theme === undefined) return failure({ code: 'unknownTheme' });
  switch (command.kind) {
    case 'recordTheme': {
      const title = text('title', command.title, TEXT_LIMITS.title);
      if (!title.ok) return title;
      const digits = command.count.normalize('NFKC').trim();
      if (digits === '') return failure({ code: 'badField', field: 'count', why: { code: 'required' } });
      if (!/^\d{1,9}$/.test(digits))
        return failure({ code: 'badField', field: 'count', why: { code: 'notANumber' } });
      const place = text('place', command.place ?? '', TEXT_LIMITS.value, true);
      if (!place.ok) return place;
      return desk.event({
        type: 'themeRecorded',
        data: {
          theme: theme?.id ?? desk.context.newId(),
          title: title.value,
          count: Number(digits),
          ...(place.value === '' ? {} : { place: place.value }),
        },
      });
    }
    case 'answerTheme': {
      const said = text('text', command.text, TEXT_LIMITS.fact);
      if (!said.ok) return said;
      const kit = desk.index.playbook.release;
      const [cause] = kit === undefined ? [] : namedCauses(said.value, ledgerOf(desk.log, kit));
      if (cause !== undefined) return failure({ code: 'unapprovedCause', text: cause });
      const url = link(command.link);
      if (!url.ok) return url;
      return desk.event({
        type: 'themeAnswered',
        data: {
          theme: command.theme,
          how: command.how,
          text: said.value,
          ...(url.value === undefined ? {} : { link: url.value }),
        },
      });
    }
    case 'passTheme': {
      const to = text('to', command.to, TEXT_LIMITS.name);
      if (!to.ok) return to;
      const due =
        (command.due ?? '') === '' ? success(undefined) : ahead('due', command.due ?? '', desk.context.now);
      if (!due.ok) return due;
      return desk.event({
        type: 'themePassed',
        data: {
          theme: command.theme,
          to: to.value,
          ...(due.value === undefined ? {} : { due: due.value }),
        },
      });
    }
    case 'solveTheme': {
      const result = text('result', command.result, TEXT_LIMITS.reason);
      return result.ok
        ? desk.event({ type: 'themeSolved', data: { theme: command.theme, result: result.value } })
        : result;
    }
  }
}

function fileDocument(desk: Desk, command: CommandOf<'fileDocument'>): Answer {
  const { index, log } = desk;
  const form = index.playbook.forms?.find(({ id }) => id === command.form);
  if (form === undefined) return failure({ code: 'unknownForm' });
  const kit = index.playbook.release;
  const fields: Record<string, string> = {};
  for (const { id, kind } of form.fields) {
    if (kind === 'table') continue;
    const typed = text(id, command.fields[id] ?? '', TEXT_LIMITS.part, true);
    if (!typed.ok) return typed;
    const [cause] = kit === undefined ? [] : namedCauses(typed.value, ledgerOf(log, kit));
    if (cause !== undefined) return failure({ code: 'unapprovedCause', text: cause });
    fields[id] = typed.value;
  }
  return desk.event({ type: 'documentFiled', data: { form: form.id, fields } });
}

function decideReview(desk: Desk, command: CommandOf<'recordAction' | 'finishAction' | 'propose'>): Answer {
  const { index, log, context } = desk;
  switch (command.kind) {
    case 'recordAction': {
      const finding = text('finding', command.finding, TEXT_LIMITS.reason);
      if (!finding.ok) return finding;
      const said = text('text', command.text, TEXT_LIMITS.reason);
      if (!said.ok) return said;
      const owner = field('owner', checkPerson(command.owner));
      if (!owner.ok) return owner;
      const due = ahead('due', command.due, context.now);
      if (!due.ok) return due;
      return desk.event({
        type: 'actionRecorded',
        data: {
          action: context.newId(),
          finding: finding.value,
          text: said.value,
          owner: owner.value,
          due: due.value,
        },
      });
    }
    case 'finishAction': {
      const action = improvementsOf(log).actions.find(({ id }) => id === command.action);
      if (action === undefined) return failure({ code: 'unknownAction' });
      if (action.done !== undefined) return failure({ code: 'unchanged' });
      const result = text('result', command.result, TEXT_LIMITS.reason);
      return result.ok
        ? desk.event({ type: 'actionDone', data: { action: action.id, result: result.value } })
        : result;
    }
    case 'propose': {
      const { kind, id } = command.target;
      const known =
        kind === 'step' ? index.steps.has(id) : index.playbook.clauses.some(clause => clause.id === id);
      if (!known) return failure({ code: 'unknownTarget' });
      const what = text('what', command.what, TEXT_LIMITS.reason);
      if (!what.ok) return what;
      const why = text('why', command.why, TEXT_LIMITS.reason);
      if (!why.ok) return why;
      return desk.event({
        type: 'proposalRecorded',
        data: { proposal: context.newId(), target: { kind, id }, what: what.value, why: why.value },
      });
    }
  }
}
