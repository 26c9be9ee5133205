import { Document } from 'yaml';

/** Writes plain data as YAML. @param head comment lines before it */
export function yamlOf(data: object, head: string): string {
  const document = new Document(data);
  document.commentBefore = head.replaceAll(/^/gm, ' ');
  // A sentence stands in one line, as an author writes it.
  return document.toString({ lineWidth: 0 });
}
