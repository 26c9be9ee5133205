import { inShanghai } from '../../playbook/deadline/compute.ts';
import { acknowledging, type ReleaseKit } from '../../playbook/release-kit.ts';
import { type BureauDetails, contactGaps, contactLine } from './contact.ts';
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

/** What an acknowledgement says, whoever writes it: no fact but where. */
export interface FirstWord {
  readonly place: string;
  /** Whether anybody is on the way. */
  readonly isDispatched: boolean;
  /** When more is said, in words. */
  readonly next: string;
  readonly details: BureauDetails;
}

/** The words of an acknowledgement as they go out, with the title that the matter and the statement bear. */
export function firstWord(
  release: Pick<ReleaseKit, 'channels' | 'acknowledgement'>,
  { place, isDispatched, next, details }: FirstWord,
) {
  const form = acknowledging(release);
  const subject = acknowledgementTitle(place.trim());
  const { dispatched, notYet } = release.acknowledgement;
  const words = {
    ...details,
    [draftToken.place]: place,
    [draftToken.dispatched]: isDispatched ? dispatched : notYet,
    [draftToken.next]: next,
    [draftToken.title]: subject,
  };
  return {
    channel: form?.channel.id ?? '',
    part: form?.part.id ?? '',
    subject,
    title: statementTitle.acknowledgement(subject),
    text: contactLine(form?.part.acknowledgement ?? '', words).trim(),
  };
}

/** The matter by where it is, while nothing else is known of it. */
const acknowledgementTitle = (place: string): string => `${place}有关情况`;

/** Which of the bureau's own details the first word asks for and nobody has given on this machine. */
export function firstWordGaps(
  release: Pick<ReleaseKit, 'channels' | 'acknowledgement'>,
  details: BureauDetails,
): readonly string[] {
  const template = acknowledging(release)?.part.acknowledgement ?? '';
  return contactGaps(template, { ...details, ...Object.fromEntries(OWN.map(name => [name, name])) });
}

/** Tokens that the first word fills by itself. */
const OWN = [draftToken.place, draftToken.dispatched, draftToken.next, draftToken.title];
