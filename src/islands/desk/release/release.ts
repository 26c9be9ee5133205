import type { IncidentView } from '../../../incident/view.ts';
import type { ReleaseKit } from '../../../playbook/release-kit.ts';
import type { Work } from '../work.ts';

/** Where what goes this way went out from here last, or else the name of the way. */
export function usualPlace({ incident: { index, view } }: Work, channel: string): string {
  const before = view.statements
    .filter(({ latest }) => latest.channel === channel)
    .flatMap(({ versions }) => versions.flatMap(({ publications }) => publications))
    .filter(({ elsewhere }) => elsewhere === undefined);
  const known = index.playbook.release.channels.find(({ id }) => id === channel);
  return before.at(-1)?.place ?? known?.title ?? '';
}

/** Ledger and statements of an incident, with what the playbook says of them. */
export type ReleaseView = Pick<IncidentView, 'ledger' | 'statements' | 'signOffOf'> & {
  readonly kit: ReleaseKit;
};

export const useRelease = ({ incident: { index, view } }: Work): ReleaseView => ({
  kit: index.playbook.release,
  ledger: view.ledger,
  statements: view.statements,
  signOffOf: view.signOffOf,
});

/** The statement whose version was written last: the session has published it before the command came back. */
export function lastSaved({ session, incident }: Work): string {
  const log = session.snapshot().incidents.find(({ view }) => view.id === incident.view.id)?.log;
  const saved = log?.events.findLast(({ type }) => type === 'statementSaved');
  return saved?.type === 'statementSaved' ? saved.data.statement : '';
}
