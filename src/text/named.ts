/** The name of a button for whoever does not see what it stands beside: what it does, and to what. */
export const named = (act: string, what: string): string => `${act}：${what}`;
