import './bad-input.ts';
import './inspector.ts';
import './official-clients.ts';
import './progress.ts';
import './protocol.ts';
import './ready-line.ts';
import { useServer } from './the-server.ts';

// A server takes two seconds to start, so the topics, one in each file, share one.
useServer();
