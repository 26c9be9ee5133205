import { firstCharacters, momentOf } from '../../base/typed.ts';
import { fromShanghaiInput, toShanghaiInput } from '../../playbook/deadline/compute.ts';
import type { Channel, Variant } from '../../playbook/release-kit.ts';
import { piecesOf, tokenOf } from '../../playbook/template.ts';
import type { StatementKind } from '../../playbook/vocabulary.ts';
import { present } from '../core/desk.ts';
import type { Command } from '../core/incident.ts';
import type { Refusal, TokenProblem } from '../core/refusal.ts';
import { having } from '../core/words/sentence.ts';
import { documentDate, documentTime } from '../core/words/time.ts';
import type { Ledger } from '../facts/ledger.ts';
import type { Theme } from '../feedback/themes.ts';
import { draftFromSegments, draftPart, resolveDraft } from '../statements/compose.ts';
import type { AnswerWay } from '../statements/theme-subject.ts';
import { headingFact, templateWords } from '../statements/variant.ts';
import type { StaleFact, Statement, StatementVersion } from '../statements/version.ts';
import { draftToken, statementText, statementTitle, trueTitle } from '../statements/words.ts';

/** The name of a part's field. */
export const partField = (part: string) => `part:${part}` as const;

/** A statement as the fields of its form hold it: of each part the text with facts as tokens, the time of the next update too. */
export interface StatementDraft {
  readonly [part: ReturnType<typeof partField>]: string;
  readonly title: string;
  /** Id of the variant it was begun as; empty for a correction and a saved version. */
  readonly variant: string;
  /** `YYYY-MM-DDTHH:mm`, Shanghai time; empty for none. */
  readonly nextUpdate: string;
  /** Why there will be no next update; empty while there will be one. */
  readonly noUpdate: string;
  /** Id of the version it was begun from; empty for a new statement. */
  readonly base: string;
}

/** The draft that the address names. */
export interface StatementPlan {
  /** Names its draft: `new-…`, `correct-…` or `edit-…`. */
  readonly place: string;
  readonly channel: Channel;
  readonly kind: StatementKind;
  /** The statement that gets another version; absent for a new one. */
  readonly statement: Statement | undefined;
  /** The one it sets right. */
  readonly corrects: Statement | undefined;
  /** The theme that a reply answers, and how. */
  readonly answers: { readonly theme: Theme; readonly how: AnswerWay } | undefined;
}

/** With where the public can ask, and whose statement it is, as this machine knows it. */
export type DraftPlan = StatementPlan & { readonly contact: string; readonly signature: string };

/** A long title of the incident is cut in the statement's: both have one limit. */
const SUBJECT = 40;

/** The line that corrects one fact. The right value stays a token, and so linked to the ledger. */
function correctionLine({ fact: id, label, said, now }: StaleFact, ledger: Ledger): string {
  const fact = ledger.byId.get(id);
  const isCause = fact?.cause === true;
  if (now !== undefined)
    return isCause
      ? statementText.causeCorrectionOf(label, tokenOf(label))
      : statementText.correctionOf(label, said, tokenOf(label));
  if (isCause) return statementText.causeCorrectionGone(label);
  if (fact?.state === 'checking') return statementText.correctionOpen(label, said);
  return fact?.state === 'conflict'
    ? statementText.correctionDoubted(label, said)
    : statementText.correctionGone(label, said);
}

/** A statement's withdrawals, a line each. They do not say that it was wrong: nobody has said so by taking it down. */
const withdrawalLines = ({ versions }: Statement, now: number): readonly string[] =>
  versions.flatMap(({ title, publications }) =>
    publications.flatMap(({ place, publishedAt, withdrawn }) =>
      withdrawn === undefined
        ? []
        : [
            statementText.withdrawal(
              title,
              place,
              documentTime(Date.parse(publishedAt), now),
              documentTime(Date.parse(withdrawn.withdrawnAt), now),
            ),
          ],
    ),
  );

/**
 * The first draft: the channel's templates filled with usable facts.
 * @param subject title of the incident
 * @param now milliseconds since the epoch
 */
export function composeDraft(
  { channel, kind, corrects, answers, signature = '' }: StatementPlan & Partial<Pick<DraftPlan, 'signature'>>,
  variant: Variant | undefined,
  ledger: Ledger,
  subject: string,
  now: number,
): StatementDraft {
  const stale = corrects?.stale ?? [];
  const gone = corrects === undefined ? [] : withdrawalLines(corrects, now);
  const out = corrects?.published?.publications.at(-1);
  const fact = kind === 'full' || kind === 'holding' ? headingFact(variant, ledger, SUBJECT) : undefined;
  const words = templateWords(variant, kind, ledger, {
    // Filled in when the time is chosen.
    [draftToken.next]: tokenOf(draftToken.next),
    // Filled in as the machine knows it.
    [draftToken.contact]: tokenOf(draftToken.contact),
    [draftToken.signature]: signature === '' ? '' : tokenOf(draftToken.signature),
    [draftToken.corrects]:
      corrects === undefined
        ? ''
        : statementText.corrected(
            corrects.title,
            having(out?.publishedAt ?? '', at => documentTime(Date.parse(at), now)),
          ),
    [draftToken.date]: documentDate(now),
    [draftToken.title]: fact ?? subject,
    [draftToken.correction]: stale.map(each => correctionLine(each, ledger)).join('\n'),
    [draftToken.withdrawal]: gone.join('\n'),
  });
  const promised = momentOf(corrects?.published?.nextUpdate ?? '');
  const explains = stale.length === 0 && gone.length > 0;
  const about =
    answers?.theme.title ?? (explains || kind === 'correction' ? corrects?.title : undefined) ?? subject;
  const short = firstCharacters(about, SUBJECT);
  const titled = explains ? statementText.withdrawalTitle : statementTitle[kind];
  return {
    title:
      fact !== undefined && (kind === 'full' || kind === 'holding')
        ? trueTitle(kind, fact)
        : titled(short === about ? about : `${short}……`),
    variant: kind === 'correction' || kind === 'reply' ? '' : (variant?.id ?? ''),
    ...Object.fromEntries(
      channel.parts.map(part => [partField(part.id), draftPart(part[kind] ?? '', ledger, words)]),
    ),
    // A promise made before the correction still holds.
    nextUpdate: promised !== undefined && promised > now ? toShanghaiInput(promised) : '',
    noUpdate: '',
    base: '',
  };
}

/** A saved version back in the editor. @param contacts the contact line as it may stand in it @param now milliseconds since the epoch */
export function draftOfVersion(
  { id, title, parts, nextUpdate, noUpdate }: StatementVersion,
  ledger: Ledger,
  contacts: readonly string[],
  now: number,
): StatementDraft {
  const promised = nextUpdate === undefined ? undefined : Date.parse(nextUpdate);
  // The time in the text follows the field again, and the contact line what the machine knows.
  const linked = (text: string): string => {
    const asked = contacts.reduce(
      (line, contact) => line.replaceAll(contact, tokenOf(draftToken.contact)),
      text,
    );
    if (promised === undefined) return asked;
    // “1月8日9时” stands in “11月8日9时” and in “1月8日9时30分” as well, which are other times.
    const said = new RegExp(`(^|\\D)${documentTime(promised, now)}(?!\\d)`, 'g');
    return asked.replace(said, (_, before: string) => `${before}${tokenOf(draftToken.next)}`);
  };
  return {
    title,
    variant: '',
    ...Object.fromEntries(
      parts.map(({ part, text }) => [partField(part), linked(draftFromSegments(text, ledger))]),
    ),
    nextUpdate: promised === undefined ? '' : toShanghaiInput(promised),
    noUpdate: noUpdate ?? '',
    base: id,
  };
}

/** Whether no further word is promised: giving a reason for that means it. */
export const endsWith = ({ noUpdate }: StatementDraft): boolean => noUpdate.trim() !== '';

/** A token that keeps a draft from being saved; `noTime` where the time of the next update is missing. */
interface DraftProblem {
  readonly part: string;
  readonly token: string;
  readonly why: TokenProblem['why'] | 'noTime';
}

/** A draft as it would go out. @param now milliseconds since the epoch */
export function outgoing(
  draft: StatementDraft,
  { channel, kind, statement, corrects, answers, contact, signature }: DraftPlan,
  ledger: Ledger,
  now: number,
) {
  const ends = endsWith(draft);
  const nextUpdate = ends || draft.nextUpdate === '' ? undefined : fromShanghaiInput(draft.nextUpdate);
  const moment = momentOf(nextUpdate ?? '');
  const next = tokenOf(draftToken.next);
  // As in the templates, a line with nothing to say is left out; one that says more is the writer's to mend.
  const isPromise = (line: string): boolean =>
    line.includes(next) && piecesOf(line).filter(piece => 'token' in piece).length === 1;
  /** Facts still as tokens: the time of the next update and the contact line in words. */
  const parts = channel.parts.map(({ id }) => {
    const asked = (draft[partField(id)] ?? '')
      .split('\n')
      .filter(line => !(ends && isPromise(line)))
      .join('\n')
      .replaceAll(tokenOf(draftToken.contact), contact)
      .replaceAll(tokenOf(draftToken.signature), signature);
    return {
      part: id,
      draft: moment === undefined ? asked : asked.replaceAll(next, documentTime(moment, now)),
    };
  });
  const resolved = parts.map(({ part, draft: text }) => ({ part, ...resolveDraft(text, ledger) }));
  const said = {
    channel: channel.id,
    title: draft.title,
    nextUpdate,
    corrects: corrects?.id,
    answers: answers && { theme: answers.theme.id, how: answers.how },
  };
  const problems: readonly DraftProblem[] = resolved.flatMap(({ part, problems: found }) =>
    found.map(({ token, why }) => ({ part, token, why: token === draftToken.next ? 'noTime' : why })),
  );
  /** As if it were saved, for the checks to look at. */
  const version: StatementVersion = present({
    ...said,
    id: '',
    number: 0,
    at: new Date(now).toISOString(),
    by: { role: '' },
    statement: '',
    kind,
    parts: resolved.map(({ part, segments }) => ({ part, text: segments })),
    noUpdate: ends ? draft.noUpdate.trim() : undefined,
    marks: [],
    contested: new Set<string>(),
    publications: [],
    ends: [],
  });
  const command: Command = {
    ...said,
    kind: 'saveStatement',
    statement: statement?.id,
    form: kind,
    parts,
    noUpdate: ends ? draft.noUpdate : undefined,
  };
  return { parts, problems, version, command };
}

/** The field that is to blame when a draft is refused. @param active id of the part that was written in last */
export function fieldAtFault(
  { field, refusal }: { readonly field: string | undefined; readonly refusal: Refusal },
  draft: StatementDraft,
  { parts, problems }: Pick<ReturnType<typeof outgoing>, 'parts' | 'problems'>,
  active: string,
): string {
  if (field !== undefined) return partField(field) in draft ? partField(field) : field;
  const token = refusal.code === 'badToken' ? refusal.token : undefined;
  const cause = refusal.code === 'unapprovedCause' ? refusal.text : undefined;
  const found =
    problems.find(problem => problem.token === token) ??
    parts.find(part => cause !== undefined && part.draft.includes(cause));
  return partField(found?.part ?? active);
}

/** Where some words stand in a draft, as they are or as the token of the fact that says them; `undefined` where in no part. */
export function placeInDraft(
  words: string,
  draft: StatementDraft,
  { parts }: Channel,
  { facts }: Ledger,
): { readonly part: string; readonly from: number; readonly to: number } | undefined {
  const label = facts.find(({ usable }) => usable?.value === words)?.label;
  const wanted = [words, ...(label === undefined ? [] : [tokenOf(label)])];
  for (const { id: part } of parts) {
    const text = draft[partField(part)] ?? '';
    const found = wanted.find(each => text.includes(each));
    if (found === undefined) continue;
    const from = text.indexOf(found);
    return { part, from, to: from + found.length };
  }
  return undefined;
}

/** The name a draft is kept under. @param place what the address says is being written */
export const statementDraftName = (place: string): string => `statement/${place}`;
