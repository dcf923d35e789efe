export const SESSION_HEADER = 'mcp-session-id';

/**
 * The error texts for an unknown session of servers that do not answer 404: "No valid session ID provided" and "Server not initialized"
 * (examples of the TypeScript SDK), "Invalid session ID" (Go), "Unauthorized: Session not found" with 401 (Rust).
 */
const WORDS = /\bsession[ -]?id\b|\bsession not found\b|\bserver not initialized\b/i;

/** A result in a response proves that the server has called the tool, whatever its status: some servers send 404 for an order that is not found. */
const RESULT = /"result"\s*:\s*\{/;

/**
 * Whether the response to a request with a session says that the server has ended the session, as after a restart. The server looks a session
 * up before it does anything. Other codes, such as 500 and 503 in the same words, do not prove it.
 */
export const endsSession = async (response: Response): Promise<boolean> => {
  if (![400, 401, 404].includes(response.status)) return false;
  const body = await response.clone().text();
  return !RESULT.test(body) && (response.status === 404 || WORDS.test(body));
};
