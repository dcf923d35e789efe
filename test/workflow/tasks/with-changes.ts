import { isRecord } from '../../../core/text/json.ts';

/** A value with the changed fields of `changes`, at any depth. */
export const withChanges = (value: unknown, changes: unknown): unknown =>
  isRecord(value) && isRecord(changes)
    ? {
        ...value,
        ...Object.fromEntries(Object.entries(changes).map(([key, one]) => [key, withChanges(value[key], one)])),
      }
    : changes;
