import type { PlaybookIndex } from '../playbook/checklist.ts';
import { type Facts, holds } from '../playbook/condition.ts';
import type { Person, ReleaseEvent } from './event.ts';
import type { Log } from './state.ts';

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
      readonly stage: string;
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
  { playbook, definitions }: PlaybookIndex,
  { state: { release } }: Log,
  facts: Facts,
): (event: ReleaseEvent) => ReleaseContent | undefined {
  const versions = new Map<string, NamedVersion>();
  const counts = new Map<string, number>();
  const themes = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const { type, id, data } of release) {
    if (type === 'statementSaved') {
      const number = (counts.get(data.statement) ?? 0) + 1;
      counts.set(data.statement, number);
      versions.set(id, { title: data.title, number });
    } else if (type === 'themeRecorded') themes.set(data.theme, data.title);
    else if (type === 'factRecorded' && data.label !== undefined) labels.set(data.fact, data.label);
  }
  const elements = new Map(playbook.release?.elements.map(element => [element.id, element]));
  const chains = playbook.release?.approvals ?? [];
  const chain = chains.find(({ when }) => holds(when, facts, definitions));
  // Another chain may have been the one at the time.
  const stages = [...(chain?.stages ?? []), ...chains.flatMap(each => each.stages)];
  const versionOf = (id: string): NamedVersion => versions.get(id) ?? { title: '', number: 1 };
  const stageOf = (id: string): string => stages.find(stage => stage.id === id)?.title ?? id;
  const theme = (
    id: string,
    how: Extract<ReleaseContent, { kind: 'theme' }>['how'],
    text: string,
  ): ReleaseContent => ({ kind: 'theme', how, title: themes.get(id) ?? '', text });

  return ({ type, data }) => {
    switch (type) {
      case 'factRecorded': {
        if (data.state !== 'verified') return undefined;
        const element = elements.get(data.fact);
        const fact = element?.label ?? labels.get(data.fact) ?? data.fact;
        return { kind: 'verified', fact, value: element?.cause === true ? undefined : data.value };
      }
      case 'causeApproved':
        return { kind: 'causeApproved', person: data.person };
      case 'approved':
      case 'returned':
        return {
          kind: 'approval',
          approved: type === 'approved',
          version: versionOf(data.version),
          stage: stageOf(data.stage),
          person: data.person,
          text: type === 'approved' ? data.opinion : data.reason,
        };
      case 'published':
        return {
          kind: 'published',
          version: versionOf(data.version),
          place: data.place,
          nextUpdate: data.nextUpdate,
        };
      case 'themeAnswered':
        return theme(data.theme, data.how, data.text);
      case 'themePassed':
        return theme(data.theme, 'passed', data.to);
      case 'themeSolved':
        return theme(data.theme, 'solved', data.result);
      case 'documentFiled':
        return {
          kind: 'filed',
          form: playbook.forms?.find(({ id }) => id === data.form)?.title ?? data.form,
        };
      default:
        return undefined;
    }
  };
}
