export interface Block {
  readonly language: string;
  readonly code: string;
  readonly line: number;
  readonly retry: boolean;
  readonly answer: unknown;
}
export function blocksOf(text: string): Block[];
export function operatorCommandsOf(text: string): string[];
export function differences(expected: unknown, got: unknown, at?: string): string[];
export function runGuide(guide: {
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
  note(name: string, good: boolean, output: string): void;
}): Promise<void>;
