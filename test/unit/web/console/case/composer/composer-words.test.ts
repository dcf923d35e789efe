import { describe, expect, it } from 'vitest';
import { composerWords } from '../../../../../../web/console/case/composer/composer-words.ts';
import { ANA, aDesk, BEN } from '../../a-case.ts';

describe('composerWords', () => {
  it.each([
    ['waits', aDesk(), false, true, 'Your reply also takes the conversation.'],
    ['the assistant has', aDesk({ state: 'bot' }), false, true, 'Your reply also takes the conversation.'],
    ['is yours', aDesk({ state: 'human', assignee: ANA }), true, true, ''],
    [
      "is a colleague's",
      aDesk({ state: 'human', assignee: BEN }),
      false,
      false,
      'Ben Okoye answers here. Take over to reply, or write a note.',
    ],
    ['is closed', aDesk({ state: 'closed' }), false, false, 'This conversation is closed. Reopen it to reply.'],
    ['was not read yet', null, false, false, ''],
  ])('lets reply where the conversation %s as the state allows', (_, desk, isYours, canSend, hint) => {
    expect(composerWords('reply', desk, isYours)).toMatchObject({ button: 'Send reply', canSend, hint });
  });

  it('lets write notes in every state, with other words', () => {
    expect(composerWords('note', aDesk({ state: 'closed' }), false)).toMatchObject({
      button: 'Keep note',
      canSend: true,
    });
  });
});
