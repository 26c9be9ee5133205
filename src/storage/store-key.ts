/** Where a database's own id lies in its settings. One that was deleted and made again has another. */
export const STORE_KEY = 'store';
