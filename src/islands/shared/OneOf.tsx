interface Props<Value extends string> {
  /** Of its inputs. */
  name: string;
  /** What is chosen, for whoever does not see it. */
  legend: string;
  /** Each value in words. */
  options: Readonly<Record<Value, string>>;
  value: Value;
  class?: string;
  onValue(value: Value): void;
}

/** One of a few, side by side, of which one is always on. */
export const OneOf = <Value extends string>(props: Props<Value>) => (
  <fieldset class={`choices cluster ${props.class ?? ''}`}>
    <legend class="visually-hidden">{props.legend}</legend>
    {(Object.keys(props.options) as Value[]).map(each => (
      <label key={each} class="pressed">
        <input
          type="radio"
          name={props.name}
          checked={props.value === each}
          onChange={() => props.onValue(each)}
        />
        <span>{props.options[each]}</span>
      </label>
    ))}
  </fieldset>
);
