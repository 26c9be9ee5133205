import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isThrough } from '../../../incident/release/sign-off.ts';
import type { Statement, StatementVersion } from '../../../incident/release/statement.ts';
import type { TakenBack } from '../../../incident/taken-back.ts';
import { useOnce } from '../../../kit/effects.ts';
import { inPlace } from '../../../kit/inPlace.ts';
import type { Actor } from '../../../log/envelope.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { personName } from '../../../text/people.ts';
import {
  editorText,
  elsewhereText,
  elsewhereWords,
  kindLabel,
  pathText,
  publishText,
  signOffText,
  stageWords,
  statementText,
} from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import { UndoButton } from '../UndoButton.tsx';
import type { Work } from '../work.ts';
import { PublishDone } from './PublishDone.tsx';
import { PublishForm } from './PublishForm.tsx';
import type { ReleaseView } from './release.ts';
import { SignOff } from './SignOff.tsx';
import { StatementCopy } from './StatementCopy.tsx';
import { StatementEditor } from './StatementEditor.tsx';
import { StatementPaper } from './StatementPaper.tsx';
import { StatementStale } from './StatementStale.tsx';
import { stageOf } from './statement-stage.ts';
import { TakenBackMarks } from './TakenBackMarks.tsx';

interface Props {
  work: Work;
  release: ReleaseView;
  statement: Statement;
}

/** One statement: its text, and the way it goes from the checks to the public. */
export function StatementScreen({ work, release, statement }: Props) {
  const [editing, setEditing] = useState<{ readonly target: string | undefined }>();
  const [shown, setShown] = useState<string>();
  const [isNew, setIsNew] = useState(false);
  const { latest, versions } = statement;
  const version = versions.find(({ id }) => id === shown) ?? latest;
  const channel = release.kit.channels.find(({ id }) => id === latest.channel);
  const locked = work.incident.view.status === 'closed';
  const isLatest = version === latest;
  const focus = (selector: string): void => {
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
  };
  const returned = release.signOffOf(latest).lines.find(({ state }) => state === 'returned');
  // Once: whoever opens a draft that came back first reads why.
  useOnce(() => {
    if (returned !== undefined) focus(`#line-${returned.item.id} h3`);
  });
  const edit = (target?: string): void => {
    setShown(undefined);
    setIsNew(false);
    setEditing({ target });
    if (target === undefined) focus('#statement-title');
  };
  const corrects = release.statements.find(({ id }) => id === latest.corrects);

  return (
    <div class="statement-screen">
      <a
        class="small no-print"
        href={`#${work.incident.view.id}/release`}
        onClick={inPlace(() => work.go('release'))}
      >
        {statementText.toList}
      </a>
      <StatementStale work={work} release={release} statement={statement.id} />
      {editing !== undefined && channel !== undefined ? (
        <StatementEditor
          work={work}
          release={release}
          plan={{ channel, kind: latest.kind, corrects }}
          statement={statement}
          place={statement.id}
          target={editing.target}
          onSaved={() => {
            setEditing(undefined);
            focus('#sign-off-title');
          }}
          onCancel={() => {
            setEditing(undefined);
            focus('#statement-edit');
          }}
        />
      ) : (
        <>
          <Progress release={release} statement={statement} />
          <div class="statement">
            <div class="statement-sheet">
              <Sheet work={work} version={version} />
              {!isLatest && (
                <p class="notice">
                  {pathText.old(version.number, latest.number)}{' '}
                  <button type="button" class="quiet small" onClick={() => setShown(undefined)}>
                    {pathText.toLatest}
                  </button>
                </p>
              )}
              {corrects !== undefined && (
                <p class="small">{statementText.corrects((corrects.published ?? corrects.latest).title)}</p>
              )}
              <StatementPaper
                version={version}
                channel={channel}
                ledger={release.ledger}
                drill={work.incident.view.drill !== undefined}
              />
              {statement.drafts
                .filter(draft => isLatest && draft !== version)
                .map(draft => (
                  <div key={draft.id} class="notice" role="alert">
                    <p>{pathText.twoDrafts}</p>
                    <Sheet work={work} version={draft} />
                    <StatementPaper
                      version={draft}
                      channel={channel}
                      ledger={release.ledger}
                      drill={work.incident.view.drill !== undefined}
                    />
                  </div>
                ))}
              <p class="small">
                {version.nextUpdate !== undefined
                  ? editorText.promised(fullTime(Date.parse(version.nextUpdate), timeNow()))
                  : version.noUpdate !== undefined
                    ? editorText.notPromised(version.noUpdate)
                    : editorText.noPromise}
              </p>
              {!locked && isLatest && (
                <div class="tool-row no-print">
                  <button id="statement-edit" type="button" onClick={() => edit()}>
                    {pathText.edit}
                  </button>
                  {statement.published !== undefined && statement.stale.length === 0 && (
                    <button
                      type="button"
                      class="quiet"
                      onClick={() => work.go(`release/correct-${statement.id}`)}
                    >
                      {pathText.correctToo}
                    </button>
                  )}
                </div>
              )}
              <Publications work={work} statement={statement} locked={locked} />
              {versions.length > 1 && (
                <Versions work={work} statement={statement} version={version} onShow={setShown} />
              )}
            </div>
            {isLatest && (
              <Path
                work={work}
                release={release}
                statement={statement}
                locked={locked}
                isNew={isNew}
                onEdit={edit}
                onPublished={() => setIsNew(true)}
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}

const who = (work: Work, by: Actor): string =>
  `${work.roleName(by.role)}${by.name === undefined ? '' : ` ${by.name}`}`;

/** Which version of what this is. */
function Sheet({ work, version }: { work: Work; version: StatementVersion }) {
  const channel = work.incident.index.playbook.release.channels.find(({ id }) => id === version.channel);
  return (
    <p class="small faint">
      <strong>{statementText.version(version.number)}</strong> · {channel?.title ?? version.channel} ·{' '}
      {kindLabel[version.kind]} ·{' '}
      {statementText.savedBy(who(work, version.by), fullTime(Date.parse(version.at), timeNow()))}
    </p>
  );
}

/** The four stops of the way, and where this statement is. */
function Progress({ release, statement }: { release: ReleaseView; statement: Statement }) {
  const { latest } = statement;
  const { next, approved } = release.signOffOf(latest);
  const published = latest.publications.length > 0;
  // What went out elsewhere has been through no checks and approvals here.
  const signedOff = latest.publications.some(({ elsewhere }) => elsewhere === undefined);
  const isAtEnd = next === undefined || next.item.check === 'aloud';
  const stops = [
    { name: pathText.write, done: true },
    { name: pathText.check, done: signedOff || isAtEnd || next.item.check === 'approval' },
    { name: pathText.approval, done: signedOff || (isAtEnd && approved) },
    { name: pathText.publish, done: published },
  ];
  const at = published ? -1 : stops.findIndex(({ done }) => !done);
  return (
    <div class="statement-progress">
      <ol aria-label={pathText.label}>
        {stops.map(({ name, done }, position) => (
          <li
            key={name}
            data-state={done ? 'done' : position === at ? 'started' : 'todo'}
            aria-current={position === at ? 'step' : undefined}
          >
            <span class="shape" aria-hidden="true" /> {name}
          </li>
        ))}
      </ol>
      <p role="status">{stageWords(stageOf(release, statement))}</p>
    </div>
  );
}

/** Sign-off and publication of the latest version, one below the other. */
function Path({
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
    <div class="statement-path">
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
    <section class="statement-stop" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Where and when its versions went out. */
function Publications({ work, statement, locked }: { work: Work; statement: Statement; locked: boolean }) {
  const all = statement.versions.flatMap(({ number, publications }) =>
    publications.map(publication => ({ number, ...publication })),
  );
  const isOfThis = (what: TakenBack): boolean =>
    what.kind === 'published' && statement.versions.some(({ id }) => id === what.version);
  if (all.length === 0 && !work.incident.view.takenBack.some(isOfThis)) return null;
  return (
    <section class="publications">
      <h3>{pathText.publications}</h3>
      <ul>
        {all.map(({ event, number, place, publishedAt, link, nextUpdate, elsewhere }) => (
          <li key={event}>
            <p>
              {publishText.at(place, fullTime(Date.parse(publishedAt), timeNow()))} ·{' '}
              {statementText.version(number)}
              {nextUpdate !== undefined &&
                ` · ${editorText.promised(fullTime(Date.parse(nextUpdate), timeNow()))}`}
            </p>
            {elsewhere !== undefined && (
              <p>
                <strong>{elsewhereWords}</strong>　{elsewhereText.approved(personName(elsewhere))}
              </p>
            )}
            {link !== undefined && (
              <a class="small" href={link} rel="noreferrer noopener" target="_blank">
                {link}
              </a>
            )}
            {!locked && <UndoButton work={work} event={event} label={publishText.undoLabel(place)} />}
          </li>
        ))}
      </ul>
      <TakenBackMarks work={work} of={isOfThis} />
    </section>
  );
}

function Versions({
  work,
  statement,
  version,
  onShow,
}: {
  work: Work;
  statement: Statement;
  version: StatementVersion;
  onShow(version: string): void;
}) {
  return (
    <details class="small no-print">
      <summary>{pathText.versions(statement.versions.length)}</summary>
      <ul class="statement-versions">
        {[...statement.versions].reverse().map(each => (
          <li key={each.id}>
            <Sheet work={work} version={each} />
            {each !== version && (
              <button
                type="button"
                class="quiet small"
                aria-label={pathText.seeLabel(each.number)}
                onClick={() => onShow(each.id)}
              >
                {pathText.see}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
