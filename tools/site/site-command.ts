export type Complaint = { readonly error: string; readonly detail?: string };

/** What a verb of the command may use, so that a test can give it a folder and a day of its own. */
export type SiteScene = {
  /** The project's folder. */
  readonly root: string;
  /** The folder in which the person typed the command: files are named from there. */
  readonly callersFolder: string;
  readonly nowMs: number;
  readonly say: (text: string) => void;
  /** Says what is wrong on the error stream; returns the exit code for bad input. */
  readonly complain: (fault: Complaint) => number;
};

/** One verb. `run` returns the exit code: 0 done, 1 faults found, 2 asked wrongly. */
export type SiteCommand = {
  readonly help: string;
  readonly run: (args: readonly string[], scene: SiteScene) => Promise<number>;
};
