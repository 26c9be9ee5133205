/** Somebody at another machine, as far as he says who he is. */
interface Named {
  readonly name: string;
  readonly role: string;
}

/** @param roleName what a post is called, by its id */
export const colleagueName = ({ name, role }: Named, roleName: (id: string) => string): string =>
  name === '' ? roleName(role) || '？' : name;
