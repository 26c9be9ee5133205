import type { Publication } from '../statements/publication.ts';

/** A word that the public is owed about a statement, and what gave it. Times are UTC ISO 8601. */
export interface Owed {
  readonly statement: string;
  readonly since: string;
  /** `withdrawn`: it was out, and is gone without a word on why. */
  readonly why: 'withdrawn';
  /** The publication that told the public; `undefined` while none has. */
  readonly given: Publication | undefined;
}

/** Whether something that went out speaks of a statement: another version of it, what sets it right, or a correction written down afterwards, which names none. */
const speaksOf = (out: Publication, statement: string): boolean =>
  out.statement === statement ||
  out.corrects === statement ||
  (out.signOff === 'elsewhere' && out.kind === 'correction' && out.corrects === undefined);

/**
 * Words owed to the public, given or not, in the order in which they came to be owed. A publication that was itself taken down
 * does not count as given.
 * @param publications everything published, the earliest first
 */
export const owedOf = (publications: readonly Publication[]): readonly Owed[] =>
  publications
    .flatMap(({ statement, withdrawn }): readonly Owed[] => {
      if (withdrawn === undefined) return [];
      const since = withdrawn.withdrawnAt;
      const given = publications.find(
        out =>
          out.withdrawn === undefined &&
          speaksOf(out, statement) &&
          Date.parse(out.publishedAt) >= Date.parse(since),
      );
      return [{ statement, since, why: 'withdrawn', given }];
    })
    .sort((one, other) => Date.parse(one.since) - Date.parse(other.since));

/** Whether a word is still owed. */
export const isOwed = ({ given }: Owed): boolean => given === undefined;

declare module '../core/view.ts' {
  interface IncidentView {
    /** Words owed to the public, and those given. */
    readonly owed: readonly Owed[];
  }
}
