/** A backend that is known beforehand and may act for customers; its secret is one that everybody knows, as all on this machine. */
export const BACK_OFFICE = {
  client_id: 'back-office',
  client_secret: 'back-office',
  client_name: 'Back office',
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
};
