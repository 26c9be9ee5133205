import { isThrough, type SignOffLine } from '../../../incident/release/sign-off.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { signOffText } from '../../../text/statements.ts';
import { useWork, type Work } from '../work.ts';
import { isMachine } from './release.ts';
import { Line } from './SignOffLine.tsx';

export interface SignOffProps {
  version: StatementVersion;
  lines: readonly SignOffLine[];
  locked: boolean;
  /** To the editor, at the words that have to change. */
  onEdit(words?: string): void;
}

/** Who has to act at a line: whoever holds a post, whoever writes where the machine found something, or two people. */
function whoOf(line: SignOffLine, work: Work): string {
  const { item } = line;
  if ('roles' in item) return item.roles.map(work.roleName).join('、');
  if (isMachine(line)) return signOffText.writer;
  return item.check === 'aloud' ? signOffText.two : signOffText.checker;
}

/** All that has to be so before a version goes out, by who has to act; what is passed is a line that opens. */
export function SignOff(props: SignOffProps) {
  const { lines } = props;
  const work = useWork();
  const next = lines.find(line => !isThrough(line));
  const passed = next === undefined ? [] : lines.filter(isThrough);
  const table = (shown: readonly SignOffLine[]) => (
    <table class="sign-off">
      <thead>
        <tr>
          <th scope="col">{signOffText.who}</th>
          <th scope="col">{signOffText.what}</th>
          <th scope="col">{signOffText.how}</th>
        </tr>
      </thead>
      {shown.map((line, place) => {
        const before = shown[place - 1];
        const who = whoOf(line, work);
        return (
          <Line
            key={line.item.id}
            {...props}
            line={line}
            who={who}
            isSame={before !== undefined && whoOf(before, work) === who}
            isNext={line === next}
          />
        );
      })}
    </table>
  );
  return (
    <>
      {passed.length > 0 && (
        <details class="sign-off-passed">
          <summary class="small">{signOffText.passed(passed.length)}</summary>
          {table(passed)}
        </details>
      )}
      {table(lines.filter(line => !passed.includes(line)))}
    </>
  );
}
