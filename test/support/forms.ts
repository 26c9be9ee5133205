import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { options, type VNode } from 'preact';
import ts from 'typescript';
import { afterAll, beforeAll, vi } from 'vitest';
import type { Opened } from '../../src/kit/Disclosure.tsx';
import * as kitForm from '../../src/kit/Form.tsx';
import { FormFrame } from '../../src/kit/FormFrame.tsx';
import type { FormFields } from '../../src/kit/fields.ts';
import { PlainForm } from '../../src/kit/PlainForm.tsx';
import { UnkeptForm } from '../../src/kit/UnkeptForm.tsx';
import type { FormProps } from '../../src/kit/useForm.ts';
import type { MountedPage } from './mounted.ts';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));

/** Tags that draw a form; the last stand where a screen needs one of its own. */
const TAGS: ReadonlySet<string> = new Set(['Form', 'PlainForm', 'UnkeptForm', 'FormFrame', 'form']);
const MAKERS: ReadonlySet<string> = new Set(['disclosed', 'disclosedText']);

/** Every place of desk and training that draws a form, as `desk/release/FactForm.tsx:74`. */
export function formPlaces(): readonly string[] {
  return ['desk', 'training'].flatMap(folder =>
    readdirSync(`${SOURCE}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.tsx'))
      .sort()
      .flatMap(file => {
        const path = `${folder}/${file.replaceAll('\\', '/')}`;
        const text = readFileSync(SOURCE + path, 'utf8');
        const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
        const found: string[] = [];
        const look = (node: ts.Node): void => {
          const draws =
            ((ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) &&
              TAGS.has(node.tagName.getText())) ||
            (ts.isCallExpression(node) && MAKERS.has(node.expression.getText()));
          if (draws) found.push(`${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
          ts.forEachChild(node, look);
        };
        look(tree);
        return found;
      }),
  );
}

/** The line of a screen that is being run. */
function placeNow(): string | undefined {
  const frames = (new Error('where').stack ?? '').split('\n');
  const [, place] =
    frames.map(frame => /\/src\/((?:desk|training)\/[^):]+\.tsx:\d+)/.exec(frame)).find(Boolean) ?? [];
  return place;
}

export type AnyForm = FormProps<FormFields> & { readonly disabled?: boolean };

/** A form as it stands on the page. */
export interface ShownForm {
  readonly element: HTMLFormElement;
  /** Its fields at this moment. */
  asks(): AnyForm;
  readonly place: string;
}

type Make = (of: object) => ReturnType<typeof kitForm.disclosed>;

/** Follows what draws forms in this file's tests: which place of the source each comes from, and what it asks. */
export function watchForms() {
  const places = new WeakMap<object, string>();
  const drawn = new WeakMap<Element, AnyForm>();
  const seen = new Set<string>();
  const from = (submit: unknown, place: string | undefined): void => {
    if (typeof submit === 'function' && place !== undefined && !places.has(submit)) places.set(submit, place);
  };
  const kinds: readonly unknown[] = [kitForm.Form, PlainForm, UnkeptForm];
  const before = { vnode: options.vnode, diffed: options.diffed };
  beforeAll(() => {
    options.vnode = vnode => {
      if (kinds.includes(vnode.type) || vnode.type === 'form')
        from(Reflect.get(vnode.props, 'onSubmit'), placeNow());
      before.vnode?.(vnode);
    };
    options.diffed = vnode => {
      // The element that a component drew, as Preact stores it.
      const element: unknown = Reflect.get(vnode, '__e');
      if (vnode.type === FormFrame && element !== null)
        drawn.set(element as Element, vnode.props as unknown as AnyForm);
      before.diffed?.(vnode);
    };
    for (const [maker, make] of [
      ['disclosed', kitForm.disclosed as Make],
      ['disclosedText', kitForm.disclosedText as Make],
    ] as const) {
      vi.spyOn(kitForm, maker).mockImplementation((of: object) => {
        const place = placeNow();
        const made = make(of);
        return {
          ...made,
          form: (opened: Opened) => {
            const node = made.form(opened) as VNode<{ onSubmit: unknown }>;
            if (place !== undefined) places.set(node.props.onSubmit as object, place);
            return node;
          },
        };
      });
    }
  });
  afterAll(() => {
    for (const [name, hook] of Object.entries(before)) {
      if (hook === undefined) Reflect.deleteProperty(options, name);
      else Reflect.set(options, name, hook);
    }
  });
  return {
    /** The places whose forms stood on a page. */
    seen,
    shownForms: (page: MountedPage): readonly ShownForm[] =>
      [...page.document.querySelectorAll('form')].flatMap(element => {
        const props = drawn.get(element);
        const place = props && places.get(props.onSubmit);
        if (props === undefined || place === undefined) return [];
        seen.add(place);
        return [{ element, place, asks: () => drawn.get(element) ?? props }];
      }),
  };
}
