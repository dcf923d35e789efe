import './desk/bad-input.ts';
import './desk/official-clients.ts';
import './server/bad-input.ts';
import './server/official-clients.ts';
import './server/progress.ts';
import './server/protocol.ts';
import './server/ready-line.ts';
import { useServer } from './server/the-server.ts';

// A server takes two seconds to start, so the topics, one in each file, share one.
useServer();
