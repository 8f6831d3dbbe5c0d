export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  complaints: string[];
}
export function readVitest(name: string, file: string, exitCode: number): Counts;
export function readPlaywright(name: string, file: string, exitCode: number): Counts;
export function summaryLine(all: readonly Counts[]): string;
