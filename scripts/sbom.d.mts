/** The bill of materials of a lock file's text. */
export function billOfMaterials(text: string, options?: { readonly production?: boolean }): unknown;
