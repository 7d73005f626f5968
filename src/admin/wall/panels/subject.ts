/** What a panel is about. */
export interface Subject {
  /** documentId. */
  id: string;
  /** Another one once it was saved. */
  version: unknown;
}
