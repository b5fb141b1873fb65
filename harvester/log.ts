/** A log line's fields: counts, ids, codes and milliseconds. Never free text from a source, never personal data. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

let write = (line: string): void => {
  process.stderr.write(line);
};

/** Writes one JSON line per event to standard error, so that standard output stays for what the user asked for. */
export function log(event: string, fields: LogFields = {}): void {
  write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
}

/** Sends the lines somewhere else: for a command that tells a person the same in words. */
export function redirectLog(to: (line: string) => void): void {
  write = to;
}
