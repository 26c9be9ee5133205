/** Shapes of the checklist that say the same of a check of the gate; one that blocks has its own. */
export const gateShape = { passed: 'done', open: 'started', skipped: 'skipped', blocked: undefined } as const;
