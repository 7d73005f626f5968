const DOCUMENT_ID = /^[a-z0-9]{1,64}$/i;

/** Whether this may be the id of an entry; anything else is of none, and is not asked for. */
export const isDocumentId = (value: string): boolean => DOCUMENT_ID.test(value);
