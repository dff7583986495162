/**
 * The version of all stored shapes together. It goes up with a change that an older version of Rollcall would
 * misread; what only adds to a shape leaves it.
 */
export const STORED_SCHEMA = 1

/** Under which name the version is remembered that wrote the data. */
export const SCHEMA_FACT = 'schema/version'
