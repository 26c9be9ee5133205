import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

/** Every built file as text; a Word file as its parts. */
export function builtTexts(folder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, file);
    if (/\.(html|js|json|webmanifest|css|txt)$/.test(file)) texts.set(file, readFileSync(path, 'utf8'));
    if (file.endsWith('.docx'))
      texts.set(
        file,
        Object.values(unzipSync(readFileSync(path)))
          .map(part => new TextDecoder().decode(part))
          .join('\n'),
      );
  }
  return texts;
}
