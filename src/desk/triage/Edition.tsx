import './Edition.css';
import { Button } from '../../kit/Button.tsx';
import { canonicalOf } from '../../log/hash.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { Step } from '../../playbook/playbook.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { useForeign } from '../parts/useSession.tsx';
import { useWork } from '../parts/work.tsx';
import type { ChangePreview } from './change.ts';
import { changeText, editionText, stepPartLabel } from './edition-words.ts';
import { declineEdition, hasChanges, useSiteEdition } from './useNewEdition.tsx';

/** The changes that the site's newer edition would bring to this incident, before anything moves. */
export function Edition() {
  const work = useWork();
  const next = useSiteEdition();
  const { index, view } = work.incident;
  const said = index.playbook.edition;
  const isForeign = useForeign(work.session, view.playbook);
  if (next === undefined)
    return (
      <section class="desk-screen form-width flow measure" aria-labelledby="incident-title">
        <p>{isForeign ? editionText.isForeign(said) : editionText.none}</p>
      </section>
    );

  const { digest, edition, preview } = next;
  return (
    <section class="desk-screen form-width edition flow measure" aria-labelledby="incident-title">
      <p>
        {isForeign
          ? `${editionText.isForeign(said)}${editionText.ownIs(edition)}`
          : editionText.from(said, edition)}
      </p>
      <p>
        <strong>{editionText.safe}</strong>
      </p>
      {!hasChanges(next) && <p>{editionText.noChange}</p>}
      <Changes
        preview={preview}
        heading="h2"
        note={({ id }, list) =>
          list === 'stepsChanged'
            ? changedWords(
                index.steps.get(id),
                preview.stepsChanged.find(step => step.id === id),
              )
            : undefined
        }
      />
      {preview.stepsRemoved.length > 0 && <p class="small faint block">{editionText.stepsRemovedHint}</p>}
      <div class="tool-row cluster">
        <ActButton
          words={isForeign ? editionText.back : editionText.move}
          command={{ kind: 'movePlaybook', playbook: digest }}
          class="primary"
          onDone={() => work.go('')}
        />
        <Button
          words={editionText.keep}
          onClick={() => {
            declineEdition(view.id, digest);
            work.go('');
          }}
        />
      </div>
      <p class="small faint block">{editionText.undo}</p>
    </section>
  );
}

/** The parts of a step that differ between two editions. */
function changedWords(before: Step | undefined, after: Step | undefined): string | undefined {
  const of = (step: Step | undefined, part: string): string => canonicalOf(step?.[part as keyof Step]);
  const names = Object.entries(stepPartLabel).flatMap(([part, label]) =>
    of(before, part) === of(after, part) ? [] : [label],
  );
  return names.length === 0 ? undefined : editionText.parts(names);
}

interface ChangesProps {
  preview: ChangePreview;
  /** Level of the lists' headings. */
  heading: 'h2' | 'h3';
  /** A note on one of the items. */
  note(of: Step | Deadline, list: keyof ChangePreview): string | undefined;
}

/** Steps and clocks that come, go or change, before it is accepted. */
export const Changes = ({ preview, heading: Heading, note }: ChangesProps) => (
  <>
    {(Object.keys(changeText) as (keyof ChangePreview)[])
      .filter(list => preview[list].length > 0)
      .map(list => (
        <section key={list}>
          <Heading>{changeText[list](preview[list].length)}</Heading>
          <ul>
            {preview[list].map(each => (
              <li key={each.id}>
                {each.title}
                <span class="small faint block">{note(each, list)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
  </>
);
