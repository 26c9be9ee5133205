import { Banner } from '../../kit/Banner.tsx';
import { ActButton } from '../parts/ActButton.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { useWork } from '../parts/work.tsx';
import { type Given, givenBy, givenTo, givenUnseen } from './given.ts';
import { titlesOf, toldToGiver, toldToTaker } from './given-told.ts';
import { givenText } from './words.ts';

/**
 * Tasks given to this officer, or by him, that the receiver is not known to have seen. A hand-over is shown above on both desks
 * until it is accepted.
 */
export function GivenHere() {
  const { incident, view, officer, index } = useWork();
  const given = givenUnseen(incident.log, view, index).filter(({ kind }) => kind !== 'handover');
  const about = (each: Given, words: string): string => givenText.about(words, titlesOf(each, index));
  return (
    <>
      {givenTo(view, given, officer).map(each => (
        <Banner key={each.key} class="no-print" words={about(each, toldToTaker(each))}>
          {each.kind === 'check' && (
            <PlaceLink place={`release/${each.version.statement}`}>{givenText.toCheck}</PlaceLink>
          )}
          <ActButton
            words={givenText.received}
            command={{ kind: 'note', text: givenText.note(about(each, toldToTaker(each))) }}
          />
        </Banner>
      ))}
      {givenBy(view, given, officer).map(each => (
        <Banner key={each.key} class="no-print" words={about(each, toldToGiver(each, index))} />
      ))}
    </>
  );
}
