import { ask, type FieldAsk } from '../../kit/fields.ts';
import { typedPerson } from '../../kit/person.ts';
import { signerField } from '../core/fields.ts';
import { personName } from '../core/words/person.ts';
import { signOffText } from '../statements/words.ts';
import { evidenceAsk, howAsk } from './decided-ask.tsx';
import { postAsk } from './post-ask.tsx';
import type { SignerAsk, SignForm } from './sign-form.ts';
import type { SignOffLine } from './sign-off.ts';
import { sign } from './signed.ts';
import { stageField } from './stage.ts';
import { decidedText } from './words.ts';

type Asks = Readonly<Record<string, FieldAsk>>;
type RoleName = (id: string) => string;

const all = (asks: readonly Asks[]): Asks => Object.assign({}, ...asks);

/** Which of several stages were decided: each is ticked, for a name alone may be a proposal. */
const stagesAsk = (offered: readonly SignOffLine[]): FieldAsk => ({
  kind: 'choices',
  label: signOffText.stages,
  hint: signOffText.stagesHint,
  all: offered.length > 2 ? signOffText.allStages(offered.length) : undefined,
  options: offered.map(({ item }) => ({
    value: item.id,
    label: item.title,
    about: 'ask' in item ? item.ask : undefined,
  })),
});

function signerLabel({ lines: [line], posts }: SignerAsk, roleName: RoleName): string {
  if (line?.item.check === 'aloud') return signOffText.second;
  if (line?.item.check === 'approval') return signOffText.approverOf(posts.map(roleName));
  return posts.length === 0 ? signOffText.signer : signOffText.signerOf(posts.map(roleName));
}

/** Who decided, and in which post where nothing on record says so. */
function signerAsks(signer: SignerAsk, roleName: RoleName): Asks {
  const { item, posts, proposed, named, asksPost, proposedPost } = signer;
  return {
    [stageField('person', item)]: {
      ...ask(signerField, {
        label: signerLabel(signer, roleName),
        value: proposed && typedPerson(proposed.person),
        source: proposed && signOffText.proposed[proposed.from],
      }),
      signs: true,
    },
    ...(asksPost &&
      named !== undefined && {
        [stageField('post', item)]: {
          ...postAsk(posts, roleName, decidedText.post(personName(named))),
          ...(proposedPost && {
            value: proposedPost.post,
            source: decidedText.postSource[proposedPost.from],
          }),
        },
      }),
  };
}

/** Conditions under which stages of this sign-off were approved. */
const conditionsIn = (lines: readonly SignOffLine[]): readonly string[] =>
  lines.flatMap(({ mark }) => (mark?.kind === 'signed' ? (mark.condition ?? []) : []));

const noteAsk = (label: string, folded?: string): FieldAsk =>
  ask(sign.fields.combines, { label, long: true, folded });

/** The opinion on a stage and its condition; of the reading aloud, how the conditions were met; of a check, a remark. */
function noteAsks({ item }: SignOffLine, conditions: readonly string[], isTogether: boolean): Asks {
  const name = stageField('note', item.id);
  const titled = isTogether ? item.title : undefined;
  if (item.check === 'approval')
    return {
      [name]: noteAsk(signOffText.opinion(titled), signOffText.more),
      [stageField('condition', item.id)]: noteAsk(signOffText.condition(titled), signOffText.more),
    };
  if (item.check === 'aloud')
    return conditions.length === 0 ? {} : { [name]: noteAsk(signOffText.conditionMet(conditions)) };
  const mustSay = 'mustSay' in item && item.mustSay === true;
  return { [name]: noteAsk(`${item.title}：${signOffText.note}`, mustSay ? undefined : signOffText.more) };
}

/**
 * The fields of a sign-off, in their order: the stages, answers to checks, the signers, how and when they decided, remarks.
 * @param lines all of the sign-off
 */
export function signAsks(
  { offered, signing, signers }: SignForm,
  lines: readonly SignOffLine[],
  roleName: RoleName,
): Asks {
  const isTogether = signing.length > 1;
  const conditions = conditionsIn(lines);
  const notes = (isAnswer: boolean): Asks =>
    all(
      signing
        .filter(({ item }) => 'mustSay' in item === isAnswer)
        .map(line => noteAsks(line, conditions, isTogether)),
    );
  return {
    ...(offered.length > 0 && { signs: stagesAsk(offered) }),
    ...notes(true),
    ...all(signers.map(signer => signerAsks(signer, roleName))),
    ...(signing.length > 0 && {
      ...howAsk(),
      ...(isTogether && {
        occasion: ask(sign.fields.occasion, { label: decidedText.occasion, hint: decidedText.occasionHint }),
        among: { kind: 'people', label: decidedText.among },
      }),
      ...notes(false),
      evidence: evidenceAsk(),
    }),
  };
}
