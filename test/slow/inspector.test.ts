import '../e2e/server/inspector.ts';
import { useServer } from '../e2e/server/the-server.ts';

// Each call of the Inspector's command line is a process of its own.
useServer();
