/** The subjects of the ledger: events about the same one stand against each other. */
export const factSubject = (fact: string): string => `fact:${fact}`;
export const entrySubject = (entry: string): string => `entry:${entry}`;
/** Where approvals of the cause in one entry stand against each other. */
export const causeSubject = (entry: string): string => `cause:${entry}`;
