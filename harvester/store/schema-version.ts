/** Number of the newest file in `migrations/`; kept in the archive as `user_version`. */
export const SCHEMA_VERSION = 4;
