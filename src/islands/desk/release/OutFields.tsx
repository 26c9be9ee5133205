import { publishText } from '../../../text/statements.ts';
import { described, Field } from '../../shared/Field.tsx';

/** Where and when something went out, as typed. `time` is `YYYY-MM-DDTHH:mm`, Shanghai time. */
interface Out {
  readonly place: string;
  readonly time: string;
  readonly link: string;
}

interface Props {
  out: Out;
  /** What is wrong with a field of the command. */
  at(field: 'place' | 'publishedAt' | 'link'): string | undefined;
  onOut(change: Partial<Out>): void;
}

/** Where, when and under which address something went out. */
export function OutFields({ out: { place, time, link }, at, onOut }: Props) {
  return (
    <>
      <Field id="publish-place" label={publishText.place} hint={publishText.placeHint} problem={at('place')}>
        <input
          id="publish-place"
          value={place}
          autocomplete="off"
          {...described('publish-place', publishText.placeHint, at('place'))}
          onInput={event => onOut({ place: event.currentTarget.value })}
        />
      </Field>
      <Field
        id="publish-publishedAt"
        label={publishText.time}
        hint={publishText.timeHint}
        problem={at('publishedAt')}
      >
        <input
          id="publish-publishedAt"
          type="datetime-local"
          value={time}
          {...described('publish-publishedAt', publishText.timeHint, at('publishedAt'))}
          onInput={event => onOut({ time: event.currentTarget.value })}
        />
      </Field>
      <Field id="publish-link" label={publishText.link} problem={at('link')}>
        <input
          id="publish-link"
          type="url"
          inputMode="url"
          value={link}
          autocomplete="off"
          {...described('publish-link', undefined, at('link'))}
          onInput={event => onOut({ link: event.currentTarget.value })}
        />
      </Field>
    </>
  );
}
