// A problem in a sentence with its place, wherever one is told outside the editor.

export interface PlacedProblem {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export const problemSentence = ({ line, column, message }: PlacedProblem): string =>
  `Line ${line}, column ${column}: ${/[.!?]$/.test(message) ? message : `${message}.`}`;
