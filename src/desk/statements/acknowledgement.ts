import { inShanghai } from '../../playbook/deadline/compute.ts';
import { acknowledging, type ReleaseKit } from '../../playbook/release-kit.ts';
import { tokenOf, tokensIn } from '../../playbook/template.ts';
import { type BureauDetails, contactAsks, contactGaps, contactLine } from '../core/contact.ts';
import { draftToken, statementTitle } from './words.ts';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
const DAY = 24 * 60;

/** Minutes since midnight in Shanghai. */
const minuteAt = (moment: number): number => {
  const local = inShanghai(moment);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
};

/** When more is said, as it is proposed: on the half hour, and at night in the morning. Milliseconds since the epoch. */
export function nextWordAt({ next, night }: ReleaseKit['acknowledgement'], now: number): number {
  const at = Math.ceil((now + next * MINUTE) / HALF_HOUR) * HALF_HOUR;
  const [from, until, morning] = [night.from, night.until, night.next].map(each => each * 60) as [
    number,
    number,
    number,
  ];
  const minute = minuteAt(at);
  const isNight = from <= until ? minute >= from && minute < until : minute >= from || minute < until;
  return isNight ? at + ((((morning - minute) % DAY) + DAY) % DAY) * MINUTE : at;
}

/** The content of an acknowledgement, whoever writes it: no fact but the place, and the danger that was reported. */
export interface FirstWord {
  readonly place: string;
  /** The danger; '' where none is known. */
  readonly hazard: string;
  /** Advice to people in danger; '' for none. */
  readonly warning: string;
  /** Whether anybody is on the way. */
  readonly isDispatched: boolean;
  /** When more is said, in words. */
  readonly next: string;
  readonly details: BureauDetails;
  /** The form of release it goes out as, by its id; the usual one unless said. */
  readonly channel?: string | undefined;
}

type Kit = Pick<ReleaseKit, 'channels' | 'acknowledgement'>;

/** A place as it stands within a sentence. */
const placeWithin = (typed: string): string => typed.trim().replace(/[\s，。；、,.;]+$/u, '');

/** The words of an acknowledgement as they go out, with the title that the matter and the statement bear. */
export function firstWord(
  release: Kit,
  { place: typed, hazard: known, warning, isDispatched, next, details, channel }: FirstWord,
) {
  const forms = acknowledging(release);
  const form = forms.find(each => each.channel.id === channel) ?? forms[0];
  const place = placeWithin(typed);
  // A place that was typed together with the danger names it already.
  const hazard = place.includes(known) ? '' : known;
  const subject = `${place}${hazard}有关情况`;
  const { dispatched, notYet } = release.acknowledgement;
  const words = {
    ...details,
    [draftToken.place]: place,
    [draftToken.dispatched]: isDispatched ? dispatched : notYet,
    [draftToken.next]: next,
    [draftToken.title]: subject,
    [draftToken.warning]: warning,
  };
  const lines = (form?.part.acknowledgement ?? '')
    .split('\n')
    .filter(line => warning !== '' || !tokensIn(line).includes(draftToken.warning))
    .map(line => line.replaceAll(tokenOf(draftToken.hazard), hazard));
  return {
    channel: form?.channel.id ?? '',
    part: form?.part.id ?? '',
    subject,
    title: statementTitle.acknowledgement(subject),
    text: contactLine(lines.join('\n'), words).trim(),
  };
}

/** The words of every form that a first word can go out as. */
const templatesOf = (release: Kit): string =>
  acknowledging(release)
    .map(({ part }) => part.acknowledgement)
    .join('\n');

/** Which of the bureau's own details the first word asks for and nobody has given on this machine. */
export function firstWordGaps(release: Kit, details: BureauDetails): readonly string[] {
  const template = templatesOf(release);
  return contactGaps(template, { ...details, ...Object.fromEntries(OWN.map(name => [name, name])) });
}

/** Where the public asks about the first word, as this machine knows it; '' where it does not. */
export const firstWordContact = (release: Kit, details: BureauDetails): string =>
  contactAsks(templatesOf(release))
    .filter(name => OWN.every(own => own !== name))
    .flatMap(name => (Object.hasOwn(details, name) ? (details[name]?.trim() ?? '') : ''))[0] ?? '';

/** Tokens that the first word fills by itself. */
const OWN = [
  draftToken.place,
  draftToken.hazard,
  draftToken.dispatched,
  draftToken.next,
  draftToken.title,
  draftToken.warning,
];
