/** The document's title: how many wait stands first, so that it shows on a narrow tab. */
export const titleOf = (waiting: number, place: string | null): string =>
  `${waiting > 0 ? `(${waiting}) ` : ''}Frontdesk${place === null ? '' : ` · ${place}`}`;
