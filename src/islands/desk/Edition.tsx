import './screen.css';
import './Edition.css';
import { useState } from 'preact/hooks';
import { previewMove } from '../../incident/change.ts';
import { canonicalOf } from '../../log/hash.ts';
import type { Step } from '../../playbook/playbook.ts';
import { editionText, stepPartLabel } from '../../text/edition.ts';
import { declineEdition, hasChanges, useSiteEdition } from './useNewEdition.ts';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  playbookUrl: string;
}

const loadCompare = async () => previewMove;

/** What the site's newer edition would change for this incident, before anything moves. */
export function Edition({ work, playbookUrl }: Props) {
  const next = useSiteEdition(work, playbookUrl, loadCompare);
  const [problem, setProblem] = useState<string>();
  const { index, view } = work.incident;
  if (next === undefined)
    return (
      <section class="desk-screen form-width flow measure" aria-labelledby="incident-title">
        <p>{editionText.none}</p>
      </section>
    );

  const { digest, edition, preview } = next;
  const move = (): void => {
    const refused = work.act({ kind: 'movePlaybook', playbook: digest });
    setProblem(refused?.sentence);
    if (refused === undefined) work.go('');
  };
  return (
    <section class="desk-screen form-width edition flow measure" aria-labelledby="incident-title">
      <p>{editionText.from(index.playbook.edition, edition)}</p>
      <p>
        <strong>{editionText.safe}</strong>
      </p>
      {!hasChanges(next) && <p>{editionText.noChange}</p>}
      <Changes title={editionText.stepsAdded(preview.stepsAdded.length)} items={preview.stepsAdded} />
      <Changes
        title={editionText.stepsRemoved(preview.stepsRemoved.length)}
        hint={editionText.stepsRemovedHint}
        items={preview.stepsRemoved}
      />
      <Changes
        title={editionText.stepsChanged(preview.stepsChanged.length)}
        items={preview.stepsChanged}
        note={({ id }) => {
          const parts = changedParts(
            index.steps.get(id),
            preview.stepsChanged.find(step => step.id === id),
          );
          return parts.length === 0 ? undefined : editionText.parts(parts);
        }}
      />
      <Changes title={editionText.clocksAdded(preview.clocksAdded.length)} items={preview.clocksAdded} />
      <Changes
        title={editionText.clocksRemoved(preview.clocksRemoved.length)}
        items={preview.clocksRemoved}
      />
      <Changes
        title={editionText.clocksChanged(preview.clocksChanged.length)}
        items={preview.clocksChanged}
      />
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="tool-row cluster">
        <button type="button" class="primary" onClick={move}>
          {editionText.move}
        </button>
        <button
          type="button"
          onClick={() => {
            declineEdition(view.id, digest);
            work.go('');
          }}
        >
          {editionText.keep}
        </button>
      </div>
      <p class="small faint block">{editionText.undo}</p>
    </section>
  );
}

interface Titled {
  readonly id: string;
  readonly title: string;
}

function Changes({
  title,
  hint,
  items,
  note,
}: {
  title: string;
  hint?: string;
  items: readonly Titled[];
  note?: (item: Titled) => string | undefined;
}) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {hint !== undefined && <p class="small faint block">{hint}</p>}
      <ul>
        {items.map(item => (
          <li key={item.id}>
            {item.title}
            {note !== undefined && <span class="small faint block">{note(item)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Names of the parts of a step that differ between two editions. */
function changedParts(before: Step | undefined, after: Step | undefined): readonly string[] {
  return Object.entries(stepPartLabel).flatMap(([part, label]) => {
    const of = (step: Step | undefined): string => canonicalOf(step?.[part as keyof Step]);
    return of(before) === of(after) ? [] : [label];
  });
}
