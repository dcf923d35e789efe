import { describe, expect, it } from 'vitest';
import { readEndpoints } from '../../../../core/events/endpoint.ts';

const CRM = {
  name: 'crm',
  url: 'https://crm.example/webhooks',
  secret: 'env:CRM_SECRET',
  events: ['conversation.handed_off'],
};

describe('readEndpoints', () => {
  it('reads the receivers', () => {
    expect(readEndpoints(JSON.stringify([CRM]))).toEqual([{ ...CRM, include: null }]);
  });

  it.each([
    ['a name with a capital', [{ ...CRM, name: 'CRM' }], '0.name must be a lower-case letter, then'],
    [
      'an unknown type',
      [{ ...CRM, events: ['handed_off'] }],
      '0.events.0 must be one of conversation.handed_off, conv',
    ],
    ['no type', [{ ...CRM, events: [] }], '0.events must name an event type'],
    ['types that are no list', [{ ...CRM, events: 'message.posted' }], '0.events must be a list of event types'],
    ['another text', [{ ...CRM, include: 'all' }], '0.include must be "summary", "transcript" or null'],
    ['no URL', [{ ...CRM, url: undefined }], '0.url is missing'],
    ['a secret itself', [{ ...CRM, secret: 'whsec_x' }], '0.secret must be env:NAME or the ARN of a secret'],
    ['a name twice', [CRM, CRM], ']: a name occurs twice'],
  ])('says what is allowed for %s', (_, list, message) => {
    expect(() => readEndpoints(JSON.stringify(list))).toThrow(message);
  });
});
