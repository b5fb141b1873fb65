import { readFileSync } from 'node:fs';
import { ConfigInvalid } from '../errors.ts';

/**
 * A secret from the environment: the variable itself, or the file that `<name>_FILE` names (as container and service managers
 * hand them over). Null when neither is set. Throws ConfigInvalid for a file that cannot be read, without its content.
 */
export function readSecret(
  name: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  const direct = variables[name]?.trim();
  if (direct) return direct;
  const file = variables[`${name}_FILE`]?.trim();
  if (!file) return null;
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch (cause) {
    throw new ConfigInvalid([`${name}_FILE names ${file}, which cannot be read`], { cause });
  }
}
