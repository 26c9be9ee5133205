/** `npm test`: everything; with `-- --changed`, what the files changed since the last commit reach soonest. */
if (process.argv.includes('--changed')) await import('./changed.ts');
else await import('./whole.ts');

// Without it this would be no module, and could not wait.
export {};
