import '../e2e/protected/token-command.ts';
import { useProtectedServer } from '../e2e/protected/the-protected-server.ts';

useProtectedServer();
