import { MissingPage } from '@/components/shell/missing-page';
import { OwnRunPointer } from './own-run-pointer';

/** "There is no such page" for everyone but the run's own member, who is led to their list. */
export function MissingRun({ id }: { id: number | null }) {
  return (
    <>
      <MissingPage />
      {id !== null && <OwnRunPointer id={id} />}
    </>
  );
}
