const PATIENCE_MS = 180_000;
const POLLS = 36;

/** Looks again until it is found or the time is over: CloudWatch and X-Ray show a call after a minute or two. */
export const isFound = async (look: () => Promise<boolean>, patienceMs = PATIENCE_MS): Promise<boolean> => {
  for (const end = Date.now() + patienceMs; ; ) {
    if (await look()) return true;
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, patienceMs / POLLS));
  }
};
