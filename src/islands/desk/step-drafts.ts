/** Where a step's form is kept; apart from its files, which are not to be written again at each letter. */
export const stepDrafts = (step: string): readonly [form: string, files: string] => [
  `step/${step}`,
  `step/${step}/files`,
];
