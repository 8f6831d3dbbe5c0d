export interface Known {
  pid: number;
  identity: string;
}
export function identityOf(pid: number): string | null;
export function know(pid: number): Known | null;
export function lives(known: Known | null | undefined): boolean;
export function npmAbove(): Known | null;
export function terminate(known: Known, patienceMs: number): Promise<void>;
