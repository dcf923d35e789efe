/** Why an endpoint gets nothing. */
export interface SwitchedOff {
  /** Epoch milliseconds. */
  readonly off_since: number;
  readonly why: string;
}

/** Endpoints that are switched off, because their receiver wants no more events. Throws `StoreBusy` or `StoreRefused`. */
export interface EndpointSwitches {
  /** Null for an endpoint that is on. Read consistently. */
  get(name: string): Promise<SwitchedOff | null>;
  /** Changes nothing for one that is off already. */
  switchOff(name: string, off: SwitchedOff): Promise<void>;
  /** False if it is on already. */
  switchOn(name: string): Promise<boolean>;
}
