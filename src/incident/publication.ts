import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { WantMeaning } from '../playbook/meaning.ts';
import { type IncidentLog, live } from './kinds/registry.ts';
import type { SignOff } from './release/sign-off.ts';
import type { Statement, StatementVersion } from './release/statement.ts';
import { stepMarks } from './step-state.ts';
import type { Publication } from './view.ts';

/**
 * Everything that went out, earliest first: versions of statements, and what a step recorded by hand. A step that a
 * publication did is no publication of its own.
 */
export function publicationsOf(
  { playbook }: PlaybookIndex,
  log: IncidentLog,
  statements: readonly Statement[],
  signOffOf: (version: StatementVersion) => Pick<SignOff, 'approved' | 'approvers'>,
): readonly Publication[] {
  const doneBy = new Map<string, string[]>();
  for (const { data } of live(log, 'stepDone'))
    if (data.publication !== undefined)
      doneBy.set(data.publication, [...(doneBy.get(data.publication) ?? []), data.step]);
  const released = statements.flatMap(({ versions }) =>
    versions.flatMap(version => {
      if (version.publications.length === 0) return [];
      const { approved, approvers } = signOffOf(version);
      return version.publications.map(
        (out): Publication => ({
          ...out,
          title: version.title,
          version: version.id,
          statement: version.statement,
          kind: version.kind,
          reason: undefined,
          steps: doneBy.get(out.event) ?? [],
          approvers,
          approved,
        }),
      );
    }),
  );
  const outside = playbook.steps.flatMap(({ id, title, outcome, wants }): readonly Publication[] => {
    const { state } = stepMarks(log, id);
    if (outcome !== 'published' || state.kind !== 'done' || state.publication !== undefined) return [];
    const value = (means: WantMeaning): string | undefined => {
      const found = state.values[wants?.find(want => want.means === means)?.id ?? ''];
      switch (found?.kind) {
        case 'time':
          return found.at;
        case 'link':
          return found.url;
        case 'text':
          return found.text;
        default:
          return undefined;
      }
    };
    return [
      {
        event: state.event,
        by: state.by,
        publishedAt: state.at,
        title,
        place: value('place'),
        link: value('link'),
        nextUpdate: value('nextUpdate'),
        version: undefined,
        statement: undefined,
        kind: 'outside',
        reason: state.outside,
        steps: [id],
        approvers: [],
        approved: false,
      },
    ];
  });
  return [...released, ...outside].sort(
    (one, other) => Date.parse(one.publishedAt) - Date.parse(other.publishedAt),
  );
}
