import { Link } from '@/i18n/navigation';

/** A version of a model by its name, leading to its card. */
export function ModelLink({ model, version }: { model: string; version: number }) {
  return (
    <Link href={`/models/${model}/${version}`} className="font-mono text-[0.92em] text-accent underline">
      {model}@{version}
    </Link>
  );
}
