/**
 * What a reader counts as a character: a letter with what is written onto it, a variation selector
 * (IVS) or a combining mark.
 */
export const charactersOf = (text: string): string[] => text.match(/\P{M}\p{M}*/gu) ?? [];
