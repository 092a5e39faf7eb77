/** What a file is called for people. */
export const fileWords = (file, at) => file.name ?? `附件 ${at + 1}`;

/** The files that do not stand in the text as pictures. */
export const filesBeside = (body, files) => (files ?? []).filter(({ id }) => !body?.includes(`attachment:${id}`));
