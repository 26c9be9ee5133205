import type { ComponentChildren } from 'preact';
import { isThrough } from '../../../incident/release/sign-off.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import { publishText, signOffText } from '../../../text/statements.ts';
import type { Work } from '../work.ts';
import { PublishDone } from './PublishDone.tsx';
import { PublishForm } from './PublishForm.tsx';
import type { ReleaseView } from './release.ts';
import { SignOff } from './SignOff.tsx';
import { StatementCopy } from './StatementCopy.tsx';

interface Props {
  work: Work;
  release: ReleaseView;
  statement: Statement;
}

/** Sign-off and publication of the latest version, one below the other. */
export function StatementPath({
  work,
  release,
  statement,
  locked,
  isNew,
  onEdit,
  onPublished,
}: Props & {
  locked: boolean;
  /** It was published just now. */
  isNew: boolean;
  onEdit(target?: string): void;
  onPublished(): void;
}) {
  const { latest } = statement;
  const { lines, next, approved } = release.signOffOf(latest);
  const ready = next === undefined && approved;
  const channel = release.kit.channels.find(({ id }) => id === latest.channel);
  const form = (
    <PublishForm key={latest.publications.length} work={work} version={latest} onPublished={onPublished} />
  );
  const isOut = latest.publications.length > 0;
  // What went out has been checked and approved: from here on that is a record.
  const isFixed = locked || isOut;
  const before = (
    <SignOff work={work} version={latest} lines={lines} channel={channel} locked={isFixed} onEdit={onEdit} />
  );
  // It is read aloud anew before it goes out once more.
  const aloud = lines.filter(({ item }) => item.check === 'aloud');
  const again = ready ? (
    form
  ) : (
    <SignOff
      work={work}
      version={latest}
      lines={next?.item.check === 'aloud' ? aloud : lines.filter(line => !isThrough(line))}
      channel={channel}
      locked={false}
      onEdit={onEdit}
    />
  );
  return (
    <div class="statement-path stack-5">
      {!isOut && (
        <Stop id="sign-off-title" title={signOffText.title}>
          {before}
        </Stop>
      )}
      <Stop id="publish-title" title={publishText.title}>
        {isOut && <PublishDone key={latest.publications.length} work={work} version={latest} isNew={isNew} />}
        {!ready && !isOut && <p class="small faint">{publishText.notYet}</p>}
        {(ready || isOut) && !locked && (
          <>
            <StatementCopy version={latest} drill={work.incident.view.drill !== undefined} />
            {!isOut ? (
              form
            ) : (
              <details class="no-print">
                <summary>{publishText.another}</summary>
                {again}
              </details>
            )}
          </>
        )}
      </Stop>
      {isOut && (
        <details>
          <summary>{publishText.record}</summary>
          {before}
        </details>
      )}
    </div>
  );
}

function Stop({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="statement-stop stack-2" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
