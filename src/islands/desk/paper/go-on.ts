/** Enter goes on to the next field to type into; boxes are passed over, and the button at the end is pressed with it. */
export function goOn(form: HTMLFormElement, from: EventTarget | null): void {
  const stops = [
    ...form.querySelectorAll<HTMLElement>(
      'input:not([type=checkbox]), select, textarea, button[type=submit]',
    ),
  ];
  // From a box, the first field after it.
  const next = stops.find(
    stop =>
      stop !== from &&
      from instanceof Node &&
      (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  next?.focus();
  // As with Tab: what is typed takes the place of the name that was filled in.
  if (next instanceof HTMLInputElement) next.select();
}
