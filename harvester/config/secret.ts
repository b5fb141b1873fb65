import { readFileSync } from 'node:fs';
import { ConfigInvalid } from '../errors.ts';

/**
 * A secret from the environment: the variable itself, or the content of the file that `<name>_FILE` names (as containers and
 * systemd hand secrets over), without the line end after it. null: neither is set. Throws ConfigInvalid when the file cannot be read.
 */
export function readSecret(
  name: string,
  value: string | undefined,
  file: string | undefined,
): string | null {
  if (value !== undefined && value !== '') return value;
  if (file === undefined || file.trim() === '') return null;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new ConfigInvalid([`${name}_FILE names a file that cannot be read: ${file}`], { cause });
  }
}
