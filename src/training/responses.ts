import { type Act, type Grounds, matches, standsAt } from './acts.ts';
import { type Arrival, objectivesOf } from './course.ts';
import type { Objective } from './scenario.ts';
import type { Story } from './story.ts';

/**
 * What an arrival waits for. `reply`: somebody wants an answer. `action`: something has to be decided or done. `facts`: what
 * is now known belongs in the ledger.
 */
export type Asked = 'reply' | 'action' | 'facts';

/** How long something waited for the first act that fits it. */
export interface Response {
  readonly arrival: Arrival;
  readonly asked: Asked;
  /** `undefined` where nothing that fits was done. */
  readonly act: Act | undefined;
  /** From the arrival to the act, in milliseconds. */
  readonly took: number | undefined;
  /** The act came before the run began: it was the colleague's, or of the run that this one goes on from. */
  readonly earlier: boolean;
}

type Ask = Pick<Response, 'asked'> & { fits(act: Act): boolean };

/** What answers an order where no objective says it: a decision put on record. */
const isDecision = ({ kind }: Act): boolean =>
  kind === 'step' || kind === 'publish' || kind === 'grade' || kind === 'assign';

/** What an arrival asks for; `undefined` where nothing waits: a post, a rumour that is none of the objectives' business. */
function askOf({ item }: Arrival, objectives: readonly Objective[], grounds: Grounds): Ask | undefined {
  const { id, kind, facts } = item;
  if (item.reply !== undefined) return { asked: 'reply', fits: act => act.kind === 'reply' && act.to === id };
  const expected = objectives.filter(({ after }) => after === id).map(({ expect }) => expect);
  const isExpected = (act: Act): boolean => expected.some(pattern => matches(pattern, act, grounds));
  if (kind === 'order') return { asked: 'action', fits: expected.length > 0 ? isExpected : isDecision };
  if (facts !== undefined)
    return {
      asked: 'facts',
      fits: act => act.kind === 'fact' && facts.some(({ fact }) => fact === act.fact),
    };
  return expected.length > 0 ? { asked: 'action', fits: isExpected } : undefined;
}

/** How long each thing that asked for something waited, in the order in which they came. */
export function responsesOf({ run, begun, end, acts, arrivals, grounds }: Story): readonly Response[] {
  const objectives = objectivesOf(run);
  return arrivals.flatMap((arrival): readonly Response[] => {
    const ask = askOf(arrival, objectives, grounds);
    if (ask === undefined) return [];
    const act = acts.find(each => each.at >= arrival.at && standsAt(each, end) && ask.fits(each));
    const took = act === undefined ? undefined : act.at - arrival.at;
    return [{ arrival, asked: ask.asked, act, took, earlier: act !== undefined && act.at < begun }];
  });
}
