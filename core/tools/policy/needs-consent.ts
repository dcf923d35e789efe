import type { CompanyTool } from '../tool.ts';

/** Whether the customer has to be asked first. A server that withdraws, within a turn, that its tool writes does not change that. */
export const needsConsent = (offered: CompanyTool, now: CompanyTool): boolean => offered.writes || now.writes;
