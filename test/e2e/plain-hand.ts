import type { Locator } from 'playwright-core';

/** A mouse and a keyboard. All that a page object does to a page goes through one of these, so that another hand can count it. */
export class PlainHand {
  async press(target: Locator): Promise<void> {
    await target.click();
  }

  async type(field: Locator, text: string): Promise<void> {
    await field.fill(text);
  }

  /** A round button, a box, or an entry of a list. @param entry of the list, by its words or its value */
  async choose(target: Locator, entry?: string | { readonly label: string }): Promise<void> {
    if (entry === undefined) await target.check();
    else await target.selectOption(entry);
  }

  /** A person's name in its field, and the title in the one beside it. */
  async name(field: Locator, name: string, title: string): Promise<void> {
    await field.fill(name);
    await field
      .page()
      .locator(`[id="${await field.getAttribute('id')}-post"]`)
      .fill(title);
  }
}
