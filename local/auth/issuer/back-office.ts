/** A preregistered backend that may act for customers. Its secret is public, because it exists on this machine only. */
export const BACK_OFFICE = {
  client_id: 'back-office',
  client_secret: 'back-office',
  client_name: 'Back office',
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
};
