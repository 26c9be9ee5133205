import { failure, type Result, success } from '../../base/result.ts';
import { isEncrypted } from '../../files/age-header.ts';
import { PACKAGE_LIMIT } from '../../incident/limits.ts';

/** Why the text of a package cannot be had. `needsPassphrase`: it is encrypted, and none was given. */
export interface ReadRefusal {
  readonly code: 'tooLarge' | 'unreadable' | 'needsPassphrase' | 'wrongPassphrase' | 'damaged';
}

/** Where a file says whether it is encrypted; armour may stand behind a few blank lines. */
const HEAD = 256;
/** Armour writes three bytes as four and breaks lines; what is inside is measured once it is open. */
const ARMOUR = 1.5;

/** The text of a package file, decrypted where it is encrypted. Looks at its size before it reads it. */
export async function readPackageFile(
  file: File,
  passphrase: string | undefined,
): Promise<Result<string, ReadRefusal>> {
  try {
    const encrypted = isEncrypted(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
    if (file.size > (encrypted ? PACKAGE_LIMIT * ARMOUR : PACKAGE_LIMIT))
      return failure({ code: 'tooLarge' });
    if (!encrypted) return success(await file.text());
    if (passphrase === undefined || passphrase === '') return failure({ code: 'needsPassphrase' });
    const { decryptPackage } = await import('../../files/encryption.ts');
    return await decryptPackage(new Uint8Array(await file.arrayBuffer()), passphrase);
  } catch {
    return failure({ code: 'unreadable' });
  }
}
