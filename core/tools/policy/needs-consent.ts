import type { CompanyTool } from '../tool.ts';

/**
 * Whether the tool needs the customer's consent. It still does if its server declares it read-only later in the turn.
 */
export const needsConsent = (offered: CompanyTool, now: CompanyTool): boolean => offered.writes || now.writes;
