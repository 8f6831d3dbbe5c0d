'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { FormulaName } from './formulas';

export type { FormulaName };

const FormulasContext = createContext<Partial<Record<FormulaName, ReactNode>>>({});

/** Hands formulas that the server has set down to the X-ray, wherever in the workbench it is. */
export function XrayFormulas({
  formulas,
  children,
}: {
  formulas: Record<FormulaName, ReactNode>;
  children: ReactNode;
}) {
  return <FormulasContext value={formulas}>{children}</FormulasContext>;
}

/** One of the X-ray's formulas; nothing where the page has not set them. */
export function XrayFormula({ name }: { name: FormulaName }) {
  return useContext(FormulasContext)[name] ?? null;
}
