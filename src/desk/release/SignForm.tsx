import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Opened } from '../../kit/Disclosure.tsx';
import { Form } from '../../kit/Form.tsx';
import { OfferedPeople } from '../../kit/PersonField.tsx';
import { personOf, type TypedPerson } from '../../kit/person.ts';
import { useTyped } from '../../kit/useForm.ts';
import { useCombined } from '../approval/combined.tsx';
import {
  refusedStage,
  type SignForm as SignFormModel,
  signersFirst,
  signForm,
  stagesOf,
} from '../approval/sign-form.ts';
import type { SignOffLine } from '../approval/sign-off.ts';
import { stageField } from '../approval/stage.ts';
import { signAsks } from '../approval/stage-asks.tsx';
import type { DecidedHow } from '../core/decided.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { useWork } from '../parts/work.tsx';
import type { StatementVersion } from '../statements/version.ts';
import { signOffText } from '../statements/words.ts';
import { focusNext } from './release-work.tsx';

interface Props {
  /** All that can be decided now: by one call or meeting several, in their order. */
  stages: readonly SignOffLine[];
  /** All of the sign-off. */
  lines: readonly SignOffLine[];
  version: StatementVersion;
  /** Absent where it stands open by itself. */
  opened: Opened | undefined;
  beside: ComponentChildren;
}

/** The name of the draft of a line's form. */
export const signDraft = (version: StatementVersion, item: string): string => `sign/${version.id}/${item}`;

/** The form of these stages, by what is typed so far. */
function useSignForm(stages: readonly SignOffLine[], lines: readonly SignOffLine[], draft: string) {
  const { view, index, officer } = useWork();
  const offered = useContext(OfferedPeople).people;
  const [typed] = useTyped(draft);
  return signForm(
    stages,
    lines,
    {
      ticked: (typed['signs'] ?? []) as readonly string[],
      person: item => {
        const said = typed[stageField('person', item)] as TypedPerson | undefined;
        return said && personOf(said);
      },
    },
    {
      people: view.people,
      offered,
      statements: view.statements,
      officer,
      items: index.playbook.release.signOff,
    },
  );
}

/** The button's words: the version is named where all that is signed is its approval. */
function actionOf({ signing }: SignFormModel, version: StatementVersion): string {
  const [only, ...more] = signing;
  if (only?.item.check === 'aloud') return signOffText.confirm;
  return only?.item.check === 'approval' && more.length === 0
    ? signOffText.approve(version.number)
    : signOffText.sign(signing.length);
}

/** The lines that are read aloud to a second person. */
const ReadAloud = ({ line }: { line: SignOffLine | undefined }) =>
  line?.item.check === 'aloud' ? (
    <>
      <p class="small">{signOffText.aloud}</p>
      <ul>
        {line.item.lines.map(words => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </>
  ) : null;

/**
 * The form of a sign-off: which stages were decided, by whom, how and when. A decided stage is ticked and its person named; a
 * prefilled name is a proposal until the form is handed in.
 */
export function SignForm({ stages, lines, version, opened, beside }: Props) {
  const { act, roleName } = useWork();
  const offered = useContext(OfferedPeople);
  const draft = signDraft(version, stages[0]?.item.id ?? '');
  const combined = useCombined('sign', draft);
  const form = useSignForm(stages, lines, draft);
  const fields = signAsks(form, lines, roleName);
  return (
    <OfferedPeople.Provider value={{ ...offered, people: signersFirst(form, offered.people) }}>
      <Form
        id="sign"
        draft={draft}
        class="framed line-form"
        focus={opened === undefined ? false : opened.focus}
        onCancel={opened?.onCancel}
        fields={fields}
        action={actionOf(form, version)}
        disabled={form.signing.length === 0}
        after={combined.field}
        beside={beside}
        onSubmit={(values, files) => {
          const refused = act(
            {
              kind: 'sign',
              version: version.id,
              items: stagesOf(form, field => values[field]),
              how: values['how'] as DecidedHow,
              decidedAt: values['decidedAt'] as string,
              evidence: values['evidence'] as RecordedFile | undefined,
              occasion: values['occasion'] as string | undefined,
              among: values['among'] as string | undefined,
              combines: combined.combines,
            },
            files,
          );
          if (refused === undefined) return combined.refused(undefined);
          const { problem, person } = refusedStage(form, refused, new Set(Object.keys(fields)));
          return combined.refused(problem, person);
        }}
        onDone={focusNext}
      >
        <ReadAloud line={stages[0]} />
      </Form>
    </OfferedPeople.Provider>
  );
}
