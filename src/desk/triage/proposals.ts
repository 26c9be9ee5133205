/** Answers that the record of the matter proposes, by question, each with where it is from: given once somebody hands it in where he sees it. */
export type ProposedAnswers = Readonly<Record<string, { readonly answer: string; readonly source: string }>>;
