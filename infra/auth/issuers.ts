import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { CognitoIssuer } from './cognito-issuer.ts';
import { loginUrl } from './pool-login.ts';
import { StaffIssuer, type StaffIssuerProps, staffLogin } from './staff-issuer.ts';
import { companyIssuer, companyStaffIssuer, type StaffTokenIssuer, type TokenIssuer } from './token-issuer.ts';

/** The customers' authorization server, for the URL of `/mcp`. */
export const customersIssuer = (scope: Construct, stage: Stage, resource: string): TokenIssuer => {
  const { auth } = stage.settings;
  return auth.kind === 'cognito'
    ? new CognitoIssuer(scope, 'Customers', { stage, auth, resource })
    : companyIssuer(auth);
};

/** That of the staff. */
export const staffIssuer = (scope: Construct, props: Omit<StaffIssuerProps, 'staff'>): StaffTokenIssuer => {
  const { staff } = props.stage.settings;
  return staff.kind === 'cognito' ? new StaffIssuer(scope, 'Staff', { ...props, staff }) : companyStaffIssuer(staff);
};

/** The origin where people of the team log in. */
export const staffLoginOrigin = (scope: Construct, stage: Stage): string => {
  const { staff } = stage.settings;
  return staff.kind === 'cognito' ? loginUrl(scope, staffLogin(stage, staff)) : new URL(staff.issuer).origin;
};
