/** What is in the store under a key. */
export interface BlobStore {
  put(key: string, data: Uint8Array): Promise<void>;
  /** Null where there is nothing under this key. */
  get(key: string): Promise<Uint8Array | null>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}
