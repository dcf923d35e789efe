import { refusal } from './guard.ts';
import { Unverified, type VerifyCustomer } from './verify-customer.ts';

/** Methods that are called for no customer. */
const FOR_NOBODY = ['initialize', 'notifications/initialized', 'ping', 'server/discover', 'tools/list'];

/** Passes on requests with their verified customer, or with null if they are made for nobody. */
export const forCustomer =
  (serve: (request: Request, customer: string | null) => Promise<Response>, verify: VerifyCustomer) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return serve(request, null);
    const { url, method, headers, signal } = request;
    const body = await request.text();
    const read = new Request(url, { method, headers, signal, body });
    if (FOR_NOBODY.includes(methodIn(body))) return serve(read, null);
    try {
      return await serve(read, await verify(headers.get('frontdesk-customer'), body));
    } catch (error) {
      if (error instanceof Unverified) return refusal(401, `Unauthorized: ${error.message}.`);
      throw error;
    }
  };

const methodIn = (body: string): string => {
  try {
    return String(JSON.parse(body).method);
  } catch {
    return '';
  }
};
