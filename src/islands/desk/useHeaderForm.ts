import { useCallback, useEffect, useState } from 'preact/hooks';
import { isShortcut } from '../shared/shortcuts.ts';
import type { HeaderForm } from './IncidentHeader.tsx';
import type { Page } from './route.ts';

/** Which form of the header is open: it belongs to the page it was opened on. Who keeps the record is asked where that is `missing`; `?` lists the keys. */
export function useHeaderForm(page: Page, missing: boolean) {
  const [shown, setShown] = useState<{ readonly form: HeaderForm | undefined; readonly on: Page }>();
  const setForm = useCallback((next: HeaderForm | undefined) => setShown({ form: next, on: page }), [page]);
  useEffect(() => {
    if (missing) setForm('officer');
  }, [missing, setForm]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === '?' && isShortcut(event)) setForm('keys');
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [setForm]);
  return [shown?.on === page ? shown.form : undefined, setForm] as const;
}
