import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { Person } from './kinds/define.ts';
import type { IncidentEvent } from './kinds/registry.ts';
import { type StatementVersion, versionOut } from './release/statement.ts';
import type { IncidentView } from './view.ts';

/** A version of a statement as people call it. */
interface NamedVersion {
  readonly title: string;
  readonly number: number;
}

/** What a timeline says of the way from facts to a release. Drafts and checks are work in between and stay out. */
export type ReleaseContent =
  /** `value` is absent for the cause: a timeline is printed, and what was once approved need not be so now. */
  | { readonly kind: 'verified'; readonly fact: string; readonly value: string | undefined }
  | { readonly kind: 'causeApproved'; readonly person: Person }
  | {
      readonly kind: 'approval';
      readonly approved: boolean;
      readonly version: NamedVersion;
      /** Title of the line of the sign-off. */
      readonly item: string;
      readonly person: Person;
      /** The opinion, or why it was returned. */
      readonly text: string | undefined;
    }
  | {
      readonly kind: 'published';
      readonly version: NamedVersion;
      readonly place: string;
      /** UTC, ISO 8601. */
      readonly nextUpdate: string | undefined;
      /** Who approved it where it went out elsewhere, and was written down here afterwards. */
      readonly elsewhere: Person | undefined;
    }
  | {
      readonly kind: 'theme';
      readonly how: 'answered' | 'corrected' | 'passed' | 'solved';
      readonly title: string;
      /** The answer, the section it went to, or what came of it. */
      readonly text: string;
    }
  | { readonly kind: 'filed'; readonly form: string };

/** Says of each release event what a timeline says; `undefined` for those it leaves out. */
export function releaseContents(
  { playbook }: PlaybookIndex,
  view: Pick<IncidentView, 'statements' | 'themes' | 'ledger'>,
): (event: IncidentEvent) => ReleaseContent | undefined {
  const versions = new Map<string, StatementVersion>(
    view.statements.flatMap(statement => statement.versions.map(version => [version.id, version] as const)),
  );
  const themes = new Map(view.themes.map(({ id, title }) => [id, title]));
  const elements = new Map(playbook.release.elements.map(element => [element.id, element]));
  const items = new Map(playbook.release.signOff.map(item => [item.id, item]));
  const versionOf = (id: string): NamedVersion => versions.get(id) ?? { title: '', number: 1 };
  const theme = (
    id: string,
    how: Extract<ReleaseContent, { kind: 'theme' }>['how'],
    text: string,
  ): ReleaseContent => ({ kind: 'theme', how, title: themes.get(id) ?? '', text });

  return event => {
    const { type, data } = event;
    switch (type) {
      case 'factRecorded': {
        if (data.state !== 'verified') return undefined;
        const element = elements.get(data.fact);
        const fact = element?.label ?? view.ledger.byId.get(data.fact)?.label ?? data.fact;
        return { kind: 'verified', fact, value: element?.cause === true ? undefined : data.value };
      }
      case 'causeApproved':
        return { kind: 'causeApproved', person: data.person };
      case 'signed':
      case 'returned': {
        const item = items.get(data.item);
        if (type === 'signed' && item !== undefined && item.check !== 'approval') return undefined;
        return {
          kind: 'approval',
          approved: type === 'signed',
          version: versionOf(data.version),
          item: item?.title ?? data.item,
          person: data.person,
          text: type === 'signed' ? data.note : data.reason,
        };
      }
      case 'published':
      case 'publishedElsewhere': {
        const { place, nextUpdate } = data;
        const elsewhere = type === 'published' ? undefined : data.approver;
        return { kind: 'published', version: versionOf(versionOut(event)), place, nextUpdate, elsewhere };
      }
      case 'themeAnswered':
        return theme(data.theme, data.how, data.text);
      case 'themePassed':
        return theme(data.theme, 'passed', data.to);
      case 'themeSolved':
        return theme(data.theme, 'solved', data.result);
      case 'documentFiled':
        return {
          kind: 'filed',
          form: playbook.forms.find(({ id }) => id === data.form)?.title ?? data.form,
        };
      default:
        return undefined;
    }
  };
}
