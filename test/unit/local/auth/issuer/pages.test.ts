import { describe, expect, it } from 'vitest';
import { loginPage } from '../../../../../local/auth/issuer/pages.ts';

describe('the login page', () => {
  it('asks a customer for a name only', () => {
    const html = loginPage('Chat', 'contact', null);
    expect(html).toContain('wants to contact customer support on your behalf.');
    expect(html).not.toContain('<select');
  });

  it('asks a person at the desk for a role, agent unless they choose another', () => {
    expect(loginPage('Console', 'desk', null)).toContain('<option selected>agent</option><option>supervisor</option>');
  });

  it('says what a second log-in is for, and has the role that it needs', () => {
    const html = loginPage('Console', 'admin', null);
    expect(html).toContain('<h1>Log in again</h1>');
    expect(html).toContain('wants to export and erase customers in your name.');
    expect(html).toContain('<option>agent</option><option selected>supervisor</option>');
  });
});
