/** The site's address of a path relative to its base, with or without a trailing slash in the base. */
export function href(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`;
}
