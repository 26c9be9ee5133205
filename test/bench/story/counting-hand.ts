import type { Locator } from 'playwright-core';
import { PlainHand } from '../../e2e/plain-hand.ts';

/** Counts of an officer's work. */
export interface Counted {
  /** Presses of the mouse or of a key in its place; a choice from a list, a box or a round button is one. */
  readonly clicks: number;
  /** Inputs that something was typed into: text, a number, a date. */
  readonly fields: number;
}

const NOTHING: Counted = { clicks: 0, fields: 0 };

/** Counts what the hand of a story does. */
export class CountingHand extends PlainHand {
  private readonly tallies = new Map<string, Counted>();
  private part = '';
  /** All that was typed, in order: an officer's own words. */
  readonly typed: string[] = [];

  /** Later work counts for this part of the story. */
  begin(part: string): void {
    this.part = part;
  }

  /** By part of the story, in the order in which they came. */
  get byPart(): ReadonlyMap<string, Counted> {
    return this.tallies;
  }

  private count(more: Partial<Counted>): void {
    const { clicks, fields } = this.tallies.get(this.part) ?? NOTHING;
    this.tallies.set(this.part, {
      clicks: clicks + (more.clicks ?? 0),
      fields: fields + (more.fields ?? 0),
    });
  }

  override press(target: Locator): Promise<void> {
    this.count({ clicks: 1 });
    return super.press(target);
  }

  override type(field: Locator, text: string): Promise<void> {
    this.count({ fields: 1 });
    this.typed.push(text);
    return super.type(field, text);
  }

  override choose(target: Locator, entry?: string | { readonly label: string }): Promise<void> {
    this.count({ clicks: 1 });
    return super.choose(target, entry);
  }

  /** A name is left where it stands already, and offered with its title; of somebody whom nobody knows yet both are typed. */
  override async name(field: Locator, name: string, title?: string): Promise<void> {
    if ((await field.inputValue()) === name) return;
    if (title === undefined || (await this.offersOf(field)).includes(name)) return this.complete(field, name);
    await this.type(field, name);
    await this.type(field.page().locator(`[id="${await field.getAttribute('id')}-post"]`), title);
  }

  private async offersOf(field: Locator): Promise<readonly (string | null)[]> {
    const list = await field.getAttribute('list');
    return field
      .page()
      .locator(`[id="${list}"] option`)
      .evaluateAll(options => options.map(option => option.getAttribute('value')));
  }

  /** Takes what a field offers. @throws when it is not offered, which would have to be typed */
  async complete(field: Locator, offered: string): Promise<void> {
    const offers = await this.offersOf(field);
    if (!offers.includes(offered)) throw new Error(`“${offered}” is not offered, only ${offers.join('、')}`);
    this.count({ clicks: 1 });
    await field.fill(offered);
  }
}

/** @param parts by name */
export const sumOf = (parts: Iterable<Counted>): Counted =>
  [...parts].reduce(
    (sum, { clicks, fields }) => ({ clicks: sum.clicks + clicks, fields: sum.fields + fields }),
    NOTHING,
  );
