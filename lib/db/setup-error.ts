/** A failure of the installation, not of the code: `message` is one sentence for the operator. */
export class SetupError extends Error {
  override name = 'SetupError';
}

const DISK_FULL = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|could not extend file/i;

/** Whether an error, or what a program printed, says that the disk is full. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // 53100 is PostgreSQL's own SQLSTATE for it.
  return (
    code === '53100' || DISK_FULL.test(`${code} ${error instanceof Error ? error.message : String(error)}`)
  );
}
