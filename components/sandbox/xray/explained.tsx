import { type ReactNode, useId } from 'react';
import { type FormulaName, XrayFormula } from './formulas-context';

/** A short explanation with its formula; a heading of its own where a tab has more than one. */
export function Explained({
  title,
  formula,
  children,
}: {
  title?: ReactNode;
  formula?: FormulaName;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={title ? id : undefined} className="grid min-w-0 content-start gap-2">
      {title && (
        <h4 id={id} className="text-sm font-semibold">
          {title}
        </h4>
      )}
      <div className="max-w-[var(--measure)] text-sm">{children}</div>
      {formula && (
        <div className="min-w-0 overflow-x-auto text-sm">
          <XrayFormula name={formula} />
        </div>
      )}
    </section>
  );
}
