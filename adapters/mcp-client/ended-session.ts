export const SESSION_HEADER = 'mcp-session-id';

/**
 * The error texts for an unknown session of servers that do not answer 404: "No valid session ID provided" and "Server not initialized"
 * (examples of the TypeScript SDK), "Invalid session ID" (Go), "Unauthorized: Session not found" with 401 (Rust).
 */
const WORDS = /\bsession[ -]?id\b|\bsession not found\b|\bserver not initialized\b/i;

/**
 * Whether the response to a request with a session says that the server has ended the session, as after a restart. The server looks a session
 * up before it does anything. Other codes, such as 500 and 503 in the same words, do not prove it.
 */
export const endsSession = async (response: Response): Promise<boolean> => {
  if (response.status === 404) return true;
  return (response.status === 400 || response.status === 401) && WORDS.test(await response.clone().text());
};
