import { isObject } from '../base/guard.ts';

/** A scenario as the text of its file in `content/`: plain YAML, one item a line, texts quoted as JSON quotes them, which YAML reads too. */

const isPlain = (text: string): boolean =>
  /^[a-zA-Z][\w-]*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);

const scalar = (value: unknown): string =>
  typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value);

/** Lines that a literal block gives back as they are. */
const isBlock = (text: string): boolean =>
  /^[^\s\p{Cc}][^\p{Cc}]*(?:\n[^\s\p{Cc}][^\p{Cc}]*)+$/u.test(text) && !/\s\n|\s$/.test(text);

const entriesOf = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value).filter(([, each]) => each !== undefined);

const isShort = (value: readonly unknown[]): boolean => value.every(each => !isObject(each));

function lines(value: object, indent: string): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap(each => {
      if (!isObject(each)) return [`${indent}- ${scalar(each)}`];
      const [first, ...rest] = lines(each, `${indent}  `);
      return first === undefined
        ? [`${indent}- ${JSON.stringify(each)}`]
        : [`${indent}- ${first.trimStart()}`, ...rest];
    });
  return entriesOf(value).flatMap(([key, each]) => {
    const head = `${indent}${isPlain(key) ? key : JSON.stringify(key)}:`;
    if (typeof each === 'string' && isBlock(each))
      return [`${head} |-`, ...each.split('\n').map(line => `${indent}  ${line}`)];
    if (!isObject(each)) return [`${head} ${scalar(each)}`];
    if (Array.isArray(each) && isShort(each)) return [`${head} [${each.map(scalar).join(', ')}]`];
    const body = lines(each, `${indent}  `);
    return body.length === 0 ? [`${head} {}`] : [head, ...body];
  });
}

/** Writes plain data as YAML. @param head comment lines before it */
export const yamlOf = (data: object, head: string): string =>
  [...head.split('\n').map(line => `# ${line}`), '', ...lines(data, ''), ''].join('\n');
