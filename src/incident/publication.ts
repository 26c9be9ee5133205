import type { SignOff } from './release/sign-off.ts';
import type { Statement, StatementVersion } from './release/statement.ts';
import type { Publication } from './view.ts';

/** Everything that went out, earliest first. */
export function publicationsOf(
  statements: readonly Statement[],
  signOffOf: (version: StatementVersion) => Pick<SignOff, 'approved' | 'approvers'>,
): readonly Publication[] {
  return statements
    .flatMap(({ versions }) => versions)
    .flatMap(version => {
      if (version.publications.length === 0) return [];
      const { id, statement, title, number, channel, kind } = version;
      const { approved, approvers } = signOffOf(version);
      return version.publications.map(({ elsewhere, ...out }): Publication => {
        const about = { ...out, title, version: id, statement, number, channel, kind };
        return elsewhere === undefined
          ? { ...about, approvers, signOff: approved ? 'approved' : 'unapproved' }
          : { ...about, approvers: [elsewhere], signOff: 'elsewhere' };
      });
    })
    .sort((one, other) => Date.parse(one.publishedAt) - Date.parse(other.publishedAt));
}
